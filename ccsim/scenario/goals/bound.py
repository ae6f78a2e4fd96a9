"""The number a measure is held against."""

from __future__ import annotations

import math
from numbers import Real
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, WithJsonSchema

from ccsim.scenario.faults import refuse, show
from ccsim.units import DURATION_PATTERN, format_duration, parse_duration

__all__ = ["Bound", "amount_of"]


def _bound(value: Any) -> float | str:
    """Return a number, or a duration as a file writes it, or raise what is wrong."""
    allowed = "a number (shares from 0 to 1), or a duration such as 4 min"
    if isinstance(value, str):
        text = value.strip()
        if text.endswith("%"):
            try:
                hint = f"write {float(text[:-1]) / 100:.10g}"
            except ValueError:
                hint = None
            raise refuse(f"{show(value)} is not a bound", found=show(value), allowed=allowed, hint=hint)
        try:
            return format_duration(parse_duration(text))
        except ValueError as error:
            raise refuse(str(error), found=show(value), allowed=allowed) from None
    if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
        raise refuse(f"{show(value)} is not a bound", found=show(value), allowed=allowed)
    return float(value)


Bound: TypeAlias = Annotated[
    float | str,
    BeforeValidator(_bound),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "x-kind": "number"},
                {"type": "string", "x-kind": "duration", "pattern": DURATION_PATTERN, "examples": ["1 h"]},
            ]
        }
    ),
]
"""A number, or a duration with its unit where the measure is one; kept as a file writes it."""


def amount_of(bound: float | str) -> float:
    """Return the number behind a bound: of a duration its seconds."""
    return parse_duration(bound) if isinstance(bound, str) else bound
