"""Where the contacts of an intent may come in, and in which queues they may wait."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ccsim.scenario.terms import queue_of, stated_for

if TYPE_CHECKING:
    from ccsim.scenario.flow import Flow, FlowStep
    from ccsim.scenario.in_hand import Mode
    from ccsim.scenario.returns import Redial, Repeat
    from ccsim.scenario.scenario import Scenario

__all__ = [
    "UNHURRIED",
    "channel_shares",
    "channels_of",
    "channels_waiting",
    "modes_waiting",
    "possible_queues",
    "segment_shares",
    "sites_of",
    "steps_for",
]

UNHURRIED: Final[tuple[Mode, ...]] = ("conversation", "deferred")
"""Modes in which nobody waits on the line."""

_last: tuple[Scenario | None, dict[str, tuple[str, ...]]] = (None, {})

# Nothing here trips over a name that nothing has: faults are looked for with these functions.


def segment_shares(scenario: Scenario, intent: str) -> dict[str, float]:
    """Return the segments of an intent's cases with their shares; by default the first has all."""
    return dict(scenario.intents[intent].segments) or {next(iter(scenario.segments), ""): 1.0}


def channel_shares(scenario: Scenario, intent: str) -> dict[str, float]:
    """Return the channels on which an intent's cases come, with their shares; by default the only one."""
    return dict(scenario.intents[intent].channels) or {next(iter(scenario.channels), ""): 1.0}


def channels_of(scenario: Scenario, intent: str) -> tuple[str, ...]:
    """Return the channels on which an intent's contacts may come: first those of its cases.

    Further ones are those to which customers move, where messages are left while a channel is closed, where
    unanswered contacts are chased up, to where waiting customers are deflected, and where customers turn who
    come again, or did not find what they needed by themselves.
    """
    known = _channels_known(scenario)
    if intent not in known:
        known[intent] = _find_channels(scenario, intent)
    return known[intent]


