"""Names that a scenario gives to its parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, WithJsonSchema

from ccsim.scenario.faults import refuse, show

__all__ = ["NAME_PATTERN", "Currency", "Name", "Slug"]

NAME_PATTERN: Final = r"^\w+(-\w+)*$"
_SLUG: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_CURRENCY: Final = r"^[A-Z]{3}$"


def _checker(pattern: str, called: str, allowed: str, slip: Callable[[str], str]) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if isinstance(value, str) and re.match(pattern, value) and not value.endswith("\n"):
            return value
        better = slip(str(value))
        hint = f'write "{better}"' if re.match(pattern, better) else None
        raise refuse(f"{show(value)} is not {called}", found=show(value), allowed=allowed, hint=hint)

    return check


def _dashed(text: str) -> str:
    return re.sub(r"[^\w]+", "-", text).strip("-")


Name = Annotated[
    str,
    BeforeValidator(_checker(NAME_PATTERN, "a name", "letters, digits, _ and single -", _dashed)),
    # Editors' regular expressions know no letters beyond ASCII, so theirs is more lenient.
    WithJsonSchema({"type": "string", "x-kind": "name", "pattern": r"^[^\s.,:;/#]+$"}),
]
"""The name of an intent, queue, group ...; part of paths and of random keys."""

Slug = Annotated[
    str,
    BeforeValidator(
        _checker(
            _SLUG,
            "a name in kebab-case",
            "lower-case letters, digits and single -",
            lambda text: _dashed(text).lower().replace("_", "-"),
        )
    ),
    WithJsonSchema({"type": "string", "x-kind": "name", "pattern": _SLUG, "examples": ["anonymous-bank"]}),
]
"""The name of a scenario."""

Currency = Annotated[
    str,
    BeforeValidator(_checker(_CURRENCY, "a currency", "three letters, such as USD", str.upper)),
    WithJsonSchema(
        {"type": "string", "x-kind": "currency", "pattern": _CURRENCY, "examples": ["USD", "EUR", "ILS"]}
    ),
]
"""An ISO 4217 code."""
