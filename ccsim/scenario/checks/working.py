"""Scenarios that cannot work: a queue nobody serves, a channel that never opens."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.distribution import Constant
from ccsim.scenario.faults import Problem
from ccsim.scenario.group import Group
from ccsim.scenario.parts import SECTIONS, Parts
from ccsim.scenario.returns import Redial
from ccsim.scenario.together import values_of
from ccsim.units import US

__all__ = ["working_problems"]


def working_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what makes a run pointless or endless, although every field is right.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    for section in SECTIONS:
        if parts.names[section] == () and parts.sound(section):
            yield Problem((section,), f"there are no {section}", allowed="at least one")
    yield from _unserved(parts)
    yield from _never_open(parts)
    yield from _endless(parts)


def _unserved(parts: Parts) -> Iterator[Problem]:
    """Yield queues that no group serves, and intents that wait where nobody ever works."""
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
    for name, intent in scenario.intents.items():
        names = serving.get(intent.queue or queues[0], [])
        known = all(parts.sound("groups", each) for each in names) and parts.sound("intents", name, "queue")
        if names and known and not any(_ever_there(scenario.groups[each]) for each in names):
            message = f'nobody is ever on duty for queue "{intent.queue or queues[0]}"'
            hint = f"give a headcount above 0 to {' or '.join(names)}"
            yield Problem(("intents", name, "queue"), message, hint=hint)


def _ever_there(group: Group) -> bool:
    return any(value > 0 for value in values_of(group.headcount)) or any(
        shift.agents and any(shift.hours.values()) for shift in group.shifts.values()
    )


def _never_open(parts: Parts) -> Iterator[Problem]:
    assert parts.scenario is not None
    for name, channel in parts.scenario.channels.items():
        loc = ("channels", name, "hours")
        if channel.hours is not None and not any(channel.hours.values()) and parts.sound(*loc):
            hint = 'write hours: {every day: "08:00-17:00"}, or leave hours out for always'
            yield Problem(loc, "the channel never opens", found="no opening hours", hint=hint)


def _endless(parts: Parts) -> Iterator[Problem]:
    """Yield redials that could go on for ever at one instant."""
    assert parts.scenario is not None
    for name, intent in parts.scenario.intents.items():
        redials: list[tuple[tuple[str, ...], Redial | None]] = [(("intents", name, "redial"), intent.redial)]
        for segment, differs in intent.by_segment.items():
            redials.append((("intents", name, "by_segment", segment, "redial"), differs.redial))
        for loc, redial in redials:
            if redial is not None and _at_once(redial):
                message = "everybody redials at once, for ever"
                yield Problem(loc, message, allowed="a probability below 1 or a delay above 0 s")


def _at_once(redial: Redial) -> bool:
    if not isinstance(redial.delay, Constant):
        return False
    at_once = any(round(delay * US) == 0 for delay in values_of(redial.delay.value))
    return at_once and 1 in values_of(redial.probability)
