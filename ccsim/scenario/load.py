"""A scenario file -> a Scenario."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TextIO

from ccsim.errors import Fault, ScenarioError
from ccsim.scenario.asked import Step, gathered, steps_of_file
from ccsim.scenario.document import full_document, move_files
from ccsim.scenario.faults import Problem, nearest, show
from ccsim.scenario.levers.switch import switched
from ccsim.scenario.merge import merged
from ccsim.scenario.origins import Origin, Setting, fault_at
from ccsim.scenario.override import foreseen, overridden
from ccsim.scenario.parts import Parts
from ccsim.scenario.scenario import Scenario
from ccsim.scenario.yaml_tree import Loc, parse_yaml

__all__ = ["load"]

_OF_GOALS: Final = ("goals", "allowed")


@dataclass
class _Draft:
    """A file as read, over its base, before it is validated."""

    source: Path | None
    tree: dict[str, Any] = field(default_factory=dict)
    origins: dict[Loc, Origin] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    salvage: list[Parts] = field(default_factory=list)
    whole: bool = True

    @property
    def setting(self) -> Setting:
        return Setting(self.source, self.origins, self.salvage, self.whole)


def load(
    source: str | os.PathLike[str] | TextIO,
    overrides: Mapping[str, Any] | Sequence[str] = (),
    *,
    with_levers: Sequence[str] = (),
    without_levers: Sequence[str] = (),
    goals: str | os.PathLike[str] | None = None,
) -> Scenario:
    """Return the scenario that a file describes.

    Parameters
    ----------
    source
        A YAML file, or an open text stream (files it names are then looked for in the current folder).
    overrides
        Changes: by path as in ``Scenario.override``, or texts as after ``--set``:
        ``["groups.agents.headcount-=2"]``.
    with_levers, without_levers
        Levers that are put on, and off, beside what the file says.
    goals
        A file of goals, and of what is allowed to reach them, which stand for those of the scenario.

    Raises
    ------
    ScenarioError
        With every fault of the file, of those it extends, and of the overrides.
    """
    if isinstance(source, (str, os.PathLike)):
        draft = _read(Path(source), ())
    else:
        name = getattr(source, "name", None) or "<stream>"
        draft = _parsed(source.read(), None, str(name), ())
    if goals is not None:
        _put_goals(draft, Path(goals))
    asked, faults = gathered(overrides)
    scenario, found = _finished(draft)
    if scenario is None:
        later = [fault for parts in draft.salvage for fault in foreseen(parts, asked)]
        raise ScenarioError([*found, *faults, *later])
    if faults:
        raise ScenarioError(faults)
    # What the levers make together is looked at once, of those that are on in the end.
    return switched(overridden(scenario, asked), with_levers, without_levers, ("--with", "--without"))


def _put_goals(draft: _Draft, path: Path) -> None:
    """Let a file's goals stand for those of a draft, in place."""
    own = _read(path, ())
    changed = ["overrides"] if ("overrides",) in own.origins else []
    for name in (*own.tree, *changed):
        if name not in _OF_GOALS:
            hint = nearest(name, _OF_GOALS) or "everything else belongs into the scenario"
            problem = Problem((name,), "does not belong into a file of goals", found=name, hint=hint)
            draft.faults.append(fault_at(problem, own.origins))
    own.tree = {name: value for name, value in own.tree.items() if name in _OF_GOALS}
    draft.faults += own.faults
    draft.tree = merged(draft.tree, own.tree, draft.origins, own.origins)


def _finished(draft: _Draft) -> tuple[Scenario | None, list[Fault]]:
    """Return the validated scenario with its file's own overrides, or every fault."""
    setting = draft.setting
    try:
        scenario = overridden(Scenario.model_validate(draft.tree, context=setting), draft.steps)
    except ScenarioError as error:
        later = [fault for parts in draft.salvage for fault in foreseen(parts, draft.steps)]
        # What the file says as YAML comes first: the rest may follow from it.
        return None, list(dict.fromkeys([*draft.faults, *setting.sorted_faults([*error.faults, *later])]))
    return (None if draft.faults else scenario), draft.faults


def _read(path: Path, above: tuple[Path, ...]) -> _Draft:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        names = [each.name for each in path.parent.glob("*.y*ml")] if path.parent.is_dir() else []
        fault = Fault("", "there is no such file", file=str(path), hint=nearest(path.name, names))
        raise ScenarioError([fault]) from None
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not UTF-8"
        raise ScenarioError([Fault("", message, file=str(path), hint="save it as UTF-8 text")]) from None
    except OSError as error:
        raise ScenarioError([Fault("", f"cannot be read: {error.strerror}", file=str(path))]) from None
    return _parsed(text, path, str(path), (*above, path.resolve()))


def _parsed(text: str, source: Path | None, file: str, above: tuple[Path, ...]) -> _Draft:
    """Return what a text and the files it extends say."""
    read = parse_yaml(text, file)
    draft = _Draft(source, faults=read.faults)
    draft.origins = {(): Origin(file), **{loc: Origin(file, line) for loc, line in read.lines.items()}}
    if not isinstance(read.value, dict):
        if not read.faults:
            message = "the file is empty" if read.value is None else f"{show(read.value)} is not a scenario"
            draft.faults.append(Fault("", message, file=file, hint="start from `ccsim new NAME`"))
        raise ScenarioError(draft.faults)
    draft.tree = read.value
    draft.steps, faults = steps_of_file(draft.tree.pop("overrides", None), draft.setting)
    draft.faults += faults
    extends = draft.tree.pop("extends", None)
    return draft if extends is None else _over_base(draft, extends, above)


def _over_base(draft: _Draft, extends: Any, above: tuple[Path, ...]) -> _Draft:
    """Return a draft over the file that it extends."""
    loc = ("extends",)
    # Until the base could be read, nobody knows what is missing.
    draft.whole = False
    if not isinstance(extends, str) or not extends:
        problem = Problem(loc, f"{show(extends)} is not a file", hint="write extends: ../other.yaml")
        draft.faults.append(fault_at(problem, draft.origins))
        return draft
    folder = draft.setting.folder
    path = Path(os.path.normpath(folder / extends))
    if path.resolve() in above:
        circle = " -> ".join(each.name for each in (*above[above.index(path.resolve()) :], path))
        problem = Problem(loc, f"the files extend each other in a circle: {circle}", found=extends)
        draft.faults.append(fault_at(problem, draft.origins))
        return draft
    if not path.is_file():
        names = [each.name for each in path.parent.glob("*.y*ml")] if path.parent.is_dir() else []
        problem = Problem(loc, f'there is no file "{extends}"', found=extends, hint=nearest(path.name, names))
        draft.faults.append(fault_at(problem, draft.origins))
        return draft
    try:
        base = _read(path, above)
        tree = _base_tree(base)
    except ScenarioError as error:
        draft.faults += [fault for fault in error.faults if fault not in draft.faults]
        return draft
    move_files(tree, path.parent, folder)
    origins = dict(base.origins)
    draft.tree = merged(tree, draft.tree, origins, draft.origins)
    draft.origins = origins
    draft.faults += base.faults
    draft.whole = base.whole
    return draft


def _base_tree(base: _Draft) -> dict[str, Any]:
    """Return what a base says; if it has overrides of its own it must be able to stand alone."""
    if not base.steps:
        return base.tree
    scenario, faults = _finished(base)
    if scenario is None:
        raise ScenarioError(faults)
    return {key: value for key, value in full_document(scenario).items() if value is not None}
