"""What comes in and is lost, beside the ledger."""

from __future__ import annotations

import pytest

from ccsim.experiment.tables import income_table
from ccsim.measures import columns as c
from ccsim.measures.money.income import allocate_income, no_income
from tests.measures.made_up import START, layout_of, measured, scenario_of, total

TERMS = {"volume": {"count": 60, "per": "1 h"}, "handle_time": {"talk": "5 min"}}


def test_income_belongs_to_the_kind_it_came_from() -> None:
    """Two intents over two days: rows by kind, none for what never comes, and cells that add up."""
    layout, totals = measured([], intents={"order": TERMS, "question": TERMS})
    layout = layout_of(scenario_of(intents={"order": TERMS, "question": TERMS}), days=2)
    income = no_income(layout)
    assert [kind.intent for kind in layout.kinds] == ["order", "question"]
    income.revenue[0, :] = (3_000_000, 500_000)
    income.value_lost[1, 1] = 250_000
    cells = totals.cells.copy()
    allocate_income(layout, income, cells.reshape(1, *cells.shape))
    own = layout.nobody
    assert cells[own, c.REVENUE].tolist() == [3_500_000, 0]
    assert cells[own, c.VALUE_LOST].tolist() == [0, 250_000]
    object.__setattr__(totals, "income", income)
    table = income_table("made-up", layout, [totals])
    assert list(table.columns) == [
        *("scenario", "replication", "date", "line", "channel", "intent", "segment", "amount")
    ]
    assert table["line"].tolist() == ["revenue", "revenue", "value lost", "value lost"]
    assert table["intent"].tolist() == ["order", "order", "question", "question"]
    assert table["amount"].tolist() == [3.0, 0.5, 0.0, 0.25]
    assert table["date"].dt.date.tolist()[0] == START


def test_without_income_there_is_an_empty_table() -> None:
    """A scenario without revenue has no rows, but the columns a reader expects."""
    layout, totals = measured([])
    assert total(layout, totals, "revenue") == total(layout, totals, "value_lost") == 0
    table = income_table("made-up", layout, [totals])
    assert len(table) == 0
    assert table["amount"].sum() == pytest.approx(0)
