"""Names that must exist: queues, groups, channels, segments, intents, and paths of assumptions."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.checks.step_names import step_problems
from ccsim.scenario.checks.unknown import unknown
from ccsim.scenario.document import full_document
from ccsim.scenario.faults import Problem
from ccsim.scenario.intent import Intent
from ccsim.scenario.parts import Parts
from ccsim.scenario.paths import follow
from ccsim.scenario.yaml_tree import Loc

__all__ = ["reference_problems"]


def reference_problems(parts: Parts) -> Iterator[Problem]:
    """Yield every name that nothing in the scenario has.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    for name, intent in scenario.intents.items():
        yield from _intent_problems(name, intent, parts)
    for name, group in scenario.groups.items():
        yield from _group_problems(name, tuple(group.serves), parts)
    yield from _door_problems(parts)
    yield from _event_problems(parts)
    for name in scenario.start.backlog:
        yield from unknown(parts, "intents", ("start", "backlog", name), name)
    yield from _assumption_problems(parts)


def _ambiguous(parts: Parts, section: str, loc: Loc, write: str) -> Iterator[Problem]:
    """Yield a problem if a default means the only one of a section, and there are several."""
    names = parts.names[section]
    if names is not None and len(names) > 1 and parts.sound(*loc):
        message = f"is missing, and there are {len(names)} {section}"
        yield Problem(loc, message, allowed=", ".join(names), hint=f"write {write}")


def _intent_problems(name: str, intent: Intent, parts: Parts) -> Iterator[Problem]:
    here: Loc = ("intents", name)
    if intent.queue:
        yield from unknown(parts, "queues", (*here, "queue"), intent.queue)
    else:
        yield from _ambiguous(parts, "queues", (*here, "queue"), "queue: NAME")
    if not intent.channels:
        yield from _ambiguous(parts, "channels", (*here, "channels"), "channels: {NAME: 1.0}")
    for channel in intent.channels:
        yield from unknown(parts, "channels", (*here, "channels", channel), channel)
    for segment in intent.segments:
        yield from unknown(parts, "segments", (*here, "segments", segment), segment)
    for queue, transfer in intent.transfers.items():
        yield from unknown(parts, "queues", (*here, "transfers", queue), queue)
        if transfer.out_of is not None:
            yield from unknown(parts, "queues", (*here, "transfers", queue, "out_of"), transfer.out_of)
    known = parts.names["segments"] or ()
    shares = set(intent.segments) or set(known[:1])
    for segment, differs in intent.by_segment.items():
        loc: Loc = (*here, "by_segment", segment)
        yield from unknown(parts, "segments", loc, segment)
        if differs.queue is not None:
            yield from unknown(parts, "queues", (*loc, "queue"), differs.queue)
        if segment in known and segment not in shares and parts.sound(*here, "segments"):
            message = f'the intent has no customers of segment "{segment}"'
            hint = f"give the segment a share under intents.{name}.segments"
            yield Problem(loc, message, found=segment, hint=hint)


def _group_problems(name: str, serves: tuple[str, ...], parts: Parts) -> Iterator[Problem]:
    loc: Loc = ("groups", name, "serves")
    if not serves:
        yield from _ambiguous(parts, "queues", loc, "serves: [NAME, ...]")
    for queue in serves:
        yield from unknown(parts, "queues", (*loc, queue), queue)


def _door_problems(parts: Parts) -> Iterator[Problem]:
    """Yield the flows and queues that channels, flows and callbacks name and nothing has."""
    scenario = parts.scenario
    assert scenario is not None
    for name, channel in scenario.channels.items():
        if channel.flow is not None:
            yield from unknown(parts, "flows", ("channels", name, "flow"), channel.flow)
    for name, queue in scenario.queues.items():
        if queue.callback is not None and queue.callback.queue is not None:
            yield from unknown(parts, "queues", ("queues", name, "callback", "queue"), queue.callback.queue)
    for name, flow in scenario.flows.items():
        yield from step_problems(("flows", name, "steps"), flow, parts)


def _event_problems(parts: Parts) -> Iterator[Problem]:
    assert parts.scenario is not None
    for i, event in enumerate(parts.scenario.events):
        if event.intents is not None:
            loc: Loc = ("events", i, "intents")
            for j, intent_name in enumerate(event.intents):
                yield from unknown(parts, "intents", (*loc, j), intent_name)
            if not event.intents:
                hint = "leave intents out to mean all of them"
                yield Problem(loc, "the event concerns no intent", found="[]", hint=hint)
        down = event.flows_down or event.self_service_down
        # A factor of 1 that is written down is what somebody sets to try without.
        if not down and "factor" not in event.model_fields_set and parts.sound("events", i):
            hint = "write factor: 1.5, say, or flows_down or self_service_down"
            yield Problem(("events", i, "factor"), "is missing, and nothing is down", hint=hint)


def _assumption_problems(parts: Parts) -> Iterator[Problem]:
    scenario = parts.scenario
    assert scenario is not None
    document = full_document(scenario) if scenario.assumptions else {}
    for i, assumption in enumerate(scenario.assumptions):
        loc: Loc = ("assumptions", i, "path")
        place = tuple(assumption.path.split("."))
        if parts.sound(*loc) and parts.sound(*place):
            missing = follow(document, assumption.path).problem(assumption.path)
            if missing is not None:
                yield missing._replace(loc=loc)
