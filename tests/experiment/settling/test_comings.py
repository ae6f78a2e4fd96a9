"""The share of a flow's contacts that come to a step, against sums done by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ccsim.experiment.settling.comings import comings
from ccsim.experiment.warm_up import lay_timeline
from ccsim.scenario import Scenario
from ccsim.scenario.containing import containing_steps, intents_in, why_untold
from tests.experiment.measured import MEASURED

CONTAINED = {"contained": {"share": 0.3, "among": "handled"}, "own_queue": True}


def _with(steps: dict[str, Any], **flow: Any) -> Scenario:
    return Scenario.model_validate(MEASURED | {"flows": {"bot": {"steps": steps, **flow}}})


def _share(scenario: Scenario, step: str, intent: str = "order", at: int = 0) -> float:
    timeline = lay_timeline(scenario, 7, None)
    return float(comings(scenario, timeline, "bot", step, intent).at(np.array([at]))[0])


def test_who_hangs_up_does_not_come() -> None:
    """A tenth hangs up at the first step, a twentieth at the second."""
    assert _share(Scenario.model_validate(MEASURED), "answer") == pytest.approx(0.9 * 0.95)


def test_branches_are_worked_out() -> None:
    """By chance 30% and 20% elsewhere; by intent all or nobody."""
    steps = {
        "menu": {"shares": {"talk": 0.3}, "then": "sort"},
        "sort": {"intents": {"bill": "talk"}, "shares": {"talk": 0.2}, "then": "answer"},
        "talk": {"own_queue": True},
        "answer": CONTAINED,
    }
    assert _share(_with(steps), "answer") == pytest.approx(0.7 * 0.8)
    assert _share(_with(steps), "answer", "bill") == 0.0


def test_the_last_branch_has_the_rest() -> None:
    """Shares without `then` add up to 1."""
    steps = {
        "menu": {"shares": {"a": 0.6, "b": 0.4}},
        "a": CONTAINED,
        "b": {"own_queue": True},
    }
    assert _share(_with(steps), "a") == pytest.approx(0.6)


def test_rounds_are_counted_up_to_the_limit() -> None:
    """Half is not understood and asked again, three steps at most: 1/2 + (1/2)(1/2) come to the answer."""
    steps = {
        "ask": {"lasts": "10 s", "shares": {"ask": 0.5}, "then": "answer"},
        "answer": CONTAINED,
    }
    assert _share(_with(steps), "answer") == pytest.approx(1.0, abs=1e-9)
    assert _share(_with(steps, most_steps=3), "answer") == pytest.approx(0.75)


def test_what_varies_counts_as_it_was_when_offered() -> None:
    """In the morning nobody hangs up, in the afternoon half."""
    hang_up = {"interval": "60 min", "days": {"every day": {"00:00": [0] * 12 + [0.5] * 12}}}
    scenario = _with({"answer": {**CONTAINED, "hang_up": hang_up}})
    hour = 3_600_000_000
    assert _share(scenario, "answer", at=11 * hour) == 1.0
    assert _share(scenario, "answer", at=13 * hour) == 0.5


def test_steps_that_contain_an_intent_are_found() -> None:
    """By intent, along the ways that it can take."""
    steps = {
        "menu": {"intents": {"bill": "bills"}, "then": "orders"},
        "bills": CONTAINED,
        "orders": {"contained": {"share": 0.0, "by_intent": {"order": 0.3}}, "own_queue": True},
    }
    scenario = _with(steps)
    assert intents_in(scenario, "bot") == ("order", "bill")
    assert containing_steps(scenario.flows["bot"], "order") == ("orders",)
    assert containing_steps(scenario.flows["bot"], "bill") == ("bills",)
    assert why_untold(scenario.flows["bot"], "bills", "bill") is None
    assert why_untold(scenario.flows["bot"], "bills", "order") is None


@pytest.mark.parametrize(
    ("steps", "flow", "reason"),
    [
        (
            {"first": {"contained": {"share": 0.1}, "then": "answer"}, "answer": CONTAINED},
            {},
            'its contacts may be contained at step "first" too',
        ),
        (
            {
                "answer": {"lasts": "5 s", "contained": {"share": 0.1, "among": "handled"}, "then": "again"},
                "again": {"shares": {"answer": 0.5}, "then": "end"},
                "end": {"own_queue": True},
            },
            {},
            "its contacts may come there again",
        ),
        (
            {"ask": {"lasts": "10 s", "then": "answer"}, "answer": CONTAINED},
            {"longest": "1 min"},
            "the time in the flow is limited (`longest`)",
        ),
    ],
)
def test_what_a_log_cannot_tell_has_a_reason(
    steps: dict[str, Any], flow: dict[str, Any], reason: str
) -> None:
    """The log knows the flow, not the step."""
    scenario = _with(steps, **flow)
    assert why_untold(scenario.flows["bot"], "answer", "order") == reason
