"""Erlang A with callers who dial again."""

from __future__ import annotations

import numpy as np
import pytest

from ccsim.engine.outcomes import ABANDONED
from tests.theory import counts
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.reference import RECORDS
from tests.theory.view import View

REFERENCE = RECORDS["E02"].reference["mean redial delay 5 min"]
#: Not outputs of the model: the size of the chain and the mass it cuts off.
_NUMERICS = ("states", "trunc")
_SHARES = ("P_wait_per_attempt", "occupancy")


def _redials(view: View) -> Totals:
    """In minutes. *Lost* is a customer who gave up and does not dial again, over fresh customers."""
    waited, attempts = counts.mean_wait(view)
    gone = view.outcome == ABANDONED
    lost = gone & (view.column("returns") == 0)
    rows = view.logs.contacts[view.logs.contacts["returns_at"] >= 0]
    orbit = view.seconds((np.ascontiguousarray(rows["ended"]), np.ascontiguousarray(rows["returns_at"])))
    return {
        "lam_total": (attempts, view.time / 60),
        "P_ab_per_attempt": counts.abandoned(view),
        "P_wait_per_attempt": counts.had_to_wait(view),
        "W_per_attempt": (waited / 60, attempts),
        "Lq": counts.in_line(view),
        "occupancy": counts.occupancy(view, 8),
        "redial_orbit": (orbit, view.time),
        "lost_share_of_fresh": (float(lost.sum()), float((view.column("attempt") == 0).sum())),
        "reconnect_orbit": (float((view.column("returns")[~gone] != 0).sum()), attempts),
    }


STUDIES = (
    Study(
        "E02",
        "Erlang A with redials after 5 minutes",
        (
            Run(
                "redials",
                tuple(
                    Output(name, value, share=name in _SHARES)
                    for name, value in REFERENCE.items()
                    if name not in _NUMERICS
                ),
                _redials,
                replications=30,
                days=40,
                warm_up=14400,
                cool_down=14400,
            ),
        ),
    ),
)


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_markov_chain(study: Study) -> None:
    """Those who dial again would be too many, too few, or too early."""
    check(study)
