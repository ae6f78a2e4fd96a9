"""Hidden figures move until the stated ones are seen: fake trials whose answer is known."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import numpy as np
import pytest
from scipy.special import ndtr, ndtri

from ccsim.experiment.settling.figure import Figure, What
from ccsim.experiment.settling.on_trial import OnTrial
from ccsim.experiment.settling.solve import REPLICATIONS, solve
from ccsim.experiment.settling.steps import Steps
from ccsim.experiment.settling.trial import Trial, Trials

START = dt.date(2024, 1, 1)
ALWAYS = np.array([-np.inf])


def _figure(path: str, what: What, stated: float) -> Figure:
    return Figure(path, what, "", np.ones(1, dtype=bool), Steps(ALWAYS, np.array([stated])), {})


TALK = _figure("intents.call.handle_time.talk", "talk", 300e6)
SOLVED = _figure("intents.call.resolution.probability", "resolved", 0.8)


def _seen(count: float, mean: float, stated: float, spread: float = 1.0) -> list[float]:
    """What a trial shows of a figure."""
    return [count, count * mean, count * stated, count * mean * mean * (1 + spread * spread)]


def test_a_time_takes_its_factor_in_one_step() -> None:
    """Calls that come out 12% too long are 12% shorter among all cases."""
    after = OnTrial.begin([TALK]).after(np.array([_seen(1e6, 336, 300)]))
    assert after.document() == {TALK.path: float(f"{1 / 1.12:.5g}")}
    assert not after.steady
    assert after.after(np.array([_seen(1e6, 300, 300)])).steady


def test_a_share_moves_by_its_quantile() -> None:
    """70% seen where 80% are stated: the quantile is raised by the difference of the two."""
    after = OnTrial.begin([SOLVED]).after(np.array([_seen(1e6, 0.7, 0.8)]))
    assert after.document()[SOLVED.path] == pytest.approx(ndtri(0.8) - ndtri(0.7), abs=1e-4)


def test_shares_that_follow_reluctantly_are_found_all_the_same() -> None:
    """Agents who resolve only 85% of what others do: the answer to a step tells how long the next is."""
    trial = OnTrial.begin([SOLVED])
    for _ in range(6):
        hidden = ndtr(ndtri(0.8) + trial.document()[SOLVED.path])
        trial = trial.after(np.array([_seen(1e6, 0.85 * hidden, 0.8)]))
    assert 0.85 * ndtr(ndtri(0.8) + trial.document()[SOLVED.path]) == pytest.approx(0.8, abs=1e-4)


@pytest.mark.parametrize("stated", [0.0, 1.0])
def test_what_never_or_always_happens_has_nothing_hidden(stated: float) -> None:
    """Its quantile is infinite, whatever is added to it."""
    always = _figure("flows.bot.steps.a.contained.resolved", "contained_resolved", stated)
    after = OnTrial.begin([always]).after(np.array([_seen(1e3, stated, stated)]))
    assert after.document() == {always.path: 0.0}
    assert after.steady


def test_no_time_stays_none() -> None:
    """A hold of 0 is 0 among all cases."""
    after = OnTrial.begin([TALK]).after(np.array([_seen(1e3, 0.0, 0.0)]))
    assert after.document() == {TALK.path: 1.0}


def test_what_nobody_has_seen_stays_as_stated() -> None:
    """A channel that is not there yet in the weeks simulated."""
    after = OnTrial.begin([TALK, SOLVED]).after(np.zeros((2, 4)))
    assert after.document() == {TALK.path: 1.0, SOLVED.path: 0.0}
    assert after.steady


def test_sparse_figures_are_settled_with_those_alike() -> None:
    """Five chats say nothing of the talk of chats; with a million calls they say what the calls do."""
    chats = _figure("intents.call.by_channel.chat.handle_time.talk", "talk", 400e6)
    other = _figure("intents.other.handle_time.talk", "talk", 400e6)
    seen = np.array([_seen(1e6, 336, 300), _seen(5, 1000, 400), _seen(1e6, 400, 400)])
    figures = OnTrial.begin([TALK, chats, other]).after(seen).document()
    assert figures[chats.path] == pytest.approx(figures[TALK.path], rel=1e-4)
    assert figures[other.path] == 1.0


def test_one_who_always_succeeds_among_few_does_not_go_to_infinity() -> None:
    """Three of three resolved."""
    after = OnTrial.begin([SOLVED]).after(np.array([_seen(3, 1.0, 0.8)]))
    assert -1.0 < after.document()[SOLVED.path] < 0.0


def test_a_figure_out_of_reach_is_a_fault() -> None:
    """Agents who resolve half of what others do never resolve 80%, and the message says what is possible."""
    trial = OnTrial.begin([SOLVED])
    for _ in range(8):
        hidden = ndtr(ndtri(0.8) + trial.document()[SOLVED.path])
        seen = np.array([_seen(1e6, 0.5 * hidden, 0.8)])
        trial = trial.after(seen)
    (fault,) = trial.faults(seen, START)
    assert str(fault) == (
        "intents.call.resolution.probability: no hidden figure returns the stated one in the weeks from "
        "2024-01-01: 0.8 on average is stated among handled contacts, and 0.5 is the nearest that comes out, "
        "after what agents' proficiency and assistance make of it; state less, or write among: all"
    )


def test_a_time_out_of_reach_is_a_fault() -> None:
    """Where everything was known already, no talk is left that could be longer."""
    seen = np.array([[1e3, 0.0, 3e5, 0.0]])
    trial = OnTrial.begin([TALK]).after(seen)
    (fault,) = trial.faults(seen, START)
    assert "300 s on average is stated among handled contacts, and 0 s is the nearest that comes out" in (
        fault.message
    )
    assert fault.hint == "state less, or write among: all"


def test_nothing_is_a_fault_within_the_noise() -> None:
    """Forty contacts resolve 70% or 90% by chance."""
    seen = np.array([_seen(40, 0.72, 0.8)])
    assert list(OnTrial.begin([SOLVED]).after(seen).faults(seen, START)) == []


def test_volumes_and_figures_move_together() -> None:
    """Returns follow from what is resolved, and what is resolved from who comes: both are found."""
    contacts = np.zeros((7, 24))
    contacts[:, 9:12] = 100.0
    tried: list[int] = []

    def attempt(shares: Any, figures: Any, replications: int) -> Trials:
        tried.append(replications)
        hidden = ndtr(ndtri(0.8) + figures[SOLVED.path])
        resolved = hidden - 0.1
        cases = contacts * shares["call"]
        returns = cases * (1 / resolved - 1)
        return Trials(
            {"call": Trial(cases, returns, np.zeros_like(cases), replications)},
            np.array([_seen(1e6, resolved, 0.8)]),
        )

    shares, trial = solve({"call": contacts}, OnTrial.begin([SOLVED]), attempt, START)
    assert tried == list(REPLICATIONS)
    assert shares["call"][:, 9:12] == pytest.approx(0.8, abs=1e-3)
    assert ndtr(ndtri(0.8) + trial.document()[SOLVED.path]) == pytest.approx(0.9, abs=1e-4)


def test_figures_alone_are_tried_no_longer_than_they_move() -> None:
    """A second fine trial that shows nothing new is the last."""
    tried: list[int] = []

    def attempt(shares: Any, figures: Any, replications: int) -> Trials:
        tried.append(replications)
        return Trials({}, np.array([_seen(1e6, 336 * figures[TALK.path], 300)]))

    _, trial = solve({}, OnTrial.begin([TALK]), attempt, START)
    assert tried == [4, 4, 16, 32]
    assert math.isclose(trial.document()[TALK.path], 1 / 1.12, rel_tol=1e-4)
