"""``ccsim.assess`` on a small centre: against plain runs, both engines, in parts, and until it is decided."""

from __future__ import annotations

import datetime as dt
import json
import math
import sys
from typing import Any

import numpy as np
import pytest

import ccsim
from ccsim.goals.assessment import Assessment
from ccsim.goals.breaking import shares_by_weekday, worst_hours
from ccsim.goals.verdict.wilson import wilson
from ccsim.measures.estimate.estimate import Estimate
from tests.goals.centre import CENTRE, centre, goal

RUNS = 12
WEEK = {"by": "2026-03-11", "period": "week"}
#: On both sides of their bounds in some replications.
GOALS: dict[str, dict[str, Any]] = {
    "abandoned": goal("abandonment/offered", of={"queue": "calls"}, at_most=0.097, confidence=0.6, **WEEK),
    "guarded": goal(
        "abandonment/offered",
        of={"queue": "calls"},
        at_most=0.2,
        guardrails={"calm": {"measure": "occupancy/agent", "of": {"group": "voice"}, "at_most": 0.118}},
        baseline=0.15,
        **WEEK,
    ),
    "mail": goal(
        "frt/human_calendar_contact", within="4 h", of={"channel": "mail"}, at_least=0.9, priority=2, **WEEK
    ),
    "vague": {"measure": "frt", "at_most": "1 h", "priority": 3},
}


@pytest.fixture(scope="module")
def scenario() -> ccsim.Scenario:
    return centre(GOALS)


@pytest.fixture(scope="module")
def found(scenario: ccsim.Scenario) -> Assessment:
    return ccsim.assess(scenario, replications=RUNS, jobs=1)


@pytest.fixture(scope="module")
def plain(found: Assessment) -> ccsim.Result:
    """The judged week as a run."""
    return ccsim.run(found.scenario, days=7, start=dt.date(2026, 3, 9), replications=RUNS, jobs=1)


# What is found is what a run of the same days says.


def test_outcomes_are_those_of_a_plain_run(found: Assessment, plain: ccsim.Result) -> None:
    """Replication by replication: met, or not, and with its guardrail."""
    abandoned = plain.by_replication("abandonment/offered", queue="calls").to_numpy()
    busy = plain.by_replication("occupancy/agent", group="voice").to_numpy()
    mail = plain.by_replication(
        "frt/human_calendar_contact", statistic="share", threshold=14_400.0, channel="mail"
    ).to_numpy()
    met = {
        "abandoned": abandoned <= 0.097,
        "guarded": (abandoned <= 0.2) & (busy <= 0.118),
        "mail": mail >= 0.9,
    }
    for name, outcomes in met.items():
        judged = found.goal(name)
        assert list(judged.outcomes.values()) == list(outcomes), name
        assert judged.n == RUNS
        assert judged.probability == outcomes.mean()
        assert judged.interval(0.9) == wilson(int(outcomes.sum()), RUNS, 0.9)
    # otherwise the test says nothing
    assert 0 < met["abandoned"].mean() < 1
    assert 0 < (busy <= 0.118).mean() < 1
    joint = np.logical_and.reduce(list(met.values()))
    assert found.joint()["probability"] == joint.mean()
    assert found.joint()["n"] == RUNS
    assert (found.joint()["low"], found.joint()["high"]) == wilson(int(joint.sum()), RUNS, 0.95)
    assert found.goal("guarded").guardrails() == {"calm": (busy <= 0.118).mean()}
    assert list(found.guardrails("guarded")["holds"]) == [(busy <= 0.118).mean()]
    assert found.goal("guarded").without_guardrails == (abandoned <= 0.2).mean()


def test_the_value_is_the_runs_estimate(found: Assessment, plain: ccsim.Result) -> None:
    """With the interval of a ratio of totals."""
    told = plain.estimate("abandonment/offered", queue="calls")
    value = found.goal("abandoned").value()
    assert (value.value, value.low, value.high) == pytest.approx((told.value, told.low, told.high))


def test_the_margin_is_what_is_left_at_the_required_confidence(found: Assessment) -> None:
    """At 60% of 12 the 8th best; below 0 it is what is missing."""
    judged = found.goal("abandoned")
    assert judged.margin == pytest.approx(0.097 - np.sort(judged.scores)[7])
    mail = found.goal("mail")
    assert mail.margin == pytest.approx(np.sort(mail.scores)[::-1][10] - 0.9)
    assert (judged.margin >= 0) == (judged.met >= 8)


