"""Absence, and the comings and goings that follow."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import stats

from ccsim.engine.logs import OVERTIME, PAID_ABSENCE, WORK
from ccsim.engine.rosters.draw_rosters import draw_rosters
from ccsim.typing import Rows
from tests.engine.rosters.centres import centre, laid, one_shift, steps_told, told

LONG_DAY: dict[str, Any] = {
    "hours": {"every day": ["08:00-12:00", "16:00-20:00"]},
    "breaks": "10:00-10:15",
    "unpaid_breaks": "18:00-18:30",
    "overtime": {"every day": "20:00-21:00"},
}


def drawn(group: dict[str, Any], days: int = 1, replication: int = 0) -> tuple[Rows, Rows]:
    """Steps and roster of a centre with one group."""
    return draw_rosters(laid(centre(group), days), 1, replication)


def test_a_split_day_with_breaks_and_overtime() -> None:
    """The agent comes four times; overtime follows without a step; a break is told from the end."""
    steps, rostered = drawn(one_shift(**LONG_DAY))
    assert steps_told(steps) == [
        "08:00 0 until 10:00",
        "10:00 0 break",
        "10:15 0 until 12:00",
        "12:00 0 over",
        "16:00 0 until 18:00",
        "18:00 0 break",
        "18:30 0 until 21:00",
        "21:00 0 over",
    ]
    assert told(rostered)[-2:] == ["0 work 18:30-20:00", "0 overtime 20:00-21:00"]


def test_a_window_over_midnight_is_one() -> None:
    """A night in two parts has no change of shift at midnight; the run's end is no step."""
    steps, _ = drawn(one_shift({"every day": ["00:00-06:00", "22:00-24:00"]}), days=2)
    assert steps_told(steps) == [
        "00:00 0 until 06:00", "06:00 0 over", "22:00 0 until 30:00", "30:00 0 over", "46:00 0 until 48:00",
    ]  # fmt: skip


def test_at_one_instant_who_goes_goes_before_who_comes() -> None:
    """The late shift takes over at 12:00: first the early ones leave, in order of their numbers."""
    group = {
        "shifts": {
            "late": {"agents": 2, "hours": {"mon": "12:00-20:00"}},
            "early": {"agents": 2, "hours": {"mon": "08:00-12:00"}},
        }
    }
    steps, _ = drawn(group)
    assert steps_told(steps)[2:6] == [
        "12:00 0 over", "12:00 1 over", "12:00 2 until 20:00", "12:00 3 until 20:00",
    ]  # fmt: skip


@pytest.mark.parametrize(("paid", "kind"), [(True, "paid absence"), (False, "unpaid absence")])
def test_who_is_always_absent_never_comes(paid: bool, kind: str) -> None:
    """Planned hours and paid breaks are missed; lunch and overtime, which nobody would have paid, are not."""
    group = one_shift(**LONG_DAY, absence=1.0)
    group["absence"]["paid"] = paid
    steps, rostered = drawn(group)
    assert len(steps) == 0
    assert told(rostered) == [
        f"0 {kind} {spell}"
        for spell in ("08:00-10:00", "10:00-10:15", "10:15-12:00", "16:00-18:00", "18:30-20:00")
    ]


def test_nobody_is_absent_at_probability_zero() -> None:
    """The plan is what happens, and is itself left as it was."""
    plan = laid(centre(one_shift(**LONG_DAY)), 30)
    _, rostered = draw_rosters(plan, 1, 0)
    for name in ("group", "agent", "activity", "begin", "end"):
        np.testing.assert_array_equal(rostered[name], plan.stretches[name])


def test_who_only_works_overtime_that_day_comes() -> None:
    """Absence is drawn for dates of the shift, not for extra hours on a day off."""
    group = one_shift({"tue": "08:00-16:00"}, absence=1.0, overtime={"mon": "08:00-10:00"})
    steps, rostered = drawn(group, days=2)
    assert steps_told(steps) == ["08:00 0 until 10:00", "10:00 0 over"]
    assert rostered["activity"].tolist() == [OVERTIME, PAID_ABSENCE]


def test_the_share_of_missed_dates_is_the_probability() -> None:
    """30 agents x 365 dates at 7%: an exact binomial test that cries wolf once in 100,000 samples."""
    _, rostered = drawn(one_shift({"every day": "08:00-16:00"}, 30, 0.07), days=365)
    missed = int((rostered["activity"] == PAID_ABSENCE).sum())
    assert len(rostered) == 30 * 365
    assert stats.binomtest(missed, 30 * 365, 0.07).pvalue > 1e-5
    # neither an agent nor a date is missed as a whole: a key without the date, or without the agent
    by_agent = np.bincount(rostered["agent"][rostered["activity"] == PAID_ABSENCE], minlength=30)
    assert by_agent.min() > 0
    assert by_agent.max() < 60
    days = rostered["begin"][rostered["activity"] == PAID_ABSENCE] // (86_400 * 1_000_000)
    assert np.bincount(days).max() < 12


def test_replications_differ_and_repeat_themselves() -> None:
    """A replication is named by its number: the same one twice is the same, the next one another."""
    group = one_shift({"every day": "08:00-16:00"}, 5, 0.3)
    one, again, other = (drawn(group, 60, number)[1] for number in (0, 0, 1))
    np.testing.assert_array_equal(one, again)
    assert (one["activity"] != other["activity"]).any()


def test_one_more_agent_changes_nobody_elses_absence() -> None:
    """Draws are keyed by group, name and date, never by a number: common random numbers by construction."""
    hours = {"every day": "08:00-16:00"}

    def absences(agents: Any, **others: Any) -> dict[str, list[int]]:
        plan = laid(centre(one_shift(hours, agents, 0.3), **others), 40)
        _, rostered = draw_rosters(plan, 7, 3)
        names = {
            (group, agent): f"{plan.groups[group]}/{name}"
            for group, agents in enumerate(plan.agents)
            for agent, name in enumerate(agents)
        }
        found: dict[str, list[int]] = {name: [] for name in plan.people}
        for row in rostered[rostered["activity"] != WORK]:
            found[names[int(row["group"]), int(row["agent"])]].append(int(row["begin"]))
        return found

    before = absences(["mia", "zoe"])
    after = absences(["ann", "mia", "zoe"], back=one_shift(hours, ["mia"], 0.3))
    assert {name: after[name] for name in before} == before
    # and a namesake in another group is somebody else
    assert after["back/mia"] != after["desk/mia"]
