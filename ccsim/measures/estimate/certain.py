"""What cannot happen in a scenario: there a share of 0 is known, not just seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ccsim.scenario import Scenario


def impossible_totals(scenario: Scenario) -> frozenset[str]:
    """
    The totals that are 0 in every run of a scenario.

    The intervals of figures made only of them have no width: no replication could say otherwise.
    """
    impossible = set()
    intents = list(scenario.intents.values())
    channels = list(scenario.channels.values())
    if all(queue.capacity is None for queue in scenario.queues.values()):
        impossible.add("blocked")
    if all(_zero(value) for value in _with_segments(intents, "balking")):
        impossible.add("balked")
        if all(_named(value, "Never") for value in _with_segments(intents, "patience")):
            impossible |= {"abandoned", "short", "wait_abandoned"}
    if all(channel.at_close != "disconnect" for channel in channels):
        impossible.add("disconnected")
    if all(channel.hours is None for channel in channels):
        impossible.add("closed")
    if all(value is None or _zero(value.probability) for value in _with_segments(intents, "redial")):
        impossible.add("redials")
    resolutions = list(_with_segments(intents, "resolution"))
    if all(value is None or value.repeat is None or _zero(value.repeat.probability) for value in resolutions):
        impossible.add("repeats")
    if all(value is None or value.probability == 1 for value in resolutions):
        impossible |= {"repeats", "unresolved"}
    return frozenset(impossible | _of_groups(list(scenario.groups.values())))


def _of_groups(groups: list[Any]) -> set[str]:
    """What cannot happen to agents' time."""
    impossible = set()
    shifts = any(group.shifts for group in groups)
    if not any(group.shifts and not _zero(group.absence.probability) for group in groups):
        impossible.add("absent_time")
    if not shifts and all(isinstance(group.headcount, int) for group in groups):
        impossible.add("overtime_time")
    if not shifts and all(_zero(group.shrinkage) for group in groups):
        impossible.add("unstaffed_time")
    return impossible


def is_certain(
    value: float, numerator: tuple[str, ...], denominator: tuple[str, ...], impossible: frozenset[str]
) -> bool:
    """Whether a share of 0 or 1 could not have been anything else."""
    if value == 0:
        return all(term.removeprefix("-") in impossible for term in numerator)
    return (
        value == 1
        and numerator == ("first_resolved",)
        and denominator == ("first_handled",)
        and "unresolved" in impossible
    )


def _with_segments(intents: list[Any], field: str) -> Iterator[Any]:
    """The field of every intent, and of what its segments say otherwise."""
    for intent in intents:
        yield getattr(intent, field)
        for difference in intent.by_segment.values():
            if getattr(difference, field) is not None:
                yield getattr(difference, field)


def _zero(value: Any) -> bool:
    return isinstance(value, (int, float)) and value == 0


def _named(value: Any, name: str) -> bool:
    return type(value).__name__ == name
