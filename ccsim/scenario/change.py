"""A change to one number of a scenario."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

__all__ = ["Change", "Operation", "Operator", "change"]

Operator = Literal["=", "+=", "-=", "*="]


@dataclass(frozen=True)
class Operation:
    """What an override does to the value at a path."""

    op: Operator
    value: Any


@dataclass(frozen=True)
class Change:
    """What an override did: the value at a path before and after, as a file would write them."""

    path: str
    old: Any
    new: Any


def change(op: str, value: Any) -> Operation:
    """Return a change for ``Scenario.override``: ``change("-=", 2)``.

    Parameters
    ----------
    op
        ``=``, ``+=``, ``-=`` or ``*=``.
    value
        The number, or the duration with its unit (in Python also seconds).

    Raises
    ------
    ValueError
        If there is no such operator.
    """
    if op not in get_args(Operator):
        raise ValueError(f'"{op}" is not an operator; allowed: {", ".join(get_args(Operator))}')
    return Operation(cast(Operator, op), value)
