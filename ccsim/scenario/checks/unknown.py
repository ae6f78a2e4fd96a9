"""A name that nothing of a section has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ccsim.scenario.faults import Problem, nearest
from ccsim.scenario.parts import Parts
from ccsim.scenario.yaml_tree import Loc

__all__ = ["unknown"]

_ONE: Final = {
    "segments": "segment",
    "intents": "intent",
    "channels": "channel",
    "queues": "queue",
    "groups": "group",
    "flows": "flow",
    "self_service": "self-service",
    "levers": "lever",
    "surveys": "survey",
}


def unknown(parts: Parts, section: str, loc: Loc, name: str) -> Iterator[Problem]:
    """Yield a problem if a section has no such name.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    section
        Where names are looked for.
    loc
        The place that names it.
    name
        The name.
    """
    names = parts.names[section]
    if names is None or name in names:
        return
    there = "self-service is" if section == "self_service" else f"{section} are"
    hint = nearest(name, names) or f"the {there}: {', '.join(names) or 'none'}"
    yield Problem(loc, f'there is no {_ONE[section]} "{name}"', found=name, hint=hint)
