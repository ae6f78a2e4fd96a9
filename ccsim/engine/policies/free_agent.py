"""What a rule sees of an agent."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FreeAgent:
    """
    A free agent as a rule sees it.

    Attributes
    ----------
    number
        Over the whole centre.
    group
        Name of the group.
    name
        Of an agent of the shifts; empty for one of a headcount.
    idle
        Seconds since the agent became idle; 0 if just now.
    level, proficiency
        For the queue of the contact (as it is to be served); 0 and 1 where no contact is meant.
    """

    number: int
    group: str
    name: str
    idle: float
    level: int
    proficiency: float
