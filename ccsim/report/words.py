"""Figures and lists as a planner would say them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from ccsim.units import DAY, HOUR, MINUTE


def time_words(seconds: float) -> str:
    """Return a duration in the unit that fits it: ``45 s``, ``4.2 min``, ``3.5 h``, ``2 d``.

    Parameters
    ----------
    seconds
        The duration; infinite for one that never ends.
    """
    if math.isinf(seconds):
        return "for ever"
    if seconds < 2 * MINUTE:
        return f"{_short(seconds)} s"
    if seconds < 2 * HOUR:
        return f"{_short(seconds / MINUTE)} min"
    if seconds < 2 * DAY:
        return f"{_short(seconds / HOUR)} h"
    return f"{_short(seconds / DAY)} d"


def percent(share: float) -> str:
    """Return a share in percent, with no more decimals than it needs: ``7%``, ``0.4%``, ``12%``."""
    number = share * 100
    if 9.95 <= number < 99.5 or number == 100:
        return f"{number:.0f}%"
    return f"{number:.4g}%" if number >= 99.5 else f"{_short(number)}%"


def count_words(number: float, thing: str = "") -> str:
    """Return a count, its thing in the plural where it is not one: ``1 agent``, ``2,340 contacts``."""
    if 0 < number < 9.95:
        shown = f"{number:.1f}".removesuffix(".0") if number >= 0.05 else "under 0.1"
    else:
        shown = f"{number:,.0f}"
    if not thing:
        return shown
    return f"{shown} {thing}{'' if shown == '1' else 's'}"


def listed(texts: Iterable[str], last: str = "and") -> str:
    """Return ``a, b and c``."""
    parts: Sequence[str] = [text for text in texts if text]
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def sentence(*parts: str) -> str:
    """Return the parts as one sentence: joined by blanks, the first letter large, a full stop behind.

    Names keep their letters: a first word with a digit or hyphen in it is left as it is.
    """
    text = " ".join(part for part in parts if part).strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}" if text else ""


def _short(number: float) -> str:
    """Two or three significant digits; a figure that has one decimal keeps it."""
    if number == 0:
        return "0"
    if number >= 99.5:
        return f"{number:,.0f}"
    if number >= 9.95:
        digits = 1 if abs(number * 10 - round(number * 10)) < 1e-6 else 0
    else:
        digits = max(1, 1 - math.floor(math.log10(abs(number))))
    return f"{number:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{number:.0f}"
