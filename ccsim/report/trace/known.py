"""What an agent knew of a customer already, and which tools helped."""

from __future__ import annotations

from typing import Any

from ccsim.engine import outcomes
from ccsim.engine.laying.assists import helps_with
from ccsim.report.trace.lived import Lived


def knowledge_of(lived: Lived, row: Any) -> str:
    """
    Say from whom an agent knew, or could have known, what the customer had told before.

    Parameters
    ----------
    lived, row
        The replication, and a row of its log.

    Returns
    -------
    str
        Empty if nothing was saved and nothing had to be repeated.
    """
    if row["answered"] < 0 or not (row["spared"] or row["repeated"]):
        return ""
    if row["via"] in (outcomes.PASSED_ON, outcomes.PASSED_BACK, outcomes.NEXT_TURN):
        return "the agent before"
    flow = lived.plan.flows[int(row["flow"])] if row["flow"] >= 0 else ""
    collects = flow and any(step.collects is not None for step in lived.scenario.flows[flow].steps.values())
    if not collects:
        return "earlier contacts"
    return f"{flow} and earlier contacts" if row["attempt"] else flow


def tools_of(lived: Lived, row: Any) -> tuple[str, ...]:
    """Return the names of the tools that helped the agent who had a part."""
    if row["answered"] < 0 or row["group"] < 0 or row["outcome"] == outcomes.SILENT:
        return ()
    tools = lived.scenario.groups[lived.plan.groups[int(row["group"])]].assist
    kind = lived.plan.kinds[int(row["kind"])]
    return tuple(name for name in sorted(tools) if helps_with(tools[name], kind))
