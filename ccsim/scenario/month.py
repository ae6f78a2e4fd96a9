"""Months by name, as keys of factors."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import BeforeValidator, WithJsonSchema

from ccsim.scenario.faults import nearest, refuse, show

__all__ = ["MONTHS", "Month"]

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _check(value: Any) -> str:
    if value not in MONTHS:
        hint = nearest(str(value).lower()[:3], MONTHS)
        raise refuse(f"{show(value)} is not a month", found=show(value), allowed="jan ... dec", hint=hint)
    return str(value)


Month = Annotated[
    str,
    BeforeValidator(_check),
    WithJsonSchema({"type": "string", "x-kind": "month", "pattern": f"^({'|'.join(MONTHS)})$"}),
]
"""A month of any year: `jan` ... `dec`."""
