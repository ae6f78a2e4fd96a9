"""Where a path leads: to figures that may change by date, or to what cannot."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, TypeAdapter, ValidationError

from ccsim.scenario.distribution import is_distribution
from ccsim.scenario.document import plain
from ccsim.scenario.faults import Problem, show
from ccsim.scenario.hours_by_date import DatedHours
from ccsim.scenario.levers.work import Move
from ccsim.scenario.model import Model
from ccsim.scenario.paths import follow
from ccsim.scenario.profile import Profile
from ccsim.scenario.varying import Dated
from ccsim.scenario.yaml_tree import Loc

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["Target", "targets"]

# Fields of a distribution that scaling its durations leaves alone.
_NO_DURATIONS: Final = {"distribution", "share", "shape"}
_ALWAYS: Final = {"every day": "00:00-24:00"}


@dataclass(frozen=True)
class Target:
    """A place of the document that may hold a dated series.

    Parameters
    ----------
    place
        Where.
    value
        What a change does there: the amount, as a file would write it.
    nothing
        What holds where nothing is stated.
    constant
        True if a series there must be written as a constant distribution.
    """

    place: Loc
    value: Any
    nothing: Any = None
    constant: bool = False


def targets(scenario: Scenario, document: Any, move: Move) -> list[Target] | Problem:
    """Return the places that a change at a path concerns, or why there is none.

    Parameters
    ----------
    scenario, document
        The scenario without its levers, and what a file would write of it.
    move
        The change.
    """
    parts = move.path.split(".")
    if move.unsaid is not None:
        return [Target(tuple(parts), move.value, move.unsaid)]
    if parts[0] == "intents" and parts[2:3] == ["volume"]:
        found = _volume(scenario, parts, move)
        if found is not None:
            return found
    reached = _reach(scenario, parts)
    if reached is None:
        missing = follow(document, move.path).problem(move.path)
        return missing or Problem((), f'there is no "{move.path}"', found=move.path)
    annotation, held, nothing = reached
    forms = set(_forms(annotation))
    if DatedHours in forms:
        return _hours(move, annotation, held)
    if any(issubclass(form, Dated) for form in forms):
        if held is None and nothing is None:
            message = f"{move.path} states nothing that could change"
            return Problem((), message, found=move.path, hint="state it in the scenario first")
        return _number(move, annotation, forms, nothing)
    if any(is_distribution(form) for form in forms):
        return _distribution(document, move, annotation)
    return _fixed(scenario, parts, held)


def _volume(scenario: Scenario, parts: list[str], move: Move) -> list[Target] | Problem | None:
    """Return the factor on a volume where its figures are multiplied."""
    intent = scenario.intents.get(parts[1])
    if intent is None or parts[3:] not in ([], ["count"], ["intervals"], ["factor"]):
        return None
    if intent.volume.replay is not None:
        hint = "give intervals or a count instead of replay"
        return Problem((), "a replay is repeated exactly", found=move.path, hint=hint)
    if parts[3:] == ["factor"]:
        return None
    if move.how == "times":
        return [Target(("intents", parts[1], "volume", "factor"), float(move.value))]
    if intent.volume.of == "contacts" and parts[3:] == ["count"]:
        message = f'the settled volume of "{parts[1]}" cannot follow this change'
        return Problem((), message, found=move.how, allowed="times")
    return None


def _reach(scenario: Scenario, parts: list[str]) -> tuple[Any, Any, Any] | None:
    """Return the type of what stands at a path, that itself, and what holds where nothing does."""
    annotation: Any = type(scenario)
    held: Any = scenario
    nothing = None
    for i, part in enumerate(parts):
        nothing = None
        if isinstance(held, BaseModel):
            fields = type(held).model_fields
            name = next((each for each, field in fields.items() if part in (field.alias, each)), None)
            if name is None:
                return None
            annotation, held = fields[name].rebuild_annotation(), getattr(held, name)
        elif isinstance(held, Mapping):
            annotation = _value_type(annotation)
            found = next((key for key in held if str(key) == part), None)
            if found is None:
                nothing = _unsaid(annotation, parts[: i + 1]) if i + 1 == len(parts) else None
                if nothing is None and (i + 2 != len(parts) or parts[2:3] != ["moves"]):
                    return None
            held = {} if found is None and nothing is None else held[found] if found is not None else None
        elif isinstance(held, tuple) and part.isdigit() and int(part) < len(held):
            annotation, held = _item_type(annotation, int(part)), held[int(part)]
        else:
            return None
    return annotation, held, nothing


def _unsaid(annotation: Any, parts: list[str]) -> Any:
    """Return what holds where a mapping of figures has no entry: nobody; None if that is not known."""
    shares = any(issubclass(form, Dated) for form in _forms(annotation))
    return 0.0 if shares and parts[-2] != "by_intent" else None


def _args(annotation: Any) -> Iterator[Any]:
    """Yield a type, and those that it may be one of; not what a mapping or list holds."""
    yield annotation
    origin = typing.get_origin(annotation)
    if origin is None or (isinstance(origin, type) and issubclass(origin, (Mapping, tuple))):
        return
    for each in typing.get_args(annotation):
        yield from _args(each)


def _forms(annotation: Any) -> Iterator[type[Model]]:
    """Yield the classes that may stand somewhere."""
    for each in _args(annotation):
        if isinstance(each, type) and issubclass(each, Model):
            yield each


def _value_type(annotation: Any) -> Any:
    """Return the type of the entries of a mapping."""
    for each in _args(annotation):
        origin = typing.get_origin(each)
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return typing.get_args(each)[1]
    return None


def _item_type(annotation: Any, number: int) -> Any:
    for each in _args(annotation):
        if typing.get_origin(each) is tuple:
            items = typing.get_args(each)
            return items[0] if items[-1] is Ellipsis else items[number]
    return None


def _valid(annotation: Any, value: Any) -> Any:
    """Return a value as a file would write it, or what is wrong with it."""
    adapter: TypeAdapter[Any] = TypeAdapter(annotation)
    try:
        return plain(adapter.dump_python(adapter.validate_python(plain(value)), by_alias=True))
    except ValidationError as error:
        context = error.errors(include_url=False)[0].get("ctx", {})
        message = context.get("message", f"{show(value)} cannot stand here")
        return Problem((), message, context.get("found"), context.get("allowed"), context.get("hint"))


def _hours(move: Move, annotation: Any, held: Any) -> list[Target] | Problem:
    if move.how != "to":
        return Problem((), f"{move.how} cannot change hours", found=move.how, allowed="to")
    if move.span.ramp.shape != "step":
        hint = "write ramp: {shape: step}"
        return Problem((), "hours change at once", found=move.span.ramp.shape, allowed="a step", hint=hint)
    if isinstance(move.value, Mapping) and "dated" in move.value:
        return _no_series()
    value = _valid(annotation, move.value)
    nothing = _ALWAYS if held is None else None
    return value if isinstance(value, Problem) else [Target(tuple(move.path.split(".")), value, nothing)]


def _no_series() -> Problem:
    message = "a lever cannot hold a dated series"
    return Problem((), message, found="dated", hint="write the value; when it begins is the lever's")


def _number(move: Move, annotation: Any, forms: set[type[Model]], nothing: Any) -> list[Target] | Problem:
    value, place = move.value, tuple(move.path.split("."))
    if isinstance(value, Mapping) and "dated" in value:
        return _no_series()
    if isinstance(value, Mapping) and not any(issubclass(form, Profile) for form in forms):
        message = "an interval profile makes no sense here"
        return Problem((), message, found=show(value), allowed="a number")
    if move.how == "to" or isinstance(value, Mapping):
        value = _valid(annotation, value)
    return value if isinstance(value, Problem) else [Target(place, value, nothing)]


def _distribution(document: Any, move: Move, annotation: Any) -> list[Target] | Problem:
    """Return the figures of a distribution that a change of all of it concerns."""
    held = follow(document, move.path).value
    if held is None:
        message = f"{move.path} states nothing that could change"
        return Problem((), message, found=move.path, hint="state it in the scenario first")
    place = tuple(move.path.split("."))
    if move.how == "times":
        found = list(_durations(place, held, float(move.value)))
        hint = "state a distribution in the scenario first"
        return found or Problem(
            (), f"{show(held)} is no duration that could change", found=show(held), hint=hint
        )
    if isinstance(held, str) and held != "never" and not isinstance(move.value, Mapping):
        value = move.value if move.how == "by" else _valid(annotation, move.value)
        return value if isinstance(value, Problem) else [Target(place, value, constant=True)]
    if move.how == "by":
        figures = ", ".join(key for key in held if key != "distribution") if isinstance(held, dict) else ""
        named = f"name one of its figures: {figures}" if figures else None
        message = "by cannot change a distribution as a whole"
        return Problem((), message, found="by", allowed="times, which scales all its durations", hint=named)
    return _other(place, held, _valid(annotation, move.value))


def _other(place: Loc, held: Any, value: Any) -> list[Target] | Problem:
    """Return the figures of a distribution that become those of another one of the same form."""
    if isinstance(value, Problem):
        return value
    same = isinstance(held, dict) and isinstance(value, dict) and _form(held) == _form(value)
    if not same:
        hint = "write one of the same form, or use times, which scales all its durations"
        return Problem(
            (), "a distribution of another form cannot come by a date", found=show(value), hint=hint
        )
    return [Target((*place, key), value[key]) for key in value if key in held and value[key] != held[key]]


def _form(held: dict[str, Any]) -> Any:
    return (
        {key for key, value in held.items() if value is not None and not isinstance(value, list)},
        [value for value in held.values() if isinstance(value, list)],
        held["distribution"],
    )


def _durations(place: Loc, held: Any, value: float) -> Iterator[Target]:
    """Yield every duration of a distribution, each to be multiplied."""
    if isinstance(held, str):
        if held != "never":
            yield Target(place, value, constant=True)
    elif isinstance(held, list):
        for i, each in enumerate(held):
            # The pairs of an empirical distribution begin with a probability.
            pair = isinstance(each, list)
            yield from _durations((*place, i, 1) if pair else (*place, i), each[1] if pair else each, value)
    elif "dated" in held or "days" in held:
        yield Target(place, value)
    else:
        for key, each in held.items():
            if key in _NO_DURATIONS or each is None:
                continue
            if isinstance(each, str) and key != "of":
                yield Target((*place, key), value)
            else:
                yield from _durations((*place, key), each, value)


def _fixed(scenario: Scenario, parts: list[str], held: Any) -> Problem:
    """Return that what stands at a path stays as it is, and what near it may change."""
    path = ".".join(parts)
    if isinstance(held, BaseModel):
        names = ", ".join(_changeable(type(held))) or "nothing"
        return Problem((), f"{path} is no figure; name one below it", found=path, allowed=names)
    above = _reach(scenario, parts[:-1])
    names = ", ".join(_changeable(type(above[1]))) if above and isinstance(above[1], BaseModel) else ""
    beside = f"{names} of {'.'.join(parts[:-1])}" if names else None
    return Problem((), f"{path} cannot change over time", found=path, allowed=beside)


def _changeable(model: type[BaseModel]) -> Iterator[str]:
    """Yield the fields of a class that may change by date."""
    for name, field in model.model_fields.items():
        forms = set(_forms(field.annotation)) | set(_forms(_value_type(field.annotation)))
        if any(each is DatedHours or issubclass(each, Dated) or is_distribution(each) for each in forms):
            yield name
