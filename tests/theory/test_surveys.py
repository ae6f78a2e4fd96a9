"""Ordered probit: what customers think, what a survey hears of it and how sure it is, and who is lost."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from scipy import integrate, stats

import ccsim
from ccsim.scenario import Satisfaction
from ccsim.typing import Floats
from tests.theory.chains import Queue
from tests.theory.harness import TEXTBOOK, Output, Run, Study, Totals, check
from tests.theory.verdicts import judged
from tests.theory.view import HOUR, View

_RESOLVED = 0.7
_ASKED, _VALUE = 0.5, 200.0
#: By class: dissatisfied, neutral, satisfied.
_ANSWERS, _CHURN = np.array([0.8, 0.3, 0.5]), np.array([0.3, 0.1, 0.05])
_CLASS = np.array([0, 0, 1, 2, 2])
#: Blocks of time in which the answers are counted.
_BLOCK = HOUR // 4


def _said() -> Satisfaction:
    said = ccsim.load(TEXTBOOK / "surveys.yaml").satisfaction
    assert said is not None
    return said


def _shares(cuts: tuple[float, ...], mean: float) -> Floats:
    """Of each answer, for a satisfaction that is normal with a mean and a standard deviation of 1."""
    below = stats.norm.cdf(np.array([-np.inf, *cuts, np.inf]) - mean)
    shares: Floats = np.diff(below)
    return shares


def _mixed(cuts: tuple[float, ...]) -> Floats:
    """Of each answer, among those whose case was resolved and the others."""
    said = _said()
    good, bad = float(said.base), float(said.base) - float(said.losses.unresolved)
    return _RESOLVED * _shares(cuts, good) + (1 - _RESOLVED) * _shares(cuts, bad)


def _known() -> dict[str, float]:
    said = _said()
    csat, nps, ces = _mixed(said.csat), _mixed(said.nps), _mixed(said.ces)
    answers = csat * _ANSWERS[_CLASS]
    heard = answers[3:].sum() / answers.sum()
    return {
        **{f"CSAT {score}": csat[score - 1] for score in range(1, 6)},
        "promoters": nps[9:].sum(),
        "detractors": nps[:7].sum(),
        "CES": float(ces @ np.arange(1, 8)),
        "answers of those asked": answers.sum(),
        "satisfied, as heard": heard,
        "CSAT, as heard": float(answers @ np.arange(1, 6)) / answers.sum(),
        "variance of an answer": heard * (1 - heard),
        "churn": float(csat @ _CHURN[_CLASS]),
        "value lost": float(csat @ _CHURN[_CLASS]) * _VALUE,
    }


def _counted(view: View) -> Totals:
    """
    Scores, answers, and the error of the score in each block.

    In a block with n answers, of which x satisfied, x - p n has mean 0 and variance p (1 - p) times the mean
    of n: the binomial law's, given n.
    """
    found, begun = judged(_RUN, view)
    cases, answered = float(len(found)), found["csat_answers"] == 1
    satisfied = answered & (found["csat"] >= 4)
    table: dict[str, tuple[float, ...]] = {
        f"CSAT {score}": (float((found["csat"] == score).sum()), cases) for score in range(1, 6)
    }
    blocks = (begun - view.begin) // _BLOCK
    number = np.bincount(blocks[answered], minlength=int((view.end - view.begin) // _BLOCK))
    good = np.bincount(blocks[satisfied], minlength=len(number))
    p = _known()["satisfied, as heard"]
    return table | {
        "promoters": (float((found["nps"] >= 9).sum()), cases),
        "detractors": (float((found["nps"] <= 6).sum()), cases),
        "CES": (float(found["ces"].sum()), cases),
        "answers of those asked": (float(answered.sum()), float(found["surveys"].sum())),
        "satisfied, as heard": (float(satisfied.sum()), float(answered.sum())),
        "CSAT, as heard": (float(found["csat"][answered].sum()), float(answered.sum())),
        "variance of an answer": (float(((good - p * number) ** 2).sum()), float(number.sum())),
        "churn": (float(found["lost"].sum()), cases),
        "value lost": (float(found["lost_value"].sum()) / 1e6, cases),
    }


_SHARES = {*(f"CSAT {score}" for score in range(1, 6)), "promoters", "detractors", "answers of those asked",
           "satisfied, as heard", "churn"}  # fmt: skip
_RUN = Run(
    "surveys",
    tuple(Output(name, value, share=name in _SHARES) for name, value in _known().items()),
    _counted,
    replications=50,
    days=41,
    cool_down=86_400,
)

#: The M/M/3 queue: a wait, if there is one, is exponential.
_WAITING = {
    "intents.call.volume.count": 36.0,
    "intents.call.handle_time.talk": {"distribution": "exponential", "mean": "3 min"},
    "intents.call.resolution.probability": 1.0,
    "groups.agents.headcount": 3,
    "satisfaction.waits": {"phone": {"expected": "30 s", "half": "2 min", "most": 2}},
}
_THREE = Queue(36 / 3600, 180.0, 3)


def _loss(wait: float) -> float:
    """What a wait costs, in seconds."""
    return 2 * max(0.0, wait - 30) / (max(0.0, wait - 30) + 120)


def _of_waits() -> dict[str, float]:
    """Means over the law of the wait: P(W > t) = C exp(-(c mu - lambda) t)."""
    must, rate = float(_THREE.law[3:].sum()), 3 / 180 - 36 / 3600
    base, cut = float(_said().base), _said().csat[2]

    def mean(function: Callable[[float], float]) -> float:
        late = integrate.quad(lambda t: function(_loss(t)) * rate * math.exp(-rate * t), 30, np.inf)[0]
        return must * late + (1 - must * math.exp(-rate * 30)) * function(0.0)

    return {
        "loss": mean(lambda lost: lost),
        "satisfied": mean(lambda lost: float(stats.norm.sf(cut - base + lost))),
    }


def _waited(view: View) -> Totals:
    found, _ = judged(_WAIT, view)
    cases = float(len(found))
    base = float(_said().base)
    return {
        "loss": (float((base - found["expected"]).sum()), cases),
        "satisfied": (float((found["csat"] >= 4).sum()), cases),
    }


_WAIT = Run(
    "surveys",
    tuple(Output(name, value, share=name == "satisfied") for name, value in _of_waits().items()),
    _waited,
    replications=90,
    days=41,
    overrides=_WAITING,
    warm_up=14_400,
    cool_down=86_400,
    label="wait",
)

STUDIES = (
    Study("surveys", "Satisfaction, what a survey hears of it, churn; and the wait of M/M/3", (_RUN, _WAIT)),
)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_satisfaction_agrees_with_the_ordered_probit(study: Study) -> None:
    """A threshold one off, or a survey that hears another score than customers gave, would mislead."""
    check(study)


def test_a_survey_is_biased_where_answers_differ() -> None:
    """Otherwise the study above would not tell a biased survey from one that is not."""
    known = _known()
    assert abs(known["satisfied, as heard"] - known["CSAT 4"] - known["CSAT 5"]) > 0.03