def test_verdicts_are_one_row_for_each_goal_and_the_vague_ones_last(found: Assessment) -> None:
    """A goal that nobody can judge is told as such, without a probability."""
    table = found.verdicts().set_index("name")
    assert list(table.index) == ["abandoned", "guarded", "mail", "vague"]
    assert table.loc["vague", "verdict"] == "not SMART"
    assert math.isnan(table.loc["vague", "probability"])
    assert table.loc["vague", "n"] == 0
    assert list(table["n"]) == [RUNS, RUNS, RUNS, 0]
    assert table.loc["abandoned", "first"] == "2026-03-09"
    assert table.loc["abandoned", "last"] == "2026-03-15"
    assert table.loc["mail", "direction"] == "at least"
    assert {*found.smart()[found.smart()["blocks"]]["goal"]} == {"vague"}
    with pytest.raises(
        KeyError, match='no goal "vague" was judged; those that were: abandoned, guarded, mail'
    ):
        found.goal("vague")


def test_json_has_the_promised_fields_and_no_nan(found: Assessment) -> None:
    """Others read it: what does not apply is null."""
    told = json.loads(found.to_json())
    assert told == found.to_dict()
    promised = {"name", "probability", "low", "high", "verdict", "baseline", "target", "margin", "n"}
    for each in told["goals"]:
        assert promised <= {*each}
    assert [each["name"] for each in told["goals"]] == ["abandoned", "guarded", "mail", "vague"]
    assert told["goals"][3]["probability"] is None
    assert told["goals"][3]["n"] == 0
    assert told["goals"][0]["target"] == 0.097
    assert told["joint"]["n"] == RUNS
    assert {each["goal"] for each in told["smart"]} >= {"vague"}
    assert "NaN" not in found.to_json()
    assert (told["seed"], told["engine"], told["replications"], told["partial"]) == (
        1,
        "compiled",
        RUNS,
        False,
    )


# Where a team stands today.


def test_today_is_simulated_from_the_calendars_start_unless_it_is_stated(found: Assessment) -> None:
    """A week of 20 replications, where weeks are judged."""
    assert found.goal("guarded").today is not None
    assert found.goal("guarded").today.stated  # type: ignore[union-attr]
    assert found.goal("guarded").today.found == Estimate(0.15)  # type: ignore[union-attr]
    simulated = found.goal("abandoned").today
    assert simulated is not None
    assert not simulated.stated
    run = ccsim.run(found.scenario, days=7, replications=20, jobs=1)
    assert simulated.found.value == pytest.approx(run.estimate("abandonment/offered", queue="calls").value)
    row = found.verdicts().set_index("name").loc["guarded"]
    assert row["baseline"] == 0.15


def test_without_a_baseline_nothing_is_simulated_for_it(scenario: ccsim.Scenario, found: Assessment) -> None:
    """And what else is found stays the same."""
    bare = ccsim.assess(scenario, replications=RUNS, jobs=1, baseline=False)
    assert bare.goal("abandoned").today is None
    assert bare.goal("abandoned").outcomes == found.goal("abandoned").outcomes
    assert bare.to_dict()["goals"][0]["baseline"] is None


# The same on any engine, in any parts.


def test_both_engines_assess_alike(scenario: ccsim.Scenario) -> None:
    """Value for value."""
    told = [
        ccsim.assess(scenario, replications=2, jobs=1, engine=engine, baseline=False).to_dict()
        for engine in ("simpy", "compiled")
    ]  # fmt: skip
    assert [each.pop("engine") for each in told] == ["simpy", "compiled"]
    assert told[0] == told[1]


def test_jobs_do_not_change_a_figure(scenario: ccsim.Scenario, found: Assessment) -> None:
    """Two at a time are the same replications."""
    assert ccsim.assess(scenario, replications=RUNS, jobs=2).to_dict() == found.to_dict()


def test_other_first_replications_bring_other_customers(scenario: ccsim.Scenario, found: Assessment) -> None:
    """Those of replications 4 to 7 are the same, whoever began where."""
    later = ccsim.assess(scenario, replications=4, first_replication=4, jobs=1, baseline=False)
    assert later.first_replication == 4
    assert list(later.goal("mail").seen) == [4, 5, 6, 7]
    whole = found.goal("abandoned")
    assert later.goal("abandoned").outcomes == {number: whole.outcomes[number] for number in range(4, 8)}
    np.testing.assert_array_equal(later.goal("abandoned").scores, whole.scores[4:8])


# On the way to a goal.


