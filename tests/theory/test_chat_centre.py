"""Chats, several at once: record H02, an agent who shares the time evenly, and one chat at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from tests.theory import counts
from tests.theory.chains import Queue
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.reference import RECORDS
from tests.theory.sharing import ChatCentre, shared_processor
from tests.theory.view import US, View

REFERENCE = RECORDS["H02"].reference
#: The waits the record asks for, in seconds; its 0.333 min are a third of a minute.
_WAITS = {"0.333": 20.0, "1.000": 60.0}
#: Patience of the chat centre, in seconds.
_PATIENCE = 60.0
_SHARES = ("P_wait", "P_V", "P_served", "slots", "agent_busy", "frac", "_in_hand")
#: Most chats of one agent in the files.
_CENTRE, _SHARER = 3, 12


def _outputs(values: Mapping[str, float]) -> tuple[Output, ...]:
    return tuple(
        Output(name, value, share=any(part in name for part in _SHARES)) for name, value in values.items()
    )


def _centre(view: View) -> Totals:
    """All outputs of the record, in minutes."""
    waited, count = counts.mean_wait(view)
    chats, time = counts.in_hand(view)
    session, handled = counts.mean_session(view)
    busy, agents = counts.agents_sharing(view, 5)
    table = {
        "P_wait": counts.had_to_wait(view),
        "Lq": counts.in_line(view),
        "P_ab": counts.abandoned(view),
        "mean_chats": (chats, time),
        "slots_occupancy": (chats, _CENTRE * agents),
        "agent_busy": (busy, agents),
        "frac_agents_0": (agents - busy, agents),
        "mean_chat_duration": (session / 60, handled),
        "W_all": (waited / 60, count),
    }
    for number in range(1, _CENTRE + 1):
        table[f"frac_agents_{number}"] = counts.agents_with(view, number, 5)
    for name, seconds in _WAITS.items():
        # who waits longer has more patience than that, and would have waited so long in any case
        longer, _ = counts.longer_than(view, seconds)
        table[f"P_V_gt_{name}"] = longer * float(np.exp(seconds / _PATIENCE)), count
        table[f"P_served_within_{name}"] = counts.answered_within(view, seconds)
    return table


def _sharer(view: View) -> Totals:
    """Of one agent, in minutes."""
    session, handled = counts.mean_session(view)
    busy, time = counts.agents_sharing(view, 1)
    until_ended = (view.column("ended") - view.column("answered"))[view.handled]
    table = {
        "mean_until_ended": (until_ended.sum() / US / 60, handled),
        "P_0_in_hand": (time - busy, time),
        "P_wait": counts.had_to_wait(view),
        "Lq": counts.in_line(view),
        "mean_chats": counts.in_hand(view),
        "mean_session": (session / 60, handled),
        "agent_busy": (busy, time),
    }
    return table | {f"P_{n}_in_hand": counts.agents_with(view, n, 1) for n in (1, 2, 3, _SHARER)}


def _judged(label: str, values: dict[str, float]) -> dict[str, float]:
    """What is exact, and not so rare that it would take days to count."""
    left_out = {
        "exponential": ("Lq",),
        "exponential, up to 2": (),
    }.get(label, ("Lq", "P_wait", "P_12_in_hand"))  # of other laws nothing is known of those who have to wait
    return {name: value for name, value in values.items() if name not in left_out}


def _chats(label: str, values: Mapping[str, float], overrides: dict[str, Any]) -> Run:
    return Run(
        "chat-centre", _outputs(values), _centre, 45, days=20, overrides=overrides, warm_up=14400,
        cool_down=7200, label=label,
    )  # fmt: skip


def _sharing(
    label: str,
    load: float,
    changes: dict[str, Any],
    replications: int,
    *,
    work: float = 1.0,
    days: int = 20,
    most: int = _SHARER,
) -> Run:
    values = _judged(label, shared_processor(load, work, most))
    if label == "half wrap-up":  # of two pieces of work in turn each takes its part of the time
        values["mean_until_ended"] = values["mean_session"] / 2
    return Run(
        "processor-sharing", _outputs(values), _sharer, replications, days,
        overrides={"intents.question.volume.count": load / work, **changes}, warm_up=14400,
        cool_down=14400, label=label,
    )  # fmt: skip


_TALK, _WRAP_UP = "intents.question.handle_time.talk", "intents.question.handle_time.wrap_up"
_LOGNORMAL = {"distribution": "lognormal", "mean": "1 min", "sd": "1.5 min"}
STUDIES = (
    Study(
        "H02",
        "Chats, 5 agents with up to 3 each",
        (
            _chats("fewest first", REFERENCE, {}),
            _chats(
                "most first", ChatCentre(fill_first=True).values(_WAITS),
                {"queues.chats.choose": "fill_first"},
            ),
        ),
    ),
    Study(
        "processor sharing",
        "One agent who shares the time among up to 12 chats",
        (
            _sharing("exponential", 0.8, {}, 150),
            _sharing(
                "exponential, up to 2", 0.5, {"groups.agents.loads": [{"concurrent": 2}]}, 150, days=100,
                most=2,
            ),
            # somebody waits one time in ten thousand
            _sharing("lognormal", 0.45, {_TALK: _LOGNORMAL}, 80),
            _sharing("constant", 0.45, {_TALK: "1 min"}, 60),
            _sharing("half wrap-up", 0.45, {_TALK: "30 s", _WRAP_UP: "30 s"}, 60),
            _sharing(
                "some slow", 0.45, {_TALK: "1 min", "channels.chat.slow": {"share": 0.2, "times": 3}}, 60,
                work=1.4,
            ),
        ),
    ),
)  # fmt: skip


def test_the_chain_is_that_of_the_record() -> None:
    """Record H02 would not be that of its model."""
    values = ChatCentre().values(_WAITS)
    assert values.keys() == REFERENCE.keys()
    for name, value in values.items():
        assert value == pytest.approx(REFERENCE[name], rel=1e-8), name


def test_a_chat_centre_with_one_chat_each_is_erlang_a() -> None:
    """The chain would not count its agents, or its line, right."""
    values = ChatCentre(0.02, (180.0,), 300.0, 5).values({"20": 20.0 * 60})
    chain = Queue(0.02, 180, 5, patience=300)
    assert values["P_wait"] == pytest.approx(chain.had_to_wait, rel=1e-9)
    assert values["Lq"] == pytest.approx(chain.in_line, rel=1e-9)
    assert values["P_served_within_20"] == pytest.approx(chain.answered_within(20), rel=1e-9)
    assert 1 - values["P_V_gt_20"] == pytest.approx(chain.virtual_within(20), rel=1e-9)


def test_one_agent_who_is_never_slower_is_m_m_1() -> None:
    """The product form would not be the chain's."""
    values = shared_processor(0.8, 1.0, 3)
    chain = ChatCentre(0.8, (1.0, 2.0, 3.0), 1e12, 1, longest=300).values({})
    for name in ("P_wait", "Lq", "mean_chats", "agent_busy"):
        assert values[name] == pytest.approx(chain[name], rel=1e-8), name
    assert values["mean_session"] == pytest.approx(chain["mean_chat_duration"], rel=1e-8)
    assert values["P_3_in_hand"] == pytest.approx(chain["frac_agents_3"], rel=1e-8)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_processor_sharing(study: Study) -> None:
    """How fast a chat goes, who gets it, or how many wait would be wrong."""
    check(study)


