"""The kinds of plain numbers: shares, counts, money, whole numbers, factors."""

from __future__ import annotations

import math
from dataclasses import dataclass
from numbers import Real
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from ccsim.scenario.faults import refuse, show

__all__ = [
    "Correlation",
    "Count",
    "DaysKey",
    "Factor",
    "Finite",
    "Growth",
    "Headcount",
    "InHand",
    "InHandKey",
    "Length",
    "Level",
    "LevelKey",
    "Money",
    "NumberRule",
    "Places",
    "Positive",
    "Priority",
    "Share",
    "ShareBelowOne",
    "StepLimit",
    "Tries",
]


@dataclass(frozen=True)
class NumberRule:
    """A finite number between bounds.

    Parameters
    ----------
    called
        What the number is, with its article, for messages: "a share".
    low, high
        Bounds that are allowed themselves.
    above, below
        Bounds that are not.
    whole
        True for whole numbers.
    cap
        What nothing real exceeds; it keeps the engines' whole numbers from overflowing.
    zero_outside
        True if a profile of such numbers is 0 where it says nothing.
    """

    called: str
    low: float | None = None
    high: float | None = None
    above: float | None = None
    below: float | None = None
    cap: float | None = None
    whole: bool = False
    zero_outside: bool = False

    @property
    def name(self) -> str:
        """Return the one word for the kind of number."""
        return self.called.split(" ", 1)[-1]

    def allowed(self) -> str:
        """Return the range in words."""
        kind = "whole number" if self.whole else "number"
        bounds = (("from", self.low), ("above", self.above), ("to", self.high), ("below", self.below))
        return " ".join([f"a {kind}", *(f"{word} {bound:g}" for word, bound in bounds if bound is not None)])

    def check(self, value: Any) -> float:
        """Return the number, or raise what is wrong with it."""
        if isinstance(value, bool) or not isinstance(value, Real):
            hint = _better(value) if isinstance(value, str) else None
            raise refuse(
                f"{show(value)} is not {self.called}", found=show(value), allowed=self.allowed(), hint=hint
            )
        number = float(value)
        if not math.isfinite(number):
            raise refuse(f"{show(value)} is not a finite number", found=show(value), allowed=self.allowed())
        if self.whole and number != math.floor(number):
            raise refuse(f"{show(value)} is not a whole number", found=show(value), allowed=self.allowed())
        outside = (
            (self.low is not None and number < self.low)
            or (self.high is not None and number > self.high)
            or (self.above is not None and number <= self.above)
            or (self.below is not None and number >= self.below)
        )
        if outside:
            raise refuse(f"{show(value)} cannot be {self.called}", found=show(value), allowed=self.allowed())
        if self.cap is not None and abs(number) > self.cap:
            allowed = f"up to {self.cap:.0f}"
            raise refuse(f"{show(value)} is no {self.name} of this world", found=show(value), allowed=allowed)
        return int(number) if self.whole else number

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic call :meth:`check`."""
        return core_schema.no_info_plain_validator_function(
            self.check, serialization=core_schema.plain_serializer_function_ser_schema(lambda number: number)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell editors the bounds."""
        bounds = {
            "minimum": self.low,
            "maximum": self.high if self.cap is None else self.cap,
            "exclusiveMinimum": self.above,
            "exclusiveMaximum": self.below,
        }
        kind = "integer" if self.whole else "number"
        return {
            "type": kind,
            "x-kind": self.name,
            **{key: bound for key, bound in bounds.items() if bound is not None},
        }


def _better(text: str) -> str | None:
    """Return how to write a number that came as text."""
    try:
        number = float(text.removesuffix("%"))
    except ValueError:
        return None
    return f"write {number / 100:.10g}" if text.endswith("%") else f"remove the quotes: {text}"


Share = Annotated[float, NumberRule("a share", low=0, high=1)]
"""A probability or proportion, 0 to 1."""
ShareBelowOne = Annotated[float, NumberRule("a share below 1", low=0, below=1)]
"""A proportion that is never the whole."""
Correlation = Annotated[float, NumberRule("a correlation", low=0, high=1)]
"""A correlation, 0 to 1."""
Count = Annotated[float, NumberRule("a count", low=0, cap=1e7, zero_outside=True)]
"""An expected number of cases or contacts; 0 where a profile says nothing."""
Headcount = Annotated[int, NumberRule("a headcount", low=0, cap=1e6, whole=True, zero_outside=True)]
"""People on duty; 0 where a profile says nothing."""
Places = Annotated[int, NumberRule("a number of places", low=0, cap=1e6, whole=True)]
"""Waiting places."""
Priority = Annotated[int, NumberRule("a priority", cap=1e6, whole=True)]
"""An order of service: the smaller is served first."""
Money = Annotated[float, NumberRule("an amount of money", low=0, cap=1e9)]
"""An amount in the scenario's currency."""
Factor = Annotated[float, NumberRule("a factor", low=0, cap=1e6)]
"""Something to multiply by."""
Speed = Annotated[float, NumberRule("a speed", low=0, high=100)]
"""How fast work goes: 1 is as if it were alone, 0 stands still."""
Growth = Annotated[float, NumberRule("a yearly growth", above=-1, cap=100)]
"""A rate of growth per year: 0.03 is 3%."""
Positive = Annotated[float, NumberRule("a number above 0", above=0)]
"""A number above 0."""
Finite = Annotated[float, NumberRule("a number")]
"""Any number."""
Level = Annotated[int, NumberRule("a level", low=1, high=9, whole=True)]
"""Which groups are asked first, or which tier they are: 1 is the first."""
Length = Annotated[int, NumberRule("a length", low=1, cap=1e6, whole=True)]
"""How many wait."""
InHand = Annotated[int, NumberRule("a number in hand", low=0, high=12, whole=True)]
"""How many contacts of a mode an agent has in hand."""
StepLimit = Annotated[int, NumberRule("a number of steps", low=1, high=200, whole=True)]
"""How many steps of a flow a contact takes at most."""
Tries = Annotated[int, NumberRule("a number of tries", low=1, high=15, whole=True)]
"""How often somebody is dialled."""


def _unquoted(key: Any) -> Any:
    """Return a whole number that is the key of a mapping, where every key is read as text."""
    if isinstance(key, str) and key.isascii() and key.isdigit() and len(key) < 10 and str(int(key)) == key:
        return int(key)
    # Whatever else it is, no quotes are to be removed.
    if isinstance(key, str):
        raise refuse(f"{show(key)} is not a whole number", found=show(key), allowed="a whole number")
    return key


LevelKey = Annotated[
    Level,
    BeforeValidator(_unquoted),
    WithJsonSchema({"type": "string", "x-kind": "level", "pattern": "^[1-9]$"}),
]
"""A level to which something belongs."""
InHandKey = Annotated[
    int,
    NumberRule("a number in hand", low=1, high=48, whole=True),
    BeforeValidator(_unquoted),
    WithJsonSchema({"type": "string", "x-kind": "number in hand", "pattern": r"^\d{1,2}$"}),
]
"""A number of contacts in hand to which something belongs."""
DaysKey = Annotated[
    int,
    NumberRule("a number of days", low=0, cap=1e5, whole=True),
    BeforeValidator(_unquoted),
    WithJsonSchema({"type": "string", "x-kind": "number of days", "pattern": r"^\d{1,6}$"}),
]
"""Days since something, to which something belongs."""
