"""What a bot leaves: whether it is resolved, how often it comes, how hard it is."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from ccsim.engine.outcomes import CONTAINED
from tests.theory.copula import both
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.journeys import Chain, Place
from tests.theory.view import US, View, first_of_each

_TALK_S, _LOG_SD = 300.0, float(np.sqrt(np.log1p(0.25)))
_CONTAINED, _BY_BOT, _BY_AGENT = 0.4, 0.7, 0.75
#: With difficulty: containment, resolution, talk.
_CORRELATIONS = (0.8, 0.6, 0.5)
_AGENTS = frozenset({"agent"})
_COUNTS = ("contacts per case", "AHT_s")


def _chain(correlations: tuple[float, float, float]) -> Chain:
    containment, resolution, talk = correlations
    places = {
        "bot": Place((_CONTAINED, containment), (_BY_BOT, resolution), {"bot": 0.9}, {"agent": 1.0}),
        "agent": Place((1.0, 0.0), (_BY_AGENT, resolution), {"bot": 0.8}, {}),
    }
    return Chain(places, {"bot": 1.0}, (_LOG_SD, talk))


def _known(correlations: tuple[float, float, float]) -> dict[str, float]:
    """
    Work them out: at the first visit by the bivariate normal law, then by the chain.

    With A = contained, B = would be resolved by an agent, scores of correlation q rho:
    P(B | not A) = (P(B) - P(A and B)) / (1 - P(A)).
    """
    together = correlations[0] * correlations[1]
    means = _chain(correlations).means(_AGENTS)
    return {
        "contained": _CONTAINED,
        "resolved if contained": both(_CONTAINED, _BY_BOT, together) / _CONTAINED,
        "resolved if left": (_BY_AGENT - both(_CONTAINED, _BY_AGENT, together)) / (1 - _CONTAINED),
        "FCR": means["FCR"],
        "resolved": means["resolved"],
        "contained of all contacts": means["helped bot"] / means["visits bot"],
        "contacts per case": means["visits bot"],
        "difficulty of contacts": means["difficulty"],
        "AHT_s": _TALK_S * means["talk"],
    }


def _seen(view: View) -> Totals:
    """First attempts; cases that began in the window, with all their contacts; the contacts of these."""
    rows = view.logs.contacts
    began = rows["offered"][first_of_each(rows["case"])]
    begun = (began >= view.begin) & (began < view.end)
    here = rows[begun[rows["case"]]]
    assert (here["released"][here["group"] >= 0] >= 0).all()
    tried = here[here["attempt"] == 0]
    contained, right = tried["outcome"] == CONTAINED, tried["resolved"] == 1
    handled = here[here["answered"] >= 0]
    met = first_of_each(handled["case"])
    cases, worked = float(begun.sum()), float(len(handled))
    return {
        "contained": (float(contained.sum()), cases),
        "resolved if contained": (float((contained & right).sum()), float(contained.sum())),
        "resolved if left": (float((~contained & right).sum()), float((~contained).sum())),
        "FCR": (float((handled["resolved"][met] == 1).sum()), float(len(met))),
        "resolved": (float((here["resolved"] == 1).sum()), cases),
        "contained of all contacts": (float((here["outcome"] == CONTAINED).sum()), float(len(here))),
        "contacts per case": (float(len(here)), cases),
        "difficulty of contacts": (handled["difficulty"].sum() / 1e6, worked),
        "AHT_s": (handled["talk"].sum() / US, worked),
    }


def _run(label: str, correlations: tuple[float, float, float]) -> Run:
    names = ("containment", "resolution", "handle_time")
    outputs = tuple(
        Output(name, value, share=name not in _COUNTS)
        for name, value in _known(correlations).items()
        if abs(value) > 1e-9  # without a correlation the mean difficulty is 0
    )
    overrides = {"intents.call.difficulty": dict(zip(names, correlations, strict=True))}
    return Run("hard-cases", outputs, _seen, 40, 6, overrides, cool_down=86_400, label=label)


STUDIES = (
    Study(
        "hard cases",
        "What the bot leaves is harder, and comes again",
        (_run("q=0.8 rho=0.6 r=0.5", _CORRELATIONS), _run("q=0 rho=0 r=0", (0.0, 0.0, 0.0))),
    ),
)


def test_less_of_what_is_left_is_resolved() -> None:
    """The study would compare with a model in which nobody gets harder."""
    hard, flat = _known(_CORRELATIONS), _known((0.0, 0.0, 0.0))
    assert flat["resolved if left"] == pytest.approx(_BY_AGENT)
    assert flat["FCR"] == pytest.approx(_BY_AGENT)
    assert flat["AHT_s"] == pytest.approx(_TALK_S)
    assert hard["FCR"] < flat["FCR"] - 0.08
    assert hard["contacts per case"] > flat["contacts per case"]
    assert hard["AHT_s"] > 1.1 * flat["AHT_s"]


def test_the_chain_is_the_geometric_number_of_visits() -> None:
    """The linear system of two places would not be the geometric law that it is."""
    containment, right, other = _CONTAINED, _BY_BOT, _BY_AGENT
    again = containment * (1 - right) * 0.9 + (1 - containment) * (1 - other) * 0.8
    assert _known((0.0, 0.0, 0.0))["contacts per case"] == pytest.approx(1 / (1 - again))


@pytest.mark.parametrize("correlation", [0.0, 0.48, 0.9])
def test_the_bivariate_law_by_another_routine(correlation: float) -> None:
    """The probability of both would be wrong."""
    law = stats.multivariate_normal([0, 0], [[1, correlation], [correlation, 1]])
    expected = law.cdf(stats.norm.ppf([_CONTAINED, _BY_AGENT]))
    assert both(_CONTAINED, _BY_AGENT, correlation) == pytest.approx(expected, abs=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_averages(study: Study) -> None:
    """What agents get would be resolved too often, come too seldom or take too short."""
    check(study)
