"""Tools that help agents, as a table."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from ccsim.demand.kind import Kind
from ccsim.engine.laying.numbering import Numbering
from ccsim.engine.state import ASSIST
from ccsim.scenario import Assist
from ccsim.typing import Rows


def lay_assists(numbers: Numbering) -> Rows:
    """Rows of dtype `ASSIST`, group by group, kind by kind; none if there are no tools at all."""
    groups = [numbers.scenario.groups[name] for name in numbers.groups]
    if not any(group.assist for group in groups):
        return np.zeros(0, dtype=ASSIST)
    rows = np.zeros((len(groups), len(numbers.kinds)), dtype=ASSIST)
    for number, group in enumerate(groups):
        for place, kind in enumerate(numbers.kinds):
            tools = [
                group.assist[name] for name in sorted(group.assist) if helps_with(group.assist[name], kind)
            ]
            for name in ASSIST.names or ():
                rows[number, place][name] = _product(numbers, [getattr(tool, name) for tool in tools])
    return rows.ravel()


def helps_with(tool: Assist, kind: Kind) -> bool:
    """Whether a tool helps with contacts of a kind."""
    fits = tool.channels is None or kind.channel in tool.channels
    return fits and (tool.intents is None or kind.intent in tool.intents)


def _product(numbers: Numbering, factors: list[Any]) -> int:
    return numbers.writer.combined(factors, lambda read: math.prod(read(each) for each in factors))