def test_checkpoints_are_told_beside_their_goal() -> None:
    """Each in the period of its day, without being counted among the goals."""
    fields = {"of": {"queue": "calls"}, "at_most": 0.05, "by": "2026-03-11", "period": "day"}
    soon = goal("abandonment/offered", **fields, checkpoints={"2026-03-09": 0.3, "2026-03-10": 0.1})
    found = ccsim.assess(centre({"soon": soon}), replications=4, jobs=1, baseline=False)
    table = found.verdicts()
    assert list(table["name"]) == ["soon", "soon, 2026-03-09", "soon, 2026-03-10"]
    assert list(table["way_to"].fillna("")) == ["", "soon", "soon"]
    assert list(table["target"]) == [0.05, 0.3, 0.1]
    assert list(table["first"]) == ["2026-03-11", "2026-03-09", "2026-03-10"]
    assert [judged.asked.name for judged in found.judged] == ["soon"]
    assert found.joint()["probability"] == found.goal("soon").probability
    day = ccsim.run(found.scenario, days=3, start=dt.date(2026, 3, 9), replications=4, jobs=1)
    first = day.intervals[(day.intervals["queue"] == "calls") & (day.intervals["begin"] < "2026-03-10")]
    sums = first.groupby("replication")[["abandoned", "offered"]].sum()
    np.testing.assert_allclose(found.goal("soon, 2026-03-09").scores, sums["abandoned"] / sums["offered"])


def test_better_each_month_starts_from_today() -> None:
    """The bounds are those of what was found today, which may be stated."""
    better = goal("abandonment/offered", at_most=0.02, by="2026-05-31", better_each_month=0.1, baseline=0.2)
    calendar = {"start": "2026-03-01"}
    found = ccsim.assess(centre({"soon": better}, calendar=calendar), replications=1, jobs=1)
    table = found.verdicts().set_index("name")
    assert list(table.index) == ["soon", "soon, 2026-03-31", "soon, 2026-04-30"]
    assert list(table["target"]) == pytest.approx([0.02, 0.18, 0.162])
    assert list(table["baseline"]) == [0.2] * 3


# What holds then.

MORE = {
    "kind": "change",
    "begins": "2026-03-11",
    "changes": {"groups.voice.headcount": {"by": 20}},
}


def test_levers_count_as_they_are_in_the_judged_days() -> None:
    """One that begins before helps, one that begins after does not, and today knows of neither."""
    nobody = goal("abandonment/offered", of={"queue": "calls"}, at_most=0.001, period="day")
    goals = {"before": nobody | {"by": "2026-03-10"}, "after": nobody | {"by": "2026-03-12"}}
    scenario = centre(goals, levers={"more": MORE}, levers_on=["more"])
    found = ccsim.assess(scenario, replications=3, jobs=1)
    assert found.goal("after").probability == 1
    assert found.goal("before").probability == 0
    assert found.goal("after").today.found == found.goal("before").today.found  # type: ignore[union-attr]
    assert found.goal("after").today.found.value > 0.01  # type: ignore[union-attr]
    assert found.goal("after").value().value < 0.001