def _channels_known(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Return what `channels_of` found for this very scenario: checks and layout ask hundreds of times."""
    global _last
    last = _last  # of this thread, whatever another one does meanwhile
    if last[0] is not scenario:
        last = _last = (scenario, {})
    return last[1]


def _find_channels(scenario: Scenario, intent: str) -> tuple[str, ...]:
    known = [*_first_channels(scenario, intent), *_after_self_service(scenario, intent)]
    found = dict.fromkeys(name for name in known if name in scenario.channels)
    waiting = list(found)
    while waiting:
        for further in _further(scenario, intent, waiting.pop(0)):
            if further not in found and further in scenario.channels:
                found[further] = None
                waiting.append(further)
    return tuple(found)


def _first_channels(scenario: Scenario, intent: str) -> dict[str, None]:
    """Return the channels of an intent's cases: those of its shares, then where customers move."""
    found: dict[str, None] = dict.fromkeys(channel_shares(scenario, intent))
    moves = scenario.intents[intent].moves
    return found | dict.fromkeys(target for source in list(found) for target in moves.get(source, ()))


def sites_of(scenario: Scenario, intent: str) -> tuple[str, ...]:
    """Return the self-service that an intent's customers may use, by name."""
    base = scenario.intents[intent]
    stated = [base.self_service, *(each.self_service or {} for each in base.by_segment.values())]
    return tuple(sorted({name for each in stated for name in each if name in scenario.self_service}))


def _after_self_service(scenario: Scenario, intent: str) -> Iterator[str]:
    """Yield where self-service that did not help leads to, and where posts are looked through."""
    for name in sites_of(scenario, intent):
        site = scenario.self_service[name]
        yield from site.failure.channels
        if site.success.repeat is not None:
            yield from site.success.repeat.channels
        if site.moderation is not None:
            yield site.moderation.channel


def _further(scenario: Scenario, intent: str, name: str) -> Iterator[str]:
    """Yield where contacts on a channel may lead to."""
    channel = scenario.channels[name]
    for segment in segment_shares(scenario, intent):
        for again in _returns(scenario, intent, segment, name):
            yield from again.channels
    for flow in (channel.flow, channel.closed.bot_flow):
        for step in steps_for(scenario.flows.get(flow or ""), intent):
            if step.contained is not None and step.contained.repeat is not None:
                yield from step.contained.repeat.channels
    if channel.mode not in UNHURRIED:
        for segment in segment_shares(scenario, intent):
            for queue in _waiting(scenario, intent, segment, name):
                offer = scenario.queues[queue].deflection
                yield from [offer.channel] if offer is not None else []
        yield from (each for each in [channel.closed.message_channel] if each is not None)
        return
    for segment in segment_shares(scenario, intent):
        chase = stated_for(scenario, intent, segment, name, "chase")
        if chase is not None and chase.channel is not None:
            yield chase.channel


def _returns(scenario: Scenario, intent: str, segment: str, name: str) -> Iterator[Redial | Repeat]:
    """Yield why customers of an intent and segment may come again after a contact on a channel."""
    resolution = stated_for(scenario, intent, segment, name, "resolution")
    stated = (
        *(stated_for(scenario, intent, segment, name, each) for each in ("redial", "retry")),
        resolution.repeat,
    )
    yield from (each for each in stated if each is not None)


def possible_queues(scenario: Scenario, intent: str) -> tuple[str, ...]:
    """Return the queues that are the own of some contact of an intent, on whichever channel it comes."""
    channels = channels_of(scenario, intent) or (None,)
    return tuple(
        dict.fromkeys(
            queue_of(scenario, intent, segment, channel)
            for segment in segment_shares(scenario, intent)
            for channel in channels
        )
    )


def modes_waiting(scenario: Scenario) -> dict[str, dict[Mode, tuple[str, str]]]:
    """Return the modes of the contacts that may wait in each queue, each with an intent and a channel."""
    found: dict[str, dict[Mode, tuple[str, str]]] = {}
    for queue, waiting in channels_waiting(scenario).items():
        modes = found.setdefault(queue, {})
        for channel, intent in waiting.items():
            modes.setdefault(scenario.channels[channel].mode, (intent, channel))
    return found


def channels_waiting(scenario: Scenario) -> dict[str, dict[str, str]]:
    """Return the channels by which contacts that may wait in each queue come, each with an intent."""
    found: dict[str, dict[str, str]] = {name: {} for name in scenario.queues}
    for intent in scenario.intents:
        for channel in channels_of(scenario, intent):
            for segment in segment_shares(scenario, intent):
                for queue in _waiting(scenario, intent, segment, channel):
                    found[queue].setdefault(channel, intent)
    return found


def _waiting(scenario: Scenario, intent: str, segment: str, name: str) -> tuple[str, ...]:
    """Return the queues in which contacts of an intent, segment and channel may wait."""
    channel, own = scenario.channels[name], queue_of(scenario, intent, segment, name)
    callbacks = channel.mode not in UNHURRIED
    found = dict.fromkeys(_first_queues(scenario, intent, own, channel.flow))
    if callbacks and channel.closed.bot_flow is not None:
        bot = steps_for(scenario.flows.get(channel.closed.bot_flow), intent)
        found |= dict.fromkeys(step.callback for step in bot if step.callback is not None)
    waiting = list(found)
    while waiting:
        here = waiting.pop(0)
        further = [
            queue
            for queue, transfer in scenario.intents[intent].transfers.items()
            if here == (transfer.out_of or own)
        ]
        terms = scenario.queues[here].callback if here in scenario.queues else None
        if callbacks and terms is not None and terms.queue is not None:
            further.append(terms.queue)
        waiting += [queue for queue in further if queue not in found]
        found |= dict.fromkeys(further)
    return tuple(queue for queue in found if queue in scenario.queues)


def _first_queues(scenario: Scenario, intent: str, own: str, flow: str | None) -> Iterator[str]:
    """Yield the queues to which contacts come first, and their own, to which they may be passed back."""
    yield own
    for step in steps_for(scenario.flows.get(flow or ""), intent):
        yield from (queue for queue in (step.queue, step.misroute, step.callback) if queue is not None)


def steps_for(flow: Flow | None, intent: str) -> Iterator[FlowStep]:
    """Yield the steps of a flow to which contacts of an intent may come; none without a flow."""
    if flow is None or not flow.steps:
        return
    waiting, seen = [flow.first], {flow.first}
    while waiting:
        step = flow.steps[waiting.pop()]
        yield step
        chosen = step.intents.get(intent)
        others = (*step.shares, *([step.then] if step.then is not None else []))
        following = others if chosen is None else (chosen,)
        waiting += [name for name in following if name not in seen and name in flow.steps]
        seen.update(following)
