"""Agents who have a call or two chats in hand, or one of each: two Markov chains."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from ccsim.engine.outcomes import ABANDONED
from tests.theory.chains import Queue
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.sharing import Load, MixedLoads, load_name
from tests.theory.view import US, View

#: Numbers of the intents, which stand in the order of the file.
_KINDS = {"call": 0, "chat": 1}
_AGENTS = 2
APART = MixedLoads(((1, 0), (0, 2)), {(0, 2): (1.0, 0.75)})
TOGETHER = MixedLoads(((1, 1),), {(1, 1): (0.8, 0.5)})
#: One of each, both slower.
_ONE_OF_EACH = [{"live": 1, "concurrent": 1, "speed": {"live": 0.8, "concurrent": 0.5}}]


def _agents_by_load(view: View) -> dict[Load, float]:
    """Agents' seconds with so many calls and chats in hand."""
    rows = view.logs.in_hand
    kinds = view.logs.contacts["kind"][rows["part"]]
    # the contacts of one stretch of one agent stand side by side, in the order of their places
    starts = np.flatnonzero(rows["place"] == 0)
    calls = np.add.reduceat((kinds == _KINDS["call"]).astype(np.int64), starts)
    chats = rows["number"][starts] - calls
    found: dict[Load, float] = {}
    for each in sorted(set(zip(calls.tolist(), chats.tolist(), strict=True))):
        here = starts[(calls == each[0]) & (chats == each[1])]
        ends = np.where(rows["end"][here] < 0, view.end, rows["end"][here])
        found[each] = view.seconds((np.ascontiguousarray(rows["begin"][here]), ends))
    return found


def _both(model: MixedLoads) -> Callable[[View], Totals]:
    loads = [load for load in ((1, 0), (0, 1), (0, 2), (1, 1)) if load_name(*load) in model.values()]

    def totals(view: View) -> Totals:
        kind, seconds = view.column("kind"), _agents_by_load(view)
        assert set(seconds) <= set(loads)
        there, busy = _AGENTS * view.time, sum(seconds.values())
        table = {"frac_idle": (there - busy, there), "agent_busy": (busy, there)}
        table |= {load_name(*load): (seconds.get(load, 0.0), there) for load in loads}
        for name, number in _KINDS.items():
            here = kind == number
            gone = float((view.outcome[here] == ABANDONED).sum())
            table[f"P_wait_{name}"] = float((view.wait[here] > 0).sum()), float(here.sum())
            table[f"P_ab_{name}"] = gone, float(here.sum())
            table[f"Lq_{name}"] = view.seconds(view.queue_spells_of(kind=number)), view.time
        return table

    return totals


def _run(label: str, model: MixedLoads, overrides: dict[str, Any]) -> Run:
    outputs = tuple(
        Output(name, value, share=not name.startswith(("Lq", "P_ab")))
        for name, value in model.values().items()
    )
    return Run(
        "mixed-loads", outputs, _both(model), 150, days=30, overrides=overrides, warm_up=14400,
        cool_down=14400, label=label,
    )  # fmt: skip


STUDIES = (
    Study(
        "mixed loads",
        "Calls and chats, 2 agents",
        (
            _run("a call or two chats", APART, {}),
            _run("a call and a chat", TOGETHER, {"groups.agents.loads": _ONE_OF_EACH}),
        ),
    ),
)


def test_without_chats_the_chain_is_erlang_a() -> None:
    """The chain would not count its agents, or its lines, right."""
    values = MixedLoads(APART.most, APART.speed, rates=(0.2, 1e-12)).values()
    chain = Queue(0.2, 4, 2, patience=4)
    assert values["P_wait_call"] == pytest.approx(chain.had_to_wait, rel=1e-8)
    assert values["Lq_call"] == pytest.approx(chain.in_line, rel=1e-8)
    assert values["agent_busy"] == pytest.approx(chain.occupancy, rel=1e-8)


def test_work_that_comes_in_goes_out() -> None:
    """Calls and chats would be taken up and never done, or done at another speed."""
    for model in (APART, TOGETHER):
        values = model.values()
        for kind, name in enumerate(_KINDS):
            done = 0.0
            for load in ((1, 0), (0, 1), (0, 2), (1, 1)):
                speed = model.speed.get(load, (1.0, 1.0))[kind]
                done += _AGENTS * values.get(load_name(*load), 0.0) * load[kind] * speed / model.work[kind]
            assert done == pytest.approx(model.rates[kind] * (1 - values[f"P_ab_{name}"]), rel=1e-8)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_markov_chain(study: Study) -> None:
    """Who may take what, in which order, or how fast would be wrong."""
    check(study)


def test_a_call_waits_for_an_agent_to_run_out_of_chats() -> None:
    """An agent with a chat in hand would take a call as well, or hold back from the next chat for one."""
    view = next(STUDIES[0].runs[0].views(1))
    rows, calls = view.logs.in_hand, view.logs.contacts["kind"] == _KINDS["call"]
    assert (rows["number"][calls[rows["part"]]] == 1).all()
    # chats are taken up while calls have waited longer
    contacts = view.logs.contacts
    start, stop = view.queue_spells_of(kind=_KINDS["call"])
    taken = np.sort(contacts["answered"][(contacts["kind"] == _KINDS["chat"]) & (contacts["answered"] >= 0)])
    passed_over = np.searchsorted(taken, stop) > np.searchsorted(taken, start, side="right")
    assert passed_over[stop - start > 60 * US].any()
