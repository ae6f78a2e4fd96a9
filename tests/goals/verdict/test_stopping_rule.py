"""When enough is known: each boundary by hand, by another way, and as Clopper-Pearson bounds."""

from __future__ import annotations

import re
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from ccsim.errors import RunError
from ccsim.goals.verdict.boundary import boundary
from ccsim.goals.verdict.clopper_pearson import lower_bound, upper_bound
from ccsim.goals.verdict.stages import stages
from ccsim.goals.verdict.stopping_rule import StoppingRule
from ccsim.goals.verdict.verdict import Verdict

CONFIDENCES = (0.5, 0.8, 0.9, 0.95)


@pytest.mark.parametrize("confidence", CONFIDENCES)
def test_a_stage_decides_as_the_clopper_pearson_bounds_at_its_error_do(confidence: float) -> None:
    """The rule is said in bounds and kept in counts; the two must be one."""
    rule = StoppingRule(confidence, stages(cap=300))
    for stage, (n, enough, too_few, *_) in enumerate(zip(rule.stages, *rule.limits(), strict=True)):
        lower, upper = (error * (1 + 1e-9) for error in rule.nominal_error(stage))
        for met in range(n + 1):
            assert (lower_bound(met, n, lower) >= confidence) == (met >= enough)
            assert (upper_bound(met, n, upper) < confidence) == (met <= too_few)


def test_one_stage_is_the_plain_bound() -> None:
    """With a fixed number of replications there is nothing to spend on looks before it."""
    rule = StoppingRule(0.9, (100,))
    for met in range(101):
        ruling = rule.judge([met])
        assert ruling.settled
        assert (ruling.verdict == "achievable") == (lower_bound(met, 100) >= 0.9)
        assert (ruling.verdict in ("at risk", "out of reach")) == (upper_bound(met, 100) < 0.9)
        assert (ruling.verdict == "out of reach") == (upper_bound(met, 100) < 0.1)


def test_boundaries_are_the_least_that_keep_the_error_in_every_path() -> None:
    """All paths of 12 replications at three looks: the error is as spent, and one fewer is too much."""
    looks, spent, p = (4, 8, 12), (0.05, 0.1, 0.15), 0.55
    least = boundary(looks, spent, p)
    paths = np.array(list(product((0, 1), repeat=12)))
    weight = np.prod(np.where(paths, p, 1 - p), axis=1)
    seen = np.stack([paths[:, :n].sum(axis=1) for n in looks])
    for look, until in enumerate(spent):
        crossed = (seen[: look + 1] >= np.array(least[: look + 1])[:, None]).any(axis=0)
        assert weight[crossed].sum() <= until
        sooner = np.array([*least[:look], least[look] - 1])
        crossed = (seen[: look + 1] >= sooner[:, None]).any(axis=0)
        assert weight[crossed].sum() > until


def test_what_is_shown_by_hand() -> None:
    """Looks at 20 and 100 with a confidence of 0.8: the verdicts a person would give."""
    rule = StoppingRule(0.8, (20, 100))
    ways: list[tuple[list[int], Verdict, bool]] = [
        ([16], "undecided", False),
        ([20], "achievable", True),
        ([0], "at risk", False),  # none of 20 happens with p = 0.1 in 12 of 100 cases
        ([5], "at risk", False),  # so may a quarter
        ([10], "at risk", True),
        ([0, 0], "out of reach", True),
        ([5, 25], "at risk", True),
        ([4, 4], "out of reach", True),
        ([5, 10], "at risk", True),
        ([16, 95], "achievable", True),
        ([16, 80], "undecided", True),
        ([16, 60], "at risk", True),
        ([10, 90], "at risk", True),  # what was shown first stays
        ([20, 60], "achievable", True),
    ]
    for met, verdict, settled in ways:
        ruling = rule.judge(met)
        assert (ruling.verdict, ruling.settled) == (verdict, settled), met


def test_before_the_first_look_nothing_is_decided() -> None:
    """No look yet is no verdict."""
    ruling = StoppingRule(0.9).judge([])
    assert (ruling.verdict, ruling.settled) == ("undecided", False)


