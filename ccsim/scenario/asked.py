"""Changes by path as they are asked for: in Python, after ``--set``, in a file's ``overrides``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from ccsim.errors import Fault, ScenarioError
from ccsim.scenario.change import Operation, Operator
from ccsim.scenario.faults import Problem
from ccsim.scenario.origins import Origin, Setting, fault_at, origin_of
from ccsim.scenario.yaml_tree import Loc, parse_scalar_or_flow

__all__ = ["Step", "gathered", "operations_of", "parse_set", "steps_of_file"]

_SET = re.compile(r"(?P<path>[^=]*?)\s*(?P<op>[-+*]?=)\s*(?P<value>.*)", re.DOTALL)
_SUFFIXES: Final = {"+": "+=", "-": "-=", "*": "*=", "+=": "+=", "-=": "-=", "*=": "*="}


@dataclass(frozen=True)
class Step:
    """One change, and who asks for it."""

    path: str
    operation: Operation
    origin: Origin

    @property
    def loc(self) -> Loc:
        """Return the path as a place; indices of lists are still text."""
        return tuple(int(part) if part.isdigit() else part for part in self.path.split("."))


def parse_set(text: str) -> Step:
    """Return the change that ``--set`` asks for: ``groups.agents.headcount-=2``.

    Parameters
    ----------
    text
        A path, one of ``=``, ``+=``, ``-=``, ``*=``, and a value as YAML.

    Raises
    ------
    ScenarioError
        If it is not of that form.
    """
    label = f"--set {text}"
    match = _SET.fullmatch(text.strip())
    if match is None or not match["path"]:
        message = f'"{text}" is not a change'
        hint = "write PATH=VALUE, PATH+=VALUE, PATH-=VALUE or PATH*=VALUE"
        raise ScenarioError([Fault("", message, file="--set", found=text, hint=hint)])
    try:
        value = parse_scalar_or_flow(match["value"])
    except ValueError as error:
        message = f"the value {match['value']} cannot be read: {error}"
        raise ScenarioError([Fault(match["path"], message, file=label, found=match["value"])]) from None
    return Step(match["path"], Operation(cast(Operator, match["op"]), value), Origin(label))


def operations_of(changes: Mapping[str, Any] | Sequence[str]) -> list[Step]:
    """Return the changes asked for in Python (by path), or as texts like those of ``--set``."""
    steps, faults = gathered(changes)
    if faults:
        raise ScenarioError(faults)
    return steps


def gathered(changes: Mapping[str, Any] | Sequence[str]) -> tuple[list[Step], list[Fault]]:
    """Return the changes that are asked for, and what is wrong with how they are."""
    if isinstance(changes, Mapping):
        return _sorted(
            _step(str(path), value, Origin(f'override "{path}"')) for path, value in changes.items()
        )
    return _sorted(_parsed(text) for text in changes)


def steps_of_file(overrides: Any, setting: Setting) -> tuple[list[Step], list[Fault]]:
    """Return the changes that a file lists under ``overrides``, and what is wrong with the list."""
    if overrides is None:
        return [], []
    if not isinstance(overrides, dict):
        problem = Problem(
            ("overrides",),
            "a mapping of paths to values is due",
            hint="write overrides: {groups.agents.headcount*: 1.1}",
        )
        return [], [fault_at(problem, setting.origins)]
    return _sorted(
        _step(path, value, origin_of(("overrides", path), setting.origins))
        for path, value in overrides.items()
    )


def _parsed(text: str) -> Step | Fault:
    try:
        return parse_set(text)
    except ScenarioError as error:
        return error.faults[0]


def _step(path: str, value: Any, origin: Origin) -> Step | Fault:
    """Return the change of a path that may carry an operator."""
    match = re.fullmatch(r"(?P<path>.*?)\s*(?P<op>[-+*]?=?)", path)
    suffix = match["op"] if match else ""
    bare = match["path"] if match else path
    if suffix and isinstance(value, Operation):
        message = f'"{path}" and change("{value.op}", ...) both say what to do'
        return Fault(bare, message, file=origin.file, line=origin.line, hint="keep one of them")
    if isinstance(value, Operation):
        return Step(bare, value, origin)
    return Step(bare, Operation(cast(Operator, _SUFFIXES.get(suffix, "=")), value), origin)


def _sorted(found: Iterable[Step | Fault]) -> tuple[list[Step], list[Fault]]:
    steps: list[Step] = []
    faults: list[Fault] = []
    for each in found:
        if isinstance(each, Step):
            steps.append(each)
        else:
            faults.append(each)
    return steps, faults
