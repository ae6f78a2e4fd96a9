"""Names that must exist: queues, groups, channels, segments, intents, and paths of assumptions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ccsim.scenario.document import full_document
from ccsim.scenario.faults import Problem, nearest
from ccsim.scenario.intent import Intent
from ccsim.scenario.parts import Parts
from ccsim.scenario.paths import follow
from ccsim.scenario.yaml_tree import Loc

__all__ = ["reference_problems"]

_ONE: Final = {
    "segments": "segment",
    "intents": "intent",
    "channels": "channel",
    "queues": "queue",
    "groups": "group",
}


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
    for i, event in enumerate(scenario.events):
        if event.intents is not None:
            loc: Loc = ("events", i, "intents")
            for j, intent_name in enumerate(event.intents):
                yield from _unknown(parts, "intents", (*loc, j), intent_name)
            if not event.intents:
                hint = "leave intents out to mean all of them"
                yield Problem(loc, "the event concerns no intent", found="[]", hint=hint)
    for name in scenario.start.backlog:
        yield from _unknown(parts, "intents", ("start", "backlog", name), name)
    yield from _settled_problems(parts)
    yield from _assumption_problems(parts)


def _unknown(parts: Parts, section: str, loc: Loc, name: str) -> Iterator[Problem]:
    """Yield a problem if a section has no such name."""
    names = parts.names[section]
    if names is None or name in names:
        return
    hint = nearest(name, names) or f"the {section} are: {', '.join(names) or 'none'}"
    yield Problem(loc, f'there is no {_ONE[section]} "{name}"', found=name, hint=hint)


def _ambiguous(parts: Parts, section: str, loc: Loc, write: str) -> Iterator[Problem]:
    """Yield a problem if a default means the only one of a section, and there are several."""
    names = parts.names[section]
    if names is not None and len(names) > 1 and parts.sound(*loc):
        message = f"is missing, and there are {len(names)} {section}"
        yield Problem(loc, message, allowed=", ".join(names), hint=f"write {write}")


def _intent_problems(name: str, intent: Intent, parts: Parts) -> Iterator[Problem]:
    here: Loc = ("intents", name)
    if intent.queue:
        yield from _unknown(parts, "queues", (*here, "queue"), intent.queue)
    else:
        yield from _ambiguous(parts, "queues", (*here, "queue"), "queue: NAME")
    if not intent.channels:
        yield from _ambiguous(parts, "channels", (*here, "channels"), "channels: {NAME: 1.0}")
    for channel in intent.channels:
        yield from _unknown(parts, "channels", (*here, "channels", channel), channel)
    for segment in intent.segments:
        yield from _unknown(parts, "segments", (*here, "segments", segment), segment)
    known = parts.names["segments"] or ()
    shares = set(intent.segments) or set(known[:1])
    for segment in intent.by_segment:
        loc: Loc = (*here, "by_segment", segment)
        yield from _unknown(parts, "segments", loc, segment)
        if segment in known and segment not in shares and parts.sound(*here, "segments"):
            message = f'the intent has no customers of segment "{segment}"'
            hint = f"give the segment a share under intents.{name}.segments"
            yield Problem(loc, message, found=segment, hint=hint)


def _group_problems(name: str, serves: tuple[str, ...], parts: Parts) -> Iterator[Problem]:
    loc: Loc = ("groups", name, "serves")
    if not serves:
        yield from _ambiguous(parts, "queues", loc, "serves: [NAME, ...]")
    for queue in serves:
        yield from _unknown(parts, "queues", (*loc, queue), queue)


def _settled_problems(parts: Parts) -> Iterator[Problem]:
    scenario = parts.scenario
    assert scenario is not None
    volumes = {} if scenario.settled is None else scenario.settled.volumes
    for name in volumes:
        loc: Loc = ("settled", "volumes", name)
        yield from _unknown(parts, "intents", loc, name)
        intent = scenario.intents.get(name)
        if intent is not None and intent.volume.of != "contacts" and parts.sound("intents", name, "volume"):
            message = f'the volume of intent "{name}" counts cases, so there is nothing to settle'
            yield Problem(loc, message, hint="remove it, or write of: contacts in the volume")


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
