"""Kinds of contact: which intent, which segment, on which channel."""

from __future__ import annotations

from dataclasses import dataclass

from ccsim.scenario import Scenario, queue_of
from ccsim.scenario.reach import channel_shares, channels_of, segment_shares

__all__ = ["Kind", "channel_shares", "channels_of", "kinds_of", "segment_shares"]


@dataclass(frozen=True)
class Kind:
    """One combination of intent, segment and channel, and the queue its contacts wait in."""

    intent: str
    segment: str
    channel: str
    queue: str


def kinds_of(scenario: Scenario) -> tuple[Kind, ...]:
    """All kinds, by intent, then segment, then channel, in the order of the scenario."""
    return tuple(
        Kind(name, segment, channel, queue_of(scenario, name, segment, channel))
        for name in scenario.intents
        for segment in segment_shares(scenario, name)
        for channel in channels_of(scenario, name)
    )
