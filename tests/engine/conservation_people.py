"""What must be true of who is on the job, whatever happens in a centre."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from ccsim.engine.laying.people import counts_people
from ccsim.engine.logs import Logs
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.plan import Plan
from ccsim.scenario import Group, Scenario, steps_on
from ccsim.units import DAY, US

_DAY = DAY * US


def check_people(plan: Plan, scenario: Scenario, logs: Logs) -> None:
    """People leave on Mondays, are replaced when it says, join when it says; and nobody works who is gone."""
    people = logs.people
    order = np.lexsort((people["hired"], people["place"], people["group"]))
    np.testing.assert_array_equal(order, np.arange(len(people)))
    mondays = {day.begin for day in plan.timeline.days if day.weekday == 0}
    midnights = {day.begin for day in plan.timeline.days}
    left = people["left"][people["left"] != NEVER]
    assert set(left.tolist()) <= mondays
    assert set(people["hired"][people["hired"] > 0].tolist()) <= midnights | {plan.timeline.horizon}
    for number, name in enumerate(plan.groups):
        own = people[people["group"] == number]
        group = scenario.groups[name]
        assert (len(own) > 0) == (counts_people(group) and bool(group.people or group.shifts))
        _check_places(plan, group, own)
        _check_duty(plan, number, own, logs)


def _check_places(plan: Plan, group: Group, people: Any) -> None:
    """In a place there is one person at a time, the next one after the stated weeks."""
    behind = (group.people or 0) + sum(group.joins.values()) if group.people else 0
    for place in np.unique(people["place"]).tolist():
        own = people[people["place"] == place]
        assert (own["agent"] == NOBODY).all() == (place < behind)
        assert (own["left"][:-1] != NEVER).all()
        wait = None if group.turnover is None else group.turnover.replaced_after
        for before, after in pairwise(own):
            assert wait is not None
            # where the clocks change a week is an hour longer or shorter
            assert abs(int(after["hired"] - before["left"]) - round(wait * US)) <= _DAY // 24
        gone = int(own["left"][-1])
        if wait is not None and gone != NEVER:
            assert gone + round(wait * US) >= plan.timeline.horizon - _DAY // 24
        if group.turnover is None:
            assert (own["left"] == NEVER).all()


def _check_duty(plan: Plan, group: int, people: Any, logs: Logs) -> None:
    """No named agent comes on duty, or has a shift, whom nobody fills."""
    spells = logs.agents[logs.agents["group"] == group]
    rostered = logs.rostered[logs.rostered["group"] == group]
    for agent in np.unique(people["agent"][people["agent"] != NOBODY]).tolist():
        own = people[people["agent"] == agent]
        for rows, begin in ((spells, "on"), (rostered, "begin")):
            begins = rows[begin][rows["agent"] == agent]
            there = np.zeros(len(begins), dtype=bool)
            for person in own:
                left = plan.timeline.horizon if person["left"] == NEVER else person["left"]
                there |= (begins >= person["hired"]) & (begins < left)
            assert there.all()


def check_headcount(plan: Plan, scenario: Scenario, logs: Logs) -> None:
    """As many are on duty as the headcount is for those who are there, or more: some stay with their work."""
    for number, name in enumerate(plan.groups):
        group = scenario.groups[name]
        if not group.people:
            continue
        own = logs.people[(logs.people["group"] == number) & (logs.people["agent"] == NOBODY)]
        pool = logs.agents[(logs.agents["group"] == number) & (logs.agents["agent"] < plan.pools[number])]
        horizon = plan.timeline.horizon
        off = np.where(pool["off"] == NEVER, horizon, pool["off"])
        until = np.where(pool["due"] == NEVER, off, np.minimum(pool["due"], off))
        low = 0.0
        for day in plan.timeline.days:
            left = np.where(own["left"] == NEVER, horizon, own["left"])
            present = int(((own["hired"] <= day.begin) & (left > day.begin)).sum())
            for begin, end, count in _stated(plan, scenario, name, day):
                low += (end - begin) * (count * present // group.people)
        on_duty = float((until - pool["on"]).sum())
        # of whoever stays longer it is told when they were due on average, to the microsecond
        slack = 2.0 * len(pool) + 2.0
        assert low - slack <= on_duty


def _stated(plan: Plan, scenario: Scenario, name: str, day: Any) -> list[tuple[int, int, int]]:
    """The headcount of a date less who is away, as (from, until, count)."""
    group, calendar, timeline = scenario.groups[name], scenario.calendar, plan.timeline
    steps = {
        field: dict(steps_on(getattr(group, field), day.date, calendar)) for field in ("headcount", "away")
    }
    seconds = sorted({second for each in steps.values() for second in each} | {DAY})
    now, found = {"headcount": 0, "away": 0}, []
    for begin, end in pairwise(seconds):
        now = {field: steps[field].get(begin, now[field]) for field in now}
        count = max(0, int(now["headcount"]) - int(now["away"]))
        first = timeline.instant(day.date, begin)
        last = day.end if end == DAY else timeline.instant(day.date, end)
        found.append((first, last, count))
    return found
