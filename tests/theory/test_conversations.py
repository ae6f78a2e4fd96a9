"""Conversations: a network of two stations, with and without a time-out, and those that keep their agents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from ccsim.engine.outcomes import BLOCKED, NEXT_TURN, TIMED_OUT
from ccsim.typing import Ints
from tests.theory import counts
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.networks import Moves, stationary
from tests.theory.turns import Conversations, StickyPair
from tests.theory.view import US, Spells, View

#: By minute; minutes.
_RATE, _WORK, _AGENTS, _MORE, _REPLY, _SILENCE = 0.4, 2.0, 3, 0.6, 5.0, 8.0
OPEN = Conversations(_RATE, _WORK, _AGENTS, _MORE, _REPLY)
TIMED = Conversations(_RATE, _WORK, _AGENTS, _MORE, _REPLY, _SILENCE)
STICKY = StickyPair(0.4, 1.5, 0.6, 4.0)
_SHARES = ("P_", "occupancy", "timed_out")


def pauses(view: View, silence: int) -> Spells:
    """When customers began to write a reply, and were done or not waited for any more."""
    rows = view.logs.contacts
    following = rows[rows["via"] == NEXT_TURN]
    gave_up = rows[rows["outcome"] == TIMED_OUT]["ended"]
    start = np.concatenate([rows["ended"][following["previous"]], gave_up])
    return start, np.concatenate([following["offered"], gave_up + silence])


def seconds_below(view: View, spells: Spells, number: int) -> float:
    """How long in the window fewer than so many spells hold."""
    at = np.concatenate([*spells, [view.begin, view.end]])
    change = np.repeat([1, -1, 0], [len(spells[0]), len(spells[1]), 2])
    order = np.argsort(at, kind="stable")
    holding, edges = np.cumsum(change[order])[:-1], np.clip(at[order], view.begin, view.end)
    return float(np.diff(edges)[holding < number].sum()) / US


def _durations(view: View, silence: int) -> Ints:
    """How long the conversations that begin in the window last."""
    rows = view.logs.contacts
    over = rows["ended"] + np.where(rows["outcome"] == TIMED_OUT, silence, 0)
    last = np.zeros(len(rows), dtype=np.int64)
    np.maximum.at(last, rows["contact"], over)
    begun = (rows["turn"] == 0) & (rows["offered"] >= view.begin) & (rows["offered"] < view.end)
    return np.asarray((last - rows["offered"])[begun])


def _network(model: Conversations) -> Callable[[View], Totals]:
    silence = 0 if np.isinf(model.silence) else round(model.silence * 60 * US)
    values = model.values()
    mean = int(np.ceil(values["in_pause"]))

    def totals(view: View) -> Totals:
        waited, turns = counts.mean_wait(view)
        spells, lasted = pauses(view, silence), _durations(view, silence)
        begun = float(len(lasted))
        return {
            "turns": (turns, begun),
            "P_wait_turn": counts.had_to_wait(view),
            "W_turn": (waited / 60, turns),
            "Lq": counts.in_line(view),
            "occupancy": counts.agents_sharing(view, model.agents),
            "in_pause": (view.seconds(spells), view.time),
            "P_in_pause_below_mean": (seconds_below(view, spells, mean), view.time),
            "duration": (lasted.sum() / US / 60, begun),
            "timed_out": (float((view.outcome == TIMED_OUT).sum()), begun),
        }

    return totals


def _kept(view: View) -> Totals:
    """Of two agents who keep their conversations."""
    turn, wait = view.column("turn"), view.wait
    replies = turn > 0
    return {
        "P_block": (float((view.outcome == BLOCKED).sum()), float((turn == 0).sum())),
        "in_pause": (view.seconds(pauses(view, 0)), view.time),
        "Lq": counts.in_line(view),
        "P_wait_reply": (float((wait[replies] > 0).sum()), float(replies.sum())),
        "W_reply": (wait[replies].sum() / US / 60, float(replies.sum())),
        "occupancy": counts.agents_sharing(view, 2),
    }


def _run(
    label: str,
    scenario: str,
    values: dict[str, float],
    totals: Callable[[View], Totals],
    replications: int,
    days: int,
    overrides: dict[str, Any],
) -> Run:
    outputs = tuple(
        Output(name, value, share=any(part in name for part in _SHARES))
        for name, value in values.items()
        if value > 0
    )
    return Run(
        scenario, outputs, totals, replications, days, overrides=overrides, warm_up=14400,
        cool_down=28800, label=label,
    )  # fmt: skip


_TIME_OUT = {"channels.messenger.conversation.silence": f"{_SILENCE:g} min"}
STUDIES = (
    Study(
        "conversations",
        "Turns go to whoever is free, 3 agents",
        (
            _run("no time-out", "conversations", OPEN.values(), _network(OPEN), 180, 75, {}),
            _run("time-out", "conversations", TIMED.values(), _network(TIMED), 170, 40, _TIME_OUT),
        ),
    ),
    Study(
        "sticky conversations",
        "Replies wait for their agents, 2 agents",
        (_run("", "sticky-conversations", STICKY.values(), _kept, 80, 30, {}),),
    ),
)


def test_conversations_of_one_agent_by_a_markov_chain() -> None:
    """The product form would not be that of turns and pauses: here the chain, nobody turned away."""
    model, most = Conversations(0.15, 1.5, 1, 0.6, 4.0), 60

    def moves(state: Any) -> Moves:
        turns, pausing = state
        yield (model.rate if turns + pausing < most else 0.0), (turns + 1, pausing)
        yield pausing / model.reply, (turns + 1, pausing - 1)
        if turns:
            yield model.more / model.work, (turns - 1, pausing + 1)
            yield (1 - model.more) / model.work, (turns - 1, pausing)

    law, values = stationary((0, 0), moves), model.values()
    in_line = sum(p * max(0, turns - 1) for (turns, _), p in law.items())
    assert in_line == pytest.approx(values["Lq"], rel=1e-8)
    assert sum(p * pausing for (_, pausing), p in law.items()) == pytest.approx(values["in_pause"], rel=1e-8)
    few = sum(p for (_, pausing), p in law.items() if pausing < values["in_pause"])
    assert few == pytest.approx(values["P_in_pause_below_mean"], rel=1e-8)


def test_what_is_known_of_a_time_out_adds_up() -> None:
    """Little's law for whole conversations: those under way are those in line, in work and in a pause."""
    for model in (OPEN, TIMED):
        values = model.values()
        under_way = values["Lq"] + model.agents * values["occupancy"] + values["in_pause"]
        assert model.rate * values["duration"] == pytest.approx(under_way, rel=1e-12)
    assert TIMED.values()["timed_out"] == pytest.approx(
        TIMED.turns * 0.6 * np.exp(-_SILENCE / _REPLY), rel=1e-12
    )


