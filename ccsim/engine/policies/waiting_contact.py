"""What a rule sees of a contact."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WaitingContact:
    """
    A contact as a rule sees it.

    Attributes
    ----------
    row
        Its place in the log: smaller was offered earlier.
    intent, segment, channel, queue
        Names.
    waited
        Seconds in its queue so far.
    priority, head_start
        As the scenario states them: the smaller is served first; seconds.
    attempt, leg
        Number of the attempt of the case, and of the agent's part in the contact.
    callback
        Whether the customer is to be called back.
    """

    row: int
    intent: str
    segment: str
    channel: str
    queue: str
    waited: float
    priority: int
    head_start: float
    attempt: int
    leg: int
    callback: bool
