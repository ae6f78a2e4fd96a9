"""When a verdict is tried."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsim.errors import RunError
from ccsim.goals.verdict.stages import stages


def test_the_stages_are_these() -> None:
    """A change moves every verdict; it is to be seen."""
    assert stages() == (20, 28, 39, 55, 77, 108, 151, 211, 295, 413, 578, 809, 1000)
    assert stages(20, 100, 2) == (20, 40, 80, 100)


@given(st.integers(1, 300), st.integers(1, 3000), st.floats(1.01, 4))
def test_they_rise_and_end_at_the_cap(first: int, cap: int, growth: float) -> None:
    """A stage twice, or none at the cap, would leave a run without an end."""
    looks = stages(first, cap, growth)
    assert looks[-1] == cap
    assert all(a < b for a, b in pairwise(looks))
    assert looks[0] == min(first, cap) or first > 0.85 * cap


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ((0, 10), "looks at 0 to 10 replications are none; both must be at least 1"),
        ((20, 0), "looks at 20 to 0 replications are none; both must be at least 1"),
        ((20, 50, 1.0), "stages cannot grow by a factor of 1; it must be above 1"),
    ],
)
def test_what_cannot_be_stages_is_refused(given: tuple[int, ...], message: str) -> None:
    """An endless list would hang."""
    with pytest.raises(RunError, match=f"^{message}$"):
        stages(*given)
