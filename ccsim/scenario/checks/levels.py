"""Levels that open in an order nobody can mean, and reserves that nobody gets past."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ccsim.scenario.faults import Problem
from ccsim.scenario.group import Group
from ccsim.scenario.parts import Parts
from ccsim.scenario.queue import Queue
from ccsim.scenario.shift import people_of
from ccsim.scenario.together import values_of
from ccsim.scenario.yaml_tree import Loc
from ccsim.units import format_duration

__all__ = ["level_problems"]


def level_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what is wrong between the queues' overflow and the groups' skills.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    for name, group in scenario.groups.items():
        if all(parts.sound("groups", name, field) for field in ("headcount", "shifts")):
            yield from _reserve_problems(name, group, parts)
    if not parts.names["groups"] or any(not parts.sound("groups", name) for name in parts.names["groups"]):
        return
    for name, queue in scenario.queues.items():
        loc: Loc = ("queues", name, "overflow")
        levels = sorted(
            {group.serves[name].level for group in scenario.groups.values() if name in group.serves}
        )
        if queue.overflow and levels and parts.sound(*loc):
            yield from _overflow_problems(loc, queue, levels)


def _overflow_problems(loc: Loc, queue: Queue, levels: list[int]) -> Iterator[Problem]:
    for level in queue.overflow:
        if level not in levels:
            message = f"no group serves this queue at level {level}"
            allowed = ", ".join(str(each) for each in levels)
            yield Problem((*loc, str(level)), message, found=str(level), allowed=allowed)
    for before, level in pairwise(levels):
        earlier, later = queue.overflow.get(before, 0.0), queue.overflow.get(level, 0.0)
        if later < earlier:
            opens = f"after {format_duration(later)}" if level in queue.overflow else "at once"
            message = f"level {level} opens {opens}, before level {before} ({format_duration(earlier)})"
            place = (*loc, str(level)) if level in queue.overflow else loc
            yield Problem(place, message, allowed="waits that do not fall from level to level")


def _reserve_problems(name: str, group: Group, parts: Parts) -> Iterator[Problem]:
    people = {each for shift in group.shifts for each in people_of(shift, group.shifts[shift])}
    largest = max(values_of(group.headcount)) + len(people)
    for queue, skill in group.serves.items():
        loc: Loc = ("groups", name, "serves", queue, "keep_free")
        if skill.keep_free >= largest > 0 and parts.sound(*loc):
            message = f"the group has at most {largest} agents, so it never takes a contact of this queue"
            hint = f'remove "{queue}" from serves if that is meant'
            yield Problem(loc, message, found=str(skill.keep_free), allowed=f"less than {largest}", hint=hint)
