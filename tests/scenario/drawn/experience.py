"""Random satisfaction, surveys, and what customers and resolved cases are worth."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.scenario.drawn.draws import Draws

__all__ = ["Experienced"]


class Experienced(Draws):
    """Draws how satisfied customers are; from a source of its own, so that nothing else of it changes."""

    def add_experience(self, document: dict[str, Any]) -> None:
        """Add satisfaction, surveys, values and revenue to most scenarios."""
        before, self._random = self._random, random.Random(f"experience of {document['name']}")
        if self.chance(0.7):
            document["satisfaction"] = self.satisfaction()
            names = ("after", "later", "nobody-answers")
            surveys = {name: self.survey() for name in names if self.chance(0.5)}
            document |= {"surveys": surveys} if surveys else {}
            for segment in document["segments"].values():
                segment |= self.maybe(value=lambda: self.once_a_day(lambda: self.between(0, 500)))
        for intent in document["intents"].values():
            intent |= {"revenue": self.worth()} if self.chance(0.4) else {}
            for ways in ("by_segment", "by_channel"):
                for differs in intent.get(ways, {}).values():
                    differs |= {"revenue": self.worth()} if self.chance(0.3) else {}
        self._random = before

    def satisfaction(self) -> dict[str, Any]:
        names = ("unresolved", "further_contact", "transfer", "told_again", "contained_falsely",
                 "abandoned", "turned_away", "gave_up")  # fmt: skip
        losses = {name: self.once_a_day(lambda: self.between(0, 1.5)) for name in names if self.chance(0.6)}

        def added(names: list[str]) -> dict[str, Any]:
            return {name: self.once_a_day(lambda: self.between(-0.5, 0.5)) for name in names}

        return self.maybe(
            base=lambda: self.once_a_day(lambda: self.between(-1, 2)),
            losses=lambda: losses,
            waits=lambda: {name: self.expectation() for name in self.channels},
            callbacks=self.expectation,
            by_channel=lambda: added(self.channels),
            by_intent=lambda: added(self.intents),
            by_segment=lambda: added(self.segments),
            csat=lambda: self.ascending(4),
            nps=lambda: self.ascending(10),
            ces=lambda: self.ascending(6),
            churn=self.by_class,
        )

    def expectation(self) -> dict[str, Any]:
        return self.maybe(
            expected=lambda: self.once_a_day(lambda: self.between(0, 600)),
            half=lambda: self.once_a_day(lambda: self.between(1, 2000)),
            most=lambda: self.once_a_day(lambda: self.between(0, 2)),
        )

    def survey(self) -> dict[str, Any]:
        return self.maybe(
            channels=lambda: self.some_of(self.channels),
            share=lambda: self.once_a_day(lambda: self.between(0, 1)),
            asks=lambda: self.some_of(["ces", "csat", "nps"]),
            responds=self.by_class,
            delay=lambda: self.distribution(10, 40_000),
        )

    def by_class(self) -> dict[str, Any]:
        def share() -> Any:
            return self.once_a_day(lambda: self.between(0, 1))

        return self.maybe(dissatisfied=share, neutral=share, satisfied=share)

    def worth(self) -> Any:
        return self.once_a_day(lambda: self.between(0, 50))

    def ascending(self, number: int) -> list[float]:
        return [round(-1.5 + 3 * (i + self.between(0, 0.9)) / number, 4) for i in range(number)]

    def once_a_day(self, draw: Callable[[], Any]) -> Any:
        """Return a number, or a dated series of them."""
        if self.chance(0.7):
            return draw()
        return {"dated": {str(self.start + timedelta(days=day)): draw() for day in (0, 2)}}
