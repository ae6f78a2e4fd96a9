"""What of a scenario can be read although something in it is at fault.

The faulty places are taken out, and what remains is read again: so a wrong unit in one intent
does not hide that another one waits in a queue that does not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ccsim.scenario.faults import MISSING, UNKNOWN, Problem, loc_of
from ccsim.scenario.yaml_tree import Loc

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["SECTIONS", "Parts", "salvaged"]

SECTIONS: Final = (
    "segments", "intents", "channels", "queues", "groups", "flows", "self_service", "prevention", "surveys",
    "levers",
)  # fmt: skip
"""The sections whose entries are referred to by name."""

_ROUNDS: Final = 25
# Stand-ins for required parts that are at fault; chosen so that no check can trip over them.
_STAND_INS: Final[dict[str, Any]] = {
    "volume": {"count": 1.0, "per": 1800.0},
    "handle_time": {"talk": 60.0},
    "headcount": 1,
    "steps": {"unnamed": {"own_queue": True}},
    "success": {"share": 0.5},
    "removes": {},
    "name": "unnamed",
    **{section: {} for section in SECTIONS},
}
_ITEMS: Final[dict[str, Any]] = {
    "events": {"name": "unnamed", "from": "1900-01-01", "to": "2200-01-01", "factor": 1.0},
    "assumptions": {"path": "name", "why": "unknown"},
}


@dataclass(frozen=True)
class Parts:
    """A scenario as far as it can be read.

    Parameters
    ----------
    scenario
        Without the faulty places, defaults not yet filled in; None if nothing can be read.
    names
        The names in each section, also of entries that are at fault; None if the section is.
    broken
        The places that were taken out or stand in for something.
    problems
        What is wrong with single values.
    """

    scenario: Scenario | None
    names: Mapping[str, tuple[str, ...] | None]
    broken: frozenset[Loc]
    problems: tuple[Problem, ...]

    def sure_problems(self, data: Any) -> list[Problem]:
        """Return the problems that nothing a base might say could mend: wrong values, unknown fields."""
        return [each for each in self.problems if each.message == UNKNOWN or _is_value(data, each.loc)]

    def sound(self, *loc: int | str) -> bool:
        """Return True if a place, everything above it and everything below it could be read."""
        return not any(loc[: len(each)] == each or each[: len(loc)] == loc for each in self.broken)


def salvaged(data: Any, handler: Callable[[Any], Any]) -> Parts:
    """Return what can be read of raw data.

    Parameters
    ----------
    data
        What a file says, or a scenario.
    handler
        Reads it, or raises a pydantic ``ValidationError``.
    """
    names = {section: _names(data, section) for section in SECTIONS}
    broken: dict[Loc, bool] = {}
    meant: set[Loc] = set()
    problems: dict[Problem, None] = {}
    for _ in range(_ROUNDS):
        try:
            return Parts(handler(data), names, frozenset(broken), tuple(problems))
        except ValidationError as error:
            details = error.errors(include_url=False)
        honest = [each for each in details if not _made_by_us(each, broken, meant)]
        meant.update(_meant(each) for each in honest if _is(each, UNKNOWN))
        problems.update(dict.fromkeys(_problem(each) for each in honest))
        before = data
        data = _without(data, details, broken)
        if data is None or data == before:
            break
    return Parts(None, names, frozenset(broken), tuple(problems))


def _is_value(data: Any, loc: Loc) -> bool:
    """Return True if there is a single value at a place."""
    for key in loc:
        inside = isinstance(data, Mapping) and key in data
        inside = inside or (isinstance(data, list) and isinstance(key, int) and key < len(data))
        if not inside:
            return False
        data = data[key]
    return not isinstance(data, Mapping)


def _names(data: Any, section: str) -> tuple[str, ...] | None:
    raw = data.get(section, {}) if isinstance(data, dict) else getattr(data, section, None)
    if raw == {} and section == "segments":
        return ("everyone",)
    return tuple(raw) if isinstance(raw, Mapping) else None


def _problem(detail: ErrorDetails) -> Problem:
    context = detail["ctx"]
    return Problem(loc_of(detail["loc"]), *(context[key] for key in ("message", "found", "allowed", "hint")))


def _is(detail: ErrorDetails, message: str) -> bool:
    return bool(detail["ctx"]["message"] == message)


def _meant(detail: ErrorDetails) -> Loc:
    """Return the field that an unknown one was probably meant to be; that it is missing is no news."""
    hint = detail["ctx"]["hint"]
    name = hint.removeprefix('did you mean "').removesuffix('"?')
    return (*loc_of(detail["loc"])[:-1], name)


def _made_by_us(detail: ErrorDetails, broken: Mapping[Loc, bool], meant: set[Loc]) -> bool:
    """Return True if a fault may be there only because something was taken out below or beside it."""
    loc = loc_of(detail["loc"])
    if _is(detail, MISSING):
        if loc in meant:
            return True
        loc = loc[:-1]
    return any(changes and each[: len(loc)] == loc for each, changes in broken.items())


def _without(data: Any, details: Iterable[ErrorDetails], broken: dict[Loc, bool]) -> Any:
    """Return the data without the faulty places, or None if nothing is left."""
    places = {_place(detail): detail["ctx"]["message"] for detail in details}
    for loc, message in sorted(places.items(), key=lambda item: -len(item[0])):
        # A field that nobody knows can go without changing what the rest means.
        broken[loc] = message != UNKNOWN
        if not loc or not isinstance(data, Mapping):
            return None
        data = _cut(data, loc)
    return data


def _place(detail: ErrorDetails) -> Loc:
    """Return the smallest place to take out, such that what holds it can still be read."""
    loc = loc_of(detail["loc"])
    if _is(detail, MISSING) and _stand_in(loc) is None:
        loc = loc[:-1]
    # Taking out one item of a list would move the others to lines they do not stand on.
    while loc and isinstance(loc[-1], int) and _stand_in(loc) is None:
        loc = loc[:-1]
    return loc


def _stand_in(loc: Loc) -> Any:
    if len(loc) == 1 or (len(loc) == 3 and loc[0] in SECTIONS):
        return _STAND_INS.get(str(loc[-1]))
    item = _ITEMS.get(str(loc[0]), {}) if loc[1:] else {}
    return item.get(loc[2]) if len(loc) == 3 else item if len(loc) == 2 and item else None


def _cut(node: Any, loc: Loc, above: Loc = ()) -> Any:
    """Return a copy of a node without the place ``loc`` below it."""
    key, rest, here = loc[0], loc[1:], (*above, loc[0])
    if isinstance(node, Mapping):
        below = node.get(key)
        kept = {each: value for each, value in node.items() if each != key}
        replaced = _cut(below, rest, here) if rest and _holds_more(below) else _stand_in(here)
        return kept if replaced is None else {**kept, key: replaced}
    replaced = _cut(node[key], rest, here) if rest and _holds_more(node[key]) else _stand_in(here)
    return [replaced if i == key else each for i, each in enumerate(node)]


def _holds_more(value: Any) -> bool:
    return isinstance(value, (Mapping, list, tuple))
