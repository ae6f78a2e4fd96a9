"""How what a lever does comes about: at once, or bit by bit."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Final, Literal

from pydantic import Field

from ccsim.scenario.duration import PositiveDuration
from ccsim.scenario.faults import Problem
from ccsim.scenario.model import Model
from ccsim.units import DAY, format_duration

__all__ = ["Ramp"]

#: What is left of a learning ramp after `over`.
_LEFT: Final = 0.05
#: A learning ramp is followed for so many times `over`; what is left then stays: 0.0006%.
_FOLLOWED: Final = 4


class Ramp(Model):
    """From 0 when it begins to 1; what holds on a day is its mean over that day."""

    shape: Literal["step", "linear", "s_curve", "learning"] = Field(
        default="step",
        description="`step`: all at once; `linear`: x = t / `over` of it after t; `s_curve`: 3x^2 - 2x^3, "
        "slow at both ends; `learning`: 1 - 0.05^x, fast at first, 95% by `over` and never quite all.",
    )
    over: PositiveDuration | None = Field(
        default=None, description="How long it takes, 95% of it for `learning`; not for a step."
    )

    def _problems(self) -> Iterator[Problem]:
        if self.shape == "step" and self.over is not None:
            message = "a step takes no time"
            hint = "write shape: linear, s_curve or learning, or remove over"
            yield Problem(("over",), message, found=format_duration(self.over), hint=hint)
        if self.shape != "step" and self.over is None:
            yield Problem(("over",), "is missing", hint="write how long it takes: over: 56 d")

    @property
    def days(self) -> int:
        """Return the number of days on which it may be neither 0 nor what it is in the end."""
        if self.over is None:
            return 0
        times = _FOLLOWED if self.shape == "learning" else 1
        return math.ceil(times * self.over / DAY)

    def on(self, day: int) -> float:
        """Return its mean over a day.

        Parameters
        ----------
        day
            Number of the day, from 0 for the one on which it begins.
        """
        if day < 0:
            return 0.0
        if self.over is None:
            return 1.0
        length = self.over / DAY
        if self.shape == "learning":
            day = min(day, self.days - 1)
        elif day >= length:
            return 1.0
        area = _AREAS[self.shape]
        return area(day + 1, length) - area(day, length)

    def at(self, days: float) -> float:
        """Return its value at an instant, so many days after it begins."""
        if days < 0:
            return 0.0
        if self.over is None:
            return 1.0
        return _VALUES[self.shape](days * DAY / self.over)


def _linear(days: float, length: float) -> float:
    return days * days / (2 * length) if days <= length else days - length / 2


def _s_curve(days: float, length: float) -> float:
    share = days / length
    return length * share * share * share * (1 - share / 2) if days <= length else days - length / 2


def _learning(days: float, length: float) -> float:
    return days + length / math.log(_LEFT) * (1 - math.pow(_LEFT, days / length))


# The areas below the ramps from their beginning on, by days and the ramp's length: a day's mean is exact.
_AREAS: Final[dict[str, Callable[[float, float], float]]] = {
    "linear": _linear,
    "s_curve": _s_curve,
    "learning": _learning,
}
_VALUES: Final[dict[str, Callable[[float], float]]] = {
    "linear": lambda share: min(1.0, share),
    "s_curve": lambda share: share * share * (3 - 2 * share) if share < 1 else 1.0,
    "learning": lambda share: 1 - math.pow(_LEFT, share),
}
