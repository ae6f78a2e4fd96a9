"""Channels and flows in words."""

from __future__ import annotations

from ccsim.report.flow_shares import HUNG_UP, PAST_LIMIT, entering, flow_shares, mixed
from ccsim.report.in_words.terms import (
    Said,
    containment_of,
    hours_of,
    is_some,
    money_of,
    on_day,
    remembered_of,
    share_of,
    wait_of,
)
from ccsim.report.scenario_day import ScenarioDay
from ccsim.report.words import count_words, listed, percent, sentence, time_words
from ccsim.scenario import Channel, Constant, Contained, Flow

_MODES = {
    "live": "A call: the customer waits and has the agent's ear.",
    "concurrent": "A chat: the customer waits, the agent may have others in hand.",
    "conversation": "A conversation: turns, with pauses between them.",
    "deferred": "A work item: nobody waits on the line.",
}
_INTERRUPTED = {
    "never": "",
    "returns": "Work on it is interrupted for an earlier mode and goes back to its place in the queue.",
    "stays": "Work on it is interrupted for an earlier mode and stays with its agent.",
}
_AT_CLOSE = {
    "serve_out": "Who still waits at closing time is served.",
    "disconnect": "Who still waits at closing time is cut off.",
    "carry_over": "Who still waits at closing time waits for the next opening.",
}


def say_channels(day: ScenarioDay) -> list[Said]:
    """Say when each channel is open, what comes first on it, and what it costs."""
    return [(name, _channel(day, channel)) for name, channel in day.scenario.channels.items()]


def say_flows(day: ScenarioDay) -> list[Said]:
    """Say what becomes of those who enter each flow."""
    return [(name, _flow(day, name)) for name in day.scenario.flows]


def _channel(day: ScenarioDay, channel: Channel) -> list[str]:
    modes = {each.mode for each in day.scenario.channels.values()}
    said = [_MODES[channel.mode]] if modes != {"live"} else []
    said += [_hours(channel), _business_hours(channel)]
    if channel.trunks is not None:
        lines = count_words(day.number(channel.trunks), "line")
        said.append(f"{lines}; who finds them all taken is blocked.")
    if channel.flow is not None:
        said.append(f"Begins with the flow {channel.flow}.")
    elif channel.front_delay != Constant(value=0):
        said.append(f"{wait_of(day, channel.front_delay)} pass before the queue.")
    if channel.hours is not None and _closes(channel):
        said += [_AT_CLOSE[channel.at_close], _closed(day, channel)]
    said += [_gone(day, channel), _slow(day, channel), *_turns(day, channel), *_put_aside(day, channel)]
    cost = channel.cost
    costs = [
        money_of(day, cost.per_contact, "a contact"),
        money_of(day, cost.per_minute, "a minute on the line"),
    ]
    said.append(sentence(listed(costs)))
    return [text for text in said if text]


def _steps(day: ScenarioDay, flow: Flow) -> list[str]:
    """What the steps contain of those who go on, and what they learn for the agent."""
    said = []
    for name, step in flow.steps.items():
        if step.contained is not None and step.contained != Contained():
            told = containment_of(day, step.contained, "are contained", "those who came there")
            said.append(f"At {name} {told}.")
        if step.collects is not None:
            said.append(f"What the customer tells at {name} {remembered_of(day, step.collects)}.")
    return said


def _sessions(day: ScenarioDay, flow: Flow) -> str:
    if flow.sessions is None:
        return ""
    full = "goes straight to the queue" if flow.when_full == "skip" else "is blocked"
    number = count_words(day.number(flow.sessions), "session")
    return f"{number} at once; who finds them all taken {full}."


def _closes(channel: Channel) -> bool:
    return channel.mode in ("live", "concurrent")


def _hours(channel: Channel) -> str:
    if _closes(channel):
        return f"Open {hours_of(channel.hours)}." if channel.hours is not None else "Always open."
    if channel.hours is None or channel.business_hours:
        return "Comes in at any hour."
    return f"Comes in at any hour; the business clock runs {hours_of(channel.hours)}."


def _business_hours(channel: Channel) -> str:
    """When the business clock runs, where that is not the opening hours."""
    zones = [
        f"{name} ({hours_of(each.hours)}{f', {each.time_zone}' if each.time_zone else ''})"
        for name, each in channel.business_hours.items()
    ]
    if not zones:
        return ""
    which = "any of these is open" if len(zones) > 1 else "this is open"
    return f"The business clock runs while {which}: {listed(zones)}."


