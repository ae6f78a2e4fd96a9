"""What goals ask, and every word about what they cannot ask."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import ccsim
from ccsim.errors import ScenarioError
from ccsim.goals.asked import askable, asked_of
from ccsim.scenario.goals.goal import Goal
from tests.goals.centre import CENTRE, centre, goal
from tests.scenario.promised import changed_promised
from tests.scenario.small import load_text


def _faults(**goals: dict[str, Any]) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        asked_of(centre(goals))
    return [str(fault) for fault in caught.value.faults]


def test_what_is_asked_is_a_figure_in_periods_by_priority() -> None:
    """With what has to hold as well, in which periods."""
    later = goal("frt/human_calendar_contact", within="1 h", of={"channel": "mail"}, at_least=0.9, priority=2)
    first = goal(
        "asa/answered",
        of={"queue": "calls", "hours": {"mon-fri": "09:00-12:00"}},
        at_most="60 s",
        period="day",
        over="week",
        met_in=0.8,
        guardrails={"calm": {"measure": "occupancy/agent", "of": {"group": "voice"}, "at_most": 0.9}},
    )
    one, two = asked_of(centre({"later": later, "first": first}))
    assert (one.name, two.name) == ("first", "later")
    assert one.target.figure.label == "asa/answered mean, queue calls"
    assert one.target.hours == {"mon-fri": ((32_400, 43_200),)}
    assert (one.need, one.intervals, len(one.target.windows)) == (0.8, None, 7)
    assert [(rail.name, len(rail.windows)) for rail in one.guardrails] == [("calm", 1)]
    assert len(one.windows) == 8
    assert two.target.figure.label == "frt/human_calendar_contact share 1 h, channel mail"
    assert (two.need, two.guardrails, two.alone) == (1.0, (), False)


def test_intervals_are_half_hours_unless_said_otherwise() -> None:
    """As in every table of the day."""
    half, quarter = (
        goal("asa/answered", at_most="60 s", period="interval"),
        goal("asa/answered", at_most="60 s", period="interval", interval="15 min"),
    )
    assert [each.intervals for each in asked_of(centre({"a": half, "b": quarter}))] == [1800.0, 900.0]


def test_of_some_hours_a_backlog_is_judged_by_interval() -> None:
    """It is of an instant: of every half hour there is one, of a morning there is none."""
    morning = {"queue": "claims", "hours": {"mon-fri": "09:00-12:00"}}
    (found,) = asked_of(centre({"a": goal("backlog/end", of=morning, at_most=5, period="interval")}))
    assert found.target.figure.label == "backlog/end total, queue claims"


@pytest.mark.parametrize(
    "fields",
    [
        {"measure": "asa/answered", "at_most": "60 s"},
        {"measure": "asa/answered", "by": "2026-03-31"},
        {"measure": "asa", "at_most": "60 s", "by": "2026-03-31"},
    ],
)
def test_what_is_not_specific_enough_is_left_out(fields: dict[str, Any]) -> None:
    """No deadline, no bound, no variant: the SMART check tells, and other goals are judged."""
    assert not askable(Goal.model_validate(fields))
    good = goal("asa/answered", at_most="60 s")
    assert [each.name for each in asked_of(centre({"vague": fields, "good": good}))] == ["good"]


FAULTS: list[tuple[dict[str, Any], str]] = [
    (
        goal("asa/answered", at_most=60),
        "at_most: 60 is a bare number where a duration is due; write 20 s, 4 min, 1 h or 7 d",
    ),
    (
        goal("fcr/case", at_least="1 h"),
        "at_least: 1 h is a duration, and fcr/case is not; allowed: a share from 0 to 1",
    ),
    (
        goal("cpc/served", at_most="5 min"),
        "at_most: 5 min is a duration, and cpc/served is not; allowed: a number",
    ),
    (
        goal("fcr/case", at_least=80),
        "at_least: 80 cannot be a share; allowed: a number from 0 to 1; write 0.8",
    ),
    (
        goal("fcr/case", at_least=800),
        "at_least: 800 cannot be a share; allowed: a number from 0 to 1",
    ),
    (
        goal("fcr/case", at_least=-0.1),
        "at_least: -0.1 cannot be a share; allowed: a number from 0 to 1",
    ),
    (
        goal("asa/answered", at_most="60 s", baseline=90),
        "baseline: 90 is a bare number where a duration is due; write 20 s, 4 min, 1 h or 7 d",
    ),
    (
        goal("fcr/case", at_least=0.8, baseline=70),
        "baseline: 70 cannot be a share; allowed: a number from 0 to 1; write 0.7",
    ),
    (
        goal("fcr/case", at_least=0.8, checkpoints={"2026-01-15": "1 h"}),
        "checkpoints.2026-01-15: 1 h is a duration, and fcr/case is not; allowed: a share from 0 to 1",
    ),
    (
        goal("fcr/cases", at_least=0.8),
        'measure: there is no measure "fcr/cases"; did you mean "fcr/case"?',
    ),
    (
        goal("happiness", at_least=0.8),
        'measure: there is no measure "happiness"; `ccsim measures` lists all',
    ),
    (
        goal("containment/claimed", at_least=0.2),
        "measure: containment/claimed cannot occur here; nothing in the scenario makes it happen",
    ),
    (
        goal("asa/answered", statistic="p90", at_most="60 s"),
        'statistic: asa/answered has no statistic "p90"; allowed: mean',
    ),
    (
        goal("asa/answered", within="20 s", at_most="60 s"),
        "within: asa/answered is not counted within a time; remove within, or choose another statistic: mean",
    ),
    (
        goal("service_level/offered", at_least=0.8),
        "within: service_level/offered does not say within which time; write within: 1 h",
    ),
    (
        goal("asa/answered", of={"self_service": "faq"}, at_most="60 s"),
        "of.self_service: asa/answered is not told by self_service; it is told by channel, queue, intent, "
        "segment, group",
    ),
    (
        goal("wait/all", statistic="p90", of={"queue": "calls"}, at_most="60 s", period="week", over="month"),
        "of: p90 of several periods is told in total and by channel; judge one period, or a channel",
    ),
    (
        goal("wait/all", statistic="p90", of={"hours": {"mon": "09:00-10:00"}}, at_most="60 s"),
        "of.hours: wait/all p90 is not told by interval",
    ),
    (
        goal("cpc/served", at_most=5, period="interval"),
        "period: cpc/served ratio is not told by interval",
    ),
    (
        goal("backlog/end", of={"hours": {"mon": "09:00-10:00"}}, at_most=5),
        "of.hours: backlog/end is of an instant, not of hours; remove the hours, or make a goal of it "
        "with period: interval",
    ),
    (
        {
            "measure": "asa/answered",
            "at_most": "60 s",
            "sustained": {"from": "2026-03-02", "until": "2026-04-29"},
        },
        "sustained: no whole month lies from 2026-03-02 until 2026-04-29; begin and end it with a period, or "
        "write another period",
    ),
    (
        goal("asa/answered", at_most="60 s", guardrails={"calm": {"measure": "occupancy", "at_most": 0.9}}),
        "guardrails.calm.measure: occupancy does not say which variant; allowed: occupancy/agent, "
        "occupancy/slots",
    ),
    (
        goal(
            "asa/answered",
            at_most="60 s",
            guardrails={"calm": {"measure": "occupancy/agent", "at_most": 85}},
        ),
        "guardrails.calm.at_most: 85 cannot be a share; allowed: a number from 0 to 1; write 0.85",
    ),
    (
        goal(
            "asa/answered",
            at_most="60 s",
            guardrails={"calm": {"measure": "wait/all", "statistic": "p90", "of": {"queue": "calls"},
                                 "at_most": "60 s"}},
            period="week", over="month",
        ),
        "guardrails.calm.of: p90 of several periods is told in total and by channel; judge one period, or a "
        "channel",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "told"), FAULTS, ids=[told.partition(";")[0] for _, told in FAULTS])
def test_what_cannot_be_is_told_in_words(wrong: dict[str, Any], told: str) -> None:
    """Before anything is simulated, with what to write instead."""
    more = {"self_service": {"faq": {"success": {"share": 0.1}}}} if "faq" in str(wrong) else {}
    with pytest.raises(ScenarioError) as caught:
        asked_of(centre({"wrong": wrong}, **more))
    assert [str(fault) for fault in caught.value.faults] == [f"goals.wrong.{told}"]


def test_where_people_leave_a_quantile_by_queue_is_of_all_days_since_the_calendars_start() -> None:
    """The run is longer than what is judged, and keeps quantiles of its parts by channel only."""
    leaving = {"people": 3, "turnover": {"leaves": {0: 0.4}}}
    groups = CENTRE["groups"] | {"voice": CENTRE["groups"]["voice"] | leaving}
    week = goal("wait/all", statistic="p90", of={"queue": "calls"}, at_most="60 s", period="week")
    with pytest.raises(ScenarioError) as caught:
        asked_of(centre({"soon": week}, groups=groups))
    assert [str(fault) for fault in caught.value.faults] == [
        "goals.soon.of: p90 of a part of the days since 2026-03-02, in which people leave, is told in total "
        "and by channel; name a channel"
    ]
    (first,) = asked_of(centre({"soon": week | {"by": "2026-03-04"}}, groups=groups))
    assert first.alone
    (channel,) = asked_of(centre({"soon": week | {"of": {"channel": "phone"}}}, groups=groups))
    assert not channel.alone


NOTES = {
    "kind": "notify",
    "begins": "2026-03-09",
    "removes": {"order": 0.2},
    "messages": {"count": 5, "per": "1 h"},
}


def test_what_a_lever_would_bring_can_be_promised() -> None:
    """Whether the lever is on, or what it would take is asked: it is the reason for the lever."""
    promised = {"fewer": goal("prevention/prevented", at_least=0.1, period="day", by="2026-03-10")}
    with pytest.raises(ScenarioError, match="prevention/prevented cannot occur here"):
        asked_of(centre(promised))
    # a second one that needs the first, and cannot be put on by itself
    levers = {"notes": NOTES, "more": NOTES | {"needs": ["notes"], "removes": {"claim": 0.1}}}
    off = centre(promised, levers=levers)
    assert [each.name for each in asked_of(off)] == ["fewer"]
    found = ccsim.assess(off, replications=1, jobs=1, baseline=False)
    assert (found.goal("fewer").n, found.goal("fewer").met) == (1, 0)
    assert "M" not in {*found.smart()["letter"]}
    on = ccsim.assess(off.with_levers("notes"), replications=1, jobs=1, baseline=False)
    assert on.goal("fewer").value().value > 0


def test_all_faults_are_told_at_once() -> None:
    """One run to find each would be a bad afternoon."""
    every = goal("fcr/case", at_least=80, baseline=70, checkpoints={"2026-03-10": 75}, period="interval")
    vague = goal("frt", at_most=60)
    del vague["by"]
    found = _faults(
        a=goal("asa/answered", at_most=60, guardrails={"b": {"measure": "fcr/caze", "at_least": 80}}),
        c=goal("fcr/case", at_least="1 h"),
        d=vague,
        e=every,
    )
    assert [each.partition(":")[0] for each in found] == [
        "goals.a.at_most",
        "goals.a.guardrails.b.measure",
        "goals.c.at_least",
        "goals.e.at_least",
        "goals.e.baseline",
        "goals.e.checkpoints.2026-03-10",
    ]


def test_each_fault_has_the_line_of_its_file(tmp_path: Path) -> None:
    """In a file of 300 lines that is what one looks for."""
    text = changed_promised(
        ("within: 1 h\n", "statistic: mean\n"),
        ("measure: asa/answered", "measure: asa/answred"),
        ("{measure: occupancy/agent", "{measure: occupancy"),
    )
    with pytest.raises(ScenarioError) as caught:
        asked_of(load_text(tmp_path, text))
    assert [str(fault).replace(f"{tmp_path}/", "").partition("; ")[0] for fault in caught.value.faults] == [
        "small.yaml:23: goals.mail-in-an-hour.at_least: 0.9 is a bare number where a duration is due",
        "small.yaml:25: goals.mail-in-an-hour.guardrails.not-worn-out.measure: occupancy does not say which "
        "variant",
        "small.yaml:27: goals.mail-in-an-hour.baseline: 0.62 is a bare number where a duration is due",
        "small.yaml:28: goals.mail-in-an-hour.checkpoints.2026-02-28: 0.7 is a bare number where a duration "
        "is due",
        "small.yaml:28: goals.mail-in-an-hour.checkpoints.2026-03-31: 0.8 is a bare number where a duration "
        "is due",
        'small.yaml:30: goals.soon.measure: there is no measure "asa/answred"',
    ]


def test_two_checkpoints_in_one_period_are_one_too_many() -> None:
    """They would be the same figure, held against two bounds."""
    both = goal(
        "asa/answered",
        at_most="60 s",
        period="week",
        checkpoints={"2026-03-16": "3 min", "2026-03-18": "2 min"},
    )
    assert "there is another checkpoint in the week of 2026-03-18" in _faults(a=both)[0]
