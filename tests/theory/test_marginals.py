"""Whatever hangs together with difficulty keeps its law among all cases."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from ccsim.demand.distributions.normal import correlated, correlated_score
from ccsim.engine.outcomes import CONTAINED, FOUND
from ccsim.typing import Floats
from tests.theory.estimate import deviation
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.view import US, View

_CORRELATIONS = (0.0, 0.3, 0.7, 1.0)
_MEAN, _SD = 300.0, 150.0
_LOG_SD = math.sqrt(math.log1p((_SD / _MEAN) ** 2))
TALK = stats.lognorm(_LOG_SD, scale=_MEAN * math.exp(-(_LOG_SD**2) / 2))
_WRITTEN = {"distribution": "lognormal", "mean": f"{_MEAN} s", "sd": f"{_SD} s"}
_LEVELS = (0.02, 0.25, 0.5, 0.75, 0.98)
_LIMITS = {f"P(talk <= q{level:g})": (level, round(float(TALK.ppf(level)) * US)) for level in _LEVELS}
_HELPED = 0.3

#: Cases of each example, and how unlikely the worst of them may be: one false alarm in 10,000 such tests.
_CASES, _EXAMPLES, _FALSE_ALARM = 5_000, 40, 1e-4


def _all(view: View) -> Totals:
    """Of all cases, the talk they have or would have had, and whether they were helped."""
    here = view.column("answered") >= 0
    talk = np.where(here, view.column("talk"), view.column("spared"))
    kept = here | np.isin(view.outcome, (CONTAINED, FOUND))  # who did not find it comes by a row of its own
    talk, number = talk[kept], float(kept.sum())
    seconds = talk / US
    resolved = kept & (view.column("resolved") == 1)
    return {
        "helped": (number - float(here.sum()), number),
        "resolved": (float(resolved.sum()), number),
        "mean": (float(seconds.sum()), number),
        "SD": (float((seconds**2).sum()), float(seconds.sum()), number),
        **{name: (float((talk <= limit).sum()), number) for name, (_, limit) in _LIMITS.items()},
    }


def _run(label: str, scenario: str, correlation: float, overrides: dict[str, Any]) -> Run:
    names = ("containment", "self_service", "resolution", "handle_time")
    helped = {"helped": _HELPED} if label != "resolved" else {}
    outputs = (
        *(Output(name, value, share=True) for name, value in helped.items()),
        Output("resolved", 0.8, share=True),
        Output("mean", _MEAN),
        Output("SD", _SD, function=deviation),
        *(Output(name, level, share=True) for name, (level, _) in _LIMITS.items()),
    )
    return Run(
        scenario,
        outputs,
        _all,
        40,
        2,
        {
            "intents.call.handle_time.talk": _WRITTEN,
            "intents.call.difficulty": dict.fromkeys(names, correlation),
            "intents.call.resolution.probability": 0.8,
            **overrides,
        },
        cool_down=36_000,
        label=f"{label} {correlation:g}",
    )


def _runs(correlation: float) -> tuple[Run, ...]:
    """Who is helped is resolved as an agent would: so the share resolved is stated for all in each run."""
    bot = {"flows.bot.steps.ask.contained": {"share": _HELPED, "resolved": 0.8}}
    pages = {"self_service.pages.success": {"share": _HELPED, "resolved": 0.8}}
    return (
        _run("contained", "easy-cases", correlation, bot),
        _run("found", "knowledge-base", correlation, pages),
        _run("resolved", "easy-cases", correlation, {"channels.phone.flow": None}),
    )


STUDIES = tuple(
    Study(
        f"marginals {correlation:g}",
        f"Shares and talk among all cases, every correlation {correlation:g}",
        _runs(correlation),
    )
    for correlation in _CORRELATIONS
)


@pytest.mark.parametrize("correlation", _CORRELATIONS)
@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=_EXAMPLES)
def test_a_draw_that_hangs_together_with_difficulty_is_still_uniform(correlation: float, seed: int) -> None:
    """Shares and durations among all cases would not be those that are stated (Kolmogorov and Smirnov)."""
    drawn, hard = _drawn(correlation, seed)
    assert ((drawn > 0) & (drawn < 1)).all()
    assert stats.kstest(drawn, "uniform").pvalue > _FALSE_ALARM / _EXAMPLES / len(_CORRELATIONS)
    # the scores hang together as stated: the error of a correlation is (1 - r^2) / sqrt(n)
    found = float(np.corrcoef(stats.norm.ppf(drawn), hard)[0, 1])
    assert abs(found - correlation) <= 6 * (1 - correlation**2) / math.sqrt(_CASES) + 1e-9


@given(
    u=st.floats(1e-12, 1 - 1e-12), hard=st.floats(-6, 6), correlation=st.floats(0, 1),
    more=st.floats(0.01, 1),
)  # fmt: skip
@settings(max_examples=300)
def test_the_harder_the_larger_is_the_draw(u: float, hard: float, correlation: float, more: float) -> None:
    """Harder cases would be contained more easily, or take shorter."""
    assert correlated(u, correlation, hard) <= correlated(u, correlation, hard + more)
    assert correlated(u, correlation, hard) <= correlated(min(u + 0.01 * more, 1 - 1e-12), correlation, hard)


@given(u=st.floats(2**-53, 1 - 2**-53), hard=st.floats(-8, 8))
def test_the_ends_are_the_draw_itself_and_the_difficulty(u: float, hard: float) -> None:
    """Without a correlation something would change, or with a full one something else would count."""
    assert correlated(u, 0.0, hard) == pytest.approx(u, rel=1e-12)
    assert correlated(u, 1.0, hard) == pytest.approx(float(stats.norm.cdf(hard)), rel=1e-12)


def _drawn(correlation: float, seed: int) -> tuple[Floats, Floats]:
    rng = np.random.default_rng(seed)
    hard, plain = rng.standard_normal(_CASES), rng.random(_CASES)
    one: Callable[[float, float, float], float] = correlated
    return np.array([one(float(u), correlation, float(z)) for u, z in zip(plain, hard, strict=True)]), hard


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_keeps_every_stated_law(study: Study) -> None:
    """Automation, or the correlation itself, would change who comes."""
    check(study)


@given(u=st.floats(2**-40, 1 - 2**-40), hard=st.floats(-6, 6), correlation=st.floats(0, 0.99))
@settings(max_examples=300)
def test_a_lognormal_talk_is_taken_at_the_score_of_the_draw(
    u: float, hard: float, correlation: float
) -> None:
    """Talks that hang together with difficulty would have another law than the others."""
    score = correlated_score(u, correlation, hard)
    if abs(score) < 6:  # beyond, the uniform draw has too few digits to tell
        at_the_draw = float(TALK.ppf(correlated(u, correlation, hard)))
        at_the_score = float(TALK.median() * math.exp(_LOG_SD * score))
        assert at_the_score == pytest.approx(at_the_draw, rel=1e-6)
