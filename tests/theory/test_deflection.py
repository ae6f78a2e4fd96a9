"""Callers who are offered to write instead, by the length of the line or after a minute."""

from __future__ import annotations

import math
from typing import Any

import pytest

from ccsim.engine.outcomes import ABANDONED, DEFLECTED
from tests.theory.chains import Queue
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.networks import deflection, deflection_announced
from tests.theory.view import US, View

_AGENTS = 8
#: Numbers of the queues, which stand in the order of their names; of the groups in the order of the file.
_CALLS, _MESSAGES = 0, 1
_WRITERS = 1
_SHARES = ("P_all_busy", "deflected", "left_at_once", "gave_up", "occupancy")
_ANNOUNCED = {
    "queues.calls.deflection.queue_length": None,
    "queues.calls.deflection.after": "1 min",
    "queues.calls.deflection.leave": 0,
}


def _calls(view: View, announced: bool) -> Totals:
    """Shares are of all who call. Who is deflected at once, or leaves at once, was never in line."""
    calls = view.column("queue") == _CALLS
    assert (view.column("queue")[~calls] == _MESSAGES).all()
    number = float(calls.sum())
    deflected = view.outcome == DEFLECTED
    gone = calls & (view.outcome == ABANDONED)
    at_once = gone & (view.wait == 0)
    in_line = calls & ~at_once & (~deflected if not announced else calls)
    if announced:
        assert not at_once.any()
        assert (view.wait[deflected] == 60 * US).all()
    else:
        assert (view.wait[deflected] == 0).all()
    busy = (in_line & (view.wait > 0)) | at_once | (calls & deflected)
    return {
        "P_all_busy": (float(busy.sum()), number),
        "deflected": (float(deflected.sum()), number),
        "left_at_once": (float(at_once.sum()), number),
        "gave_up": (float((gone & ~at_once).sum()), number),
        "Lq": (view.seconds(view.queue_spells_of(queue=_CALLS)), view.time),
        "W_of_the_line_min": (view.wait[in_line].sum() / US / 60, float(in_line.sum())),
        "occupancy": (view.seconds(view.busy_spells_of(queue=_CALLS)), _AGENTS * view.time),
        "writers_busy": (view.seconds(view.in_hand_spells(group=_WRITERS, place=0)), view.time),
    }


def _run(label: str, values: dict[str, float], announced: bool, overrides: dict[str, Any]) -> Run:
    outputs = tuple(Output(name, value, share=name in _SHARES) for name, value in values.items())
    return Run(
        "deflection", outputs, lambda view: _calls(view, announced), 50, 30, overrides,
        warm_up=14400, cool_down=14400, label=label,
    )  # fmt: skip


STUDIES = (
    Study(
        "deflection",
        "Messages offered to those who call, 8 agents",
        (
            _run("from three waiting on", deflection(), False, {}),
            _run("after a minute", deflection_announced(), True, _ANNOUNCED),
        ),
    ),
)


def test_nobody_asked_is_erlang_a() -> None:
    """The integrals of M/M/n+G would not be the chain where the offer changes nothing."""
    known, chain = deflection_announced(accept=0.0), Queue(2.2, 4.0, _AGENTS, patience=2.0)
    assert known["P_all_busy"] == pytest.approx(chain.had_to_wait, rel=1e-6)
    assert known["gave_up"] == pytest.approx(chain.abandoned, rel=1e-6)
    assert known["Lq"] == pytest.approx(chain.in_line, rel=1e-6)
    assert known["occupancy"] == pytest.approx(chain.occupancy, rel=1e-6)


@pytest.mark.parametrize("known", [deflection(), deflection_announced()], ids=["length", "announced"])
def test_who_comes_goes_somewhere(known: dict[str, float]) -> None:
    """Calls would be lost, or counted twice, in the solution itself."""
    served = known["occupancy"] * _AGENTS / 4 / 2.2
    gone = known["deflected"] + known["gave_up"] + known.get("left_at_once", 0.0)
    assert math.isclose(served + gone, 1.0, rel_tol=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_chain(study: Study) -> None:
    """The offer would come too early or late, be made to others, or not take them out of the line."""
    check(study)
