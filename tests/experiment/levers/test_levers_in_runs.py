"""Levers in a run: both engines, the direction in which each kind moves, and whom none of it touches."""

from __future__ import annotations

import functools
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import pytest

import ccsim
from ccsim.experiment import Result, settle
from ccsim.scenario import Scenario, in_force, load
from tests.scenario.levers.centre import CENTRE, centre
from tests.scenario.levers.kinds import LEVERS

RAISE = CENTRE[CENTRE.index("  raise:") :]
#: Few on the phone, so that some wait.
FEW = ("[10, 12, 12, 12, 10, 10, 10, 8, 8, 6]", "[2, 3, 4, 3, 2, 2, 2, 2, 2, 2]")
#: The ramps of the examples are over by the days that are looked at.
SOON = {
    "2026-04-01": "2026-03-03",
    "2026-04-15": "2026-03-04",
    "over: 56 d": "over: 7 d",
    "over: 28 d": "over: 7 d",
}
START, DAYS = "2026-03-16", 12


def _soon(kind: str) -> str:
    text = LEVERS[kind].replace("lead_time: 42 d, training: 14 d, ", "").replace("agents: 4", "agents: 40")
    for old, new in SOON.items():
        text = text.replace(old, new)
    # Nobody comes on a Saturday or in the evening, but some early in the morning.
    text = text.replace("{mon-sat: '08:00-20:00'}", "{mon-fri: '09:00-18:00'}")
    return text.replace("every: 28 d", "every: 7 d")


@functools.cache
def planned(kind: str, on: bool = True) -> Scenario:
    """Return the centre with the example of a kind, on or off."""
    scenario = centre(_soon(kind), FEW, name="plan")
    return scenario if on else scenario.without_levers()


@functools.cache
def lived(kind: str, on: bool = True, engine: Literal["simpy", "compiled"] = "compiled") -> Result:
    """Run it."""
    return _run(planned(kind, on), engine)


def _run(scenario: Scenario, engine: Literal["simpy", "compiled"] = "compiled") -> Result:
    return ccsim.run(scenario, days=DAYS, start=START, replications=1, contacts=True, engine=engine)


def _contacts(result: Result, **columns: str) -> pd.DataFrame:
    table = result.contacts
    assert table is not None
    for name, value in columns.items():
        table = table[table[name] == value]
    return table.reset_index(drop=True)


def _cost(result: Result) -> float:
    return float(result.ledger["amount"].sum())


@pytest.mark.parametrize("kind", LEVERS)
def test_engines_agree_on_every_kind(kind: str) -> None:
    """The two logs are equal row by row, and so is whatever is measured of them."""
    compiled, reference = lived(kind), lived(kind, engine="simpy")
    pd.testing.assert_frame_equal(_contacts(compiled), _contacts(reference))
    for name, table in compiled.tables.items():
        pd.testing.assert_frame_equal(table, reference.tables[name])


@pytest.mark.parametrize("kind", [kind for kind in LEVERS if kind not in ("change", "root_cause")])
def test_a_lever_leaves_those_alone_whom_it_cannot_reach(kind: str) -> None:
    """Invoices share no queue, group or customer with the orders that these levers move."""
    on, off = (_contacts(lived(kind, each), intent="invoice") for each in (True, False))
    assert len(on) > 100
    pd.testing.assert_frame_equal(_named(on), _named(off))


def test_a_lever_on_invoices_leaves_orders_alone() -> None:
    """The other way round."""
    on, off = (_contacts(lived("root_cause", each), intent="order") for each in (True, False))
    pd.testing.assert_frame_equal(_named(on), _named(off))
    handled = _count(intent="invoice", outcome="handled")
    assert handled(lived("root_cause")) < handled(lived("root_cause", on=False))


def _named(table: pd.DataFrame) -> pd.DataFrame:
    """Return rows without running numbers, in an order of their own."""
    kept = table.drop(columns=["case"])
    return kept.sort_values(["case_name", "attempt", "leg", "try", "turn"]).reset_index(drop=True)


def _sum(column: str, **where: str) -> Callable[[Result], float]:
    return lambda result: float(_contacts(result, **where)[column].sum())


def _count(**where: str) -> Callable[[Result], float]:
    return lambda result: float(len(_contacts(result, **where)))


def _mean(column: str, **where: str) -> Callable[[Result], float]:
    return lambda result: float(_contacts(result, **where)[column].mean())


#: What a lever raises (+1) or lowers (-1), whatever else happens.
DIRECTIONS: list[tuple[str, int, Callable[[Result], float]]] = [
    ("change", -1, _mean("talk", channel="phone", outcome="handled")),
    ("hire", -1, _mean("wait", channel="phone", outcome="handled")),
    ("train", -1, _mean("talk", channel="phone", outcome="handled")),
    ("automate", +1, _count(outcome="contained")),
    ("notify", +1, _count(outcome="prevented")),
    ("root_cause", +1, _count(outcome="prevented")),
    ("onboarding", +1, _count(outcome="prevented", segment="new")),
    ("refresh_knowledge", +1, _count(outcome="found")),
    ("assist", -1, _mean("wrap_up", channel="phone", outcome="handled")),
    ("open_channel", +1, _count(channel="sms")),
    ("phase_channels", +1, _count(channel="chat")),
    ("survey", +1, lambda result: result.estimate("survey/asked").value),
    ("re_route", +1, _count(queue="mails", group="voice")),
    ("opening_hours", +1, _count(outcome="closed")),
]


