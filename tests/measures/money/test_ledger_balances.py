"""Whatever the prices and the logs, no millionth is lost or made between the lines and the rows."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccsim.engine import outcomes as o
from ccsim.engine.logs import ACTIVITIES
from ccsim.experiment.tables import ledger_table
from ccsim.measures import columns as c
from ccsim.measures.layout import Layout
from ccsim.measures.money.ledger import Ledger
from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.scenario.costs import Project
from ccsim.typing import Rows
from tests.measures.made_up import START, answered, contact, contact_log, layout_of, scenario_of
from tests.measures.money.projects import with_projects
from tests.measures.money.rosters import duty, employed, roster, with_shifts

DAY = 86_400.0
DAYS = 3
COSTS = [place for place, column in enumerate(c.FIXED) if column.name.startswith("cost_")]
#: Where each line of a ledger ends up.
OWN = {
    "pay": (c.COST_PAY, c.COST_IDLE),
    "overtime": (c.COST_OVERTIME, c.COST_IDLE_OVERTIME),
    "away": (c.COST_AWAY,),
    "hiring": (c.COST_HIRING,),
    "seats": (c.COST_SEATS, c.COST_IDLE_SEATS),
    "contacts": (c.COST_CONTACTS,),
    "minutes": (c.COST_MINUTES,),
    "overhead": (c.COST_OVERHEAD,),
}
#: Lines that together end up in one column.
TOGETHER = {
    ("sessions", "flow_minutes", "contained", "contained_assumed", "contained_resolved"): (c.COST_FLOW,),
    ("uses", "sites", "upkeep"): (c.COST_SELF_SERVICE,),
    ("messages", "preventions"): (c.COST_PREVENTION,),
    ("assist", "assist_seats"): (c.COST_ASSIST, c.COST_IDLE_ASSIST),
    ("projects_once", "projects_running"): (c.COST_PROJECTS,),
}

prices = st.floats(0.0, 99.0)
heads = st.integers(0, 6)


@st.composite
def changes(draw: st.DrawFn) -> dict[str, Any]:
    """A scenario with every kind of cost."""

    def group(**more: Any) -> dict[str, Any]:
        return more | {
            "pay": {
                "interval": "60 min",
                "days": {"every day": {"06:00": [draw(prices)] * 3}},
                "otherwise": draw(prices),
            },
            "overtime_pay": draw(st.floats(0.0, 3.0)),
            "shrinkage": draw(st.floats(0.0, 0.9)),
            "seat": draw(prices),
            "away": {"interval": "60 min", "days": {"every day": {"06:00": [draw(heads), draw(heads)]}}},
            "hiring": {"cost": draw(prices), "training": draw(st.floats(0.0, 1e6))},
        }

    cost = {"per_contact": draw(prices), "per_minute": draw(prices)}
    by_flow = ("per_session", "per_minute", "per_contained", "per_assumed", "per_resolved")
    flow = {name: draw(prices) for name in by_flow}
    terms = {"volume": {"count": 60, "per": "1 h"}, "handle_time": {"talk": "5 min"}}
    tool = {"per_contact": draw(prices), "per_seat": draw(prices), "channels": ["phone"]}
    pages = {
        "success": {"share": 0.5},
        "upkeep": {"hours_per_week": draw(prices), "pay": draw(prices)},
        "cost": {"per_use": draw(prices), "per_day": draw(prices)},
    }
    messages = {"count": draw(prices), "cost": draw(prices)}
    return {
        "intents": {
            name: {**terms, "channels": {"phone": 0.5, "direct": 0.5}, "self_service": {"pages": 0.2}}
            for name in ("order", "question")
        },
        "self_service": {"pages": pages},
        "prevention": {"notice": {"removes": {"order": 0.1}, "messages": messages, "per_day": draw(prices)}},
        "channels": {"phone": {"cost": cost, "flow": "ivr"}, "direct": {"cost": cost}},
        "flows": {"ivr": {"steps": {"menu": {"own_queue": True}}, "cost": flow}},
        "groups": {
            "first": with_shifts(3, **group(headcount=2)),
            "second": group(headcount=4, assist={"notes": tool, "more": tool}),
        },
        "costs": {"overhead": {"office": {"per_day": draw(prices)}}},
    }


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Money spent on the second day, before the run, and every day."""
    once = {START + dt.timedelta(days=1): draw(prices), dt.date(2023, 1, 1): 5.0}
    return Project(one_off=once, per_day=draw(prices))


