"""``+=``, ``-=`` and ``*=`` on what a file would write: numbers, durations, profiles, series."""

from __future__ import annotations

import math
from decimal import Decimal
from numbers import Real
from typing import Any, Final

from ccsim.scenario.change import Operator
from ccsim.scenario.faults import Problem, show
from ccsim.scenario.written import is_written
from ccsim.units import format_duration, parse_duration

__all__ = ["NotPossibleError", "operated"]

# Fields of a profile, series or distribution that are no values: an operator leaves them alone.
_NO_VALUES: Final = {"interval", "distribution", "share", "shape"}


class NotPossibleError(Exception):
    """An operator that cannot be applied; carries the problem."""

    def __init__(self, message: str, allowed: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.problem = Problem((), message, allowed=allowed, hint=hint)


def operated(op: Operator, old: Any, operand: Any) -> Any:
    """Return the value after an operator; over a profile or series every number in it changes.

    Parameters
    ----------
    op
        ``+=``, ``-=`` or ``*=``.
    old
        What stands there, as a file would write it.
    operand
        A number, or a duration.

    Raises
    ------
    NotPossibleError
        If the operator makes no sense there, or makes something negative.
    """
    if isinstance(old, dict) and {"days", "dated"} & old.keys():
        return _each(op, old, operand, "")
    if isinstance(old, dict) and "distribution" in old:
        if op != "*=":
            raise NotPossibleError(
                f"{op} cannot change a distribution as a whole",
                allowed="*=, which scales all its durations",
                hint="or name one of its figures: " + ", ".join(key for key in old if key != "distribution"),
            )
        return _each(op, old, operand, "")
    if isinstance(old, (dict, list)):
        raise NotPossibleError(f"{op} needs a number, and here is {show(old)}", hint="name one number in it")
    return _one(op, old, operand, "")


def _each(op: Operator, old: Any, operand: Any, where: str) -> Any:
    """Return a profile, series or distribution with every number in it changed."""
    if isinstance(old, dict):
        return {
            key: value
            if key in _NO_VALUES or value is None
            else _quantiles(op, value, operand, where)
            if key == "quantiles"
            else _each(op, value, operand, f"{where}.{key}")
            for key, value in old.items()
        }
    if isinstance(old, list):
        return [_each(op, value, operand, f"{where}.{i}") for i, value in enumerate(old)]
    return old if old == "never" else _one(op, old, operand, where)


def _quantiles(op: Operator, pairs: Any, operand: Any, where: str) -> Any:
    """Return the pairs of an empirical distribution; their first numbers are probabilities."""
    return [
        [level, _each(op, value, operand, f"{where}.quantiles.{i}")] for i, (level, value) in enumerate(pairs)
    ]


def _one(op: Operator, old: Any, operand: Any, where: str) -> Any:
    """Return one number or duration after the operator."""
    at = f" at {where[1:]}" if where else ""
    seconds = _seconds(old)
    if seconds is None and not _is_number(old):
        found = "nothing is stated" if old is None else f"here is {show(old)}"
        raise NotPossibleError(f"{op} needs a number, and {found}", hint="set it with =")
    before = _exact(old if seconds is None else seconds)
    by = _operand(op, operand, duration=seconds is not None)
    after = before * by if op == "*=" else before + by if op == "+=" else before - by
    if after < 0:
        left = f"{show(old)} {op[0]} {show(operand)}"
        raise NotPossibleError(f"{left} is below 0{at}", allowed="a result of 0 or more")
    if seconds is not None:
        return format_duration(float(after))
    return math.floor(after + Decimal("0.5")) if isinstance(old, int) else float(after)


def _operand(op: Operator, operand: Any, *, duration: bool) -> Decimal:
    """Return the right side as a number: seconds where a duration is added to a duration."""
    seconds = _seconds(operand)
    number = _is_number(operand) and math.isfinite(operand)
    if not duration or op == "*=":
        if number:
            return _exact(operand)
        raise NotPossibleError(f"{op} needs a number, not {show(operand)}", allowed="a plain number")
    if seconds is not None:
        return _exact(seconds)
    if number and not is_written(operand):
        return _exact(operand)
    raise NotPossibleError(
        f"{op} on a duration needs a duration, not {show(operand)}", hint="write 20 s, 4 min, 1 h or 7 d"
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)


def _seconds(value: Any) -> float | None:
    try:
        return parse_duration(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _exact(number: Any) -> Decimal:
    """Return the decimal that was written, so that 50 * 1.1 is 55 and not a little more."""
    return Decimal(int(number)) if isinstance(number, int) else Decimal(repr(float(number)))
