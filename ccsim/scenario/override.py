"""A scenario with some figures changed, validated as a whole again."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from ccsim.errors import Fault, ScenarioError
from ccsim.scenario.arithmetic import NotPossibleError, operated
from ccsim.scenario.asked import Step
from ccsim.scenario.change import Change
from ccsim.scenario.document import full_document, plain
from ccsim.scenario.faults import Problem
from ccsim.scenario.origins import Origin, Setting
from ccsim.scenario.paths import follow
from ccsim.scenario.resettle import resettled

if TYPE_CHECKING:
    from ccsim.scenario.parts import Parts
    from ccsim.scenario.scenario import Scenario

__all__ = ["foreseen", "overridden"]


def overridden(scenario: Scenario, steps: Sequence[Step]) -> Scenario:
    """Return the scenario after some changes, validated as a whole again.

    Parameters
    ----------
    scenario
        The scenario; it stays as it is.
    steps
        The changes, applied in order.

    Raises
    ------
    ScenarioError
        Naming the change at fault.
    """
    if not steps:
        return scenario
    document = full_document(scenario)
    faults = [*_conflicts(steps)]
    changes = []
    for step in steps:
        fault = _apply(document, step)
        if isinstance(fault, Fault):
            faults.append(fault)
        else:
            changes.append(fault)
    if faults:
        raise ScenarioError(faults)
    result = _validated(scenario, document, steps)
    after = full_document(result)
    result._changes = scenario.changes + tuple(
        Change(each.path, each.old, follow(after, each.path).value) for each in changes
    )
    unsettled = scenario.unsettled or (scenario.unsettled_figures and not scenario.changes)
    result._baseline = scenario.baseline or (scenario if unsettled else None)
    return result


def foreseen(parts: Parts, steps: Sequence[Step]) -> list[Fault]:
    """Return what is wrong with changes to a scenario that has faults itself, as far as can be known.

    Parameters
    ----------
    parts
        What of the scenario could be read.
    steps
        The changes.
    """
    faults = list(_conflicts(steps))
    if parts.scenario is None:
        return faults
    document = full_document(parts.scenario)
    applied = []
    for step in (step for step in steps if parts.sound(*step.loc)):
        fault = _apply(document, step)
        if isinstance(fault, Fault):
            faults.append(fault)
        else:
            applied.append(step)
    try:
        type(parts.scenario).model_validate(document, context=_setting_after(Setting(), applied))
    except ScenarioError as error:
        labels = {step.origin for step in applied}
        faults += [fault for fault in error.faults if Origin(fault.file, fault.line) in labels]
    return faults


def _setting_after(setting: Setting, steps: Sequence[Step]) -> Setting:
    """Return where everything comes from after some changes."""
    origins = dict(setting.origins)
    for step in steps:
        loc = step.loc
        origins = {place: origin for place, origin in origins.items() if place[: len(loc)] != loc}
        origins[loc] = step.origin
    return Setting(setting.source, origins)


def _validated(scenario: Scenario, document: dict[str, Any], steps: Sequence[Step]) -> Scenario:
    """Validate a changed document; faults name the file's lines or the change that made them."""
    setting = _setting_after(scenario._setting, steps)
    labels = {step.origin for step in steps}
    try:
        return type(scenario).model_validate(document, context=setting)
    except ScenarioError as error:
        by = " and ".join(dict.fromkeys(_named(step.origin) for step in steps))
        raise ScenarioError(
            fault if Origin(fault.file, fault.line) in labels else _blamed(fault, by)
            for fault in error.faults
        ) from None


def _named(origin: Origin) -> str:
    return f"{origin.file}:{origin.line}" if origin.line is not None else str(origin.file)


def _blamed(fault: Fault, by: str) -> Fault:
    """Return a fault that lies elsewhere than in the overrides, but comes from them."""
    return Fault(
        fault.path,
        f"{fault.message} (after {by})",
        line=fault.line,
        file=fault.file,
        found=fault.found,
        allowed=fault.allowed,
        hint=fault.hint,
    )


def _fault(step: Step, problem: Problem) -> Fault:
    return Fault(
        step.path,
        problem.message,
        line=step.origin.line,
        file=step.origin.file,
        found=problem.found,
        allowed=problem.allowed,
        hint=problem.hint,
    )


def _conflicts(steps: Sequence[Step]) -> Iterable[Fault]:
    """Yield the changes that would throw an earlier one away."""
    for i, step in enumerate(steps):
        for earlier in steps[:i] if step.operation.op == "=" else ():
            if earlier.loc[: len(step.loc)] == step.loc:
                message = f"this would undo {_named(earlier.origin)}"
                yield _fault(step, Problem((), message, hint="keep one of the two"))
                break


def _apply(document: dict[str, Any], step: Step) -> Change | Fault:
    """Change the document in place and return what was changed, or what is wrong."""
    place = follow(document, step.path)
    parts = step.path.split(".")
    op, operand = step.operation.op, step.operation.value
    if not place.found and op == "=" and _may_add(place, parts):
        holder = place.holder
        if place.holder is None or place.depth < len(parts) - 1:
            holder = _made(document, parts)
        holder[parts[-1]] = plain(operand)
        return Change(step.path, None, operand)
    problem = place.problem(step.path)
    if problem is not None:
        # The fault names the path already.
        message = problem.message.replace(f'there is no "{step.path}"', "there is no such path")
        return _fault(step, problem._replace(message=message))
    old = copy.deepcopy(place.value)
    try:
        new = plain(operand) if op == "=" else operated(op, old, operand)
    except NotPossibleError as error:
        return _fault(step, error.problem)
    place.holder[place.key] = new
    try:
        resettled(document, step.path, op, old, new, operand)
    except NotPossibleError as error:
        return _fault(step, error.problem)
    return Change(step.path, old, new)


def _may_add(place: Any, parts: list[str]) -> bool:
    """Return True if ``=`` may make what is not there: an entry, or a field of an optional part."""
    if isinstance(place.holder, dict) and place.depth == len(parts) - 1:
        return True
    if place.holder is None:
        return True
    # One more level for what differs by segment: its entries need not be there beforehand.
    return isinstance(place.holder, dict) and place.depth >= 1 and parts[place.depth - 1] == "by_segment"


def _made(document: dict[str, Any], parts: list[str]) -> dict[str, Any]:
    """Return the mapping that will hold the last part of a path, made where it is not there."""
    holder: Any = document
    for part in parts[:-1]:
        key = int(part) if isinstance(holder, list) else part
        if isinstance(holder, dict) and holder.get(key) is None:
            holder[key] = {}
        holder = holder[key]
    return cast("dict[str, Any]", holder)
