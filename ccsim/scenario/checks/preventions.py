"""Preventions that prevent nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.faults import Problem
from ccsim.scenario.parts import Parts
from ccsim.scenario.yaml_tree import Loc

__all__ = ["prevention_problems"]


def prevention_problems(parts: Parts) -> Iterator[Problem]:
    """Yield the preventions that remove no cases.

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
