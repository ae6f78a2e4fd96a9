"""The rules a user may bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ccsim.engine.policies.free_agent import FreeAgent
from ccsim.engine.policies.waiting_contact import WaitingContact


class ChooseAgent(Protocol):
    """Which free agent takes a contact that has just arrived."""

    def __call__(self, contact: WaitingContact, free: Sequence[FreeAgent], /) -> FreeAgent | None:
        """
        Choose one of those who are free and may serve its queue (never empty), or None: it waits.

        Must depend on nothing but what it is given, so that a run can be repeated.
        """


class ChooseContact(Protocol):
    """Which waiting contact a free agent takes."""

    def __call__(self, agent: FreeAgent, waiting: Sequence[WaitingContact], /) -> WaitingContact | None:
        """Choose one of those the agent may serve (never empty, earliest offered first), or None: idle."""


@dataclass(frozen=True)
class Policies:
    """
    A user's own routing: either rule, or both; what is None stays the scenario's.

    Only the SimPy engine can call them. With them the wait of an infinitely patient customer
    (`service_level/virtual`) is not known for those who left before an answer, and levels, reserves and
    priorities hold only where a rule respects them.
    """

    agent: ChooseAgent | None = None
    contact: ChooseContact | None = None
