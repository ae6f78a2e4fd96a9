"""Hours by hand: what of presence and rosters is paid, and how."""

from __future__ import annotations

from typing import Any

import numpy as np

from ccsim.measures import columns as c
from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.typing import Rows
from tests.measures.made_up import contact_log, layout_of, scenario_of
from tests.measures.money.rosters import HOUR, duty, roster, with_shifts

_TIMES = ("staffed", "paid", "unstaffed", "rostered", "break", "absent", "overtime")


def times_of(group: dict[str, Any], agents: Rows, rostered: Rows | None = None) -> dict[str, float]:
    """The group's time of one day, in hours."""
    layout = layout_of(scenario_of(groups={"agents": group}))
    totals = measure_logs(layout, contact_log([]), agents, rostered=rostered)
    cell = totals.cells[layout.group_cell(0)]
    return {name: cell[getattr(c, f"{name.upper()}_TIME")] / HOUR for name in _TIMES}


def known(**times: float) -> dict[str, float]:
    """These times, the others 0."""
    return {name: times.get(name, 0.0) for name in _TIMES}


def test_the_headcount_is_paid_its_presence_over_one_less_shrinkage() -> None:
    """Seven hours present at a shrinkage of 0.3 are ten paid; an hour after the count fell is overtime."""
    group = {"headcount": 2, "shrinkage": 0.3}
    assert times_of(group, duty((0, 0, 9, 16, 15))) == known(staffed=7, paid=10, unstaffed=3, overtime=1)


def test_a_day_of_a_shift() -> None:
    """Eight hours with a break of each kind, then an hour of overtime; shrinkage is for headcounts."""
    rows = [
        (0, 0, "work", 8, 10), (0, 0, "paid break", 10, 10.25), (0, 0, "work", 10.25, 12),
        (0, 0, "unpaid break", 12, 12.5), (0, 0, "work", 12.5, 16), (0, 0, "overtime", 16, 17),
    ]  # fmt: skip
    present = duty((0, 0, 8, 10, 10), (0, 0, 10.25, 12, 12), (0, 0, 12.5, 17, 17))
    assert times_of(with_shifts(shrinkage=0.5), present, roster(*rows)) == known(
        staffed=8.25, paid=8.5, unstaffed=0.25, rostered=7.5, **{"break": 0.75}, overtime=1
    )


def test_absence_is_paid_or_not() -> None:
    """Of two who miss a day of eight hours one is paid: nobody is there, and all paid time is shrinkage."""
    rows = roster((0, 0, "paid absence", 8, 16), (0, 1, "unpaid absence", 8, 16))
    assert times_of(with_shifts(2), duty(), rows) == known(paid=8, unstaffed=8, rostered=16, absent=16)


def test_who_stays_longer_works_overtime() -> None:
    """Ten minutes past the hours are unplanned overtime; they are paid beside the rest of the roster."""
    rows = roster((0, 0, "work", 8, 16), (0, 1, "work", 8, 12), (0, 1, "work", 16, 20))
    present = duty((0, 0, 8, 16.5, 16), (0, 1, 8, 20, 20))
    # the second stayed from noon on until the next hours began: four hours more
    assert times_of(with_shifts(2), present, rows) == known(
        staffed=20.5, paid=20.5, rostered=16, overtime=4.5
    )


def test_a_break_that_begins_late_is_shorter() -> None:
    """Six minutes into a paid break cost nothing; into an unpaid one they are paid as usual."""
    rows = roster(
        (0, 0, "work", 8, 10), (0, 0, "paid break", 10, 10.5), (0, 0, "work", 10.5, 12),
        (0, 0, "unpaid break", 12, 13), (0, 0, "work", 13, 16),
    )  # fmt: skip
    present = duty((0, 0, 8, 10.1, 10.1), (0, 0, 10.5, 12.1, 12.1), (0, 0, 13, 16, 16))
    found = times_of(with_shifts(), present, rows)
    assert np.isclose(found["paid"], 7.1)
    assert np.isclose(found["staffed"], 6.7)
    assert found["overtime"] == 0


def test_people_of_headcount_and_shifts_stand_in_one_group() -> None:
    """Agents 0 and 1 are of the headcount and grossed up, agent 2 is the first of the shift."""
    group = with_shifts(headcount=2, shrinkage=0.5)
    present = duty((0, 0, 8, 9), (0, 1, 8, 9), (0, 2, 8, 9, 9))
    rows = roster((0, 2, "work", 8, 9))
    assert times_of(group, present, rows) == known(staffed=3, paid=5, unstaffed=2, rostered=1)


def test_only_the_measured_days_count() -> None:
    """A night that begins in the warm-up counts from midnight, and one cut by the horizon until then."""
    layout = layout_of(scenario_of(groups={"agents": with_shifts()}), warm_up=86_400.0)
    rows = roster((0, 0, "work", 22, 24), (0, 0, "work", 24, 30), (0, 0, "work", 46, 48))
    totals = measure_logs(layout, contact_log([]), duty((0, 0, 22, 30, 30), (0, 0, 46, 48)), rostered=rows)
    cell = totals.cells[layout.group_cell(0)]
    assert [cell[place] / HOUR for place in (c.STAFFED_TIME, c.PAID_TIME, c.ROSTERED_TIME)] == [8, 8, 8]
