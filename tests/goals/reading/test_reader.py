"""What goals read of a replication is what a plain run of the same days says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pytest

import ccsim
from ccsim.goals.asked import asked_of
from ccsim.goals.assessment import Assessment
from ccsim.goals.reading.by_interval import by_interval
from ccsim.goals.reading.seen import values_of
from ccsim.goals.simulate_goals import prepare
from ccsim.goals.spans import spans_of
from tests.goals.centre import centre

RUNS = 3
START = dt.date(2026, 3, 9)
WEEKS = {"sustained": {"from": "2026-03-09", "until": "2026-03-22"}, "period": "week"}
HALVES = WEEKS | {"period": "interval"}
IN_HOURS = {"mon-fri": "09:00-11:30", "sat": "10:00-12:00"}

MAIL = {"channel": "mail"}
#: Measure, and what of it, as it is asked of a run.
FIGURES: dict[str, tuple[str, dict[str, Any]]] = {
    "mean": ("asa/answered", {}),
    "mean-of-cell": ("asa/answered", {"segment": "gold", "queue": "calls"}),
    "share-within": ("frt/human_calendar_contact", {"statistic": "share", "threshold": 3600.0, **MAIL}),
    "share-of-case": ("fcr/case", {"intent": "order", "segment": "regular"}),
    "money": ("cpc/served", {}),
    "money-by-channel": ("cpc/served", {"channel": "phone"}),
    "total": ("volume/offered", {"channel": "mail"}),
    "cost": ("cost/total", {}),
    "occupancy": ("occupancy/agent", {"group": "voice"}),
    "quantile": ("wait/all", {"statistic": "p90"}),
    "quantile-by-channel": ("wait/all", {"statistic": "p90", "channel": "phone"}),
    "satisfaction": ("csat/true", {}),
    "backlog": ("backlog/end", {}),
    "average": ("waiting/time_average", {"queue": "claims"}),
}
THROUGH_THE_DAY = {
    "asa-halves": ("asa/answered", {"queue": "calls"}),
    "offered-halves": ("volume/offered", {"queue": "claims"}),
    "occupancy-halves": ("occupancy/agent", {"group": "voice"}),
    "backlog-halves": ("backlog/end", {"queue": "claims"}),
}
WIDE = {"measure": "wait/all", "statistic": "p90", "at_most": "60 s", "by": "2026-03-11", "period": "week"}


def _goal(measure: str, asked: Mapping[str, Any], when: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    of = {key: value for key, value in asked.items() if key not in ("statistic", "threshold")}
    found: dict[str, Any] = {"measure": measure, "of": of or "everyone", **when, **more}
    if "statistic" in asked:
        found["statistic"] = asked["statistic"]
    if "threshold" in asked:
        found["within"] = f"{asked['threshold']:.0f} s"
    seconds = measure.split("/", maxsplit=1)[0] in ("asa", "wait")
    return found | {"at_most": "60 s" if seconds else 0.5}


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    goals = {name: _goal(measure, asked, WEEKS) for name, (measure, asked) in FIGURES.items()}
    goals |= {name: _goal(measure, asked, HALVES) for name, (measure, asked) in THROUGH_THE_DAY.items()}
    goals["asa-hours"] = _goal("asa/answered", {"queue": "calls", "hours": IN_HOURS}, WEEKS)
    goals["offered-hours"] = _goal("volume/offered", {"queue": "calls", "hours": IN_HOURS}, WEEKS)
    goals["occupancy-hours"] = _goal("occupancy/agent", {"group": ["voice"], "hours": IN_HOURS}, WEEKS)
    goals["both-queues"] = _goal("asa/answered", {"queue": ["calls", "claims"]}, WEEKS)
    goals["an-hour"] = _goal("asa/answered", {"queue": "calls"}, HALVES, interval="60 min")
    goals["backlog-an-hour"] = _goal("backlog/end", {"queue": "claims"}, HALVES, interval="60 min")
    goals["alone"] = WIDE | {"of": {"queue": "calls", "segment": "gold"}}
    goals["alone-of-several"] = WIDE | {"of": {"queue": ["calls", "claims"]}}
    scenario = centre(goals, satisfaction={})
    return ccsim.assess(scenario, replications=RUNS, jobs=1, baseline=False)


@pytest.fixture(scope="module")
def result(assessment: Assessment) -> ccsim.Result:
    """The same days, seed and replications as a plain run."""
    return ccsim.run(
        assessment.scenario,
        days=14,
        start=START,
        replications=RUNS,
        jobs=1,
        periods="week",
        interval="30 min",
    )


def _weeks(assessment: Assessment, name: str) -> np.ndarray:
    """[replication, week]: the values."""
    seen = assessment.goal(name).seen
    assert sorted(seen) == list(range(RUNS))
    return np.array([values_of(seen[number].target) for number in range(RUNS)])


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_over_whole_periods_is_that_of_a_run(
    name: str, assessment: Assessment, result: ccsim.Result
) -> None:
    """Value for value: the same customers, the same sums."""
    measure, asked = FIGURES[name]
    found = _weeks(assessment, name)
    for place, week in enumerate(("2026-03-09", "2026-03-16")):
        told = result.by_replication(measure, week=week, **asked)
        np.testing.assert_allclose(found[:, place], told.to_numpy(), rtol=1e-12)
    assert np.isfinite(found).all()


def test_names_of_a_population_count_together(assessment: Assessment) -> None:
    """Both queues are everything there is."""
    np.testing.assert_array_equal(_weeks(assessment, "both-queues"), _weeks(assessment, "mean"))


def test_a_quantile_of_any_population_is_that_of_a_run_of_its_period(assessment: Assessment) -> None:
    """By queue and segment: from a run of its own, of that week."""
    alone = ccsim.run(assessment.scenario, days=7, start=START, replications=RUNS, jobs=1)
    told = alone.by_replication("wait/all", statistic="p90", queue="calls", segment="gold")
    np.testing.assert_allclose(_weeks(assessment, "alone")[:, 0], told.to_numpy(), rtol=1e-12)
    told = alone.by_replication("wait/all", statistic="p90")
    np.testing.assert_allclose(_weeks(assessment, "alone-of-several")[:, 0], told.to_numpy(), rtol=1e-12)


def _pooled(assessment: Assessment, name: str) -> np.ndarray:
    """[interval, 2]: sums over the replications."""
    return np.sum([seen.target for seen in assessment.goal(name).seen.values()], axis=0)


@pytest.mark.parametrize("name", THROUGH_THE_DAY)
def test_intervals_are_those_of_a_profile(name: str, assessment: Assessment, result: ccsim.Result) -> None:
    """Every half hour of two weeks."""
    measure, asked = THROUGH_THE_DAY[name]
    told = result.profile(measure, by="begin", **asked)
    found = values_of(_pooled(assessment, name))
    assert len(found) == len(told) == 14 * 48
    np.testing.assert_allclose(found, told["value"].to_numpy(), rtol=1e-12)


def test_longer_intervals_are_two_of_the_short_ones(assessment: Assessment) -> None:
    """Sums add up; a backlog is that of the end of the hour."""
    halves, hours = _pooled(assessment, "asa-halves"), _pooled(assessment, "an-hour")
    np.testing.assert_allclose(hours, halves.reshape(-1, 2, 2).sum(axis=1))
    ends, backlog = _pooled(assessment, "backlog-halves"), _pooled(assessment, "backlog-an-hour")
    np.testing.assert_array_equal(backlog[:, 0], ends.reshape(-1, 2, 2)[:, 1, 0])


def _in_hours(result: ccsim.Result) -> pd.Series:
    begins = pd.date_range(START, periods=14 * 48, freq="30min")
    clock, day = begins.hour * 60 + begins.minute, begins.day_of_week
    week = (day < 5) & (clock >= 540) & (clock < 690)
    return pd.Series(week | ((day == 5) & (clock >= 600) & (clock < 720)), index=begins)


def test_hours_are_the_sum_of_their_intervals(assessment: Assessment, result: ccsim.Result) -> None:
    """Who is asked about mornings must not hear of evenings."""
    chosen = _in_hours(result).to_numpy()
    for name, halves in (("asa-hours", "asa-halves"), ("occupancy-hours", "occupancy-halves")):
        for number, seen in assessment.goal(name).seen.items():
            own = assessment.goal(halves).seen[number].target.copy()
            own[~chosen] = 0
            np.testing.assert_allclose(seen.target, own.reshape(2, -1, 2).sum(axis=1))
    table = result.intervals[result.intervals["queue"] == "calls"]
    for number, seen in assessment.goal("offered-hours").seen.items():
        offered = table[table["replication"] == number]["offered"].to_numpy() * chosen
        np.testing.assert_array_equal(values_of(seen.target), offered.reshape(2, -1).sum(axis=1))


def test_the_week_is_told_by_weekday_and_half_hour(assessment: Assessment, result: ccsim.Result) -> None:
    """What `breaks` rests on."""
    by_hour = assessment.goal("asa-halves").by_hour
    assert by_hour is not None
    told = result.profile("asa/answered", by="weekday and time", queue="calls")
    found = values_of(by_hour.reshape(-1, 2))
    np.testing.assert_allclose(found, told["value"].to_numpy(), rtol=1e-12)
    assert assessment.goal("quantile").by_hour is None
    assert assessment.goal("offered-halves").by_hour is None


INSEPARABLE = {
    "hours": _goal("asa/answered", {"channel": "mail", "hours": IN_HOURS}, WEEKS),
    "intervals": _goal("asa/answered", {"channel": "mail"}, HALVES),
}


@pytest.mark.parametrize("name", INSEPARABLE)
def test_who_shares_a_queue_cannot_be_told_by_interval(name: str) -> None:
    """Intervals are kept by queue: better no figure than that of the others, too."""
    scenario = centre({name: INSEPARABLE[name]})
    said = (
        f"goal {name}: intervals are told by queue, and queue claims serves others, too; name a queue in `of`"
    )
    with pytest.raises(ccsim.RunError) as caught:
        prepare(scenario, spans_of(scenario, asked_of(scenario)), 1, "compiled")
    assert str(caught.value) == said


def test_who_has_a_queue_of_their_own_can(assessment: Assessment) -> None:
    """Orders alone come to the calls; a group's calls are not told by interval, and weeks need none."""
    scenario = centre(
        {
            "orders": _goal("asa/answered", {"intent": "order"}, HALVES),
            "group": _goal("asa/answered", {"group": "voice"}, WEEKS),
            "quantile": WIDE,
        }
    )
    asked = {each.name: each for each in asked_of(scenario)}
    (run, *_) = prepare(scenario, spans_of(scenario, asked_of(scenario)), 1, "compiled").runs
    found = by_interval(scenario, run.setup.layout, asked["orders"].target.figure)
    assert not isinstance(found, str)
    assert list(found.places) == [run.setup.layout.queues.index("calls")]
    told = by_interval(scenario, run.setup.layout, asked["group"].target.figure)
    assert told == "asa/answered by group is not told by interval"
    told = by_interval(scenario, run.setup.layout, asked["quantile"].target.figure)
    assert told == "wait/all p90 is not told by interval"
