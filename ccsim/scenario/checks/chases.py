"""Chases that cannot be: where nothing is left unanswered, or for ever."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ccsim.scenario.chase import Chase
from ccsim.scenario.distribution import Constant
from ccsim.scenario.faults import Problem
from ccsim.scenario.intent import Intent
from ccsim.scenario.parts import Parts
from ccsim.scenario.reach import UNHURRIED, channels_of, segment_shares
from ccsim.scenario.terms import stated_for
from ccsim.scenario.together import values_of
from ccsim.scenario.yaml_tree import Loc
from ccsim.units import US

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["chase_problems"]


def chase_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what is wrong with the second contacts about what is unanswered.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    for name, intent in scenario.intents.items():
        if parts.sound("channels") and parts.sound("intents", name):
            yield from _pointless(name, intent, parts)
            yield from _endless(name, intent, scenario)


def _stated(here: Loc, intent: Intent) -> dict[Loc, Chase]:
    """Return the chases of an intent by the place that states them."""
    places = {
        here: intent.chase,
        **{(*here, "by_segment", each): differs.chase for each, differs in intent.by_segment.items()},
        **{(*here, "by_channel", each): differs.chase for each, differs in intent.by_channel.items()},
    }
    return {(*loc, "chase"): chase for loc, chase in places.items() if chase is not None}


def _pointless(name: str, intent: Intent, parts: Parts) -> Iterator[Problem]:
    """Yield chases of contacts that wait on the line."""
    scenario = parts.scenario
    assert scenario is not None
    hint = "remove it: who waits on the line has patience and redials"
    modes = {each: scenario.channels[each].mode for each in channels_of(scenario, name)}
    unanswered = any(mode in UNHURRIED for mode in modes.values())
    for loc in _stated(("intents", name), intent):
        channel = scenario.channels.get(str(loc[3])) if loc[2] == "by_channel" else None
        if channel is not None and channel.mode not in UNHURRIED:
            message = f"{channel.mode} contacts are not chased up"
            allowed = "a deferred or conversation channel"
            yield Problem(loc, message, found=channel.mode, allowed=allowed, hint=hint)
        elif channel is None and modes and not unanswered:
            message = f"none of the intent's channels is deferred or conversation: {', '.join(modes)}"
            yield Problem(loc, message, hint=hint)


def _endless(name: str, intent: Intent, scenario: Scenario) -> Iterator[Problem]:
    """Yield chases that could go on for ever at one instant, from channel to channel."""
    told: set[Loc] = set()
    for segment in segment_shares(scenario, name):
        leads = {each: _at_once(scenario, name, segment, each) for each in channels_of(scenario, name)}
        for start in leads:
            way, here = [start], leads[start]
            while here is not None and here not in way:
                way, here = [*way, here], leads.get(here)
            chase = stated_for(scenario, name, segment, start, "chase")
            if here != start or scenario.channels[start].mode not in UNHURRIED or chase is None:
                continue
            loc = next(loc for loc, each in _stated(("intents", name), intent).items() if each is chase)
            if loc not in told:
                told.add(loc)
                message = f"everybody chases it up at once, for ever: {' -> '.join([*way, start])}"
                yield Problem(loc, message, allowed="a probability below 1 or a time above 0 s")


def _at_once(scenario: Scenario, intent: str, segment: str, name: str) -> str | None:
    """Return the channel on which all contacts on a channel may come again at the same instant."""
    channel = scenario.channels[name]
    if channel.mode not in UNHURRIED:
        shut = channel.hours is not None and 1 in values_of(channel.closed.message)
        return channel.closed.message_channel if shut else None
    chase = stated_for(scenario, intent, segment, name, "chase")
    if chase is None or not isinstance(chase.after, Constant) or 1 not in values_of(chase.probability):
        return None
    at_once = any(round(after * US) == 0 for after in values_of(chase.after.value))
    return (chase.channel or name) if at_once else None