def test_replications_that_cannot_be_judged_count_neither_way() -> None:
    """30 of 30 show 0.9 by themselves; 60 more without anything to count change nothing."""
    rule = StoppingRule(0.9, (90,))
    assert rule.judge([30], [30]).verdict == "achievable"
    assert rule.judge([30]).verdict == "at risk"
    assert rule.judge([28], [28]).verdict == "undecided"
    assert rule.judge([0], [0]).verdict == "undecided"
    assert StoppingRule(0.9, (20, 40)).judge([20, 30], [20, 30]).verdict == "achievable"


@given(
    st.sampled_from(CONFIDENCES),
    st.lists(st.floats(0, 1), min_size=1, max_size=6),
    st.sampled_from([(20,), (20, 40, 80), (10, 11, 12, 50), stages(20, 120)]),
)
def test_more_met_is_never_a_worse_verdict(
    confidence: float, shares: list[float], looks: tuple[int, ...]
) -> None:
    """One more success at the last look can only lift the verdict there."""
    rule = StoppingRule(confidence, looks)
    order: list[Verdict] = ["out of reach", "at risk", "undecided", "achievable"]
    shares, met = shares[: len(looks)], [0]
    steps = np.diff((0, *looks))[: len(shares)]
    for share, step in zip(shares, steps, strict=True):
        met.append(met[-1] + round(share * int(step)))
    verdicts = [
        rule.judge([*met[1:-1], met[-2] + more]).verdict for more in range(int(steps[len(shares) - 1]) + 1)
    ]
    ranks = [order.index(verdict) for verdict in verdicts]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("confidence", CONFIDENCES)
def test_out_of_reach_is_below_the_confidence_and_the_boundaries_are_apart(confidence: float) -> None:
    """A count that shows two contrary things would make the order of the questions decide."""
    for n, enough, too_few, hopeless, some in zip(
        (rule := StoppingRule(confidence)).stages, *rule.limits(), strict=True
    ):
        assert -1 <= hopeless <= too_few < enough <= n + 1
        assert hopeless < some


def test_all_met_and_none_met_take_so_many() -> None:
    """The plain cases, which most are: of none met 55 show less than 0.1, of all met 55 show 0.9."""
    for confidence, n in ((0.5, 20), (0.8, 28), (0.9, 55), (0.95, 108)):
        rule = StoppingRule(confidence)
        for good, needed in ((rule.stages, n), ((0,) * 13, 55)):
            first = next(look for look in range(13) if rule.judge(good[: look + 1]).settled)
            assert rule.stages[first] == needed


def test_the_error_is_used_up() -> None:
    """At the cap nothing is left over but what whole numbers cannot use."""
    looks = stages(cap=400)
    rule = StoppingRule(0.9, looks)
    assert rule.spent[-1] == pytest.approx(0.05)
    fixed = boundary((400,), (0.05,), 0.9)[0]
    assert binom.sf(fixed - 1, 400, 0.9) <= 0.05 < binom.sf(fixed - 2, 400, 0.9)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"confidence": 1.0}, "a confidence of 1 cannot be decided; it must be above 0.1 and below 1"),
        ({"confidence": 0.1}, "a confidence of 0.1 cannot be decided; it must be above 0.1 and below 1"),
        ({"confidence": 0.9, "error": 0.5}, "an error of 0.5 is no error to keep; it must be above 0"),
        ({"confidence": 0.9, "stages": ()}, "stages must be numbers of replications that rise, not ()"),
        ({"confidence": 0.9, "stages": (20, 20)}, "replications that rise, not (20, 20)"),
        ({"confidence": 0.9, "stages": (0, 20)}, "replications that rise, not (0, 20)"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(given: dict[str, float], message: str) -> None:
    """Each would else give a verdict that means nothing."""
    with pytest.raises(RunError, match=re.escape(message)):
        StoppingRule(**given)  # type: ignore[arg-type]


def test_looks_that_do_not_fit_the_stages_are_refused() -> None:
    """More looks than stages, and counts beyond what was judged, are mistakes of the caller."""
    with pytest.raises(RunError, match=r"^2 looks at 1 numbers, where 1 stages are set$"):
        StoppingRule(0.9, (20,)).judge([3, 4])
    with pytest.raises(RunError, match=r"^1 looks at 2 numbers, where 3 stages are set$"):
        StoppingRule(0.9, (20, 40, 60)).judge([3], [10, 20])
    with pytest.raises(RunError, match=r"^21 of 20 replications cannot have met a goal; 0 to 20 can$"):
        StoppingRule(0.9).judge([21])