def test_cutting_off_many_open_conversations_changes_nothing() -> None:
    """The chain of the two agents would be too small."""
    larger = StickyPair(STICKY.rate, STICKY.work, STICKY.more, STICKY.reply, STICKY.most + 4).values()
    assert STICKY.values() == pytest.approx(larger, rel=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_network(study: Study) -> None:
    """Turns, pauses, time-outs, or who answers a reply would be wrong."""
    check(study)


def test_one_agent_has_all_conversations_anyway() -> None:
    """Whether replies go to their agent or to anybody may not matter where there is one."""
    alone = {"groups.agents.headcount": 1, "intents.question.volume.count": 0.15}
    anybody, sticky = (
        next(
            Run(
                "conversations", (), lambda view: {}, 1, days=3, cool_down=43200,
                overrides={**alone, "channels.messenger.conversation.agent": agent},
            ).views(1)
        )
        for agent in ("any", "sticky")
    )  # fmt: skip
    assert (anybody.column("turn") > 0).any()
    for name in anybody.logs.contacts.dtype.names or ():
        if name != "virtual":  # nobody else's wait can be put in the place of who waits for one agent
            left, right = anybody.logs.contacts[name], sticky.logs.contacts[name]
            np.testing.assert_array_equal(left, right, err_msg=name)
    np.testing.assert_array_equal(anybody.logs.in_hand, sticky.logs.in_hand)
