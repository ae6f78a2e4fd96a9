"""How a figure and its interval are written for people: unit, scale, and no more digits than are known."""

from __future__ import annotations

import math
from dataclasses import dataclass

#: Seconds from which a duration is written in minutes, and in hours.
_MINUTES_FROM, _HOURS_FROM = 600.0, 36_000.0
#: An interval this narrow, in parts of its value, is only the last digits of sums.
_CERTAIN = 1e-9


@dataclass(frozen=True)
class Figure:
    """A figure as text: value, interval and half its width (empty if there is none), and unit."""

    value: str
    interval: str
    margin: str
    unit: str


def figure(value: float, low: float, high: float, unit: str, size: float | None = None) -> Figure:
    """Write a figure for people.

    Parameters
    ----------
    value, low, high
        The estimate and the limits of its interval (NaN where there is none), in ``unit``.
    unit
        As measures name it: ``s`` is written in s, min or h, ``share`` in %, ``count``, ``score`` and
        ``points`` without a unit.
    size
        The largest of several figures that are to share a unit; by default the value itself.

    Returns
    -------
    Figure
        With two significant digits of the interval's half-width, or three of the value without interval.
    """
    factor, label = scale(value if size is None else size, unit)
    value, low, high = value * factor, low * factor, high * factor
    if math.isnan(value):
        return Figure("-", "", "", label)
    known = math.isfinite(low) and math.isfinite(high)
    digits = _decimals((high - low) / 2, 2) if known and high > low else _decimals(abs(value), 3)
    interval = f"{low:,.{digits}f} – {high:,.{digits}f}" if known else ""
    margin = f"±{(high - low) / 2:,.{digits}f}" if known else ""
    return Figure(f"{value:,.{digits}f}", interval, margin, label)


def change(difference: float, low: float, high: float, unit: str, size: float) -> str:
    """Write a difference with its sign, and half the width of its interval: ``-9.4 ±0.6``.

    What is the same in every replication has no width to write.

    Parameters
    ----------
    difference, low, high
        The estimate and the limits of its interval (NaN where there is none), in ``unit``.
    unit
        As measures name it; not written.
    size
        The largest of the figures it stands beside, which gives the scale.
    """
    factor = scale(size, unit)[0]
    value, low, high = factor * difference, factor * low, factor * high
    if math.isnan(value):
        return "-"
    if high - low <= _CERTAIN * abs(value):
        return "0" if value == 0 else f"{value:+,.{_decimals(abs(value), 3)}f}"
    shown = figure(abs(value), *((abs(value), abs(value)) if math.isnan(low) else (low, high)), "count")
    digits = 2 if math.isnan(low) else len(shown.margin.partition(".")[2])
    margin = "" if math.isnan(low) else f" ±{(high - low) / 2:,.{digits}f}"
    return f"{value:+,.{digits}f}{margin}"


def scale(value: float, unit: str) -> tuple[float, str]:
    """Return the factor and the name of the unit in which a figure of this size is written.

    Parameters
    ----------
    value
        The figure, in ``unit``; the largest of several that are to share a unit.
    unit
        As measures name it.
    """
    if unit == "share":
        return 100.0, "%"
    if unit == "s" and abs(value) >= _HOURS_FROM:
        return 1 / 3600, "h"
    if unit == "s" and abs(value) >= _MINUTES_FROM:
        return 1 / 60, "min"
    return 1.0, "" if unit in ("count", "score", "points") else unit


def money_scale(size: float) -> tuple[float, str]:
    """Return the factor and the words (before the currency, with a blank) in which much money is written.

    Parameters
    ----------
    size
        The largest amount of several that are to share a unit.
    """
    for least, unit, words in ((1e6, 1e6, "million "), (1e4, 1e3, "thousand ")):
        if abs(size) >= least:
            return 1 / unit, words
    return 1.0, ""


def _decimals(size: float, digits: int) -> int:
    """Decimals that show ``digits`` significant digits of ``size``, between 0 and 4."""
    if size <= 0 or not math.isfinite(size):
        return 0
    return min(4, max(0, digits - 1 - math.floor(math.log10(size))))
