"""YAML 1.2 text -> plain values and the line of each, without running anything.

Only a parser is used; the values are built here, so tags cannot make objects, every duplicate key is
seen, words and numbers are those of YAML 1.2, and aliases cannot blow up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from yaml import MarkedYAMLError, YAMLError

from ccsim.errors import Fault
from ccsim.scenario.written import WrittenFloat, WrittenInt
from ccsim.scenario.yaml_nodes import Node, TooDeepError, compose

__all__ = ["Loc", "Tree", "parse_yaml"]

Loc = tuple[int | str, ...]
"""Where in a tree: keys and list indices."""

LARGEST_FILE: Final = 4_000_000
"""Characters; a file that long holds data that belong into a CSV file."""
MOST_NODES: Final = 500_000
"""Values after aliases are resolved."""
DEEPEST: Final = 60
"""Levels of nesting; a scenario needs about fifteen."""

_INT = re.compile(r"[-+]?[0-9]+")
_RADIX = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: Final[dict[str, Any]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf"), float("inf")),
    "-.inf": float("-inf"),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_TAGS = "tag:yaml.org,2002:"
_CORE_TAGS = {f"{_TAGS}{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")}


@dataclass
class Tree:
    """What a YAML text says.

    Parameters
    ----------
    value
        Dicts with text keys, lists, text, numbers, truth values and None.
    lines
        Line of each key and list item, from 1.
    faults
        What is wrong with the text as YAML; ``value`` then holds what could be read.
    """

    value: Any = None
    lines: dict[Loc, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def parse_yaml(text: str, file: str | None) -> Tree:
    """Return what a YAML text says, with every duplicate key and other fault."""
    if len(text) > LARGEST_FILE:
        message = f"the file has {len(text)} characters"
        hint = "put long series into a CSV file"
        return Tree(faults=[Fault("", message, file=file, allowed=f"at most {LARGEST_FILE}", hint=hint)])
    try:
        node = compose(text, DEEPEST)
    except MarkedYAMLError as error:
        return Tree(faults=[_syntax_fault(error, file)])
    except TooDeepError as error:
        message = f"the file is nested deeper than {DEEPEST} levels"
        return Tree(faults=[Fault("", message, line=error.line, file=file)])
    except YAMLError as error:
        return Tree(
            faults=[
                Fault("", f"not YAML: {_first_line(str(error))}", file=file, hint="save it as UTF-8 text")
            ]
        )
    builder = _Builder(file)
    if node is not None:
        builder.tree.value = builder.build(node, ())
    return builder.tree


def parse_scalar_or_flow(text: str) -> Any:
    """Return the value of a short YAML text, as after ``--set path=``.

    Raises
    ------
    ValueError
        If the text is not YAML.
    """
    tree = parse_yaml(text, None)
    if tree.faults:
        raise ValueError(tree.faults[0].message)
    return tree.value


class _TooMuchError(Exception):
    """The aliases of a file stand for more values than any scenario has."""


class _Builder:
    """Turns nodes into plain values."""

    def __init__(self, file: str | None) -> None:
        self.tree = Tree()
        self._file = file
        self._count = 0
        self._open: set[int] = set()

    def build(self, node: Node, loc: Loc) -> Any:
        try:
            return self._value(node, loc)
        except _TooMuchError:
            self._fault(node, (), f"the file stands for more than {MOST_NODES} values", "use fewer aliases")
            return None

    def _value(self, node: Node, loc: Loc) -> Any:
        self._count += 1
        if self._count > MOST_NODES:
            raise _TooMuchError
        if id(node) in self._open:
            return self._fault(
                node, loc, "an alias stands for something that it is a part of", "write it out"
            )
        if len(loc) > DEEPEST:
            return self._fault(node, (), f"the file is nested deeper than {DEEPEST} levels", None)
        if node.tag is not None and node.tag not in _CORE_TAGS:
            shown = node.tag.replace(_TAGS, "!!")
            return self._fault(node, loc, f"the tag {shown} is not allowed", "write the plain value")
        if node.items is None:
            return _scalar(node)
        self._open.add(id(node))
        value = self._mapping(node, loc) if node.kind == "mapping" else self._sequence(node, loc)
        self._open.discard(id(node))
        return value

    def _sequence(self, node: Node, loc: Loc) -> list[Any]:
        items = []
        for i, item in enumerate(node.items or ()):
            self.tree.lines[(*loc, i)] = item.line
            items.append(self._value(item, (*loc, i)))
        return items

    def _mapping(self, node: Node, loc: Loc) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, item in self._keyed(node, loc):
            values[key] = self._value(item, (*loc, key))
        return values

    def _keyed(self, node: Node, loc: Loc) -> Iterator[tuple[str, Node]]:
        first: dict[str, int] = {}
        items = node.items or []
        for key_node, item in zip(items[::2], items[1::2], strict=True):
            line = key_node.line
            if key_node.items is not None:
                self._fault(key_node, loc, "a key must be a word, not a list or mapping", None)
            elif key_node.text == "<<":
                self._fault(
                    key_node, loc, "merge keys (<<) are not part of YAML 1.2", "use extends, or an alias"
                )
            elif key_node.text in first:
                key = key_node.text
                hint = f"the first is on line {first[key]}; keep one"
                self._fault(key_node, (*loc, key), "the key is there twice", hint)
            else:
                first[key_node.text] = self.tree.lines[(*loc, key_node.text)] = line
                yield key_node.text, item

    def _fault(self, node: Node, loc: Loc, message: str, hint: str | None) -> None:
        path = ".".join(str(part) for part in loc)
        self.tree.faults.append(Fault(path, message, line=node.line, file=self._file, hint=hint))


def _scalar(node: Node) -> Any:
    """Return the value of a scalar by the core schema of YAML 1.2."""
    text = node.text
    if node.quoted:
        return text
    if text in _WORDS:
        return WrittenFloat(_WORDS[text]) if isinstance(_WORDS[text], float) else _WORDS[text]
    if _INT.fullmatch(text) and len(text) < 300:
        return WrittenInt(text)
    if _RADIX.fullmatch(text) and len(text) < 300:
        return WrittenInt(text, 0)
    return WrittenFloat(text) if _FLOAT.fullmatch(text) else text


def _syntax_fault(error: MarkedYAMLError, file: str | None) -> Fault:
    mark = error.problem_mark or error.context_mark
    line = None if mark is None else mark.line + 1
    column = "" if mark is None else f" at column {mark.column + 1}"
    where = f" ({error.context})" if error.context else ""
    problem = _first_line(str(error.problem or error.context))
    return Fault("", f"not YAML{column}: {problem}{where}", line=line, file=file, hint=_syntax_hint(problem))


def _syntax_hint(problem: str) -> str | None:
    if "\\t" in problem:
        return "indent with spaces, not tabs"
    if "another document" in problem:
        return "one scenario per file: remove the second ---"
    if "mapping values are not allowed" in problem:
        return "check the indentation, and put text with a colon in quotes"
    return None


def _first_line(text: str) -> str:
    return " ".join(text.split("\n")[0].split())