def _closed(day: ScenarioDay, channel: Channel) -> str:
    closed = channel.closed
    parts = []
    if is_some(closed.come_back):
        after = "" if closed.delay == Constant(value=0) else f" {wait_of(day, closed.delay)} after opening"
        parts.append(f"{share_of(day, closed.come_back)} come back{after}")
    if is_some(closed.message) and closed.message_channel:
        parts.append(f"{share_of(day, closed.message)} leave a message by {closed.message_channel}")
    if is_some(closed.bot) and closed.bot_flow:
        then = f"leaves a message by {closed.message_channel}" if closed.message_channel else "is lost"
        served = f"{share_of(day, closed.bot)} are served by the flow {closed.bot_flow}"
        parts.append(f"{served} (who would go on to a queue {then})")
    if not parts:
        return "Who finds it closed is lost."
    return f"Of those who find it closed {', '.join(parts)}, the others are lost."


def _gone(day: ScenarioDay, channel: Channel) -> str:
    if not is_some(channel.silent):
        return ""
    return (
        f"{share_of(day, channel.silent)} of those whose patience ends leave without a sign: an agent who "
        f"opens the contact notices after {wait_of(day, channel.notice)}."
    )


def _slow(day: ScenarioDay, channel: Channel) -> str:
    if channel.slow is None:
        return ""
    times = day.number(channel.slow.times)
    return f"{share_of(day, channel.slow.share)} are slow: their talk takes {times:.3g} times as long."


def _turns(day: ScenarioDay, channel: Channel) -> list[str]:
    """How a conversation goes back and forth."""
    spec = channel.conversation
    if channel.mode != "conversation" or spec is None or not is_some(spec.more):
        return []
    gone = "waits" if spec.agent_gone == "wait" else "goes to the others"
    to = "whoever is free"
    if spec.agent == "sticky":
        to = f"the agent who had the conversation, and {gone} if that one is off duty"
    turns = float(day.turns(_name(day, channel)) @ day.weights())
    return [
        f"After an answer {share_of(day, spec.more)} have another message, {wait_of(day, spec.reply)} later "
        f"on average; who takes longer than {time_words(spec.silence)} is not waited for: "
        f"{count_words(turns, 'turn')} a contact.",
        f"A reply goes to {to}.",
    ]


def _put_aside(day: ScenarioDay, channel: Channel) -> list[str]:
    """What parts agents from work that is not finished, and what getting back into it takes."""
    said = [_INTERRUPTED[channel.interrupted]]
    if channel.finish_within is not None:
        where = "stays with its agent" if channel.interrupted == "stays" else "goes back to the queue"
        left = f"what has more than {time_words(channel.finish_within)} left {where}"
        said.append(f"At the end of a shift and before a break, {left}.")
    if channel.resume:
        said.append(f"Getting back into it, or into another agent's, takes {time_words(channel.resume)}.")
    return said


def _name(day: ScenarioDay, channel: Channel) -> str:
    return next(name for name, each in day.scenario.channels.items() if each is channel)


def _flow(day: ScenarioDay, name: str) -> list[str]:
    flow, weights = day.scenario.flows[name], entering(day, name)
    said = [f"{count_words(len(flow.steps), 'step')}, from {flow.first} on."]
    if weights:
        shares = mixed({intent: flow_shares(day, flow, intent) for intent in weights}, weights)
        seconds = sum(visits * day.mean(flow.steps[step].lasts) for step, visits in shares.visits.items())
        ends = {
            "are contained": shares.ended("contained"),
            "hang up": shares.ended(HUNG_UP),
            "reach an agent's queue": shares.ended("queue", "own_queue", PAST_LIMIT),
            "come to a wrong queue": shares.ended("misroute"),
            "book a callback": shares.ended("callback"),
        }
        told = listed(f"{percent(share)} {words}" for words, share in ends.items() if share > 5e-5)
        said.append(f"Of those who enter {told}, after {time_words(seconds)} on average.")
    else:
        said.append("No channel begins with it.")
    if flow.share != 1:
        rest = "the others go straight to their queue"
        said.append(f"{on_day(day, flow.share)} of the contacts go through it, {rest}.")
    said += [_sessions(day, flow), *_steps(day, flow)]
    if flow.longest is not None:
        said.append(f"After {time_words(flow.longest)} contacts go to their queue.")
    cost = flow.cost
    costs = [
        money_of(day, cost.per_session, "a contact"),
        money_of(day, cost.per_minute, "a minute"),
        money_of(day, cost.per_contained, "a contact contained"),
        money_of(day, cost.per_assumed, "a contact contained that does not come back"),
        money_of(day, cost.per_resolved, "a contact resolved"),
    ]
    said.append(sentence(listed(costs)))
    return [text for text in said if text]
