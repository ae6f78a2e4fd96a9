"""What a lever does to the figure at a path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, Field, WithJsonSchema

from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import FrozenDict
from ccsim.scenario.levers.ramp import Ramp
from ccsim.scenario.model import Model
from ccsim.scenario.moment import Date
from ccsim.scenario.number import Factor

__all__ = ["Effect", "frozen"]


def frozen(value: Any) -> Any:
    """Return a value that cannot change any more."""
    if isinstance(value, Mapping):
        return FrozenDict({key: frozen(each) for key, each in value.items()})
    return tuple(frozen(each) for each in value) if isinstance(value, (list, tuple)) else value


_Amount = Annotated[
    Any,
    AfterValidator(frozen),
    WithJsonSchema({"x-kind": "number or duration, also below 0, or a [profile](#profile) of such"}),
]
_Value = Annotated[Any, AfterValidator(frozen), WithJsonSchema({"x-kind": "what may stand at the path"})]


class Effect(Model):
    """A change of a figure, as far as the ramp has come: exactly one of `times`, `by` and `to`."""

    times: Factor | None = Field(
        default=None, description="In the end it is so many times what it was: value (1 + (times - 1) ramp)."
    )
    by: _Amount = Field(default=None, description="In the end it is so much more: value + by ramp.")
    to: _Value = Field(
        default=None,
        description="In the end it is this: value + (to - value) ramp. Hours change by a step only.",
    )
    ramp: Ramp | None = Field(default=None, description="How it comes about; default: the lever's.")
    begins: Date | None = Field(default=None, description="When it begins; default: with the lever.")

    def _problems(self) -> Iterator[Problem]:
        given = [name for name in ("times", "by", "to") if getattr(self, name) is not None]
        if len(given) != 1:
            message = f"both {' and '.join(given)} are given" if given else "it is not said what changes"
            yield Problem((), message, found=", ".join(given) or None, allowed="exactly one of times, by, to")
