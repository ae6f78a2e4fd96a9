"""YAML text -> nodes: what PyYAML's parser says comes when, put together without running anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

import yaml

__all__ = ["Node", "TooDeepError", "compose"]

#: Written in C where there is a compiled PyYAML, which is thirty times as fast.
_FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KINDS: Final[dict[type, Literal["mapping", "sequence"]]] = {
    yaml.MappingStartEvent: "mapping",
    yaml.SequenceStartEvent: "sequence",
}


@dataclass(slots=True, eq=False)
class Node:
    """
    A scalar, a sequence or a mapping.

    Attributes
    ----------
    kind, line
        What it is, and where it begins, from 1.
    tag
        As written; None if there is none.
    text, quoted
        Of a scalar.
    items
        Of a sequence; of a mapping, keys and values in turn.
    """

    kind: Literal["scalar", "sequence", "mapping"]
    line: int
    tag: str | None
    text: str = ""
    quoted: bool = False
    items: list[Node] | None = None


class TooDeepError(Exception):
    """The text is nested deeper than anybody means it to be."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def compose(text: str, deepest: int) -> Node | None:
    """
    Return the one document of a text; None if it is empty.

    Parameters
    ----------
    text
        YAML.
    deepest
        So many levels of nesting are taken: memory and time are bounded, however the text is made.

    Raises
    ------
    yaml.YAMLError
        If it is not YAML. The message is that of the parser in Python, whichever was used.
    TooDeepError
        If it is nested deeper.
    """
    try:
        return _put_together(yaml.parse(text, Loader=_FAST), deepest)
    except yaml.YAMLError:
        return _put_together(yaml.parse(text, Loader=yaml.SafeLoader), deepest)


def _put_together(events: Iterable[Any], deepest: int) -> Node | None:
    """Put nodes into those that are open; by hand, as PyYAML's own composer dies of deep nesting."""
    top: list[Node] = []
    open_nodes: list[list[Node]] = [top]
    anchors: dict[str, Node] = {}
    documents = 0
    for event in events:
        mark: Any = event.start_mark
        line = mark.line + 1
        if isinstance(event, yaml.ScalarEvent):
            node = Node("scalar", line, event.tag, event.value, event.style in {"'", '"', "|", ">"})
        elif type(event) in _KINDS:
            node = Node(_KINDS[type(event)], line, event.tag, items=[])
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in anchors:
                problem = f"found undefined alias {event.anchor!r}"
                raise yaml.MarkedYAMLError(None, None, problem, mark)
            open_nodes[-1].append(anchors[event.anchor])
            continue
        else:
            if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                open_nodes.pop()
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                context, problem = "expected a single document in the stream", "but found another document"
                raise yaml.MarkedYAMLError(context, None, problem, mark)
            continue
        if event.anchor is not None:
            anchors[event.anchor] = node
        open_nodes[-1].append(node)
        if node.items is not None:
            open_nodes.append(node.items)
            if len(open_nodes) > deepest + 1:
                raise TooDeepError(line)
    return top[0] if top else None
