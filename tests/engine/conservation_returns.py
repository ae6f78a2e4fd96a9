"""What must add up of customers who come again, whatever the scenario."""

from __future__ import annotations

from typing import Any

import numpy as np

from ccsim.engine import outcomes
from ccsim.engine.plan import Plan

#: After which ends of a contact customers come again for each reason.
ENDS: dict[int, tuple[int, ...]] = {
    outcomes.REDIAL: (
        outcomes.ABANDONED, outcomes.BALKED, outcomes.DISCONNECTED, outcomes.HUNG_UP, outcomes.SILENT,
    ),
    outcomes.REPEAT: (outcomes.HANDLED, outcomes.CONTAINED, outcomes.TIMED_OUT, outcomes.FOUND),
    outcomes.COME_BACK: (outcomes.CLOSED,),
    outcomes.RETRY: (outcomes.BLOCKED,),
    outcomes.CHASE: (outcomes.UNFINISHED, outcomes.HANDLED),
    outcomes.MESSAGE: (outcomes.CLOSED,),
    outcomes.TURN_TO: (outcomes.NOT_FOUND,),
    outcomes.DEFLECTION: (outcomes.DEFLECTED,),
}  # fmt: skip
#: The ends after which a case may be resolved.
RESOLVES = (outcomes.HANDLED, outcomes.CONTAINED, outcomes.TIMED_OUT, outcomes.FOUND)


def check_returns(plan: Plan, contacts: Any) -> None:
    """Customers come again for the reason that the end of their contact gives them, where they may."""
    _check_reasons(contacts)
    _check_ways(plan, contacts)


def _check_reasons(contacts: Any) -> None:
    for reason, ends in ENDS.items():
        assert np.isin(contacts["outcome"][contacts["returns"] == reason], ends).all(), reason
    gone = contacts["outcome"] == outcomes.DEFLECTED
    assert (contacts["returns"][gone] == outcomes.DEFLECTION).all()
    assert np.isin(contacts["outcome"][contacts["resolved"] == 1], RESOLVES).all()
    # who chases something up does so before it has ended
    again = (contacts["returns"] > 0) & (contacts["returns"] != outcomes.CHASE)
    assert (contacts["returns_at"] >= contacts["ended"])[again].all()


def _check_ways(plan: Plan, contacts: Any) -> None:
    """The next contact is one of the same intent and segment, on the channel stated for that reason."""
    legs = np.flatnonzero(np.isin(contacts["via"], (outcomes.ARRIVED, outcomes.SELF_SERVICE)))
    order = legs[np.lexsort((contacts["attempt"][legs], contacts["case"][legs]))]
    last = np.zeros(len(contacts), dtype=np.int64)  # the part of each contact that says why
    said = np.flatnonzero(contacts["returns"] > 0)
    last[contacts["contact"][said]] = said
    case = contacts["case"][order]
    again = np.flatnonzero(case[1:] == case[:-1]) + 1
    rows, before = contacts[order[again]], contacts[last[order[again - 1]]]
    np.testing.assert_array_equal(rows["offered"], before["returns_at"])
    message = before["returns"] == outcomes.MESSAGE
    np.testing.assert_array_equal(rows["offered"][message], before["ended"][message])
    seen = {
        (
            int(row["kind"]),
            *(int(part[name]) for name in ("kind", "returns", "outcome", "flow", "site", "queue")),
        )
        for row, part in zip(rows, before, strict=True)
    }
    for to, kind, reason, outcome, flow, site, queue in seen:
        assert to in _ways_of(plan, kind, reason, outcome, flow, site, queue), (plan.kinds[kind], reason)
        one, other = plan.kinds[kind], plan.kinds[to]
        assert (one.intent, one.segment) == (other.intent, other.segment)


def _ways_of(plan: Plan, kind: int, reason: int, outcome: int, flow: int, site: int, queue: int) -> set[int]:
    """The kinds of which a next contact may be."""
    tables = plan._tables
    own = tables["kinds"][kind]
    if reason in (outcomes.CHASE, outcomes.MESSAGE):
        return {int(own["chase_kind" if reason == outcomes.CHASE else "message_kind"])}
    if reason == outcomes.DEFLECTION:
        return {int(tables["places"][kind * len(plan.queues) + queue]["deflects"])}
    found = {kind}
    named = {outcomes.REDIAL: "redial", outcomes.RETRY: "retry", outcomes.REPEAT: "repeat"}
    if reason in named:
        found |= _targets(tables, own[f"{named[reason]}_way"], own[f"{named[reason]}_ways"])
    if outcome in (outcomes.FOUND, outcomes.NOT_FOUND):
        mine = tables["helps"][own["help"] : own["help"] + own["helps"]]
        using = mine[mine["site"] == site][0]
        way = ("way", "ways") if outcome == outcomes.FOUND else ("next", "nexts")
        found |= _targets(tables, *(using[name] for name in way))
    if outcome == outcomes.CONTAINED:
        for number in np.flatnonzero(tables["flow_steps"]["flow"] == flow).tolist():
            jump = tables["jumps"][number * len(plan.kinds) + kind]
            found |= _targets(tables, jump["way"], jump["ways"])
    return found


def _targets(tables: Any, way: Any, ways: Any) -> set[int]:
    return set(tables["ways"]["kind"][way : way + ways].tolist())
