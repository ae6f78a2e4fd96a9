"""Sharing by largest remainder."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsim.measures.money import share as module
from ccsim.measures.money.share import share

_weights = st.lists(st.integers(0, 10**13), min_size=1, max_size=12).filter(any)


@given(st.integers(-(10**13), 10**13), _weights)
def test_the_parts_add_up_and_each_is_within_one_of_its_share(amount: int, weights: list[int]) -> None:
    """A millionth lost per group and day is a ledger that does not balance."""
    parts = share(amount, np.array(weights, dtype=np.int64))
    assert int(parts.sum()) == amount
    for part, weight in zip(parts, weights, strict=True):
        assert abs(int(part) - Fraction(amount * weight, sum(weights))) < 1


def test_what_is_left_goes_to_the_largest_remainders() -> None:
    """10 by 3 : 3 : 1 is 4.29, 4.29, 1.43: the tenth unit goes to 0.43."""
    assert share(10, np.array([3, 3, 1])).tolist() == [4, 4, 2]
    assert share(1, np.array([1, 1, 1])).tolist() == [1, 0, 0]
    assert share(-1, np.array([0, 1, 0, 2])).tolist() == [0, 0, 0, -1]


def test_nothing_to_share_by_is_refused() -> None:
    """Idle capacity has a row of its own; it is never spread over nothing."""
    with pytest.raises(ValueError, match="nothing to share by: all weights are zero"):
        share(5, np.array([0, 0]))


@given(st.integers(-(10**15), 10**15), _weights)
def test_dividing_all_at_once_is_dividing_one_by_one(amount: int, weights: list[int]) -> None:
    """A product wraps around 64 bits: quotient and remainder must be exact nevertheless."""
    given = np.array(weights, dtype=np.int64)
    at_once = module._divided(amount, given, sum(weights))
    one_by_one = module._divided_one_by_one(amount, given, sum(weights))
    assert [each.tolist() for each in at_once] == [each.tolist() for each in one_by_one]


def test_what_is_too_much_for_floating_point_is_shared_all_the_same() -> None:
    """A centre in a currency of small units: above 2^50 millionths Python's integers divide."""
    assert share(3 << 55, np.array([1, 2])).tolist() == [1 << 55, 1 << 56]
