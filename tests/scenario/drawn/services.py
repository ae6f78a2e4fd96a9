"""Random queues, callbacks and transfers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.scenario.drawn.draws import Draws

__all__ = ["Services"]


class Services(Draws):
    """Draws queues with their callbacks, and how contacts are passed on."""

    def make_queues(self, groups: Mapping[str, Any]) -> dict[str, Any]:
        """Return the queues; ``groups`` say which levels there are to overflow to."""
        return {name: self.queue(name, self.levels(name, groups)) for name in self.queues}

    @staticmethod
    def levels(queue: str, groups: Mapping[str, Any]) -> list[int]:
        skills = [
            group["serves"][queue]
            for group in groups.values()
            if queue in group["serves"] and isinstance(group["serves"], dict)
        ]
        plain = any(
            queue in group["serves"] for group in groups.values() if isinstance(group["serves"], list)
        )
        return sorted({skill.get("level", 1) for skill in skills} | ({1} if plain else set()))

    def queue(self, name: str, levels: list[int]) -> dict[str, Any]:
        later = levels if self.chance(0.1) else levels[1:]
        waits = sorted(self.between(0, 120) for _ in later)
        return self.maybe(
            capacity=lambda: self.pick((0, 1, 5, 40)),
            priority=lambda: self.whole(-1, 2),
            head_start=lambda: self.between(0, 90),
            choose=lambda: self.pick(("longest_idle", "least_worked", "most_proficient", *self.filling())),
            overflow=lambda: dict(zip(later, waits, strict=True)),
            target=lambda: self.between(0, 60),
            weight=lambda: self.between(0.5, 5),
            tier=lambda: self.whole(1, 3),
            **({"callback": lambda: self.callback(name)} if self.offers_callbacks(name) else {}),
            **({"deflection": lambda: self.deflection(name)} if self.deflects_to(name) else {}),
        )

    def filling(self) -> tuple[str, ...]:
        return ("fill_first", "fill_first") if self.shared else ()

    def offers_callbacks(self, queue: str) -> bool:
        """Return True if somebody waits on the line in a queue, or nothing else is there."""
        return not self.shared or bool(self.on_the_line(queue))

    def on_the_line(self, queue: str) -> set[str]:
        """Return channels on which some wait on the line in a queue, whatever else is drawn."""
        return {
            each
            for intent, own in self.own_queues.items()
            if own == queue and self.segments[0] not in self.segment_queues[intent]
            for each in self.own_channels[intent]
            if self.modes[each] in ("live", "concurrent") and each not in self.channel_queues[intent]
        }

    def deflects_to(self, queue: str) -> list[str]:
        """Return the channels to which somebody who waits in a queue can be deflected."""
        waiting = self.on_the_line(queue)
        return [name for name in self.channels if waiting - {name}]

    def deflection(self, name: str) -> dict[str, Any]:
        return {
            "accept": self.changing(0.2, 1),
            "channel": self.pick(self.deflects_to(name)),
            **self.maybe(
                **self.conditions(),
                delay=lambda: self.distribution(5, 600),
                leave=lambda: self.changing(0, 0.5),
            ),
            **({"handle_time": self.between(60, 300)} if self.has_no_handle_time(name) else {}),
        }

    def conditions(self) -> dict[str, Callable[[], Any]]:
        """Return the conditions of an offer."""
        return {
            "after": lambda: self.between(0, 60),
            "queue_length": lambda: self.whole(1, 3),
            "expected_wait": lambda: self.between(1, 120),
            "estimate": lambda: self.pick(("queue_length", "last_wait", "head_of_line")),
            "handle_time": lambda: self.between(60, 300),
        }

    def has_no_handle_time(self, queue: str) -> bool:
        """Return True if perhaps no intent of a queue says how long its contacts take."""
        return all(
            queue != own or self.segments[0] in self.segment_queues[intent] or self.channel_queues[intent]
            for intent, own in self.own_queues.items()
        )

    def callback(self, name: str) -> dict[str, Any]:
        others = [queue for queue in self.queues if queue != name]
        way = self.pick(("keep_place", "scheduled", *(["own_queue"] if others else [])))
        terms: dict[str, Any] = {
            "accept": self.share(0.2, 1),
            "way": way,
            **self.maybe(
                **self.conditions(),
                dial=lambda: self.distribution(5, 30),
                no_answer=lambda: self.share(0, 0.6),
                tries=lambda: self.whole(1, 3),
                again=lambda: self.distribution(60, 3600),
            ),
        }
        if self.has_no_handle_time(name):
            terms["handle_time"] = self.between(60, 300)
        if way == "own_queue":
            terms["queue"] = self.pick(others)
        if way == "scheduled":
            terms |= self.maybe(
                queue=lambda: self.pick(self.queues), delay=lambda: self.distribution(300, 7200)
            )
        return terms

    def transfers(self, intent: str) -> dict[str, Any]:
        """Return transfers out of an intent's own queues, or out of where others have passed it."""
        own = self.own_queues[intent]
        transfers = {}
        for queue in self.queues:
            out_of = own if self.chance(0.6) else self.pick(self.queues)
            if out_of != queue and self.chance(0.7):
                elsewhere = {*self.segment_queues[intent].values(), *self.channel_queues[intent].values()}
                may_be_silent = out_of == own and queue not in elsewhere
                said = {} if may_be_silent and self.chance(0.7) else {"out_of": out_of}
                transfers[queue] = {"probability": self.share(0, 0.4), **said, **self.hand_over()}
        return transfers

    def hand_over(self) -> dict[str, Any]:
        return self.maybe(
            way=lambda: self.pick(("cold", "warm", "conference")),
            after=lambda: self.distribution(20, 60),
            hold=lambda: self.distribution(1, 20),
            wrap_up=lambda: self.distribution(5, 30),
            briefing=lambda: self.distribution(5, 40),
            kept=lambda: self.share(0, 1),
            saves=lambda: self.share(0, 0.8),
            handle_time=self.other_handle_time,
            resolution=lambda: self.share(0.4, 1),
        )

    def other_handle_time(self) -> dict[str, Any]:
        return self.maybe(
            talk=lambda: self.distribution(60, 300),
            hold=lambda: self.distribution(5, 40),
            wrap_up=lambda: self.distribution(10, 90),
        )
