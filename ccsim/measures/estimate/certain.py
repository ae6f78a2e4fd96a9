"""What cannot happen in a scenario: there a share of 0 is known, not just seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ccsim.engine.laying.people import counts_people
from ccsim.engine.plan import shares_agents
from ccsim.scenario import Difficulty, Scenario, in_force
from ccsim.scenario.reach import sites_of

#: What there is only with flows that contain, self-service, callbacks, transfers.
OF_CONTAINMENT = {
    "contained",
    "contained_resolved",
    "contained_repeats",
    "first_contained",
    "first_contained_resolved",
    *(f"automated_{clock}" for clock in ("calendar", "business")),
    *(f"case_{what}" for what in ("automated", "late")),
    *(f"case_{what}_{clock}" for what in ("automated", "late") for clock in ("calendar", "business")),
}
OF_CONVERSATIONS = {"conversations", "turns", "timed_out", "later_turns", "moved_turns"}
OF_CALLBACKS = {
    "booked",
    "reached",
    "unreached",
    "answered_back",
    "tries",
    "dial",
    "callback_wait",
    "callback_time",
}
OF_SELF_SERVICE = {
    *("uses", "found", "not_found", "found_resolved", "found_ended", "gave_up"),
    *("moderated", "moderation_work", "cost_self_service", "upkeep_time"),
}
OF_SURVEYS = {
    *("surveys_asked", "survey_responses"),
    *("csat_answers", "csat_answers_points", "csat_answers_satisfied"),
    *("nps_answers", "nps_answers_promoters", "nps_answers_detractors"),
    *("ces_answers", "ces_answers_points", "ces_answers_easy"),
}
OF_SATISFACTION = {
    *("judged", "csat_points", "csat_satisfied", "csat_dissatisfied", "nps_promoters", "nps_detractors"),
    *("ces_points", "ces_easy", "customers_lost", "value_lost"),
    *OF_SURVEYS,
}
OF_PREVENTION = {"prevented", "cost_prevention"}
OF_SHARING = {"effort_extra", "interruptions", "set_up", "unreplied", *OF_CONVERSATIONS}
OF_PEOPLE = {f"people_{what}" for what in ("hired", "left", "at_end", "time", "years")}
OF_TRANSFERS = {"passed", "passed_wait", "passed_answered", "lost_in_transfer", "first_passed", "consult"}


def impossible_totals(scenario: Scenario) -> frozenset[str]:
    """
    The totals that are 0 in every run of a scenario.

    The intervals of figures made only of them have no width: no replication could say otherwise.
    """
    scenario = in_force(scenario)
    impossible = set()
    channels = list(scenario.channels.values())
    impossible |= _of_fronts(scenario) | _of_transfers(scenario) | _of_modes(scenario)
    impossible |= _of_automation(scenario, impossible)
    if all(queue.capacity is None for queue in scenario.queues.values()) and "blocked_lines" in impossible:
        impossible |= {"blocked", "retries"}
    if all(_zero(value) for value in _with_segments(scenario, "balking")):
        impossible.add("balked")
        offers = [queue.deflection for queue in scenario.queues.values() if queue.deflection is not None]
        stay = all(_zero(offer.leave) for offer in offers)
        if stay and all(_named(value, "Never") for value in _with_segments(scenario, "patience")):
            impossible |= {"abandoned", "short", "wait_abandoned", "silent"}
    if all(channel.at_close != "disconnect" for channel in channels):
        impossible.add("disconnected")
    if all(channel.hours is None for channel in channels):
        impossible |= {"closed", "messages"}
    if all(value is None or _zero(value.probability) for value in _with_segments(scenario, "redial")):
        impossible.add("redials")
    resolutions = list(_with_segments(scenario, "resolution"))
    if all(value is None or value.repeat is None or _zero(value.repeat.probability) for value in resolutions):
        impossible.add("repeats")
    impossible |= _of_satisfaction(scenario)
    tools = [tool for group in scenario.groups.values() for tool in group.assist.values()]
    certain = all(tool.resolution == 1 for tool in tools)
    if certain and all(value is None or value.probability == 1 for value in resolutions):
        impossible |= {"repeats", "unresolved"}
    told = any(step.collects for flow in scenario.flows.values() for step in flow.steps.values())
    if not told and {"passed", "repeats"} <= impossible:
        impossible |= {"repeated", "with_repeat", "saved_talk"}
    return frozenset(impossible | _of_groups(list(scenario.groups.values())))


def _of_fronts(scenario: Scenario) -> set[str]:
    """What cannot happen before a queue, or instead of waiting in it."""
    impossible = set()
    channels = list(scenario.channels.values())
    named = [name for each in channels for name in (each.flow, each.closed.bot_flow) if name is not None]
    flows = [scenario.flows[name] for name in named]
    steps = [step for flow in flows for step in flow.steps.values()]
    if not flows:
        impossible |= {"flowed", "flow_time"}
    if all(step.contained is None for step in steps):
        impossible |= OF_CONTAINMENT
    if all(_zero(step.hang_up) for step in steps):
        impossible.add("hung_up")
    if all(channel.trunks is None for channel in channels):
        impossible |= {"line_time", "lines_peak"}
        if all(flow.sessions is None or flow.when_full == "skip" for flow in flows):
            impossible.add("blocked_lines")
    if all(queue.callback is None for queue in scenario.queues.values()):
        impossible |= OF_CALLBACKS
    if all(value is None or _zero(value.probability) for value in _with_segments(scenario, "retry")):
        impossible.add("retries")
    return impossible


def _of_automation(scenario: Scenario, impossible: set[str]) -> set[str]:
    """What there is only with self-service, prevention, deflection, notes that are kept, difficulty."""
    found = set()
    if not any(sites_of(scenario, intent) for intent in scenario.intents):
        found |= OF_SELF_SERVICE
    if not scenario.prevention:
        found |= OF_PREVENTION
    if {"contained", "uses", "prevented"} <= impossible | found:
        found |= {"removed", "removed_work"}
    if all(queue.deflection is None for queue in scenario.queues.values()):
        found.add("deflected")
    if all(intent.difficulty == Difficulty() for intent in scenario.intents.values()):
        found |= {"handled_difficulty", "case_difficulty"}
    if not scenario.costs.projects:
        found.add("cost_projects")
    if all(not group.assist for group in scenario.groups.values()):
        found |= {"cost_assist", "cost_idle_assist"}
    return found


def _of_satisfaction(scenario: Scenario) -> set[str]:
    """What there is only where satisfaction is asked for, and customers or resolved cases have a worth."""
    revenues = [value for value in _with_segments(scenario, "revenue") if value is not None]
    found = {"revenue"} if all(_zero(value) for value in revenues) else set()
    if scenario.satisfaction is None:
        return found | OF_SATISFACTION
    if not scenario.surveys:
        found |= OF_SURVEYS
    churn = scenario.satisfaction.churn
    if all(_zero(value) for value in (churn.dissatisfied, churn.neutral, churn.satisfied)):
        found |= {"customers_lost", "value_lost"}
    if all(_zero(segment.value) for segment in scenario.segments.values()):
        found.add("value_lost")
    return found


def _of_transfers(scenario: Scenario) -> set[str]:
    """What cannot happen after the first agent."""
    flows = [scenario.flows[channel.flow] for channel in scenario.channels.values() if channel.flow]
    misrouted = any(step.misroute for flow in flows for step in flow.steps.values())
    transfers = [(name, target) for name, intent in scenario.intents.items() for target in intent.transfers]
    impossible = set() if misrouted else {"passed_back"}
    if len({queue.tier for queue in scenario.queues.values()}) == 1:
        impossible.add("escalated")
    if not transfers:
        impossible |= {"passed_on", "escalated"}
    if not transfers and not misrouted:
        impossible |= OF_TRANSFERS
    return impossible


def _of_modes(scenario: Scenario) -> set[str]:
    """What there is only with certain modes."""
    channels = scenario.channels.values()
    modes = {channel.mode for channel in channels}
    impossible = set()
    if not shares_agents(scenario):
        impossible |= OF_SHARING
        if _of_transfers(scenario) >= OF_TRANSFERS and _of_fronts(scenario) >= OF_CALLBACKS:
            impossible.add("session_extra")
    if "conversation" not in modes:
        impossible |= OF_CONVERSATIONS
        if "deferred" not in modes:
            impossible.add("unreplied")
    if all(_zero(channel.silent) for channel in channels):
        impossible.add("silent")
    if all(value is None or _zero(value.probability) for value in _with_segments(scenario, "chase")):
        impossible.add("chased")
    if all(_zero(channel.closed.message) and channel.closed.bot_flow is None for channel in channels):
        impossible.add("messages")
    return impossible


def _of_groups(groups: list[Any]) -> set[str]:
    """What cannot happen to agents' time."""
    impossible = set()
    shifts = any(group.shifts for group in groups)
    if not any(group.shifts and not _zero(group.absence.probability) for group in groups):
        impossible.add("absent_time")
    fixed = all(isinstance(group.headcount, int) and isinstance(group.away, int) for group in groups)
    if not any(counts_people(group) for group in groups):
        impossible |= OF_PEOPLE
    if all(group.turnover is None for group in groups):
        impossible.add("people_left")
        if not shifts and fixed:
            impossible.add("overtime_time")
    if all(_zero(group.away) for group in groups):
        impossible.add("cost_away")
    if all(_zero(group.hiring.training) for group in groups):
        if "cost_away" in impossible:
            impossible.add("training_time")
        if all(_zero(group.hiring.cost) for group in groups):
            impossible.add("cost_hiring")
    trained = "training_time" not in impossible
    if not shifts and not trained and all(_zero(group.shrinkage) for group in groups):
        impossible.add("unstaffed_time")
    return impossible


