"""How the schema says what is wrong: one shape for every fault, raised through pydantic."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails, PydanticCustomError

__all__ = ["MISSING", "UNKNOWN", "Problem", "closest", "loc_of", "nearest", "refuse", "show", "translated"]

CODE = "ccsim"
"""The pydantic error type of every fault that already reads as it should."""


UNKNOWN = "unknown field"
MISSING = "is missing"


class Problem(NamedTuple):
    """Something wrong below a model, before it is known in which file and line."""

    loc: tuple[int | str, ...]
    message: str
    found: str | None = None
    allowed: str | None = None
    hint: str | None = None
    file: str | None = None
    line: int | None = None


def refuse(
    message: str, *, found: str | None = None, allowed: str | None = None, hint: str | None = None
) -> PydanticCustomError:
    """Return the error to raise from a validator."""
    context = {"message": message, "found": found, "allowed": allowed, "hint": hint}
    return PydanticCustomError(CODE, "{message}", context)


def show(value: object, width: int = 60) -> str:
    """Return a value as a file would roughly write it, cut to ``width`` characters."""
    if isinstance(value, str):
        text = f'"{value}"'
    elif value is None:
        text = "nothing"
    elif isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, int):
        text = str(int(value))
    elif isinstance(value, float):
        text = f"{float(value):.12g}"
    elif isinstance(value, Mapping):
        text = "{" + ", ".join(f"{key}: {show(item, 20)}" for key, item in list(value.items())[:8]) + "}"
    elif isinstance(value, (list, tuple)):
        text = "[" + ", ".join(show(item, 20) for item in value[:12]) + "]"
    else:
        text = str(value)
    return text if len(text) <= width else text[: width - 3] + "..."


def closest(name: str, options: Iterable[str]) -> str | None:
    """Return the option that a wrong name was probably meant to be, or None if nothing is close."""
    folded = {option.casefold().replace("_", "-"): option for option in options}
    wanted = name.casefold().replace("_", "-")
    close = difflib.get_close_matches(wanted, list(folded), n=1, cutoff=0.6)
    # Who writes `expo` means `exponential`, although most of it is not there.
    begun = [option for option in folded if len(wanted) > 2 and option.startswith(wanted)]
    return folded[close[0]] if close else folded[begun[0]] if len(begun) == 1 else None


def nearest(name: str, options: Iterable[str]) -> str | None:
    """Return a 'did you mean' for a wrong name, or None if nothing is close."""
    close = closest(name, options)
    return None if close is None else f'did you mean "{close}"?'


def loc_of(loc: Iterable[int | str]) -> tuple[int | str, ...]:
    """Return a pydantic location without the marks of unions and of mapping keys."""
    return tuple(
        part for part in loc if not (isinstance(part, str) and part[:1] in "<[" and part[-1:] in ">]")
    )


_DUE = {
    "string_type": "text",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "dict_type": "a mapping",
    "mapping_type": "a mapping",
    "tuple_type": "a list",
    "list_type": "a list",
}


def translated(detail: ErrorDetails, fields: Iterable[str]) -> PydanticCustomError:
    """Return what pydantic found in ccsim's words.

    Parameters
    ----------
    detail
        One error of a pydantic ``ValidationError``.
    fields
        The names that are allowed where the error was met.
    """
    kind, context = detail["type"], detail.get("ctx", {})
    found = show(detail["input"])
    if kind == CODE:
        return PydanticCustomError(CODE, "{message}", context)
    if kind == "extra_forbidden":
        name = str(detail["loc"][-1])
        listed = nearest(name, fields) or "allowed: " + ", ".join(fields)
        return refuse(UNKNOWN, found=name, hint=listed)
    if kind == "missing":
        return refuse(MISSING)
    if kind == "literal_error":
        expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        close = nearest(str(detail["input"]), expected.split(", "))
        return refuse(f"{found} is not one of the choices", found=found, allowed=expected, hint=close)
    if kind in ("too_long", "too_short"):
        due = context.get("max_length", context.get("min_length"))
        return refuse(f"{context['actual_length']} items where {due} are due", found=found)
    if kind in ("bool_parsing", "bool_type"):
        return refuse(f"{found} is neither true nor false", found=found, allowed="true, false")
    if kind in _DUE:
        value = detail["input"]
        scalar = isinstance(value, (str, int, float)) and not isinstance(value, bool)
        hint = f"write [{value}]" if _DUE[kind] == "a list" and scalar else None
        return refuse(f"{_called(value)} where {_DUE[kind]} is due", found=found, hint=hint)
    return refuse(str(detail["msg"]), found=found)


def _called(value: Any) -> str:
    if value is None:
        return "nothing is written"
    kinds: list[tuple[type | tuple[type, ...], str]] = [
        (str, "text"),
        (bool, "true or false"),
        ((int, float), "a number"),
        (Mapping, "a mapping"),
        ((list, tuple), "a list"),
    ]
    called = next((text for kind, text in kinds if isinstance(value, kind)), type(value).__name__)
    return f"{show(value)} is {called}"
