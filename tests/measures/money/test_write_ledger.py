"""Overtime, seats and flows: the lines by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ccsim.engine import outcomes as o
from ccsim.engine.logs import CONTACT
from ccsim.measures import columns as c
from ccsim.measures.layout import Layout
from ccsim.measures.money.lines import ledger_lines
from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.measures.tally.totals import Totals
from ccsim.typing import Rows
from tests.measures.made_up import START, answered, contact, contact_log, layout_of, scenario_of, total
from tests.measures.money.rosters import duty, roster, with_shifts

MONEY = 1_000_000
DAY = 86_400.0


def costs(
    agents: Rows,
    rostered: Rows | None = None,
    calls: list[dict[str, Any]] | None = None,
    days: int = 1,
    **changes: Any,
) -> tuple[Layout, Totals]:
    """The money of some days."""
    layout = layout_of(scenario_of(**changes), days)
    return layout, measure_logs(layout, contact_log(calls or []), agents, rostered=rostered)


def test_overtime_of_shifts_is_a_line_of_its_own() -> None:
    """Eight hours at 20, one planned hour and half an hour more at 30; paid absence costs as much."""
    group = with_shifts(2, pay=20.0, overtime_pay=1.5)
    rows = roster((0, 0, "work", 8, 16), (0, 0, "overtime", 16, 17), (0, 1, "paid absence", 8, 16))
    layout, totals = costs(
        duty((0, 0, 8, 17.5, 17)), rows, [answered(9 * 3600, 0, 60)], groups={"agents": group}
    )
    assert totals.ledger.pay.tolist() == [[320 * MONEY]]
    assert totals.ledger.overtime.tolist() == [[45 * MONEY]]
    assert total(layout, totals, "cost_pay") == 320 * MONEY
    assert total(layout, totals, "cost_overtime") == 45 * MONEY
    assert total(layout, totals, "cost_idle_overtime") == 0


def test_overtime_of_a_headcount_costs_what_is_more_than_usual() -> None:
    """The hour is already paid as presence, grossed up; the line has the half of it that comes on top."""
    group = {"headcount": 1, "pay": 20.0, "shrinkage": 0.5, "overtime_pay": 1.5}
    layout, totals = costs(duty((0, 0, 8, 17, 16)), groups={"agents": group})
    assert totals.ledger.pay.tolist() == [[9 * 40 * MONEY]]
    assert totals.ledger.overtime.tolist() == [[20 * MONEY]]
    assert total(layout, totals, "cost_idle_overtime") == 20 * MONEY


def test_overtime_is_paid_at_the_pay_of_its_hour() -> None:
    """Nights are dearer: from 22:00 overtime costs double, on the date on which it is worked."""
    pay = {
        "interval": "60 min",
        "days": {"every day": {"00:00": [30.0], "22:00": [20.0, 20.0]}},
        "otherwise": 10.0,
    }
    group = with_shifts(pay=pay, overtime_pay=2.0)
    rows = roster((0, 0, "work", 20, 21), (0, 0, "overtime", 21, 23), (0, 0, "overtime", 24, 25))
    _, totals = costs(duty((0, 0, 20, 23, 23), (0, 0, 24, 25, 25)), rows, days=2, groups={"agents": group})
    assert totals.ledger.pay.tolist() == [[10 * MONEY, 0]]
    assert totals.ledger.overtime.tolist() == [[(20 + 40) * MONEY, 60 * MONEY]]


def test_seats_are_for_all_of_the_shifts_and_the_largest_headcount_of_the_day() -> None:
    """Three of the shift and five at most on Monday, none on Tuesday; the price goes up on Tuesday."""
    headcount = {"interval": "60 min", "days": {"mon": {"08:00": [2, 5, 3]}}}
    seat = {"dated": {START: 4.0, START + dt.timedelta(1): 5.0}}
    group = with_shifts(3, headcount=headcount, seat=seat)
    layout, totals = costs(duty(), None, [answered(9 * 3600, 0, 60)], 2, groups={"agents": group})
    assert totals.ledger.seats.tolist() == [[8 * 4 * MONEY, 3 * 5 * MONEY]]
    # Monday's are those of the one call, Tuesday's are idle
    assert total(layout, totals, "cost_seats") == 32 * MONEY
    assert total(layout, totals, "cost_idle_seats") == 15 * MONEY


FLOW: dict[str, Any] = {
    "channels": {"phone": {"flow": "ivr"}, "direct": {}},
    "flows": {
        "ivr": {
            "steps": {
                "menu": {"lasts": "10 s", "shares": {"bot": 0.5}, "then": "end"},
                "bot": {"contained": {}},
                "end": {"own_queue": True},
            },
            "cost": {"per_session": 0.01, "per_minute": 0.06, "per_contained": 0.5},
        }
    },
    "intents": {
        "call": {
            "volume": {"count": 60, "per": "1 h"},
            "handle_time": {"talk": "5 min"},
            "channels": {"phone": 0.5, "direct": 0.5},
        }
    },
}


def test_a_flow_costs_by_session_minute_and_containment() -> None:
    """Four enter the flow, one to the end of the day; who finds no line or comes directly does not."""
    calls = [
        answered(100, 20, 300, queued=110, flow=0),  # 10 s in the flow
        contact(offered=200, ended=230, outcome=o.CONTAINED, resolved=1, flow=0),  # 30 s
        contact(offered=300, ended=306, outcome=o.HUNG_UP, flow=0),  # 6 s
        contact(offered=400, ended=400, outcome=o.BLOCKED),
        contact(offered=500, ended=500, outcome=o.CLOSED),
        answered(600, 0, 300, kind=1),
        contact(offered=DAY - 60, flow=0),  # still in it
    ]
    layout, totals = costs(duty(), None, calls, **FLOW)
    assert [kind.channel for kind in layout.kinds] == ["phone", "direct"]
    assert totals.ledger.sessions.tolist() == [[40_000], [0]]
    assert totals.ledger.flow_minutes.tolist() == [[(10 + 30 + 6 + 60) * 1_000], [0]]
    assert totals.ledger.contained.tolist() == [[500_000], [0]]
    assert total(layout, totals, "cost_flow") == 646_000 == totals.ledger.total


def test_prices_of_a_flow_are_those_of_the_first_event() -> None:
    """A session that begins before noon costs the old price, also for its minutes after noon."""
    flows = {"ivr": {**FLOW["flows"]["ivr"], "cost": {
        "per_minute": {"interval": "60 min", "days": {"every day": {"12:00": [0.3] * 12}}, "otherwise": 0.1},
    }}}  # fmt: skip
    calls = [contact(offered=noon, ended=noon + 120, outcome=o.HUNG_UP, flow=0) for noon in (43_170, 43_200)]
    _, totals = costs(duty(), None, calls, **{**FLOW, "flows": flows})
    assert totals.ledger.flow_minutes[0].tolist() == [2 * 100_000 + 2 * 300_000]


def legs(*parts: dict[str, Any]) -> Rows:
    """The parts of one contact, the row before being the part before."""
    log = contact_log(list(parts))
    for number in range(1, len(log)):
        log[number]["leg"], log[number]["contact"], log[number]["previous"] = number, 0, number - 1
    return log


@pytest.mark.parametrize(
    ("parts", "minutes"),
    [
        # cold: passed on after 5 minutes, 1 in the next line, 4 with the next agent
        ([answered(0, 0, 300, outcome=o.TRANSFERRED), answered(300, 60, 240, via=o.PASSED_ON)], 10),
        # warm: the first stays through the wait and a briefing of 1 minute; the line is one
        ([answered(0, 0, 300, ended=420, outcome=o.TRANSFERRED),
          answered(300, 60, 240, ended=660, via=o.PASSED_ON)], 11),
        # conference: both are in it to the end
        ([answered(0, 0, 300, ended=600, outcome=o.TRANSFERRED),
          answered(300, 60, 240, via=o.PASSED_ON)], 10),
        # the customer gives up in the second line, while the first agent waits along
        ([answered(0, 0, 300, ended=360, outcome=o.TRANSFERRED),
          contact(offered=300, queued=300, ended=360, outcome=o.ABANDONED, via=o.PASSED_ON)], 6),
        # a callback: booked after 2 minutes; the first try rings 1 minute in vain, the second takes 6
        ([contact(offered=0, queued=0, ended=120, outcome=o.CALLBACK),
          answered(120, 600, 60, outcome=o.NO_ANSWER, via=o.CALLED_BACK),
          answered(780, 600, 360, via=o.CALLED_BACK)], 9),
        # one that is never dialled
        ([contact(offered=0, queued=0, ended=120, outcome=o.CALLBACK),
          contact(offered=120, via=o.CALLED_BACK)], 2),
        # still being explained when the run ends
        ([answered(DAY - 600, 0, 300, ended=-1, outcome=o.UNFINISHED),
          contact(offered=DAY - 300, via=o.PASSED_ON)], 10),
    ],
)  # fmt: skip
def test_the_line_is_held_once(parts: list[dict[str, Any]], minutes: float) -> None:
    """However often a contact is passed on, the customer is on one line; callbacks take it when dialled."""
    channels = {"phone": {"cost": {"per_contact": 1.0, "per_minute": 0.1}}}
    layout = layout_of(scenario_of(channels=channels))
    totals = measure_logs(layout, legs(*parts), duty())
    assert totals.ledger.minutes.tolist() == [[minutes * 100_000]]
    assert totals.ledger.contacts.tolist() == [[MONEY]]


def test_a_conversation_is_one_contact_however_many_turns_it_has() -> None:
    """Three turns are no three contacts; the line is held while somebody is at it."""
    log = legs(
        answered(0, 0, 60, outcome=o.REPLIED),
        answered(600, 0, 60, outcome=o.REPLIED, via=o.NEXT_TURN, turn=1),
        answered(1200, 0, 60, via=o.NEXT_TURN, turn=2),
    )
    log["leg"] = 0
    channels = {"phone": {"mode": "conversation", "cost": {"per_contact": 1.0, "per_minute": 0.1}}}
    tools = {"headcount": 1, "assist": {"replies": {"per_contact": 0.5}}}
    layout = layout_of(scenario_of(channels=channels, groups={"agents": tools}))
    totals = measure_logs(layout, log, duty())
    assert totals.ledger.contacts.tolist() == [[MONEY]]
    assert totals.ledger.minutes.tolist() == [[300_000]]
    assert totals.ledger.assist.tolist() == [[500_000]]


def test_a_contact_belongs_to_the_day_and_the_price_of_its_first_event() -> None:
    """Tuesday's callback of a call of Monday is charged on Monday; of a call of the warm-up, not at all."""
    channels = {"phone": {"cost": {"per_minute": {"dated": {START: 0.1, START + dt.timedelta(1): 0.5}}}}}
    scenario = scenario_of(channels=channels)
    log = legs(
        contact(offered=DAY - 100, queued=DAY - 100, ended=DAY - 40, outcome=o.CALLBACK),
        answered(DAY - 40, 3600, 120, via=o.CALLED_BACK),
    )
    totals = measure_logs(layout_of(scenario, 2), log, duty())
    assert totals.ledger.minutes.tolist() == [[300_000, 0]]
    totals = measure_logs(layout_of(scenario, 1, warm_up=DAY), log, duty())
    assert totals.ledger.total == 0


