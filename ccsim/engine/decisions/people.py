"""Who is on the job: people leave, others come instead or beside them, and the headcount follows."""

from __future__ import annotations

import math

from ccsim.demand.philox import uniform
from ccsim.demand.purposes import HEADCOUNT, LEAVES
from ccsim.engine.decisions.draws import value_now
from ccsim.engine.decisions.occupancy import occupancy_since
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.ranks import PEOPLE
from ccsim.engine.state import agent_at, count_at, employed_at, group_at, person_at
from ccsim.kernel import kernel
from ccsim.units import DAY, US

_DAY = DAY * US
_YEAR = 365.25
#: Days on the job of who was there before the run.
_LONG_AGO = 100_000


@kernel
def begin_people_day(centre: int, group: int, date: int, monday: int, now: int) -> int:
    """
    A day begins for the people of a group: some join, and on Mondays it turns out who has left.

    Parameters
    ----------
    date
        Ordinal of the date, which names the draw of the headcount.

    Returns
    -------
    int
        The headcount that is on duty from now on, `NOBODY` if that stays as it is.
    """
    own = group_at(centre, group)
    own.date = date
    if monday:
        _review(centre, group, now)
    for number in range(own.first_person, own.first_person + own.persons):
        # by half a day: where the clocks change, a day is longer or shorter
        if person_at(centre, number).gone and 0 <= person_at(centre, number).back <= now + _DAY // 2:
            _join(centre, group, number, now)
    _count_team(centre, group, now)
    count = scaled_headcount(centre, group)
    return NOBODY if count == own.target else count


@kernel
def count_headcount(centre: int, kind: int, group: int, value: int, now: int) -> int:
    """The headcount on duty after a step of the programme: another one is stated, or a day begins."""
    if kind == PEOPLE:
        return begin_people_day(centre, group, value // 2, value % 2, now)
    return state_headcount(centre, group, value)


@kernel
def state_headcount(centre: int, group: int, count: int) -> int:
    """Note the headcount that is stated from now on for all people; returns how many of it are there."""
    group_at(centre, group).stated = count
    return scaled_headcount(centre, group)


@kernel
def scaled_headcount(centre: int, group: int) -> int:
    """
    The stated headcount times the share of the people who are there.

    A fraction is rounded up with that probability, all day in the same way: so the mean is exact.
    """
    own = group_at(centre, group)
    if own.people == 0 or own.present == own.people:
        return int(own.stated)
    u = uniform(own.key, own.date, 0, HEADCOUNT, 0)
    return math.floor(own.stated * own.present / own.people + u)


@kernel
def _review(centre: int, group: int, now: int) -> None:
    """Add up the rate of leaving since the last review; who has come to its limit is gone."""
    own = group_at(centre, group)
    if own.leave == NOBODY:
        return
    crowded = 1.0
    if own.burns and own.pool > 0:
        crowded = _burn(centre, group, occupancy_since(centre, group, NOBODY, now), now)
    for number in range(own.first_person, own.first_person + own.persons):
        person = person_at(centre, number)
        burn = crowded
        if own.burns and person.agent != NOBODY:
            burn = _burn(centre, group, occupancy_since(centre, group, number, now), now)
        if person.gone or person.since >= now:
            continue
        days = (now - person.since + _DAY // 2) // _DAY
        on_the_job = _days_on_the_job(centre, number, person.since)
        for day in range(on_the_job, on_the_job + days):
            person.spent += burn * value_now(centre, own.leave, day * _DAY) / _YEAR
        person.since = now
        if person.spent >= person.limit:
            _leave(centre, group, number, now)


@kernel
def _burn(centre: int, group: int, occupancy: float, now: int) -> float:
    """What the rate of leaving is multiplied by at an occupancy."""
    own = group_at(centre, group)
    above = value_now(centre, own.above, now)
    over = min(1.0, max(0.0, (occupancy - above) / (1.0 - above)))
    return 1.0 + (value_now(centre, own.times, now) - 1.0) * over


@kernel
def _days_on_the_job(centre: int, number: int, now: int) -> int:
    hired = person_at(centre, number).hired
    return _LONG_AGO if hired == NEVER else int((now - hired + _DAY // 2) // _DAY)


@kernel
def _leave(centre: int, group: int, number: int, now: int) -> None:
    """Somebody has left; on duty still, it was the last shift."""
    own = group_at(centre, group)
    person = person_at(centre, number)
    counts = count_at(centre, 0)
    row = employed_at(centre, counts.employed)
    counts.employed += 1
    row.group = group
    row.place = person.place
    row.agent = NOBODY if person.agent == NOBODY else person.agent - own.first_agent
    row.hired = person.hired
    row.left = now
    person.gone = 1
    person.back = NEVER if own.replaced == NOBODY else now + own.replaced
    if person.agent != NOBODY:
        agent_at(centre, person.agent).gone = 1


@kernel
def _join(centre: int, group: int, number: int, now: int) -> None:
    """Somebody's first day on duty."""
    person = person_at(centre, number)
    person.turn += 1
    person.gone = 0
    person.back = NEVER
    person.hired = now
    person.since = max(now, person.since)
    person.spent = 0.0
    person.limit = leaving_limit(person.key, person.turn)
    if person.agent != NOBODY:
        agent_at(centre, person.agent).gone = 0
        agent_at(centre, person.agent).joined = now


@kernel
def leaving_limit(key: int, turn: int) -> float:
    """How much rate of leaving the next person in a place stands: exponential, of mean 1."""
    return -math.log(uniform(key, turn, 0, LEAVES, 0))


@kernel
def _count_team(centre: int, group: int, now: int) -> None:
    """Count those behind the headcount, and how fast they are on average."""
    own = group_at(centre, group)
    if own.people == 0:
        return
    own.present = 0
    learnt = 0.0
    for number in range(own.first_person, own.first_person + own.persons):
        person = person_at(centre, number)
        if person.agent != NOBODY or person.gone:
            continue
        own.present += 1
        known = own.learn != NOBODY and person.hired != NEVER
        learnt += value_now(centre, own.learn, now - person.hired + _DAY // 2) if known else 1.0
    own.team = learnt / own.present if own.present > 0 else 1.0
