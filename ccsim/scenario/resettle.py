"""What is settled follows what is stated: it is never solved for again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ccsim.scenario.arithmetic import NotPossibleError, operated
from ccsim.scenario.change import Operator

__all__ = ["resettled"]

_FIGURES: Final = ("count", "intervals", "replay")


def resettled(document: dict[str, Any], path: str, op: Operator, old: Any, new: Any, operand: Any) -> None:
    """Change the settled volume of an intent in proportion to its stated count, in place.

    Settled figures say by what hidden ones differ from the stated, so they stay; where figures are no longer
    stated `among: handled`, they go.

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
    settled = document.get("settled") or {}
    if parts[-1] == "among" and new == "all":
        beside = tuple(_stated_beside(document, path))
        for place in [each for each in settled.get("figures", {}) if each.startswith(beside)]:
            del settled["figures"][place]
    below = [each for each in settled.get("figures", {}) if each.startswith(f"{path}.")]
    for place in [each for each in below if not _is_measured(document, each)]:
        del settled["figures"][place]
    for name in settled.get("volumes", {}):
        places = [["intents", name, "volume", field] for field in _FIGURES]
        if not any(parts[:4] == place[: len(parts)] for place in places):
            continue
        factor = _factor(parts, op, old, new, operand)
        if factor is None:
            raise NotPossibleError(
                f'the settled volume of "{name}" cannot follow this change',
                allowed="*= on the whole count",
                hint="or remove `settled` from the scenario and settle it again",
            )
        settled["volumes"][name] = operated("*=", settled["volumes"][name], factor)


def _stated_beside(document: dict[str, Any], path: str) -> Iterator[str]:
    """Yield where the figures begin of which a path says for whom they are stated."""
    yield path.removesuffix("among")
    parts = path.split(".")
    if parts[0] != "intents" or parts[2:] != ["handle_time", "among"]:
        return
    for ways in ("by_segment", "by_channel"):
        for name, differs in (document["intents"][parts[1]].get(ways) or {}).items():
            times = differs.get("handle_time")
            if times is not None and times.get("among") is None:
                yield f"intents.{parts[1]}.{ways}.{name}.handle_time."


def _is_measured(document: dict[str, Any], place: str) -> bool:
    """Return True if a figure still stands at a place, and is still stated among the handled."""
    here: Any = document
    among = None
    for part in place.split("."):
        if not isinstance(here, dict) or here.get(part) is None:
            return False
        # What differs for some is stated for whom the intent's is, unless it says so itself.
        times = (here.get("handle_time") or {}) if ".handle_time." in place else {}
        among = here.get("among") or times.get("among") or among
        here = here[part]
    return among == "handled"


def _factor(parts: list[str], op: Operator, old: Any, new: Any, operand: Any) -> Any:
    """Return by what a stated count as a whole was multiplied, None if that is not what happened."""
    if parts[3:] != ["count"]:
        return None
    if op == "*=":
        return operand
    numbers = all(isinstance(each, (int, float)) and not isinstance(each, bool) for each in (old, new))
    return new / old if numbers and old > 0 else None