def test_the_lines_are_those_that_can_cost_something() -> None:
    """Zeros for flows that nobody has would only fill the table; pay and overhead are always there."""
    plain = layout_of(scenario_of())
    assert [line.name for line in ledger_lines(plain)] == ["pay", "contacts", "minutes"]
    groups = {"agents": with_shifts(seat=3.0), "more": {"headcount": 1, "overtime_pay": 2.0}}
    rich = layout_of(scenario_of(**FLOW, groups=groups, costs={"overhead": {"rent": {"per_day": 1}}}))
    told = [(line.name, line.of) for line in ledger_lines(rich)]
    assert told == [
        ("pay", "agents"), ("pay", "more"), ("overtime", "agents"), ("overtime", "more"), ("seats", "agents"),
        ("contacts", "phone"), ("contacts", "direct"), ("minutes", "phone"), ("minutes", "direct"),
        ("sessions", "phone"), ("flow minutes", "phone"), ("contained", "phone"), ("overhead", "rent"),
    ]  # fmt: skip


def test_a_log_without_rows_costs_what_is_fixed() -> None:
    """Seats and overhead are there before anybody calls."""
    layout = layout_of(scenario_of(groups={"agents": {"headcount": 2, "seat": 3.0}}))
    totals = measure_logs(layout, contact_log([]).astype(CONTACT), duty())
    assert int(totals.cells[layout.group_cell(0), c.COST_IDLE_SEATS]) == totals.ledger.total == 6 * MONEY
