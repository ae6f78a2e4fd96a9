"""A contestant whose counts do not add up, or are of another queue, is not timed."""

from __future__ import annotations

import pytest

from benchmarks.counts import Counts, check


def test_the_counts_of_this_queue_pass() -> None:
    """The check itself must not stand in the way of a right contestant."""
    check("right", Counts(14_400, 13_360, 990, 50), hours=24)


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        (Counts(14_400, 13_360, 990, 49), "lost: 14400 offered, 14399 handled, abandoned or unfinished"),
        (Counts(28_800, 26_760, 1_990, 50), "lost: 28800 offered where 14400 are expected"),
        (Counts(14_400, 11_350, 3_000, 50), r"lost: 0\.2083 abandoned, which is not 0\.0689 \+- 0\.0328"),
    ],
)
def test_counts_that_cannot_be_are_refused(counts: Counts, message: str) -> None:
    """A program that loses contacts, or simulates another queue, would win every race."""
    with pytest.raises(AssertionError, match=message):
        check("lost", counts, hours=24)
