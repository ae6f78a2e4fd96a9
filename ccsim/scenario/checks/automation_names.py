"""Names that automation uses: self-service, channels, intents, flows that are down."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.checks.places import containments, ranks, returns
from ccsim.scenario.checks.unknown import unknown
from ccsim.scenario.faults import Problem
from ccsim.scenario.parts import Parts
from ccsim.scenario.yaml_tree import Loc

__all__ = ["automation_name_problems"]


def automation_name_problems(parts: Parts) -> Iterator[Problem]:
    """Yield the names that nothing has, in whatever ends needs without an agent or moves customers.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    for here, rank in ranks(scenario):
        for site in rank.self_service or ():
            yield from unknown(parts, "self_service", (*here, "self_service", site), site)
    for here, again in returns(scenario):
        for channel in again.channels:
            yield from unknown(parts, "channels", (*here, "channels", channel), channel)
    for here, contained in containments(scenario):
        for intent in contained.by_intent:
            yield from unknown(parts, "intents", (*here, "by_intent", intent), intent)
    for name, queue in scenario.queues.items():
        if queue.deflection is not None:
            loc: Loc = ("queues", name, "deflection", "channel")
            yield from unknown(parts, "channels", loc, queue.deflection.channel)
    yield from _site_problems(parts)
    yield from _prevention_problems(parts)
    yield from _tool_problems(parts)
    yield from _outage_problems(parts)


def _site_problems(parts: Parts) -> Iterator[Problem]:
    assert parts.scenario is not None
    for name, site in parts.scenario.self_service.items():
        here: Loc = ("self_service", name)
        for channel in site.failure.channels:
            yield from unknown(parts, "channels", (*here, "failure", "channels", channel), channel)
        if site.moderation is not None:
            loc = (*here, "moderation", "channel")
            yield from unknown(parts, "channels", loc, site.moderation.channel)


def _prevention_problems(parts: Parts) -> Iterator[Problem]:
    assert parts.scenario is not None
    for name, prevention in parts.scenario.prevention.items():
        here: Loc = ("prevention", name)
        for intent in prevention.removes:
            yield from unknown(parts, "intents", (*here, "removes", intent), intent)
        for i, segment in enumerate(prevention.segments or ()):
            yield from unknown(parts, "segments", (*here, "segments", i), segment)
        for intent in () if prevention.messages is None else prevention.messages.causes:
            yield from unknown(parts, "intents", (*here, "messages", "causes", intent), intent)


def _tool_problems(parts: Parts) -> Iterator[Problem]:
    """Yield wrong names of what tools help with, and lists that say with nothing."""
    assert parts.scenario is not None
    for name, group in parts.scenario.groups.items():
        for tool, assist in group.assist.items():
            here: Loc = ("groups", name, "assist", tool)
            for section, names in (("channels", assist.channels), ("intents", assist.intents)):
                for i, each in enumerate(names or ()):
                    yield from unknown(parts, section, (*here, section, i), each)
                if names == ():
                    hint = f"leave {section} out to mean all of them"
                    message = f"the tool helps with no {section.removesuffix('s')}"
                    yield Problem((*here, section), message, found="[]", hint=hint)


def _outage_problems(parts: Parts) -> Iterator[Problem]:
    assert parts.scenario is not None
    for i, event in enumerate(parts.scenario.events):
        down = (("flows", "flows_down", event.flows_down),)
        for section, field, names in (*down, ("self_service", "self_service_down", event.self_service_down)):
            for j, name in enumerate(names):
                yield from unknown(parts, section, ("events", i, field, j), name)
