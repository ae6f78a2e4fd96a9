"""Numbers of satisfaction that vary over the dates: as before until the date, and different from then on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ccsim.engine import outcomes as o
from ccsim.measures.money.income import no_income
from ccsim.scenario import Scenario
from ccsim.typing import Rows
from tests.measures.experience.day import CASES, LOSSES, SATISFACTION, experienced, log, scenario
from tests.measures.made_up import START

_DAY = 86_400 * 1_000_000
_ALL = {"dissatisfied": 1, "neutral": 1, "satisfied": 1}
_WAITS = "satisfaction.waits.phone."
#: By option: path, value on the first day, value from the second on.
NUMBERS: dict[str, tuple[str, Any, Any]] = {
    "Satisfaction.base": ("satisfaction.base", 2, 0.5),
    "Satisfaction.by_channel": ("satisfaction.by_channel.mail", 0, -2),
    "Satisfaction.by_intent": ("satisfaction.by_intent.call", 0, -1),
    "Satisfaction.by_segment": ("satisfaction.by_segment.everyone", 0, -1),
    "Expectation.expected": (f"{_WAITS}expected", "1 min", "2 s"),
    "Expectation.half": (f"{_WAITS}half", "5 min", "2 s"),
    "Expectation.most": (f"{_WAITS}most", 1, 3),
    **{f"Losses.{name}": (f"satisfaction.losses.{name}", loss, loss + 1) for name, loss in LOSSES.items()},
    **{f"Churn.{name}": (f"satisfaction.churn.{name}", 0, 1) for name in _ALL},
    "Segment.value": ("segments.everyone.value", 40, 50),
    "Survey.share": ("surveys.after.share", 0, 1),
    **{f"Responds.{name}": (f"surveys.after.responds.{name}", 0, 1) for name in _ALL},
}


def _twice() -> Rows:
    """The day, and the same customers' day after it."""
    first = log()
    first = first[np.isin(first["case"], range(len(CASES)))]
    again = first.copy()
    for name in ("offered", "queued", "answered", "ended", "released", "returns_at"):
        again[name] = np.where(again[name] >= 0, again[name] + _DAY, again[name])
    again["case"] += len(CASES)
    again["contact"] += len(first)
    again["previous"] = np.where(again["previous"] >= 0, again["previous"] + len(first), again["previous"])
    both = np.concatenate([first, again])
    assert (both["outcome"] != o.UNFINISHED).all()
    return both


def _asked(**churn: float) -> Scenario:
    """The day's scenario with a survey that everybody answers, and everything stated that is to be varied."""
    said = {**SATISFACTION, "churn": _ALL | churn, "by_segment": {"everyone": 0}}
    return scenario(satisfaction=said, surveys={"after": {"responds": _ALL}})


def _verdicts(said: Scenario) -> Rows:
    return experienced(said, _twice())[1].verdicts(seed=1, replication=0)


def _dated(first: Any, then: Any) -> dict[str, Any]:
    return {"dated": {str(START): first, str(START.replace(day=2)): then}}


@pytest.mark.parametrize("name", list(NUMBERS))
def test_a_number_changes_on_its_date(name: str) -> None:
    """A lever that begins on a date would work before it, or never."""
    path, first, then = NUMBERS[name]
    varying, before, after = (
        _verdicts(_asked().override({path: value})) for value in (_dated(first, then), first, then)
    )
    cases = len(CASES)
    np.testing.assert_array_equal(varying[:cases], before[:cases])
    np.testing.assert_array_equal(varying[cases:], after[cases:])
    assert (before[cases:] != after[cases:]).any(), "it makes no difference at all"


@pytest.mark.parametrize("where", ["intents.call.revenue", "intents.call.by_segment.everyone.revenue"])
def test_revenue_is_that_of_the_day_of_the_resolution(where: str) -> None:
    """A price that rises on a date must not rise before."""
    intent = _asked().model_dump(by_alias=True)["intents"]["call"] | {
        "by_segment": {"everyone": {"revenue": 7}} if "segment" in where else {}
    }
    said = scenario(intents={"call": intent}).override({where: _dated(3, 5)})
    layout, experience = experienced(said, _twice())
    income, cells = no_income(layout), np.zeros((1, len(layout.cells), len(layout.columns)), dtype=np.int64)
    history = experience.history
    experience.let_go(len(history), 1, 0, layout.grid.day_edges[[0, -1]], cells, income)
    by_day = income.revenue.sum(axis=0)
    resolved = int((history["resolved_at"][: len(CASES)] >= 0).sum())
    assert list(by_day) == [resolved * 3_000_000, resolved * 5_000_000]
