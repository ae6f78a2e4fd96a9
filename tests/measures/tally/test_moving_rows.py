"""Rows that come at the end and go from the beginning."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ccsim.measures.tally.moving_rows import MovingRows

ROW = np.dtype([("number", "i8"), ("mark", "i1")], align=True)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=30))
def test_rows_keep_what_is_known_of_them_until_they_go(steps: list[tuple[int, int]]) -> None:
    """A case that had another's place would be answered when the other was."""
    moving = MovingRows(np.array([(-1, 7)], dtype=ROW))
    expected: list[int] = []
    named = 0
    for coming, going in steps:
        moving.bring(len(expected) + coming)
        fresh = moving.rows[len(expected) :]
        assert fresh["number"].tolist() == [-1] * coming
        assert fresh["mark"].tolist() == [7] * coming
        for row in fresh:
            row["number"] = named
            expected.append(named)
            named += 1
        assert moving.rows["number"].tolist() == expected
        over = min(going, len(expected))
        moving.let_go(over)
        del expected[:over]
        assert moving.rows["number"].tolist() == expected


def test_memory_does_not_grow_with_what_has_gone() -> None:
    """The cases of a year would take as much memory as its contacts."""
    moving = MovingRows(np.zeros(1, dtype=ROW))
    for _ in range(1000):
        moving.bring(50)
        moving.let_go(40)
    assert moving.rows.base is not None
    assert len(moving._table) < 200


def test_fewer_rows_than_there_are_change_nothing() -> None:
    """A block in which no case arises must not forget those that are there."""
    moving = MovingRows(np.zeros(1, dtype=ROW))
    moving.bring(5)
    moving.bring(3)
    assert len(moving.rows) == 5
