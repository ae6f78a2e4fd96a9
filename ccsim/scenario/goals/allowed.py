"""What may be changed to reach a goal, and how far."""

from __future__ import annotations

import math
from collections.abc import Iterator
from numbers import Real
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from ccsim.scenario.faults import Problem, refuse, show
from ccsim.scenario.hours import Hours
from ccsim.scenario.levers.effect import frozen
from ccsim.scenario.model import Model
from ccsim.scenario.number import Money

__all__ = ["Allowed", "AllowedCost"]

_MOST: Final = 200
_RANGE: Final = ("from", "to", "step")


def _amounts(value: Any) -> Any:
    """Return the amounts of a list, or of {from, to, step}."""
    if isinstance(value, dict) and value.keys() <= set(_RANGE):
        return _spread(value)
    if isinstance(value, (list, tuple)):
        if not value:
            raise refuse("there is nothing to choose from", found="[]", hint="write one amount or more")
        return tuple(value)
    raise refuse(
        f"{show(value)} is no choice of amounts", found=show(value), allowed="a list, or {from, to, step}"
    )


def _spread(value: dict[str, Any]) -> tuple[float, ...]:
    for name in ("from", "to"):
        if name not in value:
            raise refuse(f"{name} is missing", found=show(value), allowed="{from, to, step}")
    for name, each in value.items():
        if isinstance(each, bool) or not isinstance(each, Real) or not math.isfinite(each):
            raise refuse(f"{name}: {show(each)} is not a number", found=show(each), allowed="numbers")
    low, high, step = float(value["from"]), float(value["to"]), float(value.get("step", 1))
    if step <= 0 or high < low:
        raise refuse("from, to and step lead nowhere", found=show(value), allowed="from <= to, step above 0")
    count = math.floor((high - low) / step + 1e-9) + 1
    if count > _MOST:
        raise refuse(f"these are {count} amounts", found=show(value), allowed=f"at most {_MOST}")
    found = (round(low + step * number, 9) for number in range(count))
    return tuple(int(each) if each == int(each) else each for each in found)


_Amounts = Annotated[
    tuple[Any, ...],
    BeforeValidator(_amounts),
    AfterValidator(frozen),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "array", "items": {"x-kind": "amounts"}, "minItems": 1},
                {
                    "type": "object",
                    "properties": {name: {"type": "number"} for name in _RANGE},
                    "required": ["from", "to"],
                    "additionalProperties": False,
                },
            ],
            "x-kind": "a list of amounts, or `{from, to, step}`",
        }
    ),
]


class AllowedCost(Model):
    """What a change costs beside what the ledger says of it."""

    one_off: Money = Field(default=0.0, description="Money once, for each unit of the amount.")
    per_month: Money = Field(default=0.0, description="Money per month, for each unit of the amount.")


class Allowed(Model):
    """A change that may be made to reach a goal: a lever, a figure of one, or a figure at a path."""

    title: str | None = Field(default=None, description="One line for people.")
    lever: str | None = Field(default=None, description="A lever to be put on.")
    field: str | None = Field(
        default=None,
        description="The figure of the lever that may be chosen, such as `agents` or `cost.per_month`; `to` "
        "says how far. Default: it is put on as it is.",
    )
    path: str | None = Field(default=None, description="A figure of the scenario, by the path of `--set`.")
    by: _Amounts | None = Field(
        default=None, description="So much is added: `{from: 1, to: 6}`, in steps of 1, or a list."
    )
    times: _Amounts | None = Field(default=None, description="It is multiplied by one of these.")
    to: _Amounts | None = Field(default=None, description="It becomes one of these.")
    hours: Hours | None = Field(
        default=None,
        description="With `by`, of a profile such as a headcount: only in these hours. Default: wherever it "
        "is not 0.",
    )
    cost: AllowedCost = Field(default=AllowedCost(), description="What it costs beside what the ledger says.")

    def _problems(self) -> Iterator[Problem]:
        if (self.lever is None) == (self.path is None):
            message = "both a lever and a path are given" if self.lever else "it is not said what may change"
            yield Problem((), message, allowed="exactly one of lever, path")
            return
        given = [name for name in ("by", "times", "to") if getattr(self, name) is not None]
        if self.lever is not None and (self.field is None) != (not given):
            hint = "write both, or neither: then the lever is put on as it is"
            yield Problem((), "a field of a lever and how far belong together", hint=hint)
        if self.lever is not None and set(given) - {"to"}:
            yield Problem((given[0],), "a figure of a lever is set", found=given[0], hint="write to: [...]")
        if self.path is not None and len(given) != 1:
            message = f"{' and '.join(given)} are given" if given else "it is not said how far"
            yield Problem((), message, allowed="exactly one of by, times, to")
        if self.field is not None and self.lever is None:
            yield Problem(("field",), "there is no lever whose field it is", hint="write lever: NAME")
        if self.hours is not None and self.by is None:
            yield Problem(("hours",), "hours need amounts that are added", hint="write by: {from: 1, to: 6}")

    @property
    def amounts(self) -> tuple[Any, ...]:
        """Return the amounts to choose from, the weakest first; of a lever that is put on, True."""
        return self.by or self.times or self.to or (True,)
