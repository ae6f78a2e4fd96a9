"""One trial of hidden volumes and figures: how many get in touch, and when; what is seen of the figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from ccsim.demand.expected import expected_slots
from ccsim.demand.streams import BACKLOG_SLOT
from ccsim.demand.timeline import Timeline
from ccsim.engine.outcomes import ARRIVED, CLOSED, PREVENTED, SELF_SERVICE
from ccsim.engine.plan import Plan, build_plan
from ccsim.engine.simulate import simulate
from ccsim.experiment.cores import cores
from ccsim.experiment.settling.figure import Figure
from ccsim.experiment.settling.seen import see_figures
from ccsim.experiment.settling.shares import interval_of
from ccsim.experiment.warm_up import lay_timeline
from ccsim.scenario import Scenario
from ccsim.typing import Bools, Floats
from ccsim.units import DAY

#: Names the customers of the trials; any run's own seed gives it others.
_SEED = 1_000_003
#: Measured days of a trial: every weekday four times.
TRIAL_DAYS = 28
#: Replications from which a regression says more than it disturbs.
_ENOUGH_TO_CONTROL = 12


@dataclass(frozen=True)
class Trial:
    """
    What a trial found for one intent, by [weekday, interval], summed over the trial's days.

    Attributes
    ----------
    cases
        Expected.
    returns
        Contacts that are not the first event of their case: who comes again, or after self-service. The mean
        over replications.
    spared
        Cases that began with self-service, or were prevented: no contact. The mean over replications.
    replications
        How many.
    caused
        Cases that messages cause, which are stated by themselves.
    """

    cases: Floats
    returns: Floats
    spared: Floats
    replications: int
    caused: Floats | float = 0.0

    def beside(self, stated: Floats) -> Floats:
        """Offered contacts beside one for each case of the volume, where the volume has any."""
        found: Floats = self.returns + np.where(stated > 0, self.caused - self.spared, 0.0)
        return found


@dataclass(frozen=True)
class Trials:
    """What a trial found by intent whose volume counts contacts; and of figures, see `see_figures`."""

    volumes: Mapping[str, Trial]
    figures: Floats


@dataclass(frozen=True)
class _Counts:
    """
    Of one replication's measured days.

    Attributes
    ----------
    cases
        By [intent, weekday].
    returns, spared
        By intent and [weekday, interval]: contacts that are not the first event of their case, and cases
        whose first event is no contact.
    figures
        See `see_figures`.
    """

    cases: Floats
    returns: Mapping[str, Floats]
    spared: Mapping[str, Floats]
    figures: Floats


def try_out(scenario: Scenario, start: dt.date, replications: int, figures: Sequence[Figure] = ()) -> Trials:
    """
    Simulate a settled scenario for some weeks, count the contacts and look at the figures.

    Parameters
    ----------
    scenario
        With its hidden volumes and figures on trial.
    start
        First measured date.
    replications
        How often.
    figures
        What to look at.
    """
    timeline = lay_timeline(scenario, TRIAL_DAYS, start)
    plan = build_plan(scenario, timeline)
    names = [name for name, intent in scenario.intents.items() if intent.volume.of == "contacts"]
    sizes = {name: interval_of(scenario, name) for name in names}
    with ThreadPoolExecutor(cores()) as pool:
        counted = list(pool.map(lambda number: _count(plan, number, sizes, figures), range(replications)))
    seen = np.array([each.figures for each in counted]).sum(axis=0)
    if not names:
        return Trials({}, seen)
    expected = {name: expected_counts(scenario, name, timeline) for name in scenario.intents}
    by_weekday = np.array([counts.sum(axis=1) for counts in expected.values()])
    drawn = np.array([each.cases for each in counted])
    everyone = Control(drawn.sum(axis=1), by_weekday.sum(axis=0))
    trials = {}
    for number, name in enumerate(expected):
        if name in sizes:
            own = Control(drawn[:, number], by_weekday[number])
            returns = _mean(np.array([each.returns[name] for each in counted]), own, everyone)
            spared = _mean(np.array([each.spared[name] for each in counted]), own, everyone)
            trials[name] = Trial(expected[name], returns, spared, replications)
    return Trials(trials, seen)


@dataclass(frozen=True)
class Control:
    """Cases drawn, by [replication, weekday], and how many were expected, by weekday."""

    drawn: Floats
    expected: Floats


def _mean(counts: Floats, own: Control, everyone: Control) -> Floats:
    """The mean over replications by [weekday, interval], without the chance in the number of cases."""
    factor = _control_factor(counts.sum(axis=2), own, everyone)
    mean: Floats = counts.mean(axis=0) * factor[:, np.newaxis]
    return mean


def _control_factor(returns: Floats, own: Control, everyone: Control) -> Floats:
    """
    What to multiply the returns of each weekday with, to take out the chance in the number of cases.

    More cases than expected bring more returns. How many were expected is known, so the difference is
    taken out by regression (control variates, see L'Ecuyer and Buist 2006).

    Parameters
    ----------
    returns
        [replication, weekday], of one intent.
    own, everyone
        The intent's cases, and all intents'.
    """
    factor = np.ones(7)
    if len(returns) < _ENOUGH_TO_CONTROL:
        return factor
    for weekday in range(7):
        counts, mine, all_cases = returns[:, weekday], own.drawn[:, weekday], everyone.drawn[:, weekday]
        slope_mine, slope_all = _slopes(counts, mine, all_cases)
        excess = slope_mine * (mine.mean() - own.expected[weekday])
        excess += slope_all * (all_cases.mean() - everyone.expected[weekday])
        if 0 < counts.mean() > excess:
            factor[weekday] = 1.0 - float(excess / counts.mean())
    return factor


def _slopes(y: Floats, a: Floats, b: Floats) -> tuple[float, float]:
    """Least squares of y on a and b; counts are whole, so these sums are the same on every machine."""
    n = len(y)

    def together(one: Floats, other: Floats) -> float:
        return float((one * other).sum() - one.sum() * other.sum() / n)

    aa, ab, bb, ya, yb = together(a, a), together(a, b), together(b, b), together(y, a), together(y, b)
    determinant = aa * bb - ab * ab
    if determinant > 1e-9 * aa * bb:
        return (ya * bb - yb * ab) / determinant, (yb * aa - ya * ab) / determinant
    # one intent alone is everyone
    return 0.0, yb / bb if bb > 0 else 0.0


def expected_counts(scenario: Scenario, intent: str, timeline: Timeline) -> Floats:
    """Expected cases by [weekday, interval] over the measured days: growth, factors and events included."""
    seconds = interval_of(scenario, intent)
    slots = expected_slots(scenario, intent, timeline, [])
    counts = np.zeros((7, DAY // seconds))
    weekdays = np.array([day.weekday for day in timeline.days])
    measured = np.array([day.measured for day in timeline.days])[slots.day_row]
    place = (weekdays[slots.day_row], slots.second // seconds)
    np.add.at(counts, (place[0][measured], place[1][measured]), slots.expected[measured])
    return counts


def _count(plan: Plan, replication: int, sizes: Mapping[str, int], figures: Sequence[Figure]) -> _Counts:
    """Simulate one replication and count."""
    log = simulate(plan, seed=_SEED, replication=replication, engine="compiled").contacts
    seen = see_figures(plan, figures, log)
    timeline = plan.timeline
    begins = np.array([day.begin for day in timeline.days])
    lengths = np.array([day.end for day in timeline.days]) - begins
    weekdays = np.array([day.weekday for day in timeline.days])
    intents = list(dict.fromkeys(kind.intent for kind in plan.kinds))
    intent_of = np.array([intents.index(kind.intent) for kind in plan.kinds])

    # later parts of a contact are no attempts
    contacts = log[(log["via"] == ARRIVED) | (log["via"] == SELF_SERVICE)]
    offered = contacts["offered"]
    measured = (offered >= timeline.measured_from) & (offered < timeline.horizon)
    day = np.searchsorted(begins, offered, side="right") - 1
    intent, weekday = intent_of[contacts["kind"]], weekdays[day]
    helped = contacts["via"] == SELF_SERVICE
    began = np.zeros(int(log["case"].max(initial=0)) + 1, dtype=bool)
    began[contacts["case"][helped]] = True
    begins_case = helped | ((contacts["attempt"] == 0) & ~began[contacts["case"]])
    first = measured & begins_case & (contacts["slot"] != BACKLOG_SLOT)
    cases = np.zeros((len(intents), 7))
    np.add.at(cases, (intent[first], weekday[first]), 1.0)

    # where clocks change a day has 23 or 25 hours: the share of the day is near enough
    second = (offered - begins[day]) * DAY // lengths[day]

    def by_interval(rows: Bools) -> dict[str, Floats]:
        found = {}
        for name, seconds in sizes.items():
            own = rows & (intent == intents.index(name))
            found[name] = np.zeros((7, DAY // seconds))
            np.add.at(found[name], (weekday[own], second[own] // seconds), 1.0)
        return found

    returning = measured & ~begins_case & (contacts["outcome"] != CLOSED)
    spared = measured & (helped | (contacts["outcome"] == PREVENTED))
    return _Counts(cases, by_interval(returning), by_interval(spared), seen)
