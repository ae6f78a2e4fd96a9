"""Where a team stands today: each goal's measure from the calendar's first day on."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ccsim.experiment.replicate_all import Harvest, Progress, replicate_all
from ccsim.goals.asked import Asked
from ccsim.goals.reading.reader import Reader
from ccsim.goals.reading.seen import Seen
from ccsim.goals.spans import Span, set_up_span
from ccsim.goals.windows import Window
from ccsim.measures.columns import AT_END, FIXED, PEAKS
from ccsim.measures.estimate.estimate import Estimate
from ccsim.measures.estimate.ratio import estimate_ratio, scale_of
from ccsim.scenario import Scenario
from ccsim.scenario.goals.bound import amount_of
from ccsim.typing import Floats

#: Replications that tell of today.
REPLICATIONS = 20
_WEEK, _MONTH = 7, 28
_DAY = dt.timedelta(days=1)
#: Totals that are told as they are at the end, or at most, however many days there were.
_STANDING = {FIXED[place].name for place in (*AT_END, *PEAKS)}


@dataclass(frozen=True)
class Today:
    """
    A goal's measure today.

    Attributes
    ----------
    found
        With its interval; as it is stated in the goal without one.
    stated
        Whether it is stated.
    """

    found: Estimate
    stated: bool


def today(
    scenario: Scenario,
    asked: Sequence[Asked],
    seed: int,
    engine: str,
    jobs: int | None,
    progress: Progress | None = None,
) -> tuple[dict[str, Today], str]:
    """
    Find where each goal starts from: over a week, or four of them where a month or more is judged.

    Parameters
    ----------
    scenario
        Settled; levers count as far as they are felt in these days.
    asked
        The goals; those that state their baseline are not simulated.
    seed, engine, jobs, progress
        As for `ccsim.run`.

    Returns
    -------
    tuple
        By goal; and why some are missing, empty if none is.
    """
    stated = {
        each.name: Today(Estimate(amount_of(each.goal.baseline)), True)
        for each in asked
        if each.goal.baseline is not None
    }
    start = scenario.calendar.start
    moved = tuple(_at(each, start) for each in asked if each.name not in stated)
    if not moved:
        return stated, ""
    found: dict[str, Today] = {}
    for group in (
        tuple(each for each in moved if not each.alone),
        *((each,) for each in moved if each.alone),
    ):
        if not group:
            continue
        span = Span(start, max(each.windows[-1].last for each in group), group)
        setup = set_up_span(scenario, span, seed, engine)
        reader = Reader(scenario, setup.layout, group)
        harvest = Harvest(keep=reader.read_finished)
        replicate_all(setup, range(REPLICATIONS), jobs, harvest, progress)
        if harvest.interrupted:
            return stated | found, harvest.interrupted
        for each in group:
            seen = [one[each.name] for one in harvest.in_order()]
            (judged,) = (one for one in asked if one.name == each.name)
            found[each.name] = Today(_scaled(pooled(each, seen), each, judged), False)
    return stated | found, ""


def pooled(asked: Asked, seen: Sequence[Seen], level: float = 0.95) -> Estimate:
    """
    Estimate a goal's measure over all its periods and replications together.

    Parameters
    ----------
    asked, seen
        The goal, and what it saw of each replication.
    level
        Confidence level.
    """
    measure = asked.target.figure.measure
    sums: Floats = np.array([each.target.sum(axis=0) for each in seen]).reshape(-1, 2)
    scale = "plain" if measure.signed else scale_of(measure.unit)
    with_some = sums[sums[:, 1] > 0]
    if not len(with_some):
        return Estimate(math.nan)
    return estimate_ratio(with_some[:, 0], with_some[:, 1], level, scale)


def _scaled(found: Estimate, moved: Asked, judged: Asked) -> Estimate:
    """What grows with the number of days, as of so many days as are judged at a time."""
    measure = judged.target.figure.measure
    if measure.denominator or measure.quantile is not None or set(measure.numerator) & _STANDING:
        return found
    windows = judged.target.windows
    factor = sum(each.days for each in windows) / len(windows) / moved.target.windows[0].days
    return replace(found, value=found.value * factor, low=found.low * factor, high=found.high * factor)


def _at(asked: Asked, start: dt.date) -> Asked:
    """The same goal over the first days of the calendar, without guardrails."""
    days = _WEEK if asked.goal.period in ("interval", "day", "week") else _MONTH
    window = Window(start, start + (days - 1) * _DAY)
    goal = asked.goal.model_copy(
        update={"period": "day" if asked.goal.period == "interval" else asked.goal.period}
    )
    return replace(asked, goal=goal, target=replace(asked.target, windows=(window,)), guardrails=())
