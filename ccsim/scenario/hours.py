"""Opening hours."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from ccsim.scenario.days import WEEKDAYS, Days, kinds_of_days, pick
from ccsim.scenario.faults import refuse, show
from ccsim.scenario.frozen_dict import Frozen
from ccsim.units import format_clock, parse_clock

__all__ = ["Hours", "Spell", "Spells", "clash", "written_hours", "written_spell"]

Spell = tuple[int, int]
"""An opening spell: from and until, in seconds of the day."""

_WRITE = 'write "08:00-17:00", a list of such spells, or closed'


def _spell(text: Any) -> Spell:
    if not isinstance(text, str) or text.count("-") != 1:
        raise refuse(f"{show(text)} is not an opening spell", found=show(text), hint=_WRITE)
    try:
        begin, end = (parse_clock(part) for part in text.split("-"))
    except ValueError as error:
        raise refuse(str(error), found=show(text)) from None
    if end <= begin:
        raise refuse(
            f"{show(text)} runs past midnight or ends before it begins",
            found=show(text),
            hint=f'write "{format_clock(begin)}-24:00", and the rest on the next day',
        )
    return begin, end


def _spells(value: Any) -> tuple[Spell, ...]:
    if value == "closed":
        return ()
    if isinstance(value, (list, tuple)):
        spells = sorted(item if isinstance(item, tuple) else _spell(item) for item in value)
    else:
        spells = [_spell(value)]
    for (_, end), (begin, _) in pairwise(spells):
        if begin < end:
            raise refuse(f"the spells overlap at {format_clock(begin)}", found=show(value))
    return tuple(spells)


def written_spell(spell: Spell) -> str:
    """Return a spell as a file writes it."""
    return f"{format_clock(spell[0])}-{format_clock(spell[1])}"


def _written(spells: tuple[Spell, ...]) -> str | list[str]:
    texts = [written_spell(spell) for spell in spells]
    return "closed" if not texts else texts[0] if len(texts) == 1 else texts


def written_hours(hours: Mapping[str, tuple[Spell, ...]]) -> dict[str, str | list[str]]:
    """Return hours by day selector as a file writes them."""
    return {days: _written(spells) for days, spells in hours.items()}


_PATTERN = r"^\d{1,2}:\d{2} ?- ?\d{1,2}:\d{2}$"
_SCHEMA = {
    "anyOf": [
        {"type": "string", "x-kind": "opening spell", "pattern": _PATTERN, "examples": ["07:00-24:00"]},
        {"const": "closed"},
        {"type": "array", "items": {"type": "string", "x-kind": "opening spells", "pattern": _PATTERN}},
    ]
}
Spells = Annotated[
    tuple[Spell, ...], BeforeValidator(_spells), PlainSerializer(_written), WithJsonSchema(_SCHEMA)
]
"""The opening spells of a kind of day."""

Hours = Frozen[Days, Spells]
"""Opening spells by day selector; closed on days that are not named."""


def clash(hours: Mapping[str, tuple[Spell, ...]], others: Mapping[str, tuple[Spell, ...]]) -> str | None:
    """Return when two sets of hours meet, such as "13:00 on mon"; None if they never do.

    Parameters
    ----------
    hours, others
        Spells by day selector.
    """
    for day in kinds_of_days((*hours, *others)):
        for begin, end in pick(hours, day) or ():
            for start, until in pick(others, day) or ():
                if begin < until and start < end:
                    on = "holidays" if day.holiday else WEEKDAYS[day.weekday]
                    return f"{format_clock(max(begin, start))} on {on}"
    return None
