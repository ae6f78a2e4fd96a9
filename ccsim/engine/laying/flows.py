"""Flows as tables: steps, exits by chance, jumps by intent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ccsim.engine import state
from ccsim.engine.laying.numbering import Numbering
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import EXIT, FLOW_STEP, JUMP
from ccsim.scenario import FlowStep
from ccsim.typing import Rows
from ccsim.units import US

_ENDS = {
    "queue": state.TO_QUEUE,
    "own_queue": state.TO_OWN_QUEUE,
    "misroute": state.MISROUTES,
    "callback": state.BOOKS_CALLBACK,
    "contained": state.CONTAINS,
}


@dataclass(frozen=True)
class FlowTables:
    """Rows of dtype `FLOW_STEP`, `EXIT` and `JUMP` (step by step, kind by kind)."""

    steps: Rows
    exits: Rows
    jumps: Rows


def lay_flows(numbers: Numbering) -> FlowTables:
    """Lay every step of every flow; their keys are filled in for each replication."""
    rows = np.zeros(len(numbers.steps), dtype=FLOW_STEP)
    exits: list[tuple[int, int]] = []
    jumps = np.full(len(numbers.steps) * len(numbers.kinds), NOBODY, dtype=np.int64).view(JUMP)
    for number, (flow, name) in enumerate(numbers.steps):
        step = numbers.scenario.flows[flow].steps[name]
        row = rows[number]
        row["exit"], row["exits"] = len(exits), len(step.shares)
        exits += [
            (numbers.step(flow, target), numbers.writer.number(step.shares[target]))
            for target in sorted(step.shares)
        ]
        for place, kind in enumerate(numbers.kinds):
            if kind.intent in step.intents:
                target = numbers.step(flow, step.intents[kind.intent])
                jumps[number * len(numbers.kinds) + place]["step"] = target
        row["then"] = NOBODY if step.then is None else numbers.step(flow, step.then)
        _fill(numbers, row, flow, step)
    return FlowTables(rows, np.array(exits, dtype=EXIT), jumps)


def _fill(numbers: Numbering, row: np.void, flow: str, step: FlowStep) -> None:
    rules = numbers.scenario.flows[flow]
    row["lasts"] = numbers.writer.law(step.lasts)
    row["hang_up"] = numbers.writer.number(step.hang_up)
    row["end"] = _ENDS[step.ends[0]] if step.ends else state.GOES_ON
    waits_in = step.queue or step.misroute or step.callback
    row["to"] = NOBODY if waits_in is None else numbers.queue(waits_in)
    row["resolved"] = numbers.writer.number(step.contained.resolved if step.contained else 1.0)
    row["most"] = rules.most_steps
    row["longest"] = NOBODY if rules.longest is None else round(rules.longest * US)
