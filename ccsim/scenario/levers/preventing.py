"""Cases that do not arise any more, as a prevention that comes in."""

from __future__ import annotations

from collections.abc import Mapping

from ccsim.scenario.document import plain
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.work import Entry, Move, Span, Work
from ccsim.scenario.prevention import Messages

__all__ = ["prevention_work"]


def prevention_work(
    name: str,
    lever: LeverBase,
    removes: Mapping[str, float],
    segments: tuple[str, ...] | None,
    messages: Messages | None,
) -> Work:
    """Yield a prevention of a lever's name, which removes nothing before the lever begins.

    Parameters
    ----------
    name, lever
        The lever.
    removes, segments, messages
        What the prevention has in the end.
    """
    place = ("prevention", name)
    made = {
        "removes": dict.fromkeys(removes, 0.0),
        "segments": None if segments is None else list(segments),
        "messages": None,
    }
    if messages is not None:
        made["messages"] = {**plain(messages), "count": 0.0}
    yield Entry(place, made, ("removes",))
    for intent, share in removes.items():
        path = ".".join((*place, "removes", intent))
        yield Move(path, "to", share, Span.of(lever), ("removes", intent), 0.0)
    if messages is None:
        return
    count = plain(messages)["count"]
    path = ".".join((*place, "messages", "count"))
    yield Move(path, "to", count, Span.of(lever), ("messages", "count"), 0.0)