#: One contact in hand at a time, said in three ways.
_SAME_QUEUE: dict[str, dict[str, Any]] = {
    "as calls": {"groups.agents.loads": [{"live": 1}]},
    "as chats": {"groups.agents.loads": [{"concurrent": 1}], "channels.phone.mode": "concurrent"},
    "as chats, no loads": {"channels.phone.mode": "concurrent"},
}


@pytest.mark.parametrize("way", _SAME_QUEUE)
def test_one_in_hand_at_a_time_is_the_queue(way: str) -> None:
    """Agents who could have several in hand, and have one, would not do what others do."""
    plain, shared = (
        Run("erlang-a", (), lambda view: {}, 1, days=2, overrides=overrides, cool_down=14400)
        for overrides in ({}, _SAME_QUEUE[way])
    )
    (left,), (right,) = plain.views(1), shared.views(1)
    assert len(left.logs.in_hand) == 0
    np.testing.assert_array_equal(left.logs.contacts, right.logs.contacts)
    np.testing.assert_array_equal(left.logs.agents, right.logs.agents)
    busy = left.seconds(left.busy_spells)
    assert counts.in_hand(right)[0] == pytest.approx(busy, abs=1e-6) == counts.agents_sharing(right, 50)[0]
    assert set(right.logs.in_hand["number"]) == {1}
