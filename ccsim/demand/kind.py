"""Kinds of contact: which intent, which segment, on which channel."""

from __future__ import annotations

from dataclasses import dataclass

from ccsim.scenario import Scenario, queue_of


@dataclass(frozen=True)
class Kind:
    """One combination of intent, segment and channel, and the queue its contacts wait in."""

    intent: str
    segment: str
    channel: str
    queue: str


def segment_shares(scenario: Scenario, intent: str) -> dict[str, float]:
    """Shares of the segments among an intent's cases; without any stated, all are of the first segment."""
    return dict(scenario.intents[intent].segments) or {next(iter(scenario.segments)): 1.0}


def channel_shares(scenario: Scenario, intent: str) -> dict[str, float]:
    """Shares of the channels on which an intent's cases come; by default the only channel."""
    return dict(scenario.intents[intent].channels) or {next(iter(scenario.channels)): 1.0}


def kinds_of(scenario: Scenario) -> tuple[Kind, ...]:
    """All kinds, by intent, then segment, then channel, in the order of the scenario."""
    return tuple(
        Kind(name, segment, channel, queue_of(scenario, name, segment))
        for name in scenario.intents
        for segment in segment_shares(scenario, name)
        for channel in channel_shares(scenario, name)
    )
