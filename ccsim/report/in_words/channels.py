"""Channels and flows in words."""

from __future__ import annotations

from ccsim.report.flow_shares import HUNG_UP, PAST_LIMIT, entering, flow_shares, mixed
from ccsim.report.in_words.terms import Said, hours_of, is_some, money_of, share_of, wait_of
from ccsim.report.scenario_day import ScenarioDay
from ccsim.report.words import count_words, listed, percent, sentence, time_words
from ccsim.scenario import Channel, Constant

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
    said = [f"Open {hours_of(channel.hours)}." if channel.hours is not None else "Always open."]
    if channel.trunks is not None:
        lines = count_words(day.number(channel.trunks), "line")
        said.append(f"{lines}; who finds them all taken is blocked.")
    if channel.flow is not None:
        said.append(f"Begins with the flow {channel.flow}.")
    elif channel.front_delay != Constant(value=0):
        said.append(f"{wait_of(day, channel.front_delay)} pass before the queue.")
    if channel.hours is not None:
        said.append(_AT_CLOSE[channel.at_close])
        back = "the others are lost"
        if is_some(channel.closed.come_back):
            share = share_of(day, channel.closed.come_back)
            said.append(f"Of those who find it closed {share} come back, {back}.")
        else:
            said.append("Who finds it closed is lost.")
    cost = channel.cost
    costs = [
        money_of(day, cost.per_contact, "a contact"),
        money_of(day, cost.per_minute, "a minute on the line"),
    ]
    said.append(sentence(listed(costs)))
    return [text for text in said if text]


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
    if flow.longest is not None:
        said.append(f"After {time_words(flow.longest)} contacts go to their queue.")
    cost = flow.cost
    costs = [
        money_of(day, cost.per_session, "a contact"),
        money_of(day, cost.per_minute, "a minute"),
        money_of(day, cost.per_contained, "a contact contained"),
    ]
    said.append(sentence(listed(costs)))
    return [text for text in said if text]
