"""People of whom it is not said how many there are, or who have no headcount to be behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ccsim.scenario.faults import Problem
from ccsim.scenario.group import Group
from ccsim.scenario.parts import Parts
from ccsim.scenario.together import values_of
from ccsim.scenario.yaml_tree import Loc

__all__ = ["people_problems"]


def people_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what is wrong with who stands behind a headcount, leaves, joins, or is away.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    begins = scenario.calendar.start if parts.sound("calendar") else None
    for name, group in scenario.groups.items():
        here: Loc = ("groups", name)
        if not parts.sound(*here, "headcount") or not parts.sound(*here, "people"):
            continue
        most = max(values_of(group.headcount))
        yield from _without_headcount(here, group) if not most else _behind(here, group, most)
        yield from _join_problems(here, group, begins) if parts.sound(*here, "joins") else ()


def _without_headcount(here: Loc, group: Group) -> Iterator[Problem]:
    """Yield what goes with a headcount and is stated where there is none."""
    hint = "write a headcount; who works in shifts is named there"
    if group.people:
        yield Problem((*here, "people"), "there is no headcount for them to stand behind", hint=hint)
    if any(group.joins.values()):
        hint = "write a headcount; who joins the shifts is named there, with the first day as hired"
        yield Problem((*here, "joins"), "there is no headcount to join", hint=hint)
    if any(values_of(group.away)):
        hint = "write a headcount; for agents of the shifts write breaks or days off"
        yield Problem((*here, "away"), "there is no headcount to be away from", hint=hint)


def _behind(here: Loc, group: Group, most: int) -> Iterator[Problem]:
    """Yield a problem if it is not said, or cannot be, how many people stand behind a headcount."""
    loc: Loc = (*here, "people")
    if group.people is None:
        needing = [name for name in ("turnover", "joins") if getattr(group, name)]
        if needing:
            message = f"is missing, and needed for {' and '.join(needing)}"
            hint = f"write how many people stand behind the headcount, such as people: {_guess(most)}"
            yield Problem(loc, message, hint=hint)
    elif group.people < most:
        message = f"up to {most} are on duty at once, and only {group.people} people stand behind them"
        yield Problem(loc, message, found=str(group.people), allowed=f"{most} or more")


def _guess(most: int) -> int:
    """Return about how many people it takes for so many on duty: part of them are off at any time."""
    return most + -(-most // 2)


def _join_problems(here: Loc, group: Group, begins: date | None) -> Iterator[Problem]:
    for day in group.joins:
        if begins is not None and day < begins:
            message = f"who joined before the calendar's start {begins} is there already"
            hint = "count them under people"
            yield Problem((*here, "joins", day.isoformat()), message, found=str(day), hint=hint)
