"""Scenarios that cannot work: a queue nobody serves, a channel that never opens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ccsim.scenario.checks.returning import at_once
from ccsim.scenario.difference import Difference
from ccsim.scenario.faults import Problem
from ccsim.scenario.group import Group
from ccsim.scenario.hours_by_date import never_open
from ccsim.scenario.intent import Intent
from ccsim.scenario.parts import SECTIONS, Parts
from ccsim.scenario.reach import possible_queues
from ccsim.scenario.together import values_of
from ccsim.scenario.yaml_tree import Loc

__all__ = ["working_problems"]

_OPTIONAL: Final = ("flows", "self_service", "prevention", "surveys", "levers")


def working_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what makes a run pointless or endless, although every field is right.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    for section in SECTIONS:
        if parts.names[section] == () and parts.sound(section) and section not in _OPTIONAL:
            yield Problem((section,), f"there are no {section}", allowed="at least one")
    yield from _unserved(parts)
    yield from _never_open(parts)
    yield from _never_served(parts)
    yield from _endless(parts)


def _unserved(parts: Parts) -> Iterator[Problem]:
    """Yield queues that no group serves, and whatever leads to where nobody ever works."""
    scenario, queues = parts.scenario, parts.names["queues"]
    groups = parts.names["groups"]
    assert scenario is not None
    if not queues or not groups or not all(parts.sound("groups", name, "serves") for name in groups):
        return
    serving = {
        queue: [
            name for name, group in scenario.groups.items() if queue in (tuple(group.serves) or queues[:1])
        ]
        for queue in queues
    }
    for queue in (queue for queue, names in serving.items() if not names):
        hint = f"add it to the serves of a group: {', '.join(groups)}"
        yield Problem(("queues", queue), "no group serves this queue", found=queue, hint=hint)
    told: set[str] = set()
    for loc, queue in _leading(parts, queues[0]):
        names = serving.get(queue, [])
        # Who says nothing about who works in a group hears of that alone.
        known = all(parts.sound("groups", each) and scenario.groups[each].is_staffed for each in names)
        again = queue in told and loc[0] != "intents"
        if not names or not known or again or not parts.sound(*loc):
            continue
        if not any(_ever_there(scenario.groups[each]) for each in names):
            told.add(queue)
            hint = f"give a headcount above 0 to {' or '.join(names)}"
            yield Problem(loc, f'nobody is ever on duty for queue "{queue}"', hint=hint)


def _leading(parts: Parts, only: str) -> Iterator[tuple[Loc, str]]:
    """Yield every place that leads contacts to a queue, with the queue: first those of the intents."""
    scenario = parts.scenario
    assert scenario is not None
    for name, intent in scenario.intents.items():
        # An intent's queue counts unless all of its segments or channels have their own.
        if (intent.queue or only) in possible_queues(scenario, name):
            yield ("intents", name, "queue"), intent.queue or only
        for place, differs in _differing(intent).items():
            if differs.queue is not None:
                yield ("intents", name, *place, "queue"), differs.queue
        for queue in intent.transfers:
            yield ("intents", name, "transfers", queue), queue
    for name, flow in scenario.flows.items():
        for step_name, step in flow.steps.items():
            for end in ("queue", "misroute", "callback"):
                queue = getattr(step, end)
                if queue is not None:
                    yield ("flows", name, "steps", step_name, end), queue
    for name, each in scenario.queues.items():
        if each.callback is not None and each.callback.queue is not None:
            yield ("queues", name, "callback", "queue"), each.callback.queue


def _differing(intent: Intent) -> dict[Loc, Difference]:
    """Return what differs from an intent, by the place that says so."""
    return {
        **{("by_segment", segment): differs for segment, differs in intent.by_segment.items()},
        **{("by_channel", channel): differs for channel, differs in intent.by_channel.items()},
    }


def _ever_there(group: Group) -> bool:
    return any(value > 0 for value in values_of(group.headcount)) or any(
        shift.agents and any(shift.hours.values()) for shift in group.shifts.values()
    )


def _never_open(parts: Parts) -> Iterator[Problem]:
    assert parts.scenario is not None
    for name, channel in parts.scenario.channels.items():
        loc: Loc = ("channels", name, "hours")
        if channel.hours is not None and never_open(channel.hours) and parts.sound(*loc):
            hint = 'write hours: {every day: "08:00-17:00"}, or leave hours out for always'
            yield Problem(loc, "the channel never opens", found="no opening hours", hint=hint)
        for place, schedule in channel.business_hours.items():
            there: Loc = ("channels", name, "business_hours", place, "hours")
            if not any(schedule.hours.values()) and parts.sound(*there):
                hint = 'write hours: {every day: "08:00-17:00"}, or remove the schedule'
                yield Problem(there, "the schedule is never open", found="no hours", hint=hint)
        loc = ("channels", name, "trunks")
        if channel.trunks is not None and not any(values_of(channel.trunks)) and parts.sound(*loc):
            hint = "leave trunks out for no limit"
            yield Problem(loc, "the channel never has a line", found="0", allowed="1 or more", hint=hint)


def _never_served(parts: Parts) -> Iterator[Problem]:
    assert parts.scenario is not None
    for name, group in parts.scenario.groups.items():
        for queue, skill in group.serves.items():
            loc: Loc = ("groups", name, "serves", queue, "hours")
            if skill.hours is not None and never_open(skill.hours) and parts.sound(*loc):
                hint = f'leave hours out for always, or remove "{queue}" from serves'
                yield Problem(loc, "the group never serves this queue", found="no hours", hint=hint)


def _endless(parts: Parts) -> Iterator[Problem]:
    """Yield new attempts that could go on for ever at one instant."""
    assert parts.scenario is not None
    for name, intent in parts.scenario.intents.items():
        here: Loc = ("intents", name)
        attempts = [((*here, "redial"), intent.redial), ((*here, "retry"), intent.retry)]
        for place, differs in _differing(intent).items():
            below = (*here, *place)
            attempts += [((*below, "redial"), differs.redial), ((*below, "retry"), differs.retry)]
        for loc, attempt in attempts:
            if attempt is not None and at_once(attempt):
                what = "redials" if loc[-1] == "redial" else "tries again"
                message = f"everybody {what} at once, for ever"
                yield Problem(loc, message, allowed="a probability below 1 or a delay above 0 s")