def possible(terms: tuple[str, ...], impossible: frozenset[str]) -> tuple[str, ...]:
    """The terms of a figure that are not always 0; all of them if none is left."""
    names = {term: term.removeprefix("-") for term in terms}
    left = [term for term in terms if names[term].rsplit("_within_", 1)[0] not in impossible]
    return tuple(left) or terms


def is_certain(
    value: float, numerator: tuple[str, ...], denominator: tuple[str, ...], impossible: frozenset[str]
) -> bool:
    """Whether a share of 0 or 1 could not have been anything else; only with terms that are `possible`."""
    if value == 0:
        return all(term.removeprefix("-") in impossible for term in numerator)
    return (
        value == 1
        and numerator == ("first_resolved",)
        and denominator == ("first_handled",)
        and "unresolved" in impossible
    )


def _with_segments(scenario: Scenario, field: str) -> Iterator[Any]:
    """The field of every intent, and of what is said otherwise for its segments and channels."""
    for intent in scenario.intents.values():
        yield getattr(intent, field)
        for difference in (*intent.by_segment.values(), *intent.by_channel.values()):
            if getattr(difference, field) is not None:
                yield getattr(difference, field)


def _zero(value: Any) -> bool:
    return isinstance(value, (int, float)) and value == 0


def _named(value: Any, name: str) -> bool:
    return type(value).__name__ == name