def random_logs(generator: np.random.Generator) -> tuple[Rows, Rows, Rows, Rows]:
    """Logs that no engine wrote, but whose rows hold what rows must hold."""
    calls: list[dict[str, Any]] = []
    for offered in generator.uniform(0, DAYS * DAY, 40):
        which = {"kind": int(generator.integers(4))}
        which |= {"flow": 0 if which["kind"] % 2 == 0 else -1}
        wait, talk = generator.exponential(60), generator.exponential(400)
        if generator.random() < 0.6:
            which |= {"group": int(generator.integers(2))}
            calls.append(answered(float(offered), wait, talk, float(generator.exponential(60)), **which))
        else:
            outcome = int(generator.choice([o.CONTAINED, o.HUNG_UP, o.ABANDONED, o.BLOCKED, o.UNFINISHED]))
            ended = -1 if outcome == o.UNFINISHED else offered + wait
            if outcome == o.BLOCKED:
                which["flow"] = -1
            came = int(generator.choice([o.NO_RETURN, o.REPEAT]))
            calls.append(contact(offered=offered, ended=ended, outcome=outcome, returns=came, **which))
        if generator.random() < 0.3:
            before = {"outcome": o.FOUND, "via": o.SELF_SERVICE, "site": 0, "flow": -1}
            calls.append(contact(offered=offered, ended=offered + wait, **(which | before)))
    log = contact_log(calls)
    for row in range(1, len(log)):
        used = log[row - 1]["site"] >= 0 or log[row]["site"] >= 0
        if generator.random() < 0.3 and log[row - 1]["kind"] == log[row]["kind"] and not used:
            log[row]["leg"], log[row]["via"] = 1, int(generator.choice([o.PASSED_ON, o.CALLED_BACK]))
            log[row]["contact"] = log[row - 1]["contact"] if log[row - 1]["leg"] else row - 1
            log[row]["previous"] = row - 1
    present, planned = [], []
    for agent in range(5):
        for begin, end in np.sort(generator.uniform(0, DAYS * 24, 6)).reshape(3, 2):
            present.append((0, agent, begin, end, generator.uniform(begin, end)))
        if agent >= 2:
            for begin, end in itertools.pairwise(np.sort(generator.uniform(0, DAYS * 24, 9))):
                planned.append((0, agent, ACTIVITIES[generator.integers(6)], begin, end))
    present += [(1, agent, *np.sort(generator.uniform(0, DAYS * 24, 2))) for agent in range(4)]
    new = [(int(generator.integers(2)), int(generator.integers(-1, 5)) * 24) for _ in range(6)]
    return log, duty(*present), roster(*planned), employed(*new)


@settings(max_examples=40)
@given(st.integers(0, 2**31), changes(), projects())
def test_every_line_ends_up_in_its_own_columns_to_the_millionth(
    seed: int, document: dict[str, Any], project: Any
) -> None:
    """Legs, callbacks, flows, shifts, headcounts: each line of the ledger is where measures look for it."""
    layout = layout_of(with_projects(scenario_of(**document), app=project), days=DAYS)
    contacts, agents, rostered, people = random_logs(np.random.Generator(np.random.Philox(seed)))
    totals = measure_logs(layout, contacts, agents, rostered=rostered, people=people)
    assert int(totals.cells[:, COSTS].sum()) == totals.ledger.total
    for line, columns in OWN.items():
        assert int(totals.cells[:, list(columns)].sum()) == int(getattr(totals.ledger, line).sum()), line
    for lines, columns in TOGETHER.items():
        amount = sum(int(getattr(totals.ledger, line).sum()) for line in lines)
        assert int(totals.cells[:, list(columns)].sum()) == amount, lines
    told = {*OWN, *(line for lines in TOGETHER for line in lines)}
    assert told == {each.name for each in dataclasses.fields(Ledger)}
    # whoever is there is paid, one way or another
    assert int(totals.cells[:, c.UNSTAFFED_TIME].min()) >= 0
    _table_agrees(layout, totals)


def _table_agrees(layout: Layout, totals: Any) -> None:
    """The table leaves no line out that costs anything."""
    table = ledger_table("made-up", layout, [totals])
    amounts = np.rint(table["amount"] * 1e6).astype(np.int64)
    assert int(amounts.sum()) == pytest.approx(totals.ledger.total, abs=1)
    assert table["line"].notna().all()
