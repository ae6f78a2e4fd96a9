"""Preventions that prevent nothing, or nobody's need."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.faults import Problem
from ccsim.scenario.parts import Parts
from ccsim.scenario.prevention import Prevention
from ccsim.scenario.reach import segment_shares
from ccsim.scenario.yaml_tree import Loc

__all__ = ["prevention_problems"]


def prevention_problems(parts: Parts) -> Iterator[Problem]:
    """Yield the preventions that remove no cases, or those of segments that are not there.

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
        yield from _segment_problems(here, prevention, parts)


def _segment_problems(here: Loc, prevention: Prevention, parts: Parts) -> Iterator[Problem]:
    """Yield segments of which there is nobody among the cases it removes."""
    scenario, loc = parts.scenario, (*here, "segments")
    assert scenario is not None
    if prevention.segments == ():
        hint = "leave segments out to mean all of them"
        yield Problem(loc, "the prevention concerns no segment", found="[]", hint=hint)
    intents = [name for name in prevention.removes if name in scenario.intents]
    if not intents or not all(parts.sound("intents", name, "segments") for name in intents):
        return
    there = {each for name in intents for each in segment_shares(scenario, name)}
    for i, segment in enumerate(prevention.segments or ()):
        if segment in scenario.segments and segment not in there:
            message = f'{" and ".join(intents)} have no customers of segment "{segment}"'
            if len(intents) == 1:
                message = f'intent "{intents[0]}" has no customers of segment "{segment}"'
            allowed = ", ".join(each for each in scenario.segments if each in there)
            yield Problem((*loc, i), message, found=segment, allowed=allowed)
