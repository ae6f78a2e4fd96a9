"""What the shifts of a centre have planned for a run, before anybody is absent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ccsim.typing import Rows

#: One stretch of one activity (`ccsim.engine.logs.ACTIVITIES`), in microseconds. ``agent`` is a number in the
#: group, ``entity`` over the whole centre; ``turn`` is the row of its date, -1 for one without work.
STRETCH = np.dtype(
    [
        ("group", "i4"), ("agent", "i4"), ("entity", "i8"), ("activity", "i4"), ("turn", "i4"),
        ("begin", "i8"), ("end", "i8"),
    ],
    align=True,
)  # fmt: skip
#: A date on which a person is to work: ``person`` counts the named agents of all groups, ``date`` is its
#: ordinal, ``absent`` the probability that the person misses it.
TURN = np.dtype([("person", "i4"), ("date", "i4"), ("absent", "f8")], align=True)


@dataclass(frozen=True)
class ShiftPlan:
    """
    The shifts laid over a timeline.

    Attributes
    ----------
    groups
        Names, sorted.
    agents
        Names of the named agents of each group, as they are numbered.
    paid_absence
        Whether a group's absent agents are paid.
    stretches
        Rows of dtype `STRETCH`, by group, agent and time.
    turns
        Rows of dtype `TURN`, in the same order.
    horizon
        Of the run, in microseconds.
    """

    groups: tuple[str, ...]
    agents: tuple[tuple[str, ...], ...]
    paid_absence: tuple[bool, ...]
    stretches: Rows
    turns: Rows
    horizon: int

    @property
    def people(self) -> tuple[str, ...]:
        """The named agents of all groups as ``GROUP/AGENT``: the names of their random streams."""
        return tuple(
            f"{group}/{agent}"
            for group, agents in zip(self.groups, self.agents, strict=True)
            for agent in agents
        )
