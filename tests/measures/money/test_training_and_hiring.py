"""Hours off the floor, new people and projects: the lines by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ccsim.demand.timeline import build_timeline
from ccsim.engine.plan import build_plan
from ccsim.experiment.tables import ledger_table
from ccsim.measures import columns as c
from ccsim.measures.layout import Layout
from ccsim.measures.money.lines import ledger_lines
from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.measures.tally.totals import Totals
from ccsim.scenario.costs import Project
from tests.measures.made_up import START, answered, contact_log, layout_of, scenario_of, total
from tests.measures.money.projects import with_projects
from tests.measures.money.rosters import duty, employed, with_shifts

MONEY = 1_000_000
HOUR = 3600 * 1_000_000
DAY = 86_400.0
TOMORROW = START + dt.timedelta(days=1)
#: Two of four are away from 9 to 10, five are called away from 13 to 14, when only three are there.
AWAY = {
    "headcount": {"interval": "1 h", "days": {"every day": {"09:00": [4, 4, 4, 4, 3]}}},
    "away": {"interval": "1 h", "days": {"every day": {"09:00": [2, 0, 0, 0, 5]}}},
    "pay": {"interval": "1 h", "days": {"every day": {"13:00": [30]}}, "otherwise": 20},
    "shrinkage": 0.5,
}


def costs(agents: Any = None, people: Any = None, days: int = 1, **group: Any) -> tuple[Layout, Totals]:
    """The money of some days, one call among them."""
    layout = layout_of(scenario_of(groups={"agents": group}), days)
    calls = contact_log([answered(9 * 3600, 0, 60)])
    agents = duty((0, 0, 8, 12)) if agents is None else agents
    return layout, measure_logs(layout, calls, agents, people=people)


def test_who_is_away_is_paid_like_who_is_not_and_on_no_contact() -> None:
    """Two hours at 20 and three, not five, at 30, and as many of shrinkage; a duty of 4 hours makes 8."""
    layout, totals = costs(**AWAY)
    assert totals.ledger.away.tolist() == [[2 * (2 * 20 + 3 * 30) * MONEY]]
    assert totals.ledger.pay.tolist() == [[8 * 20 * MONEY]]
    assert int(totals.cells[layout.group_cell(0), c.COST_AWAY]) == 260 * MONEY
    assert total(layout, totals, "cost_away") == 260 * MONEY
    assert total(layout, totals, "training_time") == 5 * HOUR
    assert total(layout, totals, "paid_time") == (8 + 10) * HOUR
    assert total(layout, totals, "unstaffed_time") == (4 + 10) * HOUR
    assert total(layout, totals, "staffed_time") == 4 * HOUR


def test_nobody_away_leaves_the_ledger_as_it_was() -> None:
    """Stretches of pay are cut where people go away only where somebody does."""
    layout, totals = costs(headcount=AWAY["headcount"], pay=20.0)
    assert len(layout.rates.pay_edges) == 2
    assert totals.ledger.away.sum() == total(layout, totals, "training_time") == 0
    assert "away" not in {line.field for line in ledger_lines(layout)}


def test_a_day_that_clocks_make_longer_has_more_hours_away() -> None:
    """From 0:00 to 24:00 on the day that has 25 hours, one person is away for 25 hours."""
    scenario = scenario_of(
        calendar={"start": dt.date(2024, 10, 27), "time_zone": "Europe/Vienna"},
        groups={"agents": {"headcount": 3, "away": 1, "pay": 10}},
    )
    totals = measure_logs(layout_of(scenario), contact_log([]), duty())
    assert totals.ledger.away.tolist() == [[250 * MONEY]]


def test_somebody_new_costs_hiring_and_paid_training_on_the_first_day() -> None:
    """2,000 and 80 hours at the day's pay: 16 on the first day, 20 from the second on; two begin then."""
    pay = {"dated": {START: 16.0, TOMORROW: 20.0}}
    people = employed((0, -1), (0, 0), (0, 24), (0, 24))
    layout, totals = costs(people=people, days=2, headcount=1, pay=pay, hiring=_HIRING)
    first, second = 2_000 + 80 * 16, 2 * (2_000 + 80 * 20)
    assert totals.ledger.hiring.tolist() == [[first * MONEY, second * MONEY]]
    assert int(totals.cells[layout.group_cell(0), c.COST_HIRING]) == (first + second) * MONEY
    assert total(layout, totals, "training_time") == 3 * 80 * HOUR
    assert total(layout, totals, "paid_time") == (4 + 3 * 80) * HOUR
    assert int(totals.ledger.total) == sum(
        total(layout, totals, column.name) for column in c.FIXED if column.name.startswith("cost_")
    )


