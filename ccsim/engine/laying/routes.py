"""Queues, groups and the skills between them."""

from __future__ import annotations

import numpy as np

from ccsim.engine.laying.numbering import Numbering
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import BY_NUMBER, BY_WORK, CHOOSE, GROUP, NOT_RANKED, OPENING, QUEUE, ROUTE, TAKE
from ccsim.scenario import Group, Skill
from ccsim.typing import Rows
from ccsim.units import US


def lay_queues(numbers: Numbering, line_rows: Rows) -> tuple[Rows, Rows]:
    """Rows of dtype `QUEUE` and, by queue, of dtype `OPENING`; callback terms and groups follow."""
    rows = np.zeros(len(numbers.queues), dtype=QUEUE)
    openings: list[int] = []
    for number, name in enumerate(numbers.queues):
        queue = numbers.scenario.queues[name]
        waits = sorted({round(wait * US) for wait in queue.overflow.values()} - {0})
        row = rows[number]
        row["capacity"] = NOBODY if queue.capacity is None else queue.capacity
        row["choose"] = CHOOSE[queue.choose]
        row["target"] = round(queue.target * US)
        row["weight"] = numbers.writer.number(queue.weight)
        row["callback"] = row["deflection"] = NOBODY
        row["first_opening"], row["openings"] = len(openings), len(waits)
        openings += waits
    rows["first_line"] = np.searchsorted(line_rows["queue"], np.arange(len(rows)))
    rows["lines"] = np.bincount(line_rows["queue"], minlength=len(rows))
    return rows, np.array(openings, dtype=np.int64).view(OPENING)


def lay_groups(numbers: Numbering, pools: list[int], named: list[int], *, shares: bool) -> Rows:
    """Rows of dtype `GROUP` for pools of so many, and so many named agents beside them."""
    rows = np.zeros(len(numbers.groups), dtype=GROUP)
    agents = np.array(pools, dtype=np.int64) + np.array(named, dtype=np.int64)
    rows["first_agent"] = np.concatenate([[0], np.cumsum(agents)[:-1]])
    rows["agents"] = agents
    rows["pool"] = pools
    rows["idle"] = rows["tail"] = rows["first_marked"] = NOBODY
    for number, name in enumerate(numbers.groups):
        group = numbers.scenario.groups[name]
        rows[number]["take"] = TAKE[group.take]
        alike = all(skill.proficiency == 1.0 and skill.resolution == 1.0 for skill in group.serves.values())
        rows[number]["switching"] = round(group.switching * US)
        rows[number]["alike"] = not group.learning
        rows[number]["plain"] = alike and not group.learning
        rows[number]["ranks"] = _ranks(numbers, group, shares)
        rows[number]["levels"] = any(
            numbers.scenario.queues[queue].overflow.get(skill.level, 0.0) > 0
            for queue, skill in group.serves.items()
        )
    return rows


def _ranks(numbers: Numbering, group: Group, shares: bool) -> int:
    """By what the agents of a group are ranked who have the same load."""
    if any(numbers.scenario.queues[queue].choose == "least_worked" for queue in group.serves):
        return BY_WORK
    keeps_free = any(skill.keep_free > 0 for skill in group.serves.values())
    return BY_NUMBER if shares and keeps_free else NOT_RANKED


def lay_routes(numbers: Numbering, queue_rows: Rows, group_rows: Rows) -> Rows:
    """The queues of each group, then the groups of each queue by level; where each begins is noted."""
    routes: list[tuple[int, ...]] = []
    for number, name in enumerate(numbers.groups):
        skills = numbers.scenario.groups[name].serves
        group_rows[number]["first_queue"], group_rows[number]["queues"] = len(routes), len(skills)
        for queue in sorted(skills):
            routes.append((numbers.queue(queue), *_route(numbers, queue, skills[queue])))
    for number, queue in enumerate(numbers.queues):
        serving = [
            (number_of_group, *_route(numbers, queue, numbers.scenario.groups[group].serves[queue]))
            for number_of_group, group in enumerate(numbers.groups)
            if queue in numbers.scenario.groups[group].serves
        ]
        queue_rows[number]["first_group"], queue_rows[number]["groups"] = len(routes), len(serving)
        routes += sorted(serving, key=lambda route: (route[1], route[0]))
    rows = np.array(routes, dtype=ROUTE)
    _pair(rows, group_rows, queue_rows)
    return rows


def _pair(rows: Rows, group_rows: Rows, queue_rows: Rows) -> None:
    """Note for each skill where its other row is."""
    for group in range(len(group_rows)):
        first = int(group_rows[group]["first_queue"])
        for place in range(first, first + int(group_rows[group]["queues"])):
            queue = queue_rows[rows[place]["number"]]
            begin = int(queue["first_group"])
            for other in range(begin, begin + int(queue["groups"])):
                if rows[other]["number"] == group:
                    rows[place]["other"], rows[other]["other"] = other, place


def _route(numbers: Numbering, queue: str, skill: Skill) -> tuple[int, ...]:
    """Level, wait after which it opens, reserve, priority, series, whether it is shut."""
    stated = skill.priority is not None
    return (
        skill.level,
        round(numbers.scenario.queues[queue].overflow.get(skill.level, 0.0) * US),
        skill.keep_free,
        skill.priority if skill.priority is not None else 0,
        int(stated),
        numbers.writer.number(skill.proficiency),
        numbers.writer.number(skill.resolution),
        int(skill.hours is not None),  # opened by the programme
        NOBODY,
    )
