"""Flows as tables: steps, exits by chance, jumps by intent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ccsim.demand.kind import Kind
from ccsim.engine import state
from ccsim.engine.laying.hidden import hidden_share
from ccsim.engine.laying.numbering import Numbering
from ccsim.engine.laying.outage import outage
from ccsim.engine.laying.ways import Ways
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import EXIT, FLOW, FLOW_STEP, JUMP
from ccsim.scenario import Contained, FlowStep
from ccsim.scenario.reach import steps_for
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
    """Rows of dtype `FLOW`, `FLOW_STEP`, `EXIT` and `JUMP` (step by step, kind by kind)."""

    flows: Rows
    steps: Rows
    exits: Rows
    jumps: Rows


def lay_flows(numbers: Numbering, ways: Ways) -> FlowTables:
    """Lay every step of every flow; their keys are filled in for each replication."""
    used = {
        (name, flow)
        for name, channel in numbers.scenario.channels.items()
        for flow in (channel.flow, channel.closed.bot_flow)
    }
    rows = np.zeros(len(numbers.steps), dtype=FLOW_STEP)
    exits: list[tuple[int, int]] = []
    jumps = np.zeros(len(numbers.steps) * len(numbers.kinds), dtype=JUMP)
    jumps["step"] = jumps["contains"] = NOBODY
    for number, (flow, name) in enumerate(numbers.steps):
        step = numbers.scenario.flows[flow].steps[name]
        row = rows[number]
        row["exit"], row["exits"] = len(exits), len(step.shares)
        exits += [
            (numbers.step(flow, target), numbers.writer.number(step.shares[target]))
            for target in sorted(step.shares)
        ]
        for place, kind in enumerate(numbers.kinds):
            own = jumps[number * len(numbers.kinds) + place]
            if kind.intent in step.intents:
                own["step"] = numbers.step(flow, step.intents[kind.intent])
            reached = any(each is step for each in steps_for(numbers.scenario.flows[flow], kind.intent))
            if step.contained is not None and reached and (kind.channel, flow) in used:
                _contain(numbers, ways, own, kind, f"flows.{flow}.steps.{name}", step.contained)
        row["then"] = NOBODY if step.then is None else numbers.step(flow, step.then)
        _fill(numbers, row, flow, step)
    flows = np.zeros(len(numbers.flows), dtype=FLOW)
    for number, name in enumerate(numbers.flows):
        rules = numbers.scenario.flows[name]
        row = flows[number]
        row["sessions"] = NOBODY if rules.sessions is None else numbers.writer.number(rules.sessions)
        row["through"] = NOBODY if rules.share == 1.0 else numbers.writer.number(rules.share)
        row["turns_away"] = rules.when_full == "turn_away"
        row["down"] = outage(numbers, [each for each in numbers.scenario.events if name in each.flows_down])
    return FlowTables(flows, rows, np.array(exits, dtype=EXIT), jumps)


def _contain(
    numbers: Numbering, ways: Ways, own: np.void, kind: Kind, step: str, contained: Contained
) -> None:
    """Note whom a step contains, and what becomes of those of a kind whom that does not help."""
    path, share = f"{step}.contained.share", contained.share
    if kind.intent in contained.by_intent:
        path, share = f"{step}.contained.by_intent.{kind.intent}", contained.by_intent[kind.intent]
    own["contains"] = hidden_share(numbers, path, share)
    resolved = f"{step}.contained.resolved"
    own["resolved"] = hidden_share(numbers, resolved, contained.resolved)
    own["way"], own["ways"] = ways.to(kind, contained.repeat.channels if contained.repeat else {})


def _fill(numbers: Numbering, row: np.void, flow: str, step: FlowStep) -> None:
    rules = numbers.scenario.flows[flow]
    row["lasts"] = numbers.writer.law(step.lasts)
    row["hang_up"] = numbers.writer.number(step.hang_up)
    row["end"] = _ENDS[step.ends[0]] if step.ends else state.GOES_ON
    waits_in = step.queue or step.misroute or step.callback
    row["to"] = NOBODY if waits_in is None else numbers.queue(waits_in)
    row["flow"] = numbers.flows.index(flow)
    repeat = step.contained.repeat if step.contained else None
    row["repeat"] = NOBODY if repeat is None else numbers.writer.number(repeat.probability)
    if repeat is not None:
        row["repeat_delay"] = numbers.writer.law(repeat.delay)
        row["repeat_window"] = numbers.writer.number(repeat.window, US)
    if step.collects is not None:
        row["collects"] = 1
        row["kept"] = numbers.writer.number(step.collects.kept)
        row["saves"] = numbers.writer.number(step.collects.saves)
    row["most"] = rules.most_steps
    row["longest"] = NOBODY if rules.longest is None else round(rules.longest * US)
