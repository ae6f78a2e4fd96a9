"""The errors of the rule, exactly: as designed for every probability, and as played out."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise, product

import numpy as np
import pytest

from ccsim.goals.verdict.exact_error import Chances, exact_error
from ccsim.goals.verdict.stages import stages
from ccsim.goals.verdict.stopping_rule import StoppingRule

CONFIDENCES = (0.5, 0.8, 0.9, 0.95)
RULES = [(confidence, stages(cap=cap)) for confidence in CONFIDENCES for cap in (60, 320)]


@lru_cache
def _at(confidence: float, looks: tuple[int, ...], p: float) -> Chances:
    return exact_error(StoppingRule(confidence, looks), p)


@pytest.mark.parametrize(("confidence", "looks"), RULES)
def test_no_wrong_statement_is_likelier_than_the_error_whatever_the_probability(
    confidence: float, looks: tuple[int, ...]
) -> None:
    """The promise of the rule, on a grid fine around the two limits; rounding of a sum apart."""
    limit = 0.05 + 1e-12
    fine = [at + step for at in (0.1, confidence) for step in np.linspace(-0.02, 0.02, 21)]
    for p in (*np.linspace(0, 1, 101), *fine):
        chance = _at(confidence, looks, float(p)).verdicts
        if p < confidence - 1e-12:
            assert chance["achievable"] <= limit
        if p >= confidence - 1e-12:
            assert chance["at risk"] + chance["out of reach"] <= limit
        if p >= 0.1 - 1e-12:
            assert chance["out of reach"] <= limit
        assert sum(chance.values()) == pytest.approx(1, abs=1e-9)


@pytest.mark.parametrize("confidence", CONFIDENCES)
def test_at_the_limits_the_error_is_nearly_used(confidence: float) -> None:
    """A rule that never errs needs more replications than it has to."""
    looks = stages(cap=1000)
    at = _at(confidence, looks, confidence).verdicts
    assert 0.035 < at["achievable"] <= 0.05
    assert 0.035 < at["at risk"] + at["out of reach"] <= 0.05
    assert 0.035 < _at(confidence, looks, 0.1).verdicts["out of reach"] <= 0.05


def test_a_small_case_path_by_path() -> None:
    """All 4,096 paths of 12 replications through the rule itself: the same chances and the same mean."""
    rule = StoppingRule(0.6, (4, 6, 9, 12), error=0.4)
    seen: set[str] = set()
    for p in (0.03, 0.2, 0.6, 0.85):
        chances: dict[str, float] = dict.fromkeys(("achievable", "at risk", "out of reach", "undecided"), 0.0)
        mean = square = 0.0
        for path in product((0, 1), repeat=12):
            weight = float(np.prod(np.where(path, p, 1 - p)))
            met = [sum(path[:n]) for n in rule.stages]
            n = next(n for n in range(1, 5) if rule.judge(met[:n]).settled)
            chances[rule.judge(met[:n]).verdict] += weight
            mean, square = mean + weight * rule.stages[n - 1], square + weight * rule.stages[n - 1] ** 2
        exact = exact_error(rule, p)
        assert exact.verdicts == pytest.approx(chances, abs=1e-12)
        assert exact.replications == pytest.approx(mean)
        assert exact.deviation == pytest.approx((square - mean**2) ** 0.5)
        seen |= {verdict for verdict, chance in chances.items() if chance > 0.01}
    assert len(seen) == 4


def test_the_chances_are_those_of_a_simulation() -> None:
    """20,000 runs at p = 0.87, drawn: within 99.9% jointly (4.1 deviations for five figures are 99.98%)."""
    rule, p, runs = StoppingRule(0.9, stages(cap=320)), 0.87, 20_000
    generator = np.random.default_rng(20260417)
    steps = [b - a for a, b in pairwise((0, *rule.stages))]
    met = np.cumsum(generator.binomial(steps, p, size=(runs, len(steps))), axis=1)
    exact = exact_error(rule, p)
    count: dict[str, int] = dict.fromkeys(exact.verdicts, 0)
    ran = []
    for path in met.tolist():
        n = next(n for n in range(1, len(path) + 1) if rule.judge(path[:n]).settled)
        count[rule.judge(path[:n]).verdict] += 1
        ran.append(rule.stages[n - 1])
    for verdict, chance in exact.verdicts.items():
        assert abs(count[verdict] / runs - chance) <= 4.1 * (chance * (1 - chance) / runs) ** 0.5 + 1e-9
    assert abs(np.mean(ran) - exact.replications) <= 4.1 * exact.deviation / runs**0.5


def test_what_is_certain_takes_the_fewest_replications() -> None:
    """Never met: the first look; always met: the first that can show it."""
    rule = StoppingRule(0.9)
    assert exact_error(rule, 0.0).verdicts["out of reach"] == pytest.approx(1)
    assert exact_error(rule, 0.0).replications == pytest.approx(55)
    assert exact_error(rule, 1.0).verdicts["achievable"] == pytest.approx(1)
    assert exact_error(rule, 1.0).replications == pytest.approx(55)
    assert exact_error(rule, 1.0).deviation == pytest.approx(0)
