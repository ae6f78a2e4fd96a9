"""Hires, leavers and time on the job, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from ccsim.engine.logs import EMPLOYED
from ccsim.measures.tally.people import count_people
from ccsim.units import DAY, US
from tests.measures.made_up import layout_of, scenario_of

# place, hired and left in days
_PEOPLE = [(0, -1, -1), (1, -1, 7), (1, 21, -1), (2, 30, -1), (3, -40, -1), (4, 3, 14)]


def test_people_are_counted_from_their_first_day_to_the_monday_they_are_gone() -> None:
    """Who was there before is no hire, and who comes after the end does not count at all."""
    rows = [
        (0, place, -1, -1 if hired == -1 else hired * DAY * US, -1 if left < 0 else left * DAY * US)
        for place, hired, left in _PEOPLE
    ]
    layout = layout_of(scenario_of(), days=28)
    names = [column.name for column in layout.columns]
    cells = np.zeros((len(layout.cells), len(names)), dtype=np.int64)
    count_people(layout, np.array(rows, EMPLOYED), cells.reshape(1, *cells.shape))
    found = {name: int(cells[layout.group_cell(0), names.index(name)]) for name in names if "people" in name}
    assert (found["people_hired"], found["people_left"], found["people_at_end"]) == (2, 2, 3)
    days = 28 + 7 + 7 + 28 + 11
    assert found["people_time"] == days * DAY * US
    assert found["people_years"] / 1e6 == pytest.approx(days / 365.25, abs=1e-6)


def test_the_measured_time_counts() -> None:
    """A leaver of the warm-up is none of the month."""
    layout = layout_of(scenario_of(), days=28, warm_up=7 * DAY)
    names = [column.name for column in layout.columns]
    cells = np.zeros((len(layout.cells), len(names)), dtype=np.int64)
    rows = [
        (0, 0, -1, -1, 5 * DAY * US),
        (0, 0, -1, 6 * DAY * US, -1),
        (0, 1, -1, 7 * DAY * US, 8 * DAY * US),
    ]
    count_people(layout, np.array(rows, EMPLOYED), cells.reshape(1, *cells.shape))
    found = cells[layout.group_cell(0)]
    assert found[names.index("people_left")] == 1
    assert found[names.index("people_hired")] == 1
    assert found[names.index("people_time")] == (28 + 1) * DAY * US
