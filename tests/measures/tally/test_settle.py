"""What is counted at the first threshold is there at all behind it."""

from __future__ import annotations

import pytest

from ccsim.measures.tally.settle import places_of
from tests.measures.made_up import abandoned, answered, measured, total

WAITS = (0.0, 10.0, 20.0, 20.5, 45.0, 60.0, 61.0, 400.0)


@pytest.mark.parametrize("thresholds", [(20.0,), (20.0, 60.0, 300.0), (60.0, 300.0, 20.0), (500.0, 5.0)])
def test_each_threshold_counts_what_is_within_it(thresholds: tuple[float, ...]) -> None:
    """Thresholds may be stated in any order; each has its own columns, in cells and in intervals."""
    rows = [answered(1000.0 * number, wait, 30.0) for number, wait in enumerate(WAITS)]
    rows += [abandoned(10_000.0 + number, wait) for number, wait in enumerate(WAITS)]
    layout, totals = measured(rows, measures={"answer_within": list(thresholds)})
    names = [column.name for column in layout.columns if column.by_interval]
    for seconds in thresholds:
        expected = sum(wait <= seconds for wait in WAITS)
        for name in (
            "answered_within",
            "abandoned_within",
            "frt_calendar_within",
            "case_frt_business_within",
        ):
            column = f"{name}_{seconds:g}s"
            assert total(layout, totals, column) == expected, column
            if column in names:
                assert totals.intervals[:, :, names.index(column)].sum() == expected, column
        # all of them are over for longer than any threshold, answered or not
        assert total(layout, totals, f"frt_calendar_known_{seconds:g}s") == 2 * len(WAITS)


def test_places_are_those_in_ascending_order() -> None:
    """The columns of two thresholds would change places."""
    assert places_of([60.0, 300.0, 20.0]).tolist() == [1, 2, 0]
    assert places_of([5.0]).tolist() == [0]
