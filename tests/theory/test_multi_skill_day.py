"""A day with three types, two groups and random busyness: the example SimpleMSK of ContactCenters."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ccsim.engine.outcomes import ABANDONED
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.reference import RECORDS
from tests.theory.view import HOUR, US, View

RECORD = RECORDS["D01"]
_TYPES, _PERIODS, _PERIOD, _OPENS, _CLOSES = 3, 3, 2 * HOUR, 8, 14
#: Agents of the first group in the last period.
_LAST_STAFF = 9


def _day(view: View) -> Totals:
    """
    Count as the library does.

    *Good* is served after at most 20 s, by the period of arrival; the service level is good over served and
    abandoned after 20 s. The day lasts until its last call is over, and so long the last staff stays: the
    occupancy is the busy time over theirs, and over that of those who finish a call after their period.
    """
    gone = view.outcome == ABANDONED
    good = view.handled & (view.wait <= 20 * US)
    served = float(view.handled.sum())
    late = float((gone & (view.wait > 20 * US)).sum())
    staffed = view.seconds_by(view.duty_spells(0), HOUR)[_OPENS:_CLOSES].sum()
    over = view.logs.contacts["ended"].max() - _CLOSES * HOUR
    table: dict[str, tuple[float, ...]] = {
        "served": (served, 1),
        "abandoned": (float(gone.sum()), 1),
        "SL": (float(good.sum()), served + late),
        "occupancy_group0": (
            view.seconds(view.busy_spells_of(group=0)),
            staffed + _LAST_STAFF * max(over, 0) / US,
        ),
        "E_arrivals": (view.count, 1),
    }
    period = (view.column("offered") - _OPENS * HOUR) // _PERIOD
    place = view.column("kind") * _PERIODS + period
    by_place = np.bincount(place[good], minlength=_TYPES * _PERIODS)
    for number, count in enumerate(by_place.tolist()):
        table[f"good, type {number // _PERIODS + 1}, period {number % _PERIODS + 1}"] = count, 1
    return table


#: Standard deviations of a day's counts, from 2,000 days of this engine drawn without strata. The record
#: states no interval for the counts by type and period, which stem from 40,000 days drawn likewise.
_DEVIATIONS = ((98.3, 82.7, 26.3), (140.2, 88.9, 52.3), (160.7, 99.5, 40.4))
_REFERENCE_DAYS = 40_000
#: Half-widths of normal 95% intervals, in standard errors.
_NORMAL_95 = 1.96


def _outputs() -> tuple[Output, ...]:
    """What is known, with the reference's own error: all but the expected arrivals were simulated."""
    printed, simulated = RECORD.published or {}, RECORD.reference
    outputs = [Output("E_arrivals", simulated["E_arrivals"])]
    for name in ("served", "abandoned", "SL", "occupancy_group0"):
        value, half_width = simulated[name]
        share = name in ("SL", "occupancy_group0")
        published = printed[name][1], printed[name][2]
        outputs.append(Output(name, value, share, published, error=half_width / _NORMAL_95))
    for kind, counts in enumerate(simulated["good[type][period]"]):
        for period, value in enumerate(counts):
            error = _DEVIATIONS[kind][period] / math.sqrt(_REFERENCE_DAYS)
            outputs.append(Output(f"good, type {kind + 1}, period {period + 1}", value, error=error))
    return tuple(outputs)


STUDIES = (
    Study(
        "D01",
        "Three types, two groups, three periods; the reference is simulated too",
        (Run("simple-msk", _outputs(), _day, replications=40, days=1, strata=400),),
    ),
)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_another_simulator(study: Study) -> None:
    """Who takes whom, parameters by period of arrival, leaving staff or closing time would be wrong."""
    check(study)
