"""The book of parameters: every value, series and law of a plan in one array of numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ccsim.kernel import kernel
from ccsim.typing import Floats


class BookWriter:
    """
    Collects parameters and says where each one lies.

    A *series* at offset ``o`` reads ``[n, t_1 .. t_n, v_1 .. v_n]``: from instant ``t_i`` (microseconds)
    the value is ``v_i``. Where the parameter is a duration, ``v_i`` is the offset of its law.
    """

    def __init__(self) -> None:
        self._numbers: list[float] = []
        self._known: dict[tuple[float, ...], int] = {}

    def add(self, numbers: Sequence[float]) -> int:
        """Store a block (once, however often it is added) and return its offset."""
        block = tuple(float(number) for number in numbers)
        if block not in self._known:
            self._known[block] = len(self._numbers)
            self._numbers.extend(block)
        return self._known[block]

    def add_series(self, steps: Sequence[tuple[int, float]]) -> int:
        """Store a step function given as (from instant, value), the first one valid since ever."""
        kept: list[tuple[float, float]] = []
        for instant, value in steps:
            if not kept:
                kept.append((-math.inf, float(value)))
            elif value != kept[-1][1]:
                kept.append((float(instant), float(value)))
        return self.add([len(kept), *(time for time, _ in kept), *(value for _, value in kept)])

    def close(self) -> Floats:
        """The book, read-only."""
        book = np.array(self._numbers, dtype=np.float64)
        book.setflags(write=False)
        return book


@kernel
def value_at(book: Floats, series: int, instant: int) -> float:
    """
    The value a series has at an instant.

    Parameters
    ----------
    book
        All parameters of a plan.
    series
        Where the series begins in it.
    instant
        Microseconds since the origin.
    """
    n = int(book[series])
    if n == 1:
        return book[series + 2]
    low = 0
    high = n - 1
    while low < high:
        middle = (low + high + 1) >> 1
        if book[series + 1 + middle] <= instant:
            low = middle
        else:
            high = middle - 1
    return book[series + 1 + n + low]
