"""When levers come into force: what comes first, how far each has come on every day, when it ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ccsim.scenario import Scenario
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.hire import HireLever
from ccsim.scenario.levers.phase_channels import PhaseChannelsLever
from ccsim.scenario.levers.ramp import Ramp
from ccsim.scenario.levers.refresh_knowledge import RefreshKnowledgeLever
from ccsim.scenario.levers.train import TrainLever
from ccsim.units import DAY

#: What these do is there or not, whatever the ramp of their other changes.
_AT_ONCE: Final = frozenset({"opening_hours", "re_route", "refresh_knowledge"})


@dataclass(frozen=True)
class Course:
    """
    How one thing that a lever does comes about.

    Attributes
    ----------
    what
        Of several: a channel that opens, the path of a figure; "" for what its kind does.
    begins, ends, ramp
        From 0 to 1 by the ramp, and back to 0 at once.
    weight
        Beside the others.
    """

    what: str
    begins: dt.date
    ends: dt.date | None
    ramp: Ramp
    weight: float = 1.0

    @property
    def complete(self) -> dt.date:
        """The first day on which there is nothing to come; of a learning curve, 95% is there."""
        return self.begins + _days(self.ramp.over or 0.0)

    def at(self, days: float, since: dt.date) -> float:
        """How far it has come so many days after a date."""
        if self.ends is not None and days >= (self.ends - since).days:
            return 0.0
        return self.ramp.at(days - (self.begins - since).days)


@dataclass(frozen=True)
class Stretch:
    """What comes first, or meanwhile: a search, training, sessions."""

    what: str
    begins: dt.date
    ends: dt.date


@dataclass(frozen=True)
class LeverTime:
    """
    One lever over time.

    Attributes
    ----------
    name, kind, title, begins, ends, needs
        As the scenario has them.
    before
        Stretches that take time before it does what it is for, or beside it.
    courses
        What it does; the ways things come about that are the same are one.
    every
        Days after which something is done once more; 0: never.
    """

    name: str
    kind: str
    title: str | None
    begins: dt.date
    ends: dt.date | None
    needs: tuple[str, ...]
    before: tuple[Stretch, ...]
    courses: tuple[Course, ...]
    every: int

    @property
    def complete(self) -> dt.date:
        """The first day on which nothing of it is still to come."""
        last = max(each.complete for each in self.courses)
        return max([last, *(each.ends for each in self.before)])

    def at(self, days: float, since: dt.date) -> float:
        """How much of it is in force so many days after a date, from 0 to 1: the mean of its courses."""
        weights = sum(each.weight for each in self.courses)
        return sum(each.weight * each.at(days, since) for each in self.courses) / weights

    def again(self, until: dt.date) -> Iterator[dt.date]:
        """The days after the first, up to a date, on which it is done again."""
        date = self.begins
        last = until if self.ends is None else min(until, self.ends - dt.timedelta(days=1))
        while self.every and (date := date + dt.timedelta(days=self.every)) <= last:
            yield date


def lever_times(
    levers: Scenario | Mapping[str, LeverBase], names: Iterable[str] | None = None
) -> tuple[LeverTime, ...]:
    """
    Say when levers come into force.

    Parameters
    ----------
    levers
        A scenario, or levers by name.
    names
        Which; by default those that are on, of a mapping all.

    Returns
    -------
    tuple
        In the order in which they begin.
    """
    if isinstance(levers, Scenario):
        known, chosen = levers.levers, levers.levers_on if names is None else names
    else:
        known, chosen = levers, levers if names is None else names
    made = [_lever_time(name, known[name]) for name in chosen]
    return tuple(sorted(made, key=lambda each: (each.begins, each.name)))


def _lever_time(name: str, lever: LeverBase) -> LeverTime:
    own = list(_own_courses(lever))
    for path, effect in lever.changes.items():
        # hours know no ramp, so that of the lever is not meant for them
        ramp = effect.ramp or (Ramp() if path.endswith(".hours") else lever.ramp)
        own.append(Course(path, effect.begins or lever.begins, lever.ends, ramp))
    courses = {(each.begins, each.ramp): each for each in reversed(own)}
    return LeverTime(
        name=name,
        kind=lever.kind,
        title=lever.title,
        begins=lever.begins,
        ends=lever.ends,
        needs=lever.needs,
        before=tuple(_stretches(lever)),
        courses=tuple(reversed(courses.values())),
        every=int(lever.every // DAY) if isinstance(lever, RefreshKnowledgeLever) else 0,
    )


def _own_courses(lever: LeverBase) -> Iterator[Course]:
    """What a lever does beside its changes."""
    if isinstance(lever, PhaseChannelsLever):
        for place, channel in enumerate(lever.channels):
            yield Course(channel, lever.begins + place * _days(lever.every), lever.ends, lever.ramp)
    elif isinstance(lever, HireLever):
        for date, people in lever.first_days().items():
            yield Course(f"{people} people", date, None, Ramp(), people / lever.agents)
    elif lever.kind != "change":
        yield Course("", lever.begins, lever.ends, Ramp() if lever.kind in _AT_ONCE else lever.ramp)


def _stretches(lever: LeverBase) -> Iterator[Stretch]:
    if isinstance(lever, HireLever):
        found = lever.begins + _days(lever.lead_time)
        ready = lever.begins + dt.timedelta(seconds=lever.lead_time + lever.training)
        if lever.lead_time:
            yield Stretch("search", lever.begins, found)
        if lever.training:
            yield Stretch("training", found, max(ready, found + dt.timedelta(days=1)))
    if isinstance(lever, TrainLever) and lever.sessions is not None:
        last = lever.begins + dt.timedelta(weeks=int(lever.sessions.weeks))
        yield Stretch("sessions", lever.begins, last)


def _days(seconds: float) -> dt.timedelta:
    """A duration in whole days."""
    return dt.timedelta(days=-int(-seconds // DAY))
