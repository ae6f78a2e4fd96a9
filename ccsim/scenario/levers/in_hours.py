"""A number that holds in some hours, as a profile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ccsim.scenario.hours import Spell
from ccsim.units import DAY, format_clock, format_duration

__all__ = ["in_hours"]

#: Lengths that the intervals of a profile may have, in seconds.
_INTERVALS: Final = (3600, 1800, 1200, 900, 720, 600, 360, 300)


def in_hours(hours: Mapping[str, tuple[Spell, ...]], number: int) -> dict[str, Any]:
    """Return a profile that is a number in some hours and 0 otherwise, as a file would write it.

    Parameters
    ----------
    hours
        Spells by day selector; they begin and end on multiples of 5 min, or are taken to.
    number
        What holds in them.
    """
    edges = [edge for spells in hours.values() for spell in spells for edge in spell]
    step = next((each for each in _INTERVALS if all(edge % each == 0 for edge in edges)), _INTERVALS[-1])
    days: dict[str, Any] = {}
    for text, spells in hours.items():
        blocks: dict[str, list[int]] = {}
        for begin, end in spells:
            first, last = round(begin / step), min(round(end / step), DAY // step)
            blocks[format_clock(first * step)] = [number] * (last - first)
        days[text] = blocks
    return {"interval": format_duration(step), "days": days, "otherwise": 0}
