"""Satisfaction worked out by hand, case by case and term by term."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from ccsim.demand.philox import uniform
from ccsim.demand.purposes import CHURN, EXPERIENCE
from ccsim.demand.streams import stream_key
from ccsim.measures.money.income import no_income
from tests.measures.experience.day import CASES, LOSSES, SATISFACTION, experienced, scenario, verdicts

#: By the intent, for everybody.
_INTENT = 0.03125
#: How often each thing that costs satisfaction happens, by case.
_TIMES: dict[str, dict[int, int]] = {
    "unresolved": dict.fromkeys((2, 3, 7, 12, 17), 1),
    "further_contact": dict.fromkeys((4, 6, 10, 11, 14, 17), 1),
    "transfer": {5: 1},
    "told_again": {5: 1},
    "contained_falsely": {6: 1},
    "abandoned": {3: 1, 4: 1, 17: 1},
    "turned_away": {7: 1, 17: 1},
    "gave_up": dict.fromkeys((3, 7, 12, 17), 1),
}


def test_every_case_comes_to_what_was_worked_out() -> None:
    """A transfer that counts twice, or a wait that counts on the wrong channel, would go unnoticed."""
    found = verdicts(scenario())
    assert list(found["case"]) == list(range(len(CASES)))  # those still open are not judged
    for row, (what, _, expected) in zip(found, CASES, strict=True):
        assert row["expected"] == pytest.approx(expected + _INTENT, abs=1e-9), what


@pytest.mark.parametrize("name", list(LOSSES))
def test_a_term_costs_what_it_says_and_nobody_else_anything(name: str) -> None:
    """Each term of the model, on and off."""
    on = verdicts(scenario())
    off = verdicts(scenario(satisfaction={**SATISFACTION, "losses": {**LOSSES, name: 0}}))
    expected = [LOSSES[name] * _TIMES[name].get(case, 0) for case in range(len(CASES))]
    np.testing.assert_allclose(off["expected"] - on["expected"], expected, atol=1e-12)


@pytest.mark.parametrize(
    ("change", "moved"),
    [
        ({"base": 2.5}, dict.fromkeys(range(len(CASES)), 0.5)),
        ({"by_intent": {}}, dict.fromkeys(range(len(CASES)), -_INTENT)),
        ({"by_segment": {"everyone": 0.25}}, dict.fromkeys(range(len(CASES)), 0.25)),
        ({"by_channel": {}}, {9: 0.0625, 16: 0.0625}),
        ({"callbacks": {"most": 0}}, {15: 0.5}),
    ],
)
def test_what_is_added_is_added_where_it_says(change: dict[str, object], moved: dict[int, float]) -> None:
    """A case that ended in self-service has no channel; a callback has a curve of its own."""
    on, off = verdicts(scenario()), verdicts(scenario(satisfaction={**SATISFACTION, **change}))
    expected = [moved.get(case, 0.0) for case in range(len(CASES))]
    np.testing.assert_allclose(off["expected"] - on["expected"], expected, atol=1e-12)


def test_waits_cost_nothing_where_their_curve_is_flat() -> None:
    """The wait on the phone, the mail that was chased up, the callback."""
    flat = {"phone": {"most": 0}, "mail": {"most": 0}}
    on = verdicts(scenario())
    off = verdicts(scenario(satisfaction={**SATISFACTION, "waits": flat, "callbacks": {"most": 0}}))
    lost = dict.fromkeys(range(len(CASES)), 0.0) | {1: 0.5, 10: 6 / 30, 11: 2 / 3, 15: 0.5}
    np.testing.assert_allclose(off["expected"] - on["expected"], list(lost.values()), atol=1e-9)


def test_the_scores_are_those_of_the_keyed_draws() -> None:
    """Two runs that differ in staffing alone must meet the same customers."""
    found = verdicts(scenario())
    said = scenario().satisfaction
    assert said is not None
    key = stream_key(1, 0, "intent", "call")
    for row in found:
        person = 600 << 20 | int(row["case"])
        own = stats.norm.ppf(uniform(key, 738_886, person, EXPERIENCE, 0))
        assert row["satisfaction"] == pytest.approx(row["expected"] + own, abs=1e-9)
        reached = [
            np.searchsorted(cuts, row["satisfaction"], "right") for cuts in (said.csat, said.nps, said.ces)
        ]
        assert [row["csat"], row["nps"], row["ces"]] == [1 + reached[0], reached[1], 1 + reached[2]]
        leaving = (0.1, 0.1, 0.035, 0.02, 0.02)[row["csat"] - 1]
        assert row["lost"] == (uniform(key, 738_886, person, CHURN, 0) < leaving)
        assert row["lost_value"] == row["lost"] * 40_000_000


def test_money_counts_on_its_day_and_adds_up() -> None:
    """Revenue of every resolved case, value of every customer lost, by kind and day; also of open cases."""
    certain = {"dissatisfied": 1, "neutral": 1, "satisfied": 1}
    layout, experience = experienced(scenario(satisfaction={**SATISFACTION, "churn": certain}))
    income, cells = no_income(layout), np.zeros((1, len(layout.cells), len(layout.columns)), dtype=np.int64)
    experience.let_go(len(experience.history), 1, 0, layout.grid.day_edges[[0, -1]], cells, income)
    resolved = [n for n in range(len(CASES)) if n not in _TIMES["unresolved"]]
    assert income.revenue.sum() == len(resolved) * 7_000_000
    assert income.value_lost.sum() == len(CASES) * 40_000_000
    # all on the first day; three of those who would write: found, deflected, and by mail
    assert income.revenue[0, 0] // 7_000_000 == len(resolved) - 3
    assert list(income.revenue[1] // 7_000_000) == [3, 0]
    assert list(income.value_lost[1] // 40_000_000) == [3, 0]
    names = [column.name for column in layout.columns]
    totals = dict(zip(names, cells[0].sum(axis=0), strict=True))
    assert totals["judged"] == totals["customers_lost"] == len(CASES)
    assert totals["surveys_asked"] == 0
    # each in the cell of the contact by which it ended; those found or given up in that of self-service
    apart = cells[0, [n for n, cell in enumerate(layout.cells) if cell.self_service == "help"]]
    assert apart[:, names.index("judged")].sum() == 2
    groups = [cell.group for cell in layout.cells]
    served = [n for n, group in enumerate(groups) if group == "agents"]
    assert cells[0, served][:, names.index("judged")].sum() == len(CASES) - 2 - 3
