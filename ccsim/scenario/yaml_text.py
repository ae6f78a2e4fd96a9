"""Plain data -> YAML that a person would like to read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

__all__ = ["flow_text", "yaml_text"]

_WIDTH: Final = 100
# Text that needs no quotes: it starts with a letter, and nothing in it means something to YAML.
_BARE = re.compile(r"[^\W\d_][\w /()+%-]*(?<! )")
_MEASURED = re.compile(r"[0-9][0-9.e+-]* (s|min|h|d)|\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?")
_DIGITS = re.compile(r"0|[1-9][0-9]{0,5}")
_WORDS: Final = {"true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"}


def yaml_text(document: dict[str, Any]) -> str:
    """Return a document as YAML 1.2, the same for equal documents.

    Parameters
    ----------
    document
        Dicts, lists, text, numbers, truth values and None.
    """
    return "\n".join(_block(document, 0)) + "\n"


def _block(mapping: dict[str, Any], depth: int) -> Iterator[str]:
    pad = "  " * depth
    for key, value in mapping.items():
        head = f"{pad}{_key(key)}:"
        flow = flow_text(value)
        if len(head) + 1 + len(flow) <= _WIDTH and (depth or not isinstance(value, dict) or not value):
            yield f"{head} {flow}"
        elif isinstance(value, dict) and value:
            yield head
            yield from _block(value, depth + 1)
        elif isinstance(value, list) and any(isinstance(item, (dict, list)) for item in value):
            yield head
            yield from (f"{pad}  - {flow_text(item)}" for item in value)
        else:
            yield f"{head} {flow}"


def flow_text(value: Any) -> str:
    """Return a value as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)}: {flow_text(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow_text(item) for item in value) + "]"
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    return _text(value) if isinstance(value, str) else _number(value)


def _key(key: str) -> str:
    """Return a key; a number needs no quotes here, as every key is read as text."""
    return key if _DIGITS.fullmatch(key) else _text(key)


def _number(value: float) -> str:
    if not isinstance(value, int) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


def _text(text: str) -> str:
    if _MEASURED.fullmatch(text) or (_BARE.fullmatch(text) and text.casefold() not in _WORDS):
        return text
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character == "\n":
        return "\\n"
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
