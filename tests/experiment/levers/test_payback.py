"""When a lever is paid back, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from ccsim.experiment.levers.payback import payback_month

MONTHS = ("2026-01", "2026-02", "2026-03", "2026-04")


@pytest.mark.parametrize(
    ("gain", "spent", "month"),
    [
        # 100 at once, 40 a month: 40, 80, 120 cover it in March
        ((40, 40, 40, 40), (100, 0, 0, 0), "2026-03"),
        # exactly covered counts
        ((50, 50, 0, 0), (100, 0, 0, 0), "2026-02"),
        # what is gained before anything is spent does not pay it back before it is spent
        ((40, 40, 40, 40), (0, 0, 90, 0), "2026-03"),
        # running costs eat it up again: covered in January, not in February, for good only in April
        ((100, 0, 0, 300), (100, 50, 50, 0), "2026-04"),
        # never by the end
        ((40, 40, 10, 0), (100, 0, 0, 0), None),
        ((200, 0, 0, 0), (100, 50, 50, 50), None),
        # nothing is spent: there is nothing to pay back
        ((40, 40, 40, 40), (0, 0, 0, 0), None),
        # it pays from the first day
        ((10, 10, 10, 10), (1, 1, 1, 1), "2026-01"),
    ],
)
def test_the_month_by_whose_end_the_gain_covers_the_cost(
    gain: tuple[int, ...], spent: tuple[int, ...], month: str | None
) -> None:
    """A payback that does not last is none; a month too early would sell a lever that loses money."""
    assert payback_month(np.array(gain), np.array(spent), MONTHS) == month
