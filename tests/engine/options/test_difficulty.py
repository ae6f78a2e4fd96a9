"""Difficulty: what it moves, and what it leaves as stated."""

from __future__ import annotations

from statistics import NormalDist
from typing import Any

import numpy as np
import pytest

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.histories import PLENTY, differing, having, pair_of, tell
from tests.engine.options.pairs import AGENT, SECOND, ended, flow
from tests.engine.options.test_self_service import FAQ, visits

MILLION = 1e6
BOT: dict[str, Any] = merged(
    PLENTY,
    flow({"menu": {"lasts": "10 s", "contained": {"share": 0.4}, "then": "agent"}, "agent": AGENT}),
)
RESOLVED: dict[str, Any] = merged(PLENTY, {"intents": {"call": {"resolution": {"probability": 0.6}}}})


def hard(**correlations: float) -> dict[str, Any]:
    """Return a change of how much difficulty counts."""
    return {"intents": {"call": {"difficulty": correlations}}}


#: correlation: (scenario, what happens to the easy ones)
HAPPENS: dict[str, tuple[dict[str, Any], Any]] = {
    "containment": (BOT, lambda rows: rows["outcome"] == outcomes.CONTAINED),
    "self_service": (FAQ, lambda rows: rows["outcome"] == outcomes.FOUND),
    "resolution": (RESOLVED, lambda rows: rows["resolved"] == 1),
}


@pytest.mark.parametrize("what", HAPPENS)
def test_what_ends_a_case_happens_to_the_easy_ones(what):
    """As many as before, and the others are harder."""
    base, happens = HAPPENS[what]
    off, on = pair_of(base, hard(**{what: 0.7}), days=4)
    rows = [told.contacts[told.contacts["ended"] >= 0] for told in (off, on)]
    if what == "self_service":
        rows = [visits(told) for told in (off, on)]
    shares = [happens(each).mean() for each in rows]
    assert abs(shares[0] - shares[1]) < 0.03
    it = happens(rows[1])
    assert not rows[0]["difficulty"].any()
    assert (rows[1]["difficulty"][it].mean() + 0.5 * MILLION) < rows[1]["difficulty"][~it].mean()


@pytest.mark.parametrize("what", HAPPENS)
def test_what_hangs_together_is_a_gaussian_copula(what):
    """Among those as difficult as D, Phi((Phi^-1(p) - r D) / sqrt(1 - r^2)) of them, tenth by tenth."""
    base, happens = HAPPENS[what]
    p, r = {"containment": 0.4, "self_service": 0.6, "resolution": 0.6}[what], 0.7
    told = tell(base, hard(**{what: r}), {"intents": {"call": {"volume": {"count": 120}}}}, days=4)
    rows = visits(told) if what == "self_service" else told.contacts[told.contacts["ended"] >= 0]
    order = np.argsort(rows["difficulty"], kind="stable")
    normal = NormalDist()
    for part in np.array_split(order, 10):
        d = rows["difficulty"][part] / MILLION
        expected = np.mean([normal.cdf((normal.inv_cdf(p) - r * each) / (1 - r * r) ** 0.5) for each in d])
        assert abs(happens(rows[part]).mean() - expected) < 4.5 * (0.25 / len(part)) ** 0.5


def test_handle_time_hard_cases_take_longer():
    """The times of all cases stay exponential with the stated mean; by rank they follow difficulty."""
    law = {"distribution": "exponential", "mean": "40 s"}
    base = merged(PLENTY, {"intents": {"call": {"handle_time": {"hold": law, "wrap_up": law}}}})
    off, on = pair_of(base, hard(handle_time=0.8), days=4)
    rows = [ended(told.contacts, outcomes.HANDLED) for told in (off, on)]
    normal = NormalDist()
    for name, mean in (("talk", 300), ("hold", 40), ("wrap_up", 40)):
        for each in rows:
            assert abs(each[name].mean() / SECOND / mean - 1) < 0.08
        scores = [normal.inv_cdf(-np.expm1(-each / SECOND / mean)) for each in np.maximum(rows[1][name], 1)]
        assert abs(np.corrcoef(scores, rows[1]["difficulty"])[0, 1] - 0.8) < 0.03
    assert [set(each["outcome"]) for each in rows] == [{outcomes.HANDLED}] * 2


def test_difficulty_is_standard_normal_and_the_same_in_all_contacts():
    """A case does not become easier by coming again."""
    again = {"probability": 1, "delay": "10 min"}
    told = tell(
        RESOLVED, {"intents": {"call": {"resolution": {"repeat": again}}}}, hard(resolution=0.5), days=4
    )
    by_case: dict[int, set[int]] = {}
    for row in told.contacts:
        by_case.setdefault(int(row["case"]), set()).add(int(row["difficulty"]))
    assert (told.contacts["attempt"] > 0).sum() > 100
    assert {len(each) for each in by_case.values()} == {1}
    drawn = np.array([next(iter(each)) for each in by_case.values()]) / MILLION
    assert abs(drawn.mean()) < 4 / len(drawn) ** 0.5
    assert abs(drawn.std() - 1) < 0.05


@pytest.mark.parametrize("what", ["containment", "self_service", "resolution", "handle_time"])
def test_a_correlation_moves_nothing_else(what):
    """What is stated of one leaves all others as they were, and without any everything is as without it."""
    everything = merged(merged(BOT, FAQ), RESOLVED)
    off, on = pair_of(everything, hard(**{what: 0}))
    assert not differing(off, on)
    assert not on.contacts["difficulty"].any()
    _, moved = pair_of(everything, hard(**{what: 0.6}))
    helped = [having(told, outcome=outcomes.FOUND) for told in (off, moved)]
    contained = [having(told, outcome=outcomes.CONTAINED) for told in (off, moved)]
    both = off.cases.keys() - helped[0] - helped[1] - contained[0] - contained[1]
    talk = {case: (off.of(case, "talk"), moved.of(case, "talk")) for case in both}
    resolved = {case: (off.of(case, "resolved"), moved.of(case, "resolved")) for case in both}
    assert (helped[0] != helped[1]) == (what == "self_service")
    # who is not helped any more gets to the bot, who is does not: the rest is the same
    seen = off.cases.keys() - helped[0] - helped[1]
    assert (contained[0] & seen != contained[1] & seen) == (what == "containment")
    assert any(one != other for one, other in talk.values()) == (what == "handle_time")
    assert any(one != other for one, other in resolved.values()) == (what == "resolution")


def test_resolution_counts_where_nobody_answers_too():
    """False containment, and help that was none, happen to the hard cases."""
    unsure = merged(
        merged(BOT, FAQ),
        {
            "self_service": {"faq": {"success": {"resolved": 0.5}}},
            "flows": {"main": {"steps": {"menu": {"contained": {"resolved": 0.5}}}}},
        },
    )
    told = tell(unsure, hard(resolution=0.7), days=4)
    for outcome in (outcomes.CONTAINED, outcomes.FOUND):
        rows = ended(told.contacts, outcome)
        right = rows["resolved"] == 1
        assert abs(right.mean() - 0.5) < 0.06
        assert rows["difficulty"][right].mean() + 0.5 * MILLION < rows["difficulty"][~right].mean()
