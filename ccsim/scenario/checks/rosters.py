"""Rosters that do not work: nobody on duty, one person at two places, two persons of one name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations, product

from ccsim.scenario.faults import Problem
from ccsim.scenario.hours import clash
from ccsim.scenario.parts import Parts
from ccsim.scenario.shift import Shift, people_of
from ccsim.scenario.yaml_tree import Loc

__all__ = ["roster_problems"]


def roster_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what is wrong with who works when, although each shift by itself is right.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    assert parts.scenario is not None
    for name, group in parts.scenario.groups.items():
        if not group.is_staffed and parts.sound("groups", name):
            hint = "write a headcount, or shifts"
            yield Problem(
                ("groups", name), "nobody is ever on duty: neither headcount nor shifts are given", hint=hint
            )
        shifts = {each: shift for each, shift in group.shifts.items() if _sound(parts, name, each)}
        yield from _name_problems(("groups", name, "shifts"), shifts)
        yield from _double_problems(("groups", name, "shifts"), shifts)
        yield from _hired_problems(("groups", name, "shifts"), shifts)


def _sound(parts: Parts, group: str, shift: str) -> bool:
    return parts.sound("groups", group, "shifts", shift)


def _name_problems(here: Loc, shifts: Mapping[str, Shift]) -> Iterator[Problem]:
    """Yield names that somebody has because they were counted, and somebody else was given."""
    for counted, shift in shifts.items():
        for other, named in shifts.items():
            if isinstance(shift.agents, int) and not isinstance(named.agents, int):
                for name in sorted(set(people_of(counted, shift)) & set(people_of(other, named))):
                    message = f'an agent counted in shift "{counted}" is called "{name}" already'
                    yield Problem(
                        (*here, other, "agents", name), message, found=name, hint="write another name"
                    )


def _double_problems(here: Loc, shifts: Mapping[str, Shift]) -> Iterator[Problem]:
    """Yield pairs of shifts in which somebody works twice at the same time."""
    for (first, one), (second, other) in combinations(shifts.items(), 2):
        if isinstance(one.agents, int) or isinstance(other.agents, int):
            continue
        both = [name for name in one.agents if name in other.agents]
        if not both:
            continue
        for hours, others in product((one.hours, one.overtime), (other.hours, other.overtime)):
            found = clash(hours, others)
            if found:
                message = f'"{both[0]}" works in shift "{first}" at the same time: {found}'
                hint = "let the shifts follow each other, or name somebody else"
                yield Problem((*here, second, "agents"), message, found=both[0], hint=hint)
                break


def _hired_problems(here: Loc, shifts: Mapping[str, Shift]) -> Iterator[Problem]:
    """Yield people whose first day on the job is stated in two shifts, and not the same."""
    first: dict[str, tuple[str, date]] = {}
    for name, shift in shifts.items():
        for agent, known in shift.agents.items() if not isinstance(shift.agents, int) else ():
            if known.hired is None:
                continue
            other, hired = first.setdefault(agent, (name, known.hired))
            if hired != known.hired:
                message = f'"{agent}" is hired on {known.hired}, and on {hired} in shift "{other}"'
                loc = (*here, name, "agents", agent, "hired")
                yield Problem(loc, message, found=str(known.hired), hint="say it once")
