"""A logarithmic vertical axis of durations, labelled as people say them."""

from __future__ import annotations

from math import log
from typing import Final

from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, NullFormatter, NullLocator

_SAID: Final = {
    0.001: "1 ms", 0.01: "10 ms", 0.1: "0.1 s", 1.0: "1 s", 10.0: "10 s", 60.0: "1 min", 600.0: "10 min",
    3_600.0: "1 h", 36_000.0: "10 h", 86_400.0: "1 d", 864_000.0: "10 d", 8_640_000.0: "100 d",
}  # fmt: skip
#: Of the axis, the least from label to label.
_APART: Final = 0.15


def duration_axis(ax: Axes) -> None:
    """
    Make the vertical axis, whose values are seconds, a logarithmic one: 10 s, 1 min, 10 min, 1 h ...

    Parameters
    ----------
    ax
        The axes, with all its lines.
    """
    ax.set_yscale("log")
    low, high = ax.get_ylim()
    seconds: list[float] = []
    for each in _SAID:
        if low <= each <= high and (not seconds or log(each / seconds[-1]) >= _APART * log(high / low)):
            seconds.append(each)
    ax.yaxis.set_major_locator(FixedLocator(seconds))
    ax.set_yticks(seconds, [_SAID[each] for each in seconds])
    ax.yaxis.set_minor_locator(NullLocator())
    ax.yaxis.set_minor_formatter(NullFormatter())
    ax.set_ylim(low, high)
