"""Preventions that prevent nothing, or whose messages contradict the volumes."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.faults import Problem
from ccsim.scenario.parts import Parts
from ccsim.scenario.yaml_tree import Loc

__all__ = ["prevention_problems"]


def prevention_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what is wrong with preventions, although each field can be read.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    for name, prevention in scenario.prevention.items():
        here: Loc = ("prevention", name)
        if not prevention.removes and parts.sound(*here, "removes"):
            names = ", ".join(parts.names["intents"] or ())
            message = "it removes nothing"
            yield Problem((*here, "removes"), message, found="{}", allowed=f"shares of the intents {names}")
        for intent in () if prevention.messages is None else prevention.messages.causes:
            volume = scenario.intents[intent].volume if intent in scenario.intents else None
            loc = (*here, "messages", "causes", intent)
            if volume is not None and volume.replay is not None and parts.sound("intents", intent, "volume"):
                message = f'the cases of intent "{intent}" are replayed exactly, so messages cause no more'
                hint = "remove it, or give intervals instead of replay"
                yield Problem(loc, message, found=intent, hint=hint)
