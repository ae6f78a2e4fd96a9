"""Flows that do not work: steps without a way on, shares that do not add up, ends that nobody reaches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ccsim.scenario.checks.step_graph import dead_ends, free_cycles, unreachable
from ccsim.scenario.faults import Problem
from ccsim.scenario.flow import Flow, FlowStep
from ccsim.scenario.parts import Parts
from ccsim.scenario.reach import channels_of
from ccsim.scenario.shares import TOLERANCE, shares_problems
from ccsim.scenario.together import values_of, values_together
from ccsim.scenario.yaml_tree import Loc

__all__ = ["flow_problems"]

_ONE_OF: Final = (
    "ways on (intents, shares, then), or exactly one end (queue, own_queue, misroute, callback, contained); "
    "beside `contained` with a share, one or the other"
)
# Fields of a step that say nothing about where it leads.
_ASIDE: Final = ("lasts", "hang_up")


def flow_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what is wrong with the steps of flows, although each of them can be read.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    assert parts.scenario is not None
    for name, flow in parts.scenario.flows.items():
        here: Loc = ("flows", name, "steps")
        problems: list[Problem] = []
        for step in flow.steps:
            if _known(parts, (*here, step)):
                problems += _way_problems((*here, step), flow.steps[step], _users(parts, name))
                problems += _share_problems((*here, step), flow.steps[step])
        yield from problems
        loc = ("flows", name, "when_full")
        if flow.sessions is None and flow.when_full != "skip" and parts.sound("flows", name):
            message = "without sessions the flow is never full"
            yield Problem(loc, message, found=flow.when_full, hint="write sessions: 10, say, or remove it")
        # A slip in one step would make others look unreachable or endless.
        named = all(each in flow.steps for step in flow.steps.values() for each in step.next_steps)
        if named and not problems and _only_aside(parts, here):
            yield from _graph_problems(here, flow)


def _known(parts: Parts, here: Loc) -> bool:
    """Return True if everything that says where a step leads could be read."""
    return not any(
        each[: len(here)] == here[: len(each)] and (len(each) <= len(here) or each[len(here)] not in _ASIDE)
        for each in parts.broken
    )


def _only_aside(parts: Parts, here: Loc) -> bool:
    """Return True if all that could not be read of a flow's steps says nothing about where they lead."""
    above = any(here[: len(each)] == each for each in parts.broken)
    below = [each[len(here) :] for each in parts.broken if each[: len(here)] == here]
    return not above and all(len(each) > 1 and each[1] in _ASIDE for each in below)


def _users(parts: Parts, flow: str) -> list[str] | None:
    """Return the intents whose contacts go through a flow, None if that cannot be known."""
    scenario = parts.scenario
    assert scenario is not None
    if any(each[:1] == ("intents",) and (len(each) < 3 or each[2] == "channels") for each in parts.broken):
        return None
    using = {
        name for name, channel in scenario.channels.items() if flow in (channel.flow, channel.closed.bot_flow)
    }
    return [name for name in scenario.intents if using & set(channels_of(scenario, name))]


def _way_problems(loc: Loc, step: FlowStep, users: list[str] | None) -> Iterator[Problem]:
    """Yield a problem unless there is exactly one way for everybody to go on or to end."""
    ways = [name for name in ("intents", "shares", "then") if getattr(step, name)]
    given = [*ways[:1], *step.ends]
    some = step.contained is not None and not step.contained.is_end
    # A share of 1 that is written down is what somebody sets to try with everybody.
    whole = step.contained is not None and "share" not in step.contained.model_fields_set and not some
    if whole and "contained" not in given:
        given.append("contained")
    if len(given) > 1:
        hint = "give contained a share: the others go on" if whole else None
        yield Problem(loc, f"both {given[0]} and {given[1]} are given", allowed=_ONE_OF, hint=hint)
    elif some and not given and not _all_hang_up(step):
        message = "those who are not contained have no way on and no end"
        yield Problem(loc, message, allowed=_ONE_OF, hint="write own_queue: true, say")
    elif not given and not _all_hang_up(step):
        yield Problem(
            loc, "the step has no way on and no end", allowed=_ONE_OF, hint="write then: STEP, or hang_up: 1"
        )
    elif ways == ["intents"] and users is not None and not _all_hang_up(step):
        left = [name for name in users if name not in step.intents]
        if left:
            message = f"there is no way on for the intents {', '.join(left)}"
            yield Problem(loc, message, hint="write then: STEP for everybody else")


def _all_hang_up(step: FlowStep) -> bool:
    return all(share == 1 for share in values_of(step.hang_up))


def _share_problems(loc: Loc, step: FlowStep) -> Iterator[Problem]:
    if not step.shares:
        return
    if step.then is None:
        yield from shares_problems(list(step.shares.values()), (*loc, "shares"))
        return
    for values in values_together(list(step.shares.values())):
        if sum(values) > 1 + TOLERANCE:
            found = f"{sum(values):.10g}"
            yield Problem(
                (*loc, "shares"),
                f"the shares add up to {found}",
                found=found,
                allowed="shares that add up to at most 1; the rest goes to then",
            )
            return


def _graph_problems(here: Loc, flow: Flow) -> Iterator[Problem]:
    stated = {name: step.next_steps for name, step in flow.steps.items()}
    for name in unreachable(stated, flow.first):
        hint = f'contacts begin at "{flow.first}": let a step lead here, or remove this one'
        yield Problem((*here, name), "no step leads here", found=name, hint=hint)
    possible = {name: _possible(step) for name, step in flow.steps.items()}
    ends = {name for name, step in flow.steps.items() if step.ends or step.contained or _all_hang_up(step)}
    for name, others in dead_ends(possible, ends):
        message = "from here no end can be reached"
        hint = f"it leads to {', '.join(others)} only" if others else "let it lead to a step with an end"
        yield Problem((*here, name), message, found=name, hint=hint)
    instant: Mapping[str, tuple[str, ...]] = {
        name: tuple(each for each in possible[name] if flow.steps[each].may_take_no_time)
        for name, step in flow.steps.items()
        if step.may_take_no_time
    }
    for cycle in free_cycles(instant):
        message = f"contacts can go round without any time passing: {' -> '.join(cycle)}"
        hint = "give one of these steps a time that it lasts"
        yield Problem((*here, cycle[0]), message, hint=hint)


def _possible(step: FlowStep) -> tuple[str, ...]:
    """Return the steps that somebody can go on to; a share of 0 leads nowhere."""
    if _all_hang_up(step):
        return ()
    shares = [name for name, share in step.shares.items() if any(value > 0 for value in values_of(share))]
    rest = not step.shares or any(
        sum(values) < 1 - TOLERANCE for values in values_together(list(step.shares.values()))
    )
    then = [step.then] if step.then is not None and rest else []
    return tuple(dict.fromkeys([*step.intents.values(), *shares, *then]))
