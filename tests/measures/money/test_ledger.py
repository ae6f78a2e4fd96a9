"""The ledger and its rows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccsim.engine.outcomes import CLOSED
from ccsim.measures import columns as c
from ccsim.measures.tally.measure_logs import measure_logs
from tests.measures.made_up import (
    abandoned,
    agent_log,
    answered,
    contact,
    contact_log,
    first_come,
    layout_of,
    measured,
    scenario_of,
    total,
)

HOUR = 3600.0
DAY = 86_400.0
COSTS = [place for place, column in enumerate(c.FIXED) if column.name.startswith("cost_")]
MONEY: dict[str, Any] = {
    "segments": {"regular": {}, "gold": {}},
    "intents": {
        name: {
            "volume": {"count": 60, "per": "1 h"},
            "handle_time": {"talk": "5 min"},
            "segments": {"regular": 0.5, "gold": 0.5},
        }
        for name in ("order", "question")
    },
    "channels": {"phone": {"cost": {"per_contact": 0.0513, "per_minute": 0.0271}}},
    "groups": {
        "first": {"headcount": 1, "pay": 23.76, "shrinkage": 0.3},
        "second": {"headcount": 1, "pay": 17.01},
    },
    "costs": {"overhead": {"office": {"per_day": 333.33}, "power": {"per_day": 12.345678}}},
}


def test_a_day_of_money_by_hand() -> None:
    """Two agents, two calls, one abandonment: every line worked out."""
    rows = [answered(0, 0, 600, kind=0), answered(100, 20, 300, kind=3), abandoned(200, 60, kind=1)]
    rows += [contact(offered=50, ended=50, outcome=CLOSED, kind=0)]
    layout, totals = measured(rows, [(0, 0.0, 7 * HOUR), (1, 0.0, 4 * HOUR)], **MONEY)
    pay_first, pay_second = round(7 * 23.76 / 0.7 * 1e6), round(4 * 17.01 * 1e6)
    assert totals.ledger.pay.tolist() == [[pay_first], [pay_second]]
    # three contacts offered; the line is held 600, 320 and 60 s; a closed door costs nothing
    assert totals.ledger.contacts.sum() == 3 * 51_300
    assert totals.ledger.minutes[:, 0].tolist() == [271_000, 27_100, 0, round(320 / 60 * 27_100)]
    assert totals.ledger.overhead.tolist() == [[333_330_000], [12_345_678]]
    # the first group worked 600 s on orders of regular and 300 s on questions of gold customers
    assert total(layout, totals, "cost_pay") == pay_first
    pay = dict(zip(layout.cells, totals.cells[:, c.COST_PAY], strict=True))
    shares = {(cell.intent, cell.segment): int(amount) for cell, amount in pay.items() if amount}
    assert shares[("order", "regular")] == pytest.approx(pay_first * 2 / 3, abs=1)
    assert shares[("question", "gold")] == pytest.approx(pay_first / 3, abs=1)
    # the second group had nothing to do
    assert total(layout, totals, "cost_idle") == pay_second
    assert total(layout, totals, "paid_time") == round((7 / 0.7 + 4) * HOUR * 1e6)


@settings(max_examples=30)
@given(st.integers(0, 2**31), st.floats(0.01, 99.0), st.floats(0.0, 0.9), st.floats(0.0, 3.0))
def test_the_rows_add_up_to_the_ledger_exactly(seed: int, pay: float, shrinkage: float, price: float) -> None:
    """Whatever the prices, no millionth is lost or made between the lines and the rows."""
    generator = np.random.Generator(np.random.Philox(seed))
    changes = MONEY | {
        "channels": {"phone": {"cost": {"per_contact": price, "per_minute": price / 7}}},
        "groups": {
            "first": {"headcount": 1, "pay": pay, "shrinkage": shrinkage},
            "second": {"headcount": 1, "pay": pay / 3},
        },
    }
    layout = layout_of(scenario_of(**changes), days=3)
    rows = [
        answered(
            float(offered),
            float(generator.exponential(60)),
            float(generator.exponential(400)),
            float(generator.exponential(60)),
            kind=int(generator.integers(4)),
            group=int(generator.integers(2)),
        )
        for offered in generator.uniform(0, 3 * DAY, 40)
    ]
    spells = [(int(generator.integers(2)), *sorted(generator.uniform(0, 3 * DAY, 2))) for _ in range(5)]
    totals = measure_logs(layout, contact_log(rows), agent_log(spells))
    assert int(totals.cells[:, COSTS].sum()) == totals.ledger.total
    assert int(totals.cells[:, [c.COST_PAY, c.COST_IDLE]].sum()) == int(totals.ledger.pay.sum())


def test_pay_and_prices_that_change_within_the_day() -> None:
    """Night work at double pay, and dearer minutes from noon: each hour at its own price."""
    changes = MONEY | {
        "groups": {
            "first": {
                "headcount": 1,
                "pay": {
                    "interval": "60 min",
                    "days": {"every day": {"00:00": [40.0] * 6, "06:00": [20.0] * 18}},
                },
            },
            "second": {"headcount": 1},
        },
        "channels": {
            "phone": {
                "cost": {
                    "per_minute": {
                        "interval": "60 min",
                        "days": {"every day": {"00:00": [0.1] * 12, "12:00": [0.2] * 12}},
                    }
                }
            }
        },
    }
    rows = [answered(11 * HOUR, 0, 600), answered(13 * HOUR, 0, 600)]
    _, totals = measured(rows, [(0, 4 * HOUR, 8 * HOUR)], **changes)
    assert totals.ledger.pay[0, 0] == (2 * 40 + 2 * 20) * 1_000_000
    assert totals.ledger.minutes.sum() == (10 * 0.1 + 10 * 0.2) * 1_000_000


def test_work_over_midnight_shares_the_pay_of_both_days() -> None:
    """A call from 23:50 to 00:20 takes part of each day's pay."""
    changes = MONEY | {"groups": {"first": {"headcount": 1, "pay": 24.0}, "second": {"headcount": 1}}}
    layout = layout_of(scenario_of(**changes), days=2)
    rows = [answered(0, 0, 1200, kind=0), answered(DAY - 600, 0, 1800, kind=2)]
    totals = measure_logs(layout, contact_log(rows), agent_log([(0, 0.0, 2 * DAY)]))
    pay = {
        cell.intent: int(amount)
        for cell, amount in zip(layout.cells, totals.cells[:, c.COST_PAY], strict=True)
        if amount
    }
    daily = 24 * 24 * 1_000_000
    assert pay == {"order": daily * 2 // 3, "question": daily // 3 + daily}


def test_a_day_of_first_come_first_served_balances() -> None:
    """The day that all other tests use costs what its lines say."""
    layout = layout_of(scenario_of(costs={"overhead": {"office": {"per_day": 10}}}))
    totals = measure_logs(layout, *first_come(3))
    assert int(totals.cells[:, COSTS].sum()) == totals.ledger.total == 10_000_000