def test_the_times_of_goals_do_not_settle_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are counted within, and nothing about the centre changes; settling takes minutes."""
    from ccsim.goals.assess import with_thresholds

    intents = {name: dict(each) for name, each in CENTRE["intents"].items()}
    intents["order"]["volume"] = intents["order"]["volume"] | {"of": "contacts"}
    scenario = centre(GOALS, intents=intents)
    kept = {"fingerprint": scenario.fingerprint(), "volumes": {"order": 11}}
    scenario = centre(GOALS, intents=intents, settled=kept)

    def never(*_: object) -> None:
        raise AssertionError("settled anew")

    monkeypatch.setattr(sys.modules["ccsim.experiment.settle"], "_solved", never)
    found = ccsim.assess(scenario, replications=1, jobs=1, baseline=False)
    assert found.scenario.measures.answer_within == (20.0, 14_400.0)
    assert found.scenario.settled is not None
    assert found.scenario.settled.volumes == {"order": 11}
    # and what was assessed can be assessed again
    again = ccsim.assess(found.scenario, replications=1, jobs=1, baseline=False)
    assert again.to_dict() == found.to_dict()
    assert with_thresholds(found.scenario, [each.asked for each in found.goals]) is found.scenario


# Until it is decided, or somebody has seen enough.


def test_replications_end_when_every_goal_is_decided() -> None:
    """What is certain needs the first look only."""
    sure = goal("abandonment/offered", at_most=1, by="2026-03-10", period="day")
    found = ccsim.assess(centre({"sure": sure}), replications=400, jobs=1, baseline=False)
    assert found.goal("sure").verdict == "achievable"
    assert found.replications < 100
    never = ccsim.assess(centre({"never": sure | {"at_most": 0.0}}), replications=400, jobs=1, baseline=False)
    assert never.goal("never").verdict in ("out of reach", "at risk")
    assert never.replications < 100


def test_nothing_to_count_is_said(scenario: ccsim.Scenario) -> None:
    """A day on which the lines are closed meets nothing and misses nothing."""
    closed = goal("asa/answered", of={"queue": "calls"}, at_most="60 s", by="2026-03-14", period="day")
    found = ccsim.assess(centre({"closed": closed}), replications=2, jobs=1, baseline=False)
    judged = found.goal("closed")
    assert (judged.n, judged.verdict) == (0, "undecided")
    assert math.isnan(judged.probability)
    assert found.notes == ("closed: nothing it counts happened in its period",)
    assert found.joint()["n"] == 0
    assert found.to_dict()["goals"][0]["probability"] is None


@pytest.mark.parametrize("after", [3, 25])
def test_after_an_interruption_what_had_finished_is_told(scenario: ccsim.Scenario, after: int) -> None:
    """Ctrl-C while today is simulated leaves nothing; later it leaves a part."""
    calls = []

    def progress(done: int, planned: int) -> None:
        calls.append((done, planned))
        if len(calls) == after:
            raise KeyboardInterrupt

    def assess() -> Assessment:
        return ccsim.assess(scenario, replications=RUNS, jobs=1, progress=progress)

    if after < 20:
        with pytest.raises(KeyboardInterrupt):
            assess()
        return
    found = assess()
    assert found.partial
    assert 0 < found.goal("abandoned").n < RUNS
    assert found.notes[0].endswith("what is told rests on the replications that had finished")
    assert found.to_dict()["partial"] is True


def test_progress_counts_to_the_end(scenario: ccsim.Scenario) -> None:
    """A bar that jumps back is not believed."""
    told: list[tuple[int, int]] = []
    ccsim.assess(
        scenario, replications=3, jobs=1, baseline=False, progress=lambda done, of: told.append((done, of))
    )
    assert told[-1] == (3, 3)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


# What breaks them.


def test_what_breaks_a_goal_points_at_the_hour_with_too_few_people() -> None:
    """Nobody at noon on Wednesdays: that is where it is missing."""
    days = {"mon-tue, thu-fri": {"08:00": [6] * 20}, "wed": {"08:00": [*[6] * 8, *[0] * 2, *[6] * 10]}}
    voice = CENTRE["groups"]["voice"] | {"headcount": {"interval": "30 min", "days": days}}
    soon = goal("abandonment/offered", of={"queue": "calls"}, at_most=0.01, **WEEK)
    scenario = centre({"soon": soon}, groups=CENTRE["groups"] | {"voice": voice})
    found = ccsim.assess(scenario, replications=5, jobs=1, baseline=False)
    table = found.breaks("soon")
    assert table["short"].sum() == pytest.approx(1)
    assert {*table.head(2)["time"]} == {"12:00", "12:30"}
    assert {*table.head(2)["weekday"]} == {"wed"}
    assert table.iloc[0]["value"] > 0.5
    assert 2 < table.iloc[0]["counted"] < 15
    judged = found.goal("soon")
    assert max(shares_by_weekday(judged).items(), key=lambda each: each[1])[0] == "wed"
    assert sum(shares_by_weekday(judged).values()) == pytest.approx(1)
    begin, end, share = worst_hours(judged)  # type: ignore[misc]
    assert (begin, end) in {("12:00", "12:30"), ("12:00", "13:00"), ("12:30", "13:00")}
    assert share >= 0.5


def test_of_long_periods_the_days_are_told_and_no_hours() -> None:
    """A year keeps whole days: what is missing would seem to be missing at midnight."""
    year = goal("abandonment/offered", of={"queue": "calls"}, at_most=0.0, period="year", by="2026-12-31")
    found = ccsim.assess(centre({"year": year}), replications=1, jobs=1, baseline=False)
    table = found.breaks("year")
    assert set(table["time"]) == {"all day"}
    assert table["short"].sum() == pytest.approx(1)
    assert sum(shares_by_weekday(found.goal("year")).values()) == pytest.approx(1)
    assert worst_hours(found.goal("year")) is None


def test_what_is_not_told_by_the_hour_has_no_hours(found: Assessment) -> None:
    """Mail shares a queue with calls: better nothing than the others' hours."""
    assert found.breaks("mail").empty
    assert list(found.breaks("mail").columns) == ["weekday", "time", "value", "counted", "short"]
    assert shares_by_weekday(found.goal("mail")) == {}
    assert worst_hours(found.goal("mail")) is None


# What is refused.


def test_what_cannot_be_assessed_is_refused(scenario: ccsim.Scenario) -> None:
    """In words, before anything runs."""
    with pytest.raises(ccsim.RunError, match="scenario desk has no goals; write some under `goals`"):
        ccsim.assess(centre())
    with pytest.raises(ccsim.RunError, match="replications"):
        ccsim.assess(scenario, replications=0)
    with pytest.raises(ccsim.ScenarioError, match="80 cannot be a share"):
        ccsim.assess(centre({"a": goal("fcr/case", at_least=80)}))
    vague = ccsim.assess(centre({"vague": GOALS["vague"]}), replications=1)
    assert vague.judged == ()
    assert list(vague.verdicts()["verdict"]) == ["not SMART"]
    assert vague.joint()["n"] == 0
    with pytest.raises(KeyError, match="those that were: none"):
        vague.goal("vague")
