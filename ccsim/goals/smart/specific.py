"""S: how much, of whom, and one area at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ccsim.goals.smart.finding import Finding
from ccsim.measures.measure import Measure
from ccsim.scenario import Scenario
from ccsim.scenario.goals.goal import Goal
from ccsim.scenario.intent import Intent
from ccsim.scenario.terms import queue_of

__all__ = ["specific"]

#: Modes in which the customer waits, and those in which nobody does: seconds, and hours.
_AT_ONCE: Final = ("live", "concurrent")
#: Times of a case, whichever channels it takes.
_OF_CASES: Final = ("time_to_resolution",)


def specific(goal: Goal, scenario: Scenario, measure: Measure | None) -> list[Finding]:
    """Tell that there is no threshold, nobody named, or more than one area."""
    found = []
    if goal.bound is None:
        better = measure.direction if measure is not None else "neither"
        word = {"higher": "at_least", "lower": "at_most", "neither": "at_least or at_most"}[better]
        found.append(
            Finding("S", "it does not say how much", hint=f"write {word}: and a number", blocks=True)
        )
    if goal.of is None:
        hint = "write of: {channel: email}, or of: everyone"
        found.append(Finding("S", "it does not say of whom", hint=hint))
    if measure is not None and _is_a_time(measure):
        found += _areas(goal, scenario, measure)
    return found


def _is_a_time(measure: Measure) -> bool:
    return measure.family not in _OF_CASES and (measure.unit == "s" or measure.threshold is not None)


def _areas(goal: Goal, scenario: Scenario, measure: Measure) -> list[Finding]:
    """Tell that customers who wait and customers who do not are judged by one time."""
    names = goal.of.names if goal.of is not None else {}
    channels = list(dict.fromkeys(_channels(scenario, names)))
    at_once = [name for name in channels if scenario.channels[name].mode in _AT_ONCE]
    later = [name for name in channels if name not in at_once]
    if not at_once or not later:
        return []
    message = f"one time for two areas: {measure.id} of {_joined(at_once)}, where the customer waits, and of "
    message += f"{_joined(later)}, where nobody does"
    hint = f"one goal, one area: write of: {{channel: {later[0]}}}, and another goal for the others"
    return [Finding("S", message, ", ".join(channels), hint)]


def _channels(scenario: Scenario, names: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the channels by which those of a population may come."""
    if "channel" in names:
        yield from names["channel"]
        return
    queues = set(names.get("queue", scenario.queues))
    for group in names.get("group", ()):
        queues &= set(scenario.groups[group].serves or scenario.queues)
    for intent in names.get("intent", scenario.intents):
        stated = scenario.intents[intent]
        segments = names.get("segment", tuple(stated.segments) or ("",))
        for channel in (*(stated.channels or scenario.channels), *_moved_to(stated)):
            if any(queue_of(scenario, intent, segment, channel) in queues for segment in segments):
                yield channel


def _moved_to(intent: Intent) -> Iterator[str]:
    for channels in intent.moves.values():
        yield from channels


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
