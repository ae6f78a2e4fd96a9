"""The people behind the groups as a table: who is there at the start, and who is to join."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from ccsim.engine.laying.numbering import Numbering
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.rosters.named_agents import named_agents
from ccsim.engine.state import PERSON
from ccsim.scenario import Group
from ccsim.typing import Rows
from ccsim.units import DAY, US


@dataclass(frozen=True)
class PeopleTables:
    """Rows of dtype `PERSON`, group by group, and the name of the stream of each."""

    persons: Rows
    names: tuple[str, ...]


def counts_people(group: Group) -> bool:
    """Whether it matters who of a group is on the job."""
    known = group.turnover is not None or bool(group.joins) or group.people is not None
    new = any(
        agent.hired is not None
        for shift in group.shifts.values()
        if not isinstance(shift.agents, int)
        for agent in shift.agents.values()
    )
    return known or new or group.hiring.cost > 0 or group.hiring.training > 0


def lay_people(numbers: Numbering, groups: Rows) -> PeopleTables:
    """Lay out everybody; what a group knows of its people is noted in its row."""
    rows: list[Rows] = [np.zeros(0, dtype=PERSON)]
    names: list[str] = []
    for number, name in enumerate(numbers.groups):
        group, row = numbers.scenario.groups[name], groups[number]
        row["first_person"] = len(names)
        row["learn"] = row["leave"] = row["replaced"] = NOBODY
        row["team"] = 1.0
        if not counts_people(group):
            continue
        here, called = _people(numbers, name, int(row["first_agent"] + row["pool"]))
        rows.append(here)
        names += called
        row["persons"] = len(here)
        row["people"] = row["present"] = group.people or 0
        _note_terms(numbers, group, row)
    return PeopleTables(np.concatenate(rows), tuple(names))


def _note_terms(numbers: Numbering, group: Group, row: np.void) -> None:
    """How the people of a group learn, leave and are replaced."""
    book, number = numbers.writer.book, numbers.writer.number
    if group.learning:
        days, factors = zip(*sorted(group.learning.items()), strict=True)
        curve = [(day * DAY * US, float(np.interp(day, days, factors))) for day in range(days[-1] + 1)]
        row["learn"] = book.add_series(curve)
    turnover = group.turnover
    if turnover is None:
        return
    row["leave"] = book.add_series([(day * DAY * US, rate) for day, rate in sorted(turnover.leaves.items())])
    if turnover.replaced_after is not None:
        row["replaced"] = round(turnover.replaced_after * US)
    if turnover.burn_out is not None:
        row["burns"] = 1
        row["above"], row["times"] = number(turnover.burn_out.above), number(turnover.burn_out.times)


def _people(numbers: Numbering, name: str, first_named: int) -> tuple[Rows, list[str]]:
    """Those of one group: behind the headcount, who joins them, the named agents."""
    group = numbers.scenario.groups[name]
    people: list[tuple[str, int, dt.date | None]] = [
        (f"{name}/person {number}", NOBODY, None) for number in range(1, (group.people or 0) + 1)
    ]
    for date in sorted(group.joins):
        people += [
            (f"{name}/joins {date.isoformat()} {number}", NOBODY, date)
            for number in range(1, group.joins[date] + 1)
        ]
    people += [
        (f"{name}/{each.name}", first_named + place, each.hired)
        for place, each in enumerate(named_agents(numbers.scenario, name))
    ]
    begins = None if group.turnover is None else group.turnover.begins
    earliest = 0 if begins is None else max(0, numbers.timeline.instant(begins, 0))
    rows = np.zeros(len(people), dtype=PERSON)
    rows["back"] = NEVER
    for place, (_, agent, first_day) in enumerate(people):
        row = rows[place]
        row["place"], row["agent"], row["hired"] = place, agent, NEVER
        row["since"] = earliest
        if first_day is None:
            continue
        # who was hired before the run begins is there, and no newer than that
        row["hired"] = min(numbers.timeline.instant(first_day, 0), numbers.timeline.horizon)
        row["since"] = max(earliest, int(row["hired"]))
        if agent == NOBODY and row["hired"] > 0:
            row["gone"], row["back"] = 1, row["hired"]
    return rows, [each for each, _, _ in people]
