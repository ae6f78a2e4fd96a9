"""Random flows: automated front doors with loops, branches and every end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.scenario.drawn.automation import Automation

__all__ = ["FrontDoors"]


class FrontDoors(Automation):
    """Draws flows."""

    def make_flows(self, queues: Mapping[str, Any]) -> dict[str, Any]:
        """Return flows; ``queues`` say where a callback may be booked."""
        names = [name for name in ("main", "short") if self.chance(0.45)]
        return {name: self.flow(queues) for name in names}

    def flow(self, queues: Mapping[str, Any]) -> dict[str, Any]:
        ends, limited = self.ends(queues), self.chance(0.4)
        # A first step that only greets, a menu with branches, and a loop back into it that takes time.
        steps: dict[str, Any] = {}
        if self.chance(0.6):
            steps["welcome"] = {"then": "menu", **self.takes()}
        steps["menu"] = {**self.branches(list(ends)), **self.takes()}
        if "then" in steps["menu"] and self.chance(0.5):
            steps["again"] = {"lasts": self.between(2, 10), "then": "menu"}
            steps["menu"]["shares"] = {**steps["menu"]["shares"], "again": self.between(0.05, 0.3)}
        if self.chance(0.2):
            # A bot that tries to help before it asks on.
            steps["menu"]["contained"] = self.contained(some=True)
        reached = self.next_steps(steps["menu"])
        reached |= {each for name in reached if name in ends for each in self.next_steps(ends[name])}
        steps |= {name: {**self.takes(), **end} for name, end in ends.items() if name in reached}
        return {
            "steps": steps,
            **({"sessions": self.changing_number(0, 4)} if limited else {}),
            **({"share": self.changing(0.3, 1)} if self.chance(0.3) else {}),
            **self.maybe(
                most_steps=lambda: self.whole(2, 12),
                longest=lambda: self.between(20, 90),
                **({"when_full": lambda: self.pick(("skip", "turn_away"))} if limited else {}),
                cost=lambda: self.maybe(
                    per_session=lambda: self.varying(lambda: self.between(0, 1)),
                    per_minute=lambda: self.varying(lambda: self.between(0, 0.1)),
                    per_contained=lambda: self.varying(lambda: self.between(0, 2)),
                    per_assumed=lambda: self.varying(lambda: self.between(0, 2)),
                    per_resolved=lambda: self.varying(lambda: self.between(0, 2)),
                ),
            ),
        }

    @staticmethod
    def books(flow: Mapping[str, Any]) -> bool:
        """Return True if a flow ends in a callback, which is for those who wait on the line."""
        return any("callback" in step for step in flow["steps"].values())

    def takes(self) -> dict[str, Any]:
        learns = {"collects": self.remembered()} if self.chance(0.25) else {}
        return learns | self.maybe(
            lasts=lambda: self.distribution(2, 40), hang_up=lambda: self.share(0, 0.15)
        )

    def ends(self, queues: Mapping[str, Any]) -> dict[str, Any]:
        """Return steps that end a flow; the first is always there."""
        booking = [name for name, queue in queues.items() if "callback" in queue]
        others = {
            "named": {"queue": self.pick(self.queues)},
            "wrong": {"misroute": self.pick(self.queues)},
            "help-yourself": {"contained": self.contained(some=False)},
            "gone": {"hang_up": 1},
        }
        if booking:
            others["later"] = {"callback": self.pick(booking)}
        on: list[dict[str, Any]] = [{"then": "agent"}, {"own_queue": True}]
        on += [others[name] for name in ("named", "wrong", "later") if name in others]
        others["answer"] = {"contained": self.contained(some=True), **self.pick(on)}
        return {
            "agent": {"own_queue": True},
            **{name: end for name, end in others.items() if self.chance(0.6)},
        }

    def branches(self, ends: list[str]) -> dict[str, Any]:
        """Return ways on to these steps: by intent, by chance, and for everybody else."""
        if len(ends) > 1 and self.chance(0.2):
            # Without `then` the shares add up to 1 at any time.
            return {"shares": dict(zip(ends[-2:], self.complements(), strict=True))}
        most = 0.6 / max(1, len(ends) - 1)
        return {
            "then": ends[0],
            "shares": {name: self.share(0.05, most) for name in ends[1:]},
            **self.maybe(intents=lambda: {self.pick(self.intents): self.pick(ends)}),
        }

    @staticmethod
    def next_steps(step: Mapping[str, Any]) -> set[str]:
        return {*step.get("intents", {}).values(), *step.get("shares", {}), step.get("then")}