_HIRING = {"cost": 2_000, "training": "80 h"}


def test_who_came_before_the_measured_time_or_after_it_costs_nothing() -> None:
    """The warm-up is not paid for, nor is who begins on the day after the run."""
    layout = layout_of(
        scenario_of(groups={"agents": {"headcount": 1, "hiring": _HIRING}}), days=1, warm_up=DAY
    )
    people = employed((0, -1), (0, 0), (0, 24), (0, 48))
    totals = measure_logs(layout, contact_log([]), duty(), people=people)
    assert totals.ledger.hiring.tolist() == [[2_000 * MONEY]]


def test_hires_of_each_group_cost_what_that_group_says() -> None:
    """Of two groups, the second hires for nothing: it has no line."""
    groups = {
        "desk": {"serves": ["calls"], "headcount": 1, "hiring": {"cost": 5}},
        "other": with_shifts(1, serves=["calls"]),
    }
    layout = layout_of(scenario_of(groups=groups))
    people = employed((0, 0), (1, 0), (1, 0))
    totals = measure_logs(layout, contact_log([]), duty(), people=people)
    assert totals.ledger.hiring.tolist() == [[5 * MONEY], [0]]
    assert [line.of for line in ledger_lines(layout) if line.field == "hiring"] == ["desk"]


def test_a_project_costs_once_on_its_date_and_by_the_day() -> None:
    """1,000 on the second day, 10 a day that become 12.50; what was spent before the run is not in it."""
    once = {START - dt.timedelta(days=9): 7e6, TOMORROW: 1_000.0}
    bot = Project.model_validate({"one_off": once, "per_day": {"dated": {START: 10, TOMORROW: 12.5}}})
    layout = layout_of(with_projects(scenario_of(), bot=bot, app=Project()), days=2)
    totals = measure_logs(layout, contact_log([]), duty())
    assert layout.projects == ("app", "bot")
    assert totals.ledger.projects_once.tolist() == [[0, 0], [0, 1_000 * MONEY]]
    assert totals.ledger.projects_running.tolist() == [[0, 0], [10 * MONEY, 12.5 * MONEY]]
    assert int(totals.cells[layout.centre, c.COST_PROJECTS]) == 1_022.5 * MONEY
    table = ledger_table("made-up", layout, [totals])
    told = table[table["of"] == "bot"].groupby("line")["amount"].sum()
    assert told.to_dict() == pytest.approx({"projects once": 1_000.0, "projects running": 22.5})
    assert "app" not in set(table["of"])


def test_seats_and_time_away_follow_the_people_who_are_there() -> None:
    """Of eight people two leave on the second day; two agents of the shift, one of them new on the third."""
    group = with_shifts(2, headcount=8, away=4, people=8, seat=1, pay=1, hiring={"cost": 10})
    layout = layout_of(scenario_of(groups={"agents": group}), days=3)
    people = employed(*[(0, -1)] * 9, (0, 48))
    people["left"][:2] = 24 * HOUR
    people["agent"][8:] = [8, 9]
    totals = measure_logs(layout, contact_log([]), duty(), people=people)
    assert totals.ledger.seats.tolist() == [[(8 + 1) * MONEY, (6 + 1) * MONEY, (6 + 2) * MONEY]]
    assert totals.ledger.away.tolist() == [[96 * MONEY, 72 * MONEY, 72 * MONEY]]
    assert totals.ledger.hiring.tolist() == [[0, 0, 10 * MONEY]]


def test_the_ledger_and_the_engine_agree_on_who_is_of_the_headcount() -> None:
    """Who is away, and who joins, moves the number from which on agents are those of the shifts."""
    more = {"people": 6, "joins": {TOMORROW: 2}}
    for changes in ({}, {"away": 2}, more, {**more, "away": 2}, {"hiring": {"cost": 1}}):
        group = with_shifts(1, headcount=6, **changes)
        scenario = scenario_of(groups={"agents": group})
        plan = build_plan(scenario, build_timeline(scenario, days=2, warm_up=0.0))
        assert layout_of(scenario, days=2).rates.pools.tolist() == list(plan.pools), changes
