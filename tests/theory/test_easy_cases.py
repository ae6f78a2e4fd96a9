"""Automation that takes the easy cases: what it takes of the work, and what is left, by closed forms."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from scipy import stats

from ccsim.engine.outcomes import CONTAINED, FOUND, NOT_FOUND
from ccsim.typing import Floats
from tests.theory.copula import Quantile, difficulty_left, talk_left, work_removed, work_removed_by
from tests.theory.estimate import ratio
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.view import US, View

_MEAN = 300.0
#: Of shares, and of what is around 1: half-widths of at most 0.005.
_CLOSE = ("removed", "taken", "AHT left / AHT", "difficulty left")


@dataclass(frozen=True)
class Case:
    """Share taken, correlation of that with the difficulty, and of the talk; the law of the talk."""

    taken: float = 0.2
    of_taking: float = 1.0
    of_talk: float = 0.5
    log_sd: float = 0.84

    @property
    def name(self) -> str:
        """The letters of the formula."""
        return f"c={self.taken:g} q={self.of_taking:g} r={self.of_talk:g} s={self.log_sd:g}"

    @property
    def talk(self) -> dict[str, Any]:
        """As a scenario says it."""
        sd = _MEAN * math.sqrt(math.expm1(self.log_sd**2))
        return {"distribution": "lognormal", "mean": f"{_MEAN} s", "sd": f"{sd:.6f} s"}

    @property
    def removed(self) -> float:
        """The closed form."""
        return work_removed(self.taken, self.log_sd, self.of_taking * self.of_talk)


#: The first is the one of the design, the second the same without a correlation.
GRID = (
    Case(),
    Case(of_talk=0.0),
    Case(of_taking=0.6),
    Case(of_taking=0.0),
    Case(taken=0.5, of_taking=0.7, of_talk=0.7, log_sd=0.5),
    Case(taken=0.5, of_talk=1.0),
    Case(taken=0.1, of_taking=0.3, of_talk=1.0, log_sd=1.1),
)

#: Other laws of the talk, by their names in a scenario.
_LAWS: dict[str, tuple[dict[str, Any], Quantile]] = {
    "gamma": (
        {"distribution": "gamma", "mean": "300 s", "sd": "240 s"},
        stats.gamma(1.5625, scale=192).ppf,
    ),
    "Weibull": (
        {"distribution": "weibull", "mean": "300 s", "shape": 1.3},
        stats.weibull_min(1.3, scale=300 / math.gamma(1 + 1 / 1.3)).ppf,
    ),
    "exponential": ({"distribution": "exponential", "mean": "300 s"}, stats.expon(scale=300).ppf),
}


def _left(view: View, taken: int) -> Totals:
    """Of all cases: those that were taken, with the work that nobody had, and those that came to an agent."""
    outcome = view.outcome
    gone = outcome == taken
    kept = view.handled
    assert (gone | kept | (outcome == NOT_FOUND)).all()
    work, spared = view.column("talk"), view.column("spared")
    assert not work[~kept].any()
    assert not spared[~gone].any()
    assert (spared[gone] > 0).all()
    removed, done, all_ = float(spared.sum()), float(work.sum()), float(gone.sum() + kept.sum())
    hard = view.column("difficulty")[kept].sum() / 1e6
    return {
        "removed": (removed, removed + done),
        "taken": (float(gone.sum()), all_),
        "AHT left / AHT": (done, float(kept.sum()), removed + done, all_),
        "AHT_s": ((removed + done) / US, all_),
        "difficulty left": (hard, float(kept.sum())),
    }


def _known(removed: float, taken: float, of_taking: float) -> tuple[Output, ...]:
    values = {
        "removed": removed,
        "taken": taken,
        "AHT left / AHT": talk_left(taken, removed),
        "AHT_s": _MEAN,
    }
    if of_taking:
        values["difficulty left"] = difficulty_left(taken, of_taking)
    return tuple(
        Output(name, value, share=name in _CLOSE, function=_means if name == "AHT left / AHT" else ratio)
        for name, value in values.items()
    )


def _means(totals: Floats) -> tuple[float, Floats]:
    """One mean over another, from (sum, number) of each."""
    left, number, work, cases = totals
    value = left / number * cases / work
    return value, value * np.array([1 / left, -1 / number, -1 / work, 1 / cases])


def _run(scenario: str, label: str, outputs: tuple[Output, ...], overrides: dict[str, Any]) -> Run:
    taken = FOUND if scenario == "knowledge-base" else CONTAINED
    return Run(
        scenario, outputs, lambda view: _left(view, taken), 64, 3, overrides, cool_down=86_400, label=label
    )


def _by_bot(case: Case) -> Run:
    overrides = {
        "intents.call.handle_time.talk": case.talk,
        "intents.call.difficulty": {"containment": case.of_taking, "handle_time": case.of_talk},
        "flows.bot.steps.ask.contained.share": case.taken,
    }
    return _run("easy-cases", case.name, _known(case.removed, case.taken, case.of_taking), overrides)


def _by_pages(case: Case) -> Run:
    overrides = {
        "intents.call.handle_time.talk": case.talk,
        "intents.call.difficulty": {"self_service": case.of_taking, "handle_time": case.of_talk},
        "self_service.pages.success.share": case.taken,
    }
    return _run("knowledge-base", case.name, _known(case.removed, case.taken, case.of_taking), overrides)


def _by_law(name: str, case: Case) -> Run:
    written, quantile = _LAWS[name]
    removed = work_removed_by(quantile, _MEAN, case.taken, case.of_taking * case.of_talk)
    overrides = {
        "intents.call.handle_time.talk": written,
        "intents.call.difficulty": {"containment": case.of_taking, "handle_time": case.of_talk},
        "flows.bot.steps.ask.contained.share": case.taken,
    }
    label = f"{name} q={case.of_taking:g} r={case.of_talk:g}"
    return _run("easy-cases", label, _known(removed, case.taken, case.of_taking), overrides)


STUDIES = (
    Study("easy cases", "A bot takes the easiest, lognormal talk", tuple(map(_by_bot, GRID))),
    Study(
        "easy pages",
        "A knowledge base takes the easiest, lognormal talk",
        tuple(_by_pages(each) for each in (GRID[0], GRID[1], GRID[2])),
    ),
    Study(
        "easy cases, other laws",
        "A bot takes the easiest, any law of the talk",
        tuple(_by_law(name, case) for name in _LAWS for case in (Case(), Case(of_taking=0.7, of_talk=0.8))),
    ),
)


def test_the_figures_of_the_design() -> None:
    """The formula would not be the one that was promised."""
    headline, flat = GRID[0], GRID[1]
    assert round(headline.removed, 4) == 0.1035
    assert round(talk_left(0.2, headline.removed) - 1, 4) == 0.1206
    assert flat.removed == pytest.approx(0.2)
    assert talk_left(0.2, flat.removed) == pytest.approx(1)
    # where taking hangs together with difficulty only in part, the product of the two correlations counts
    assert Case(of_taking=0.6).removed == Case(of_talk=0.3).removed


@pytest.mark.parametrize("case", GRID, ids=lambda case: case.name)
def test_the_closed_form_is_the_integral(case: Case) -> None:
    """The closed form and the quadrature that other laws need would not be about the same thing."""
    law = stats.lognorm(case.log_sd, scale=_MEAN * math.exp(-(case.log_sd**2) / 2))
    removed = work_removed_by(law.ppf, _MEAN, case.taken, case.of_taking * case.of_talk)
    assert removed == pytest.approx(case.removed, rel=1e-6)


@pytest.mark.parametrize("name", _LAWS)
def test_the_quadrature_agrees_with_draws(name: str) -> None:
    """The integral over the scores would leave something out."""
    rng = np.random.default_rng(7)
    of_taking, of_talk, taken = 0.7, 0.8, 0.3
    hard, first, second = rng.standard_normal((3, 400_000))
    scores = of_talk * hard + math.sqrt(1 - of_talk**2) * first
    talk = np.asarray(_LAWS[name][1](stats.norm.cdf(scores)))
    easy = of_taking * hard + math.sqrt(1 - of_taking**2) * second < stats.norm.ppf(taken)
    removed = work_removed_by(_LAWS[name][1], _MEAN, taken, of_taking * of_talk)
    error = float((talk * (easy - removed)).std()) / _MEAN / math.sqrt(len(talk))
    assert abs(talk[easy].sum() / talk.sum() - removed) < 5 * error


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_closed_forms(study: Study) -> None:
    """Automation would take too much work, or leave cases that are too easy."""
    check(study)
