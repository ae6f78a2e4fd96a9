"""Random numbers, durations and distributions, in every form a file may write them in."""

from __future__ import annotations

import random
import typing
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

__all__ = ["Draws", "mapped"]

# Some of the first days are followed by a change of the clocks, forward or back.
_STARTS = ("1999-02-01", "1999-04-01", "1999-09-02", "2024-03-29", "2024-10-26", "2023-03-11", "2024-12-30")
_SELECTORS = (
    ("every day",),
    ("mon-fri", "sat, sun"),
    ("sun-thu", "fri", "sat, holidays"),
    ("every day", "holidays", "fri-mon"),
    ("Monday", "tue-sun"),
)
_MODES = {
    "phone": "live",
    "chat": "concurrent",
    "messenger": "conversation",
    "mail": "deferred",
    "forum": "deferred",
}


class Draws:
    """Draws what the parts of a scenario are made of."""

    def __init__(self, source: random.Random) -> None:
        self._random = source
        self.start = date.fromisoformat(self.pick(_STARTS))
        self.segments = self.some_of(["regular", "gold", "new"])
        self.intents = self.some_of(["call", "claim", "order-status"])
        #: Whether there may be other than live work, and agents who have several contacts in hand.
        self.shared = self.chance(0.5)
        #: The channels with their modes.
        self.modes = (
            self.some_modes() if self.shared else dict.fromkeys(self.some_of(["phone", "hotline"]), "live")
        )
        self.channels = list(self.modes)
        #: Those on which nobody waits on the line: messages can be left there.
        self.unhurried = [name for name, mode in self.modes.items() if mode in ("deferred", "conversation")]
        self.queues = self.some_of(["calls", "sales", "help"])
        self.groups = self.some_of(["agents", "experts", "evening"])
        self.holidays = {str(self.start + timedelta(days=1)): "Feast"} if self.chance(0.4) else {}
        self.own_queues = {name: self.pick(self.queues) for name in self.intents}
        #: By intent: the channels of its cases, and the queues of those that do not wait in the intent's.
        self.own_channels = {name: self.some_channels() for name in self.intents}
        self.channel_queues = {
            name: {each: self.pick(self.queues) for each in own if self.shared and self.chance(0.3)}
            for name, own in self.own_channels.items()
        }
        #: By intent: the queues of segments that do not wait in the intent's.
        self.segment_queues = {
            name: {segment: self.pick(self.queues) for segment in self.segments if self.chance(0.4)}
            for name in self.intents
        }

    def some_modes(self) -> dict[str, str]:
        """Return some channels in any order, mostly with more than one mode."""
        if self.chance(0.12):
            # Agents may have several of one mode in hand, too.
            return self.pick(({"phone": "live"}, {"chat": "concurrent"}, {"messenger": "conversation"}))
        modes = {name: mode for name, mode in _MODES.items() if self.chance(0.65)} or {"mail": "deferred"}
        names = list(modes)
        self._random.shuffle(names)
        return {name: modes[name] for name in names}

    def some_channels(self) -> list[str]:
        """Return the channels of an intent: all, or some where channels differ."""
        some = [name for name in self.channels if not self.shared or self.chance(0.8)]
        return some or [self.pick(self.channels)]

    # What is drawn.

    def chance(self, probability: float) -> bool:
        return self._random.random() < probability

    def pick(self, options: typing.Sequence[Any]) -> Any:
        return options[self._random.randrange(len(options))]

    def some_of(self, options: list[str]) -> list[str]:
        return options[: 1 + self._random.randrange(len(options))]

    def between(self, low: float, high: float) -> float:
        return round(low + (high - low) * self._random.random(), 4)

    def whole(self, low: int, high: int) -> int:
        return low + self._random.randrange(high - low + 1)

    def maybe(self, **fields: Callable[[], Any]) -> dict[str, Any]:
        """Return about half of the fields."""
        return {name: make() for name, make in fields.items() if self.chance(0.5)}

    def shares(self, names: list[str]) -> dict[str, float]:
        weights = [self.whole(1, 9) for _ in names]
        return {name: weight / sum(weights) for name, weight in zip(names, weights, strict=True)}

    # Numbers that may vary.

    def varying(self, draw: Callable[[], Any], *, total: bool = True, plain: float = 0.64) -> Any:
        """Return a number, a profile or a dated series; ``total`` if it must have a value at any time."""
        kind = self._random.random()
        if kind < plain:
            return draw()
        if kind < (1 + plain) / 2:
            return self.profile(draw, total=total)
        days = [self.start + timedelta(days=i) for i in range(0, self.whole(1, 3) * 2, 2)]
        return {
            "dated": {
                str(day): self.profile(draw, total=total) if self.chance(0.4) else draw() for day in days
            }
        }

    def profile(self, draw: Callable[[], Any], *, total: bool = True) -> dict[str, Any]:
        minutes = self.pick((15, 20, 30, 60))
        selectors = list(self.pick(_SELECTORS))
        if self.chance(0.2):
            selectors.append(str(self.start))
        profile: dict[str, Any] = {"interval": f"{minutes} min", "days": {}}
        whole_day = self.chance(0.3)
        for selector in selectors:
            first = 0 if whole_day else self.whole(6, 10)
            count = 24 * 60 // minutes if whole_day else self.whole(2, 10) * 60 // minutes
            values = [draw() for _ in range(min(count, 6))]
            blocks = {f"{first:02d}:00": [values[i % len(values)] for i in range(count)]}
            if not whole_day and self.chance(0.3):
                blocks["21:00"] = [draw()]
            profile["days"][selector] = blocks
        if (total and not whole_day) or self.chance(0.3):
            profile["otherwise"] = draw()
        return profile

    def share(self, low: float, high: float) -> Any:
        return self.varying(lambda: self.between(low, high))

    def changing(self, low: float, high: float) -> Any:
        """Return what mostly varies: for options that few scenarios have."""
        return self.varying(lambda: self.between(low, high), plain=0.3)

    def changing_number(self, low: int, high: int) -> Any:
        """Return a whole number that mostly varies."""
        return self.varying(lambda: self.whole(low, high), plain=0.3)

    def by_date(self, low: float, high: float) -> Any:
        """Return a number that has one value per day."""
        if self.chance(0.5):
            return self.between(low, high)
        later = str(self.start + timedelta(days=1))
        return {"dated": {str(self.start): self.between(low, high), later: self.between(low, high)}}

    def by_days(self, draw: Callable[[], Any]) -> dict[str, Any]:
        """Return hours, or others from a date on."""
        if self.chance(0.7):
            return draw()  # type: ignore[no-any-return]
        return {"dated": {str(self.start + timedelta(days=i)): draw() for i in (0, 1)}}

    def duration(self, low: float, high: float) -> Any:
        return self.varying(lambda: self.between(low, high))

    def complements(self) -> tuple[Any, Any]:
        """Return two varying shares that add up to 1 at any time."""
        first = self.share(0.1, 0.9)
        return first, mapped(first, lambda value: 1 - value)

    # Distributions.

    def distribution(self, low: float, high: float, *, never: bool = False, deep: bool = True) -> Any:
        """Return a distribution whose mean lies about between two durations, in seconds."""
        middle = (low + high) / 2
        mean = self.duration(low, high)
        makers: list[Callable[[], Any]] = [
            lambda: self.between(low, high),
            lambda: {"distribution": "constant", "value": mean},
            lambda: {"distribution": "exponential", "mean": mean},
            lambda: {"distribution": "lognormal", "mean": mean, "sd": self.duration(low, high)},
            lambda: {
                "distribution": "lognormal",
                "median": self.duration(low, middle),
                "p90": self.duration(middle + 1, 2 * high),
            },
            lambda: {"distribution": "gamma", "mean": mean, "sd": self.duration(low, high)},
            lambda: {
                "distribution": "weibull",
                "mean": mean,
                "shape": self.varying(lambda: self.between(0.6, 2)),
            },
            lambda: {
                "distribution": "uniform",
                "low": self.duration(0, low),
                "high": self.duration(high, 2 * high),
            },
            lambda: self.hyperexponential(low, high),
            lambda: {
                "distribution": "empirical",
                "quantiles": [
                    [0, self.duration(0, low)],
                    [0.5, self.duration(low, middle)],
                    [self.between(0.6, 0.9), self.duration(middle, high)],
                    [1, self.between(high, 2 * high)],
                ],
            },
        ]
        if never:
            makers.append(lambda: "never")
        if deep:
            makers += [lambda: self.mixture(low, high, never=never)] * 2
        return self.pick(makers)()

    def hyperexponential(self, low: float, high: float) -> dict[str, Any]:
        shares = self.complements()
        parts = [{"share": share, "mean": self.duration(low, high)} for share in shares]
        return {"distribution": "hyperexponential", "parts": parts}

    def mixture(self, low: float, high: float, *, never: bool) -> dict[str, Any]:
        parts = [
            {"share": share, "of": self.distribution(low, high, never=never, deep=False)}
            for share in self.complements()
        ]
        return {"distribution": "mixture", "parts": parts}


def mapped(value: Any, function: Callable[[float], float]) -> Any:
    """Return a varying number in plain data with a function of each number."""
    if isinstance(value, dict):
        return {key: each if key == "interval" else mapped(each, function) for key, each in value.items()}
    return [mapped(each, function) for each in value] if isinstance(value, list) else function(value)
