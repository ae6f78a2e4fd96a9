"""Settled volumes follow the stated ones: they are never solved for again."""

from __future__ import annotations

from typing import Any

from ccsim.scenario.arithmetic import NotPossibleError, operated
from ccsim.scenario.change import Operator
from ccsim.scenario.paths import follow

__all__ = ["resettled"]


def resettled(document: dict[str, Any], path: str, op: Operator, old: Any, new: Any, operand: Any) -> None:
    """Change the settled volume of an intent in proportion to its stated count, in place.

    Parameters
    ----------
    document
        The scenario's document, already changed at ``path``.
    path, op, operand
        The change.
    old, new
        What stood at the path, and what stands there now.

    Raises
    ------
    NotPossibleError
        If there is no one factor by which the stated count changed.
    """
    parts = path.split(".")
    if len(parts) < 4 or parts[0] != "intents" or parts[2:4] != ["volume", "count"]:
        return
    place = follow(document, f"settled.volumes.{parts[1]}")
    if not place.found:
        return
    numbers = all(isinstance(each, (int, float)) and not isinstance(each, bool) for each in (old, new))
    if len(parts) == 4 and op == "*=":
        place.holder[place.key] = operated("*=", place.value, operand)
    elif len(parts) == 4 and numbers and old > 0:
        place.holder[place.key] = operated("*=", place.value, new / old)
    else:
        raise NotPossibleError(
            f'the settled volume of "{parts[1]}" cannot follow this change',
            allowed="*= on the whole count",
            hint="or remove `settled` from the scenario and settle it again",
        )
