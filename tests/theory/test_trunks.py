"""An IVR and agents behind a limited number of lines."""

from __future__ import annotations

import numpy as np
import pytest

from ccsim.engine.outcomes import ABANDONED, BLOCKED
from tests.theory import counts
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.reference import RECORDS
from tests.theory.view import US, View

REFERENCE = RECORDS["F01"].reference
_AGENTS = 16
_SHARES = ("P_block", "P_wait", "P_W_gt_t", "occupancy")


def _trunks(view: View) -> Totals:
    """Waits and abandonment are of the calls that ask for an agent; in minutes."""
    asked = view.column("queued") >= 0
    waited, asking = view.wait[asked], float(asked.sum())
    busy = view.seconds(view.busy_spells)
    waiting = view.seconds(view.queue_spells)
    return {
        "P_block": counts.blocked(view),
        "P_wait": (float((waited > 0).sum()), asking),
        "E_W": (waited.sum() / US / 60, asking),
        "E_W_given_wait": (waited.sum() / US / 60, float((waited > 0).sum())),
        "E_ivr": (_seconds_in_menu(view), view.time),
        "E_agents_stage": (waiting + busy, view.time),
        "E_queue": (waiting, view.time),
        "occupancy": (busy, _AGENTS * view.time),
        "P_W_gt_t": (float((waited > 20 * US).sum()), asking),
        "P_ab": (float((view.outcome[asked] == ABANDONED).sum()), asking),
    }


def _seconds_in_menu(view: View) -> float:
    """From the first event of a call to its queue, or to its end without an agent."""
    rows = view.logs.contacts
    rows = rows[rows["outcome"] != BLOCKED]
    until = np.where(rows["queued"] >= 0, rows["queued"], rows["ended"])
    until = np.where(until < 0, view.end, until)  # in the menu still when the run ends
    return view.seconds((np.ascontiguousarray(rows["offered"]), until))


def _study(variant: str, title: str, scenario: str, replications: int) -> Study:
    outputs = tuple(Output(name, value, share=name in _SHARES) for name, value in REFERENCE[variant].items())
    names = [output.name for output in outputs]

    def totals(view: View) -> Totals:
        table = _trunks(view)
        return {name: table[name] for name in names}

    run = Run(scenario, outputs, totals, replications, days=10, warm_up=14400, cool_down=7200)
    return Study(f"F01, {variant}", title, (run,))


STUDIES = (
    _study("no abandonment", "IVR and 16 agents behind 45 trunks", "ivr-trunks", 210),
    _study("patience Exp(2 min)", "The same, and callers who hang up", "ivr-trunks-patience", 100),
)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_product_form(study: Study) -> None:
    """How long a line is held, who is blocked, or where the flow leads would be wrong."""
    check(study)
