"""The bank on two sites: figures that a bank would recognise, and everything the phone can do in use."""

from __future__ import annotations

import datetime as dt

import pytest

import ccsim
from ccsim.demand.timeline import build_timeline
from ccsim.engine.plan import build_plan
from ccsim.engine.simulate import simulate
from tests.shared import REPOSITORY

SCENARIO = REPOSITORY / "scenarios" / "bank-two-sites.yaml"


@pytest.fixture(scope="module")
def bank() -> ccsim.Scenario:
    return ccsim.load(SCENARIO)


@pytest.fixture(scope="module")
def week(bank: ccsim.Scenario) -> dict[tuple[str, str, float], float]:
    """What the weekdays of the first week come to: by measure, variant and threshold (or 0)."""
    summary = ccsim.run(bank, days=5, replications=4, seed=2, jobs=1).summary()
    whole = summary[summary[["channel", "queue", "intent", "segment", "group"]].isna().all(axis=1)]
    rows = whole[["measure", "variant", "threshold", "value"]].fillna({"threshold": 0.0})
    return {(measure, variant, at): value for measure, variant, at, value in rows.itertuples(index=False)}


@pytest.mark.parametrize(
    ("measure", "low", "high"),
    [
        (("volume", "offered", 0.0), 5 * 14_000, 5 * 17_000),
        (("service_level", "offered", 20.0), 0.60, 0.85),
        (("abandonment", "offered", 0.0), 0.02, 0.06),
        (("occupancy", "agent", 0.0), 0.75, 0.88),
        (("aht", "contact", 0.0), 330, 450),
        (("fcr", "case", 0.0), 0.70, 0.85),
        (("containment", "claimed", 0.0), 0.08, 0.16),
        (("transfer", "share", 0.0), 0.02, 0.06),
        (("transfer", "misrouted", 0.0), 0.01, 0.05),
        (("escalation", "share", 0.0), 0.01, 0.04),
        (("callback", "share", 0.0), 0.01, 0.06),
        (("blocking", "lines", 0.0), 0.0005, 0.02),
        (("absence", "rostered", 0.0), 0.05, 0.07),
        (("cpc", "served", 0.0), 3.0, 6.0),
    ],
    ids=lambda value: "-".join(map(str, value)) if isinstance(value, tuple) else None,
)
def test_a_week_looks_like_that_of_a_bank(
    week: dict[tuple[str, str, float], float], measure: tuple[str, str, float], low: float, high: float
) -> None:
    """An operations manager would stop reading at the first impossible figure."""
    assert low <= week[measure] <= high


def test_every_group_works_and_helps_where_it_may(bank: ccsim.Scenario) -> None:
    """Overflow, help between groups or a way of calling back would stand in the file and never happen."""
    plan = build_plan(bank, build_timeline(bank, days=1, warm_up=0.0))
    contacts = simulate(plan, seed=2, replication=0).contacts
    answered = contacts[contacts["answered"] >= 0]
    pairs = zip(answered["group"].tolist(), answered["queue"].tolist(), strict=True)
    served = {(plan.groups[group], plan.queues[queue]) for group, queue in pairs}
    assert served == {(name, queue) for name, group in bank.groups.items() for queue in group.serves}


def test_nobody_comes_to_work_on_a_holiday(bank: ccsim.Scenario) -> None:
    """Shifts by weekday would fill a closed centre on Memorial Day."""
    plan = build_plan(bank, build_timeline(bank, days=1, start=dt.date(2026, 5, 25), warm_up=0.0))
    logs = simulate(plan, seed=2, replication=0)
    assert (len(logs.contacts), len(logs.agents), len(logs.rostered)) == (0, 0, 0)
