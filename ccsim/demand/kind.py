"""Kinds of contact: which intent, which segment, on which channel."""

from __future__ import annotations

from dataclasses import dataclass

from ccsim.scenario import Scenario, queue_of, terms_of


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


def channels_of(scenario: Scenario, intent: str) -> tuple[str, ...]:
    """
    The channels on which an intent's contacts may come: first those of its cases.

    Further ones are where messages are left while a channel is closed, and where unanswered contacts are
    chased up.
    """
    found = dict.fromkeys(channel_shares(scenario, intent))
    waiting = list(found)
    while waiting:
        for further in _further(scenario, intent, waiting.pop(0)):
            if further not in found:
                found[further] = None
                waiting.append(further)
    return tuple(found)


def _further(scenario: Scenario, intent: str, channel: str) -> tuple[str, ...]:
    """Where contacts on a channel may lead to."""
    message = scenario.channels[channel].closed.message_channel
    chases = (terms_of(scenario, intent, name, channel).chase for name in segment_shares(scenario, intent))
    return tuple(
        name for name in (message, *(chase.channel for chase in chases if chase)) if name is not None
    )


def kinds_of(scenario: Scenario) -> tuple[Kind, ...]:
    """All kinds, by intent, then segment, then channel, in the order of the scenario."""
    return tuple(
        Kind(name, segment, channel, queue_of(scenario, name, segment, channel))
        for name in scenario.intents
        for segment in segment_shares(scenario, name)
        for channel in channels_of(scenario, name)
    )
