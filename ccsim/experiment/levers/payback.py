"""When what a lever brings covers what it costs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ccsim.typing import Floats, Ints


def payback_month(gain: Floats | Ints, spent: Floats | Ints, months: Sequence[str]) -> str | None:
    """
    The first month by whose end the gains so far cover what was spent so far, and go on to do so.

    A month that covers it by chance, before the costs have come, is none: from the payback on the gain so
    far never falls below the cost so far again within the run.

    Parameters
    ----------
    gain, spent
        By month, not yet cumulated.
    months
        Their names.

    Returns
    -------
    str or None
        None if it is not paid back by the end, or nothing is spent at all.
    """
    covered = np.cumsum(gain) >= np.cumsum(spent)
    begun = np.cumsum(spent) > 0
    if not begun.any() or not covered[-1]:
        return None
    short = np.flatnonzero(~covered)
    first = int(short[-1]) + 1 if len(short) else 0
    return months[max(first, int(np.argmax(begun)))]
