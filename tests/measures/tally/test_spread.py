"""Time spread over intervals."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.measures.tally.spread import spread, zeros
from tests.measures.made_up import (
    abandoned,
    agent_log,
    answered,
    contact_log,
    first_come,
    layout_of,
    scenario_of,
)

EDGES = np.array([100, 200, 350, 400, 1000])


@given(st.integers(0, 1200), st.integers(0, 1200), st.integers(0, 3))
def test_a_stretch_lies_where_it_overlaps(begin: int, end: int, hint: int) -> None:
    """The overlap of two intervals is the smaller end less the larger begin, whatever the hint."""
    times, at_end = zeros(4), zeros(4)
    spread(begin, end, EDGES, times, at_end, hint)
    overlap = np.minimum(end, EDGES[1:]) - np.maximum(begin, EDGES[:-1])
    assert times.tolist() == np.maximum(overlap, 0).tolist()
    alive = (begin < EDGES[1:]) & (end >= EDGES[1:]) & (end > begin)
    assert at_end.tolist() == alive.astype(int).tolist()


def test_waiting_and_work_by_interval_add_up_to_the_day() -> None:
    """What the half-hours say together is what the day says."""
    layout = layout_of(scenario_of())
    totals = measure_logs(layout, *first_come(1, rate=80.0))
    names = [column.name for column in layout.columns]
    kept = [column.name for column in layout.columns if column.by_interval]
    for name in kept:
        assert totals.intervals[:, :, kept.index(name)].sum() == totals.cells[:, names.index(name)].sum(), (
            name
        )
    assert totals.staffing[:, :, 1].sum() == totals.cells[:, names.index("busy_time")].sum()
    assert totals.staffing[:, :, 0].sum() == 6 * 86_400 * 1_000_000


def test_numbers_just_before_the_end_of_an_interval() -> None:
    """At 00:30 one waits and one is served; the abandonment at 00:40 belongs to the second half-hour."""
    layout = layout_of(scenario_of())
    rows = [answered(1700, 0, 300), abandoned(1750, 650)]
    totals = measure_logs(layout, contact_log(rows), agent_log([(0, 0.0, 7200.0)]))
    # the one who waits is 50 s old: past the target of 20 s
    assert totals.ends[0, 0].tolist() == [1, 1, 0, 0, 0, 0, 1, 1, 50_000_000]
    assert totals.ends[1, 0].tolist() == [0, 0, 1, 0, 0, 0, 0, 0, 0]
    assert totals.staffing[:5, 0, 2].tolist() == [1, 1, 1, 1, 0]
    assert totals.staffing[0, 0, 3] == 1
