"""Thresholds of the measures."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ccsim.scenario.duration import Duration
from ccsim.scenario.faults import Problem
from ccsim.scenario.model import Model
from ccsim.units import format_duration

__all__ = ["Measures"]


class Measures(Model):
    """What the measures count as in time and as short."""

    answer_within: tuple[Duration, ...] = Field(
        default=(20.0,), description="Thresholds of the service levels."
    )
    short_abandonment: Duration = Field(
        default=5.0, description="Who abandons sooner than this may be left out."
    )

    def _problems(self) -> Iterator[Problem]:
        loc = ("answer_within",)
        if not self.answer_within:
            yield Problem(loc, "there is no threshold", found="[]", hint="write [20 s], or leave it out")
        for i, threshold in enumerate(self.answer_within):
            if threshold in self.answer_within[:i]:
                text = format_duration(threshold)
                yield Problem((*loc, i), f"{text} is there twice", found=text, hint="keep one of them")
