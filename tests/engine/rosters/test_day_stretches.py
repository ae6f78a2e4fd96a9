"""A date cut into stretches."""

from __future__ import annotations

import pytest

from ccsim.engine.logs import ACTIVITIES
from ccsim.engine.rosters.day_stretches import ShiftDay, day_stretches


def cut(*shifts: ShiftDay) -> list[tuple[str, int, int]]:
    """Stretches of shifts stated in hours."""
    return [(ACTIVITIES[activity], begin, end) for activity, begin, end in day_stretches(shifts, int)]


def shift(hours: str = "", breaks: str = "", unpaid_breaks: str = "", overtime: str = "") -> ShiftDay:
    """Spells written as ``8-12 13-17``."""
    spells = [
        tuple((int(begin), int(end)) for begin, end in (spell.split("-") for spell in text.split()))
        for text in (hours, breaks, unpaid_breaks, overtime)
    ]
    return ShiftDay(*spells)


@pytest.mark.parametrize(
    ("shifts", "stretches"),
    [
        ([shift("8-11", breaks="10-13")], [("work", 8, 10), ("paid break", 10, 11)]),
        ([shift("8-11", breaks="12-13")], [("work", 8, 11)]),
        ([shift("8-11", "9-10", "9-11")], [("work", 8, 9), ("paid break", 9, 10), ("unpaid break", 10, 11)]),
        ([shift("8-11", overtime="7-12")], [("overtime", 7, 8), ("work", 8, 11), ("overtime", 11, 12)]),
        ([shift("8-11 14-16", "10-15")], [
            ("work", 8, 10), ("paid break", 10, 11), ("paid break", 14, 15), ("work", 15, 16),
        ]),
        # of one who works two shifts: hours together, a break of either, overtime outside both
        ([shift("8-12"), shift("10-14")], [("work", 8, 14)]),
        ([shift("8-12", "9-10"), shift("9-14")], [("work", 8, 9), ("paid break", 9, 10), ("work", 10, 14)]),
        ([shift("8-12", overtime="12-15"), shift("14-16")], [
            ("work", 8, 12), ("overtime", 12, 14), ("work", 14, 16),
        ]),
        ([shift()], []),
    ],
)  # fmt: skip
def test_breaks_lie_in_their_own_hours_and_overtime_outside_all(
    shifts: list[ShiftDay], stretches: list[tuple[str, int, int]]
) -> None:
    """Paid breaks go before unpaid ones, breaks before work, work before overtime."""
    assert cut(*shifts) == stretches


def test_spells_are_cut_by_the_clock_that_runs() -> None:
    """Where the clock is put forward by two hours at 3, a break from 4 to 6 begins two hours earlier."""
    clock = [0, 1, 2, 3, 4, 3, 4, 5, 6, 7]
    laid = day_stretches([shift("0-9", "3-5", "5-7")], clock.__getitem__)
    assert [(ACTIVITIES[activity], begin, end) for activity, begin, end in laid] == [
        ("work", 0, 3), ("unpaid break", 3, 5), ("work", 5, 7),
    ]  # fmt: skip
