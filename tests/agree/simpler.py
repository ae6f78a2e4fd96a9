"""Plain documents that say a little less than a given one, or the same in simpler numbers."""

from __future__ import annotations

import copy
import math
import re
from collections.abc import Iterable, Iterator
from typing import Any

Document = dict[str, Any]
Place = tuple[str | int, ...]

#: What has a name that other parts mention.
_SECTIONS = ("intents", "groups", "queues", "channels", "segments", "flows", "self_service", "prevention")
#: What counts and values are for: shorter is no simpler.
_LENGTHS = ("per", "interval")
#: Longer lists of numbers are made one number, not shrunk number by number.
_MANY = 6
_DURATION = re.compile(r"([0-9.]+) (s|min|h|d)")
#: Stands for what is left out.
_GONE = object()


def at(document: Any, place: Place) -> Any:
    """Return what stands at a place."""
    for part in place:
        document = document[part]
    return document


def replaced(document: Any, place: Place, value: Any) -> Any:
    """Return a document with another value at a place."""
    if not place:
        return value
    made = copy.copy(document)
    made[place[0]] = replaced(document[place[0]], place[1:], value)
    return made


def holders(document: Any) -> list[Place]:
    """Return the places of mappings and lists, those above before those below them."""
    found: list[Place] = [()]
    for place in found:
        node = at(document, place)
        keys: Iterable[Any] = node if isinstance(node, dict) else range(len(node))
        found += [(*place, key) for key in keys if isinstance(node[key], (dict, list))]
    return found


def entries(node: Any) -> list[Any]:
    """Return the keys of a mapping, or the numbers of a list's entries."""
    return list(node) if isinstance(node, dict) else list(range(len(node)))


def without(node: Any, left_out: Iterable[Any]) -> Any:
    """Return a mapping or a list with entries left out; shares that added up to 1 do so again."""
    gone = set(left_out)
    if isinstance(node, list):
        return [each for i, each in enumerate(node) if i not in gone]
    return _rescaled(node, {key: each for key, each in node.items() if key not in gone})


def nameless(document: Document) -> Iterator[Document]:
    """Yield documents without one of the names: forgotten, or another one of its sort in its place."""
    for section in _SECTIONS:
        names = list(document.get(section, {}))
        for name in names:
            rest = replaced(document, (section,), without(document[section], [name]))
            if len(names) > 1 or section not in ("intents", "groups", "queues", "channels", "segments"):
                yield _forget(rest, name, None)
            if len(names) > 1:
                yield _forget(rest, name, next(each for each in names if each != name))


def unmeasured(document: Document) -> Document:
    """Return a document in which nothing was measured, so that nothing is settled."""

    def plain(node: Any) -> Any:
        if isinstance(node, list):
            return [plain(each) for each in node]
        if not isinstance(node, dict):
            return node
        return {
            key: plain(each)
            for key, each in node.items()
            if (key, each) not in (("among", "handled"), ("of", "contacts"))
        }

    return {key: plain(each) for key, each in document.items() if key != "settled"}


def simpler_values(node: Any) -> list[Any]:
    """Return simpler values to try instead of one, the simplest first."""
    if isinstance(node, str):
        return _simpler_texts(node)
    if isinstance(node, dict):
        return _simpler_mappings(node)
    if isinstance(node, list):
        steady = _steady(node)
        return [[node[0]], [max(node)]] if _is_long(node) else [steady] if steady != node else []
    return [] if isinstance(node, bool) or node is None else _simpler_numbers(node)


def leaves(document: Any) -> list[Place]:
    """Return the places of single values."""
    found = []
    for place in holders(document):
        node = at(document, place)
        if not _is_long(node):
            single = [key for key in entries(node) if not isinstance(node[key], (dict, list))]
            found += [(*place, key) for key in single if key not in _LENGTHS]
    return found


def _simpler_numbers(number: float) -> list[Any]:
    digits = 0 if number == 0 else -math.floor(math.log10(abs(number)))
    tries = [0, 1, round(number / 2), round(number), round(number, digits), round(number, digits + 1)]

    def size(value: float) -> tuple[int, float]:
        return len(f"{value:g}" if isinstance(value, int) else repr(value)), abs(value)

    return [each for each in dict.fromkeys(tries) if size(each) < size(number)]


def _simpler_mappings(node: Document) -> list[Any]:
    found = list(dict.fromkeys(_numbers_in(node)))
    made: list[Any] = found[:3] if node.keys() & {"dated", "interval", "distribution"} else [_steady(node)]
    if _whole(node):
        made.append(dict.fromkeys(node, 1 / len(node)))
    return [each for each in made if each != node]


def _steady(node: Any) -> Any:
    """Return a part of a document in which nothing varies: what does has the first of its values."""
    if isinstance(node, dict) and ("dated" in node or {"interval", "days"} <= node.keys()):
        return next(_numbers_in(node), node)
    if isinstance(node, dict):
        return {key: _steady(each) for key, each in node.items()}
    return [_steady(each) for each in node] if isinstance(node, list) else node


def _simpler_texts(text: str) -> list[Any]:
    """Return simpler durations; any other text is as simple as it can be, but for a time zone."""
    found = _DURATION.fullmatch(text)
    if found is None:
        return ["UTC"] if "/" in text else []
    return [f"{number:g} {found[2]}" for number in _simpler_numbers(float(found[1]))]


def _is_long(node: Any) -> bool:
    """Tell whether a list is of many numbers."""
    return isinstance(node, list) and len(node) > _MANY and all(map(_is_number, node))


def _is_number(node: Any) -> bool:
    return isinstance(node, (int, float)) and not isinstance(node, bool)


def _whole(node: Document) -> bool:
    """Tell whether a mapping is of shares of a whole."""
    values = list(node.values())
    return bool(values) and all(map(_is_number, values)) and math.isclose(sum(values), 1, abs_tol=1e-9)


def _numbers_in(node: Any) -> Iterator[Any]:
    """Yield the numbers and durations of a profile, a dated series or a distribution."""
    if isinstance(node, dict):
        for key, each in node.items():
            if key not in ("interval", "distribution", "share"):
                yield from _numbers_in(each)
    elif isinstance(node, list):
        for each in node:
            yield from _numbers_in(each)
    elif _is_number(node) or (isinstance(node, str) and _DURATION.fullmatch(node)):
        yield node


def _rescaled(before: Document, after: Document) -> Document:
    if len(after) == len(before) or not _whole(before):
        return after
    total = sum(after.values())
    return {key: each / total for key, each in after.items()} if total > 0 else after


def _forget(node: Any, name: str, instead: str | None) -> Any:
    """Return a part of a document that does not mention a name any more."""
    if isinstance(node, list):
        kept = [_forget(each, name, instead) for each in node]
        return [each for i, each in enumerate(kept) if each is not _GONE and each not in kept[:i]]
    if not isinstance(node, dict):
        return node if node != name else _GONE if instead is None else instead
    if name in str(node.get("path", "")).split("."):
        return _GONE
    made: Document = {}
    for key, each in node.items():
        value = _forget(each, name, instead)
        emptied = value in ({}, []) and each not in ({}, [])
        if value is _GONE or emptied or (key != name and name in key.split(".")):
            continue
        if key != name:
            made[key] = value
        elif instead is not None and instead not in node:
            made[instead] = value
    return _rescaled(node, made)
