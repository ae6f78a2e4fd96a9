"""Which days have to be simulated, in one go or in several."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from ccsim.experiment.replicate import Setup, set_up
from ccsim.goals.asked import Asked
from ccsim.measures.layout import interval_length
from ccsim.scenario import Scenario, in_force

_DAY = dt.timedelta(days=1)
#: Periods with no more days between them are simulated in one go: what happens on one day is still felt then.
_FELT = dt.timedelta(days=14)
#: From so many days on nothing is told by the half hour: it would fill the memory.
_LONG = 100
_HALF_HOUR = 1800
_WHOLE_DAY = 86_400


@dataclass(frozen=True)
class Span:
    """
    Days that are simulated in one go.

    Attributes
    ----------
    first, last
        Measured; a warm-up goes before.
    asked
        The goals that are judged on some of them.
    """

    first: dt.date
    last: dt.date
    asked: tuple[Asked, ...]

    @property
    def days(self) -> int:
        """How many there are."""
        return (self.last - self.first).days + 1

    @property
    def cuts(self) -> tuple[dt.date, ...]:
        """The first days of the periods that make up all windows."""
        windows = [window for each in self.asked for window in each.windows]
        found = {day for each in windows for day in (each.first, each.last + _DAY)}
        return (self.first, *sorted(day for day in found if self.first < day <= self.last))


def spans_of(scenario: Scenario, asked: tuple[Asked, ...]) -> tuple[Span, ...]:
    """
    Lay the periods of goals together as far as they belong together.

    Parameters
    ----------
    scenario
        Where people leave and others come instead, what is left of them depends on all days from the
        calendar's start on.
    asked
        The goals.
    """
    runs: list[list[Asked]] = []
    for each in sorted(asked, key=lambda one: one.windows[0].first):
        near = runs and _last(runs[-1]) + _FELT >= each.windows[0].first
        if near and not each.alone and not runs[-1][0].alone:
            runs[-1].append(each)
        else:
            runs.append([each])
    moving = any(group.turnover is not None for group in scenario.groups.values())
    spans = []
    for run in runs:
        first = min(each.windows[0].first for each in run)
        if moving:
            first = min(first, scenario.calendar.start)
        spans.append(Span(first, _last(run), tuple(run)))
    return tuple(spans)


def set_up_span(scenario: Scenario, span: Span, seed: int, engine: str = "compiled") -> Setup:
    """
    Prepare the simulation of a span.

    Parameters
    ----------
    scenario
        Settled, its levers not yet worked in.
    span, seed, engine
        What is simulated, and how.
    """
    return set_up(
        in_force(scenario),
        span.days,
        seed,
        span.first,
        "simpy" if engine == "simpy" else "compiled",
        periods=span.cuts,
        interval=_interval(scenario, span),
    )


def _interval(scenario: Scenario, span: Span) -> int:
    """Seconds of an interval: what the goals ask for, half an hour at most; a day where nothing does."""
    asked = [round(each.intervals) for each in span.asked if each.intervals is not None]
    timed = any(target.hours is not None for each in span.asked for target in (each.target, *each.guardrails))
    if span.days > _LONG and not asked and not timed:
        return _WHOLE_DAY
    return math.gcd(_HALF_HOUR, interval_length(scenario), *asked)


def _last(run: list[Asked]) -> dt.date:
    return max(each.windows[-1].last for each in run)
