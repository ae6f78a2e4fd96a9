"""Random loads of agents, and what is drawn for work other than live."""

from __future__ import annotations

from typing import Any

from tests.scenario.drawn.draws import Draws

__all__ = ["Modes"]


class Modes(Draws):
    """Draws what agents may have in hand, and how customers chase up what is unanswered."""

    def sharing(self) -> dict[str, Any]:
        """Return what a group's agents may have in hand; nothing where all work is live, one at a time."""
        if not self.shared:
            return {}
        return self.maybe(
            loads=self.loads, aht_in_hand=self.aht_in_hand, switching=lambda: self.between(1, 30)
        )

    def loads(self) -> list[dict[str, Any]]:
        """Return loads of which each mode of the scenario is part."""
        modes = list(dict.fromkeys(self.modes.values()))
        loads = [self.load([mode for mode in modes if self.chance(0.6)]) for _ in range(self.whole(1, 3))]
        loads = [load for load in loads if load]
        # Who serves a queue has room for whatever waits there.
        missing = [mode for mode in modes if not any(mode in load for load in loads)]
        loads += [self.load([mode]) for mode in missing]
        # The same counts twice would contradict each other.
        counts = [{mode: load[mode] for mode in modes if mode in load} for load in loads]
        return [load for i, load in enumerate(loads) if counts[i] not in counts[:i]]

    def load(self, modes: list[str]) -> dict[str, Any]:
        if not modes:
            return {}
        counts = {mode: self.number_in_hand(mode) for mode in modes}
        speeds = {mode: self.between(0.3, 1) for mode in modes if self.chance(0.3)}
        if len(modes) > 1 and self.chance(0.2):
            # One stands still while the others go on.
            speeds[self.pick(modes[1:])] = 0
        return {**counts, **({"speed": speeds} if speeds else {})}

    def number_in_hand(self, mode: str) -> int:
        if mode == "live":
            return 1 if self.chance(0.95) else 2
        return self.whole(1, 3)

    def aht_in_hand(self) -> dict[int, float]:
        alone = self.between(60, 180)
        more = {
            number: round(alone * (1 + 0.3 * (number - 1)), 3) for number in (2, 3, 5) if self.chance(0.6)
        }
        return {1: alone, **more}

    def hours_of_work(self) -> dict[str, Any]:
        """Return hours in which a group serves a queue."""
        return self.pick(
            (
                {"every day": "13:00-17:30"},
                {"mon-fri": ["08:00-10:00", "14:00-24:00"], "sat, sun, holidays": "09:00-15:00"},
                {"every day": ["00:00-11:00", "11:20-24:00"], str(self.start): "closed"},
            )
        )

    def chase(self) -> dict[str, Any]:
        return {
            "probability": self.share(0.2, 1),
            "after": self.distribution(120, 3600, never=True),
            **self.maybe(channel=lambda: self.pick(self.channels), saves=lambda: self.share(0, 1)),
        }

    def conversation(self) -> dict[str, Any]:
        return self.maybe(
            more=lambda: self.changing(0.2, 0.85),
            reply=lambda: self.distribution(20, 900),
            silence=lambda: self.between(60, 1200),
            agent=lambda: self.pick(("sticky", "any")),
            agent_gone=lambda: self.pick(("wait", "release")),
        )

    def backlog_by_channel(self) -> dict[str, Any]:
        """Return contacts that are there at the start, on channels on which their intents come."""
        return {
            channel: {
                intent: self.whole(0, 6) for intent in self.intents if channel in self.own_channels[intent]
            }
            for channel in self.channels
            if self.chance(0.6)
        }
