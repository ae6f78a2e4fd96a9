"""A scenario with its levers worked in: plain figures, some of them dated series."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ccsim.errors import Fault, ScenarioError
from ccsim.scenario.arithmetic import NotPossibleError
from ccsim.scenario.document import full_document
from ccsim.scenario.faults import Problem
from ccsim.scenario.levers.projects import project_of
from ccsim.scenario.levers.series import composed
from ccsim.scenario.levers.target import Target, targets
from ccsim.scenario.levers.work import Entry, Move
from ccsim.scenario.origins import Origin, Setting, dotted, fault_at, origin_of
from ccsim.scenario.yaml_tree import Loc

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["in_force"]


def in_force(scenario: Scenario) -> Scenario:
    """Return the plain scenario with the levers that are on worked in.

    What they change is a dated series, what they bring is there, and what they cost is under
    ``costs.projects``. Levers work on each other in the order in which they begin, then by name.

    Parameters
    ----------
    scenario
        With levers. It is returned itself if none is on.

    Raises
    ------
    ScenarioError
        With every fault that the levers make, which names them and their lines.
    """
    if not scenario.levers_on:
        return scenario
    # A run, its picture and its text ask for the same.
    if scenario._worked_in is None:
        scenario._worked_in = _Draft(scenario).finished()
    return scenario._worked_in


@dataclass
class _Draft:
    """A scenario's document, while levers are worked in."""

    scenario: Scenario
    document: dict[str, Any] = field(init=False)
    faults: list[Fault] = field(default_factory=list)
    #: By place of the document: the levers that changed it, and what says so.
    changed: dict[Loc, dict[str, Origin]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.document = full_document(self.scenario)
        self.document |= {"levers": {}, "levers_on": [], "allowed": {}}

    def finished(self) -> Scenario:
        """Work everything in and return the scenario, validated as a whole."""
        by_place: dict[Loc, list[tuple[Move, Target, str]]] = {}
        base = full_document(self.scenario)
        for name in _in_order(self.scenario):
            for each in self.scenario.levers[name].work(name, self.scenario):
                if isinstance(each, Problem):
                    self._refuse(name, each)
                elif isinstance(each, Entry):
                    self._enter(name, each)
                else:
                    for move, target in self._targets(name, each, base):
                        by_place.setdefault(target.place, []).append((move, target, name))
            project = project_of(self.scenario.levers[name])
            if project is not None:
                self._enter(name, Entry(("costs", "projects", name), project, ("cost",)))
        for place, moves in by_place.items():
            self._move(place, sorted(moves, key=lambda each: (each[0].span.begins, each[2])))
        if self.faults:
            raise ScenarioError(self.scenario._setting.sorted_faults(self.faults))
        return self._validated()

    def _targets(self, name: str, move: Move, base: Any) -> Iterator[tuple[Move, Target]]:
        found = targets(self.scenario, base, move)
        if isinstance(found, Problem):
            self._refuse(name, found._replace(loc=(*move.field, *found.loc)))
            return
        for target in found:
            yield move, target

    def _refuse(self, name: str, problem: Problem) -> None:
        placed = problem._replace(loc=("levers", name, *problem.loc))
        self.faults.append(fault_at(placed, self.scenario._setting.origins))

    def _enter(self, name: str, entry: Entry) -> None:
        """Put something new in its place."""
        holder = _holder(self.document, entry.place)
        key = entry.place[-1]
        if entry.adds:
            holder[key] = holder.get(key, 0) + entry.value
            self._note(entry.place, name, entry.field)
            return
        if holder.get(key) is not None and not entry.replaces:
            message = f"{dotted(entry.place)} is there already"
            self._refuse(name, Problem(entry.field, message, hint="give the lever another name"))
            return
        holder[key] = entry.value
        self._note(entry.place, name, entry.field)

    def _move(self, place: Loc, moves: list[tuple[Move, Target, str]]) -> None:
        """Put the series of a figure in its place."""
        holder: Any = _holder(self.document, place)
        key: Any = place[-1]
        held = holder[key] if isinstance(holder, list) else holder.get(key)
        target = moves[0][1]
        if held is None:
            held = target.nothing
        own = [Move(dotted(place), each.how, at.value, each.span) for each, at, _ in moves]
        try:
            series = composed(held, own, self.scenario.calendar)
        except NotPossibleError as error:
            move, _, name = moves[-1]
            self._refuse(name, error.problem._replace(loc=move.field))
            return
        dated = isinstance(series, dict) and "dated" in series
        holder[key] = {"distribution": "constant", "value": series} if target.constant and dated else series
        for move, _, name in moves:
            self._note(place, name, move.field)

    def _note(self, place: Loc, name: str, asked: Loc) -> None:
        origin = origin_of(("levers", name, *asked), self.scenario._setting.origins)
        self.changed.setdefault(place, {})[name] = origin

    def _validated(self) -> Scenario:
        scenario = self.scenario
        origins = {
            place: origin
            for place, origin in scenario._setting.origins.items()
            if not any(place[:length] in self.changed for length in range(1, len(place) + 1))
        }
        origins |= {place: list(levers.values())[-1] for place, levers in self.changed.items()}
        setting = Setting(scenario._setting.source, origins)
        try:
            made: Scenario = type(scenario).model_validate(self.document, context=setting)
        except ScenarioError as error:
            raise ScenarioError(self._blamed(error.faults)) from None
        made._changes, made._baseline = scenario.changes, scenario.baseline
        return made

    def _blamed(self, faults: Any) -> Iterator[Fault]:
        """Yield each fault with the levers from which it comes, for a figure the first of many dates only."""
        told: set[str] = set()
        for fault in faults:
            place = next(
                (each for each in self.changed if f"{fault.path}.".startswith(f"{dotted(each)}.")), None
            )
            where = fault.path if place is None else dotted(place)
            if where in told:
                continue
            told.add(where)
            names = list(self.changed[place]) if place is not None else _in_order(self.scenario)
            quoted = [f'"{name}"' for name in names]
            by = f"lever{'s' if len(quoted) > 1 else ''} {' and '.join(quoted)}"
            yield Fault(
                fault.path,
                f"{fault.message} (with {by})",
                line=fault.line,
                file=fault.file,
                found=fault.found,
                allowed=fault.allowed,
                hint=fault.hint,
            )


def _in_order(scenario: Scenario) -> list[str]:
    """Return the levers that are on, in the order in which they begin, then by name."""
    return sorted(set(scenario.levers_on), key=lambda name: (scenario.levers[name].begins, name))


def _holder(document: dict[str, Any], place: Loc) -> Any:
    """Return what holds the last part of a place, made where it is not there."""
    holder: Any = document
    for part in place[:-1]:
        key: Any = int(part) if isinstance(holder, list) else part
        if isinstance(holder, dict) and holder.get(key) is None:
            holder[key] = {}
        holder = holder[key]
    return holder
