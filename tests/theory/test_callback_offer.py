"""Callbacks offered to those who find a line."""

from __future__ import annotations

import pytest

from ccsim.engine.outcomes import ABANDONED, CALLBACK, CALLED_BACK
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.reference import RECORDS
from tests.theory.view import US, View

REFERENCE = RECORDS["G01"].reference
_AGENTS = 8
#: Not outputs of the model: the size of the chain and the mass it cuts off.
_NUMERICS = ("states", "trunc")
_SHARES = ("P_all_busy", "share_callback", "occupancy")
#: Numbers of the queues, which stand in the order of their names.
_CALLBACKS, _CALLS = 0, 1


def _callbacks(view: View) -> Totals:
    """*Inbound* are those who stay on the line; shares are of all who call. In minutes."""
    called_back = view.column("via") == CALLED_BACK
    arrived, booked = ~called_back, view.outcome == CALLBACK
    calls, inbound = float(arrived.sum()), arrived & ~booked
    return {
        "P_all_busy": (float(((view.wait > 0) & inbound).sum() + booked.sum()), calls),
        "Lq": (view.seconds(view.queue_spells_of(queue=_CALLS)), view.time),
        "P_ab": (float((view.outcome == ABANDONED).sum()), calls),
        "share_callback": (float(booked.sum()), calls),
        "L_callback": (view.seconds(view.queue_spells_of(queue=_CALLBACKS)), view.time),
        "W_callback": (view.wait[called_back].sum() / US / 60, float(called_back.sum())),
        "W_inbound": (view.wait[inbound].sum() / US / 60, float(inbound.sum())),
        "occupancy": (view.seconds(view.busy_spells), _AGENTS * view.time),
    }


STUDIES = (
    Study(
        "G01",
        "Callbacks offered from a queue of three on",
        (
            Run(
                "callback-offer",
                tuple(
                    Output(name, value, share=name in _SHARES)
                    for name, value in REFERENCE.items()
                    if name not in _NUMERICS
                ),
                _callbacks,
                replications=250,
                days=30,
                warm_up=14400,
                cool_down=14400,
            ),
        ),
    ),
)


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_markov_chain(study: Study) -> None:
    """When a callback is offered, who accepts, or when it is dialled would be wrong."""
    check(study)
