"""Random automation: self-service, prevention, what is known already, and how difficult cases are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.scenario.drawn.draws import Draws

__all__ = ["Automation"]


class Automation(Draws):
    """Draws what ends needs without an agent, and what follows a case from contact to contact."""

    def again(self, low: float, high: float) -> dict[str, Any]:
        """Return a new attempt whose delay lies about between two times, perhaps on other channels."""
        return {
            "probability": self.share(0.1, 0.8),
            "delay": self.distribution(low, high),
            **({"channels": self.turned_to()} if self.chance(0.35) else {}),
        }

    def repeat(self) -> dict[str, Any]:
        windows = ("3 h", "1 d", "14 d")
        return {**self.again(600, 20_000), **self.maybe(window=lambda: self.pick(windows))}

    def turned_to(self) -> dict[str, Any]:
        """Return shares of some channels; they add up to 1 at most at any time."""
        some = [name for name in self.channels if self.chance(0.5)] or [self.pick(self.channels)]
        return {name: self.changing(0.1, 1 / len(some)) for name in some}

    def difficulty(self) -> dict[str, Any]:
        # At 1 everything hangs on the difficulty alone.
        def correlation() -> float:
            return 1 if self.chance(0.1) else self.between(0, 0.95)

        names = ("containment", "self_service", "resolution", "handle_time")
        return {name: correlation() for name in names if self.chance(0.6)}

    def contained(self, *, some: bool) -> dict[str, Any]:
        """Return who ends without an agent: ``some`` of those who come there, or all."""
        share = {"share": self.changing(0.1, 0.9)} if some else {}
        by_intent = {"by_intent": {self.pick(self.intents): self.changing(0, 1)}} if some else {}
        return {
            **(share if self.chance(0.85) or not by_intent else by_intent),
            **(by_intent if self.chance(0.4) else {}),
            **({"among": "handled"} if self.chance(0.25) else {}),
            **self.maybe(resolved=lambda: self.changing(0.3, 1), repeat=self.repeat),
        }

    def remembered(self) -> dict[str, Any]:
        return self.maybe(kept=lambda: self.changing(0, 1), saves=lambda: self.changing(0, 0.8))

    def context(self) -> dict[str, Any]:
        return self.maybe(same_channel=self.remembered, other_channel=self.remembered)

    def make_sites(self) -> dict[str, Any]:
        """Return self-service; a forum is looked through where there are work items."""
        names = [name for name in ("guides", "peers") if self.chance(0.45)]
        return {name: self.site() for name in names}

    def site(self) -> dict[str, Any]:
        deferred = [name for name, mode in self.modes.items() if mode == "deferred"]
        moderation = {"moderation": lambda: self.moderation(deferred)} if deferred else {}
        return {
            "success": self.contained(some=self.chance(0.95)),
            **self.maybe(
                lasts=lambda: self.distribution(20, 400),
                reply=lambda: self.distribution(300, 9000),
                failure=self.failure,
                freshness=self.freshness,
                upkeep=lambda: {
                    "hours_per_week": self.by_date(0, 20),
                    **self.maybe(pay=lambda: self.by_date(10, 40)),
                },
                cost=lambda: self.maybe(
                    per_use=lambda: self.changing(0, 0.2), per_day=lambda: self.by_date(0, 50)
                ),
                **moderation,
            ),
        }

    def moderation(self, deferred: list[str]) -> dict[str, Any]:
        return {"channel": self.pick(deferred), **self.maybe(share=lambda: self.changing(0.1, 1))}

    def failure(self) -> dict[str, Any]:
        return self.maybe(
            gives_up=lambda: self.changing(0, 0.4),
            delay=lambda: self.distribution(10, 3000),
            channels=self.turned_to,
        )

    def freshness(self) -> dict[str, Any]:
        days = [str(self.start + timedelta(days=self.whole(-3, 2))) for _ in range(self.whole(1, 2))]
        return self.maybe(
            half_life=lambda: self.pick(("12 h", "2 d", "30 d")),
            updated=lambda: str(self.start - timedelta(days=self.whole(0, 6))),
            every=lambda: self.pick(("1 d", "2 d", "7 d")),
            changes=lambda: {day: self.between(0, 0.9) for day in days},
            least=lambda: self.between(0, 0.6),
            then=lambda: {
                str(self.start + timedelta(days=self.whole(0, 3))): self.pick(("0 s", "1 d", "3 d"))
            },
        )

    def adoption(self, sites: list[str]) -> dict[str, Any]:
        """Return the shares that first use self-service; they add up to 1 at most at any time."""
        some = [name for name in sites if self.chance(0.7)] or sites[:1]
        return {name: self.changing(0.2, 1 / len(some)) for name in some}

    def make_preventions(self) -> dict[str, Any]:
        """Return what removes needs, messages with what they cause among it."""
        return {name: self.prevention() for name in ("notice", "repair") if self.chance(0.35)}

    def prevention(self) -> dict[str, Any]:
        some = [name for name in self.intents if self.chance(0.7)] or self.intents[:1]
        return {
            "removes": {name: self.changing(0, 0.4) for name in some},
            **self.maybe(messages=self.messages, per_day=lambda: self.changing(0, 100)),
            # Of the first segment all intents have customers.
            **({"segments": self.segments[:1]} if len(self.segments) > 1 and self.chance(0.4) else {}),
        }

    def messages(self) -> dict[str, Any]:
        per = {"per": self.pick(("1 h", "30 min"))} if self.chance(0.7) else {}
        return {
            "count": self.varying(lambda: self.between(0, 15), total=False, plain=0.3),
            **per,
            **self.maybe(
                cost=lambda: self.changing(0, 0.2),
                causes=lambda: {self.pick(self.intents): self.between(0, 0.1)},
            ),
        }

    def make_assist(self) -> dict[str, Any]:
        """Return the tools of a group."""
        return {name: self.tool() for name in ("replies", "notes") if self.chance(0.6)}

    def tool(self) -> dict[str, Any]:
        fields: dict[str, Callable[[], Any]] = {
            name: lambda: self.changing(0.5, 1.2) for name in ("talk", "hold", "wrap_up", "resolution")
        }
        return self.maybe(
            **fields,
            channels=lambda: self.some_of(self.channels),
            intents=lambda: self.some_of(self.intents),
            per_contact=lambda: self.changing(0, 0.3),
            per_seat=lambda: self.changing(0, 5),
        )