@pytest.mark.parametrize(("kind", "sign", "figure"), DIRECTIONS, ids=[each[0] for each in DIRECTIONS])
def test_a_lever_moves_the_result_in_the_stated_direction(
    kind: str, sign: int, figure: Callable[[Result], float]
) -> None:
    """With the same customers, so that one replication is enough."""
    assert sign * figure(lived(kind)) > sign * figure(lived(kind, on=False))


def test_dedicated_agents_serve_their_queue_only() -> None:
    """With customers who come by message: the group of the lever's name has them, and nothing else."""
    opened = _soon("open_channel").replace("phone: 0.2", "phone: 0.5")
    plan = f"{_soon('dedicate').replace('agents: 3', 'agents: 1')}\n  more: {opened}"
    scenario = centre(plan, FEW, name="plan").with_levers("more")
    table = _contacts(_run(scenario), group="plan")
    assert set(table["queue"]) == {"texts"}
    assert len(table) > 20


def test_training_takes_its_hours_from_the_floor() -> None:
    """Two agents fewer on Wednesday mornings, and paid all the same."""
    sessions = '{agents: 2, hours: {wed: "08:00-10:00"}, weeks: 4}'
    text = f"{{kind: train, begins: 2026-03-03, groups: [voice], sessions: {sessions}}}"
    away = centre(text, FEW, name="plan")
    on, off = _run(away), _run(away.without_levers())
    assert _mean("wait", channel="phone")(on) > _mean("wait", channel="phone")(off)
    pay = [float(each.ledger["amount"].sum()) for each in (on, off)]
    assert pay[0] == pytest.approx(pay[1])


def test_what_a_lever_costs_is_in_the_ledger() -> None:
    """One-off on the day on which it begins, the rest day by day, in a line of its own."""
    text = (
        "{kind: change, begins: 2026-03-17, cost: {one_off: 500, per_month: 310, per_day: 2}, "
        "changes: {groups.voice.pay: {times: 1}}}"
    )
    on = centre(text, name="plan")
    more = _cost(_run(on)) - _cost(_run(on.without_levers()))
    assert more == pytest.approx(500 + 11 * (310 / 31 + 2))


def test_a_lever_that_changes_nothing_changes_no_row() -> None:
    """`times: 1`, with a ramp: the same log, bit for bit."""
    text = (
        "{kind: change, begins: 2026-03-09, ramp: {shape: s_curve, over: 14 d}, changes: "
        "{groups.voice.headcount: {times: 1}, intents.order.handle_time.talk: {times: 1}, "
        "groups.voice.pay: {times: 1}, "
        "intents.order.volume.count: {times: 1}, intents.order.patience: {times: 1}, "
        "flows.bot.steps.ask.contained.share: {times: 1}, intents.order.moves.phone.sms: {times: 1}}}"
    )
    on = centre(text, FEW, name="plan")
    first, second = _run(on), _run(on.without_levers())
    for name, table in first.tables.items():
        pd.testing.assert_frame_equal(table, second.tables[name])


def test_the_order_of_levers_in_the_file_means_nothing() -> None:
    """They work in the order in which they begin, then by name."""
    first = "  up: {kind: change, begins: 2026-03-03, changes: {groups.voice.headcount: {times: 2}}}\n"
    second = "  add: {kind: change, begins: 2026-03-03, changes: {groups.voice.headcount: {by: 1}}}\n"
    texts = [
        CENTRE.replace("people: 20", "people: 40").replace(RAISE, f"{a}{b}levers_on: [{on}]\n")
        for a, b, on in ((first, second, "up, add"), (second, first, "add, up"))
    ]
    one, other = (load(io.StringIO(text)) for text in texts)
    assert in_force(one) == in_force(other)
    # By name: one more, and then twice as many.
    headcount: Any = in_force(one).groups["voice"].headcount
    assert headcount.dated[max(headcount.dated)].days["mon-fri"]["08:00"][0] == 22


def test_a_result_carries_the_scenario_as_it_is_written(tmp_path: Path) -> None:
    """What was run can be looked up, and a lever taken off again."""
    result = lived("automate")
    assert result.scenario.levers_on == ("plan",)
    assert result.scenario == planned("automate")
    assert result.save(tmp_path / "result")
    again = Result.load(tmp_path / "result")
    assert again == result
    assert again.scenario.levers.keys() == {"plan"}
    assert again != lived("automate", on=False)


def test_a_settled_baseline_stays_settled() -> None:
    """Levers never settle again: what is settled of the baseline is what runs with them have."""
    text = CENTRE.replace("wrap_up: 30 s", "wrap_up: 30 s\n      among: handled").replace(
        RAISE, f"  plan: {_soon('automate')}\n"
    )
    bare = settle(load(io.StringIO(text)))
    assert bare.settled is not None
    on = bare.with_levers("plan")
    assert in_force(on).settled == bare.settled
    assert settle(on).settled == bare.settled
