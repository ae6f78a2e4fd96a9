"""Shares of channels and segments that must add up to 1, and of those who move, to at most 1."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.faults import Problem
from ccsim.scenario.parts import Parts
from ccsim.scenario.shares import at_most_one, shares_problems

__all__ = ["sum_problems"]


def sum_problems(parts: Parts) -> Iterator[Problem]:
    """Yield the mixes of an intent that do not add up to 1, and channels that more than everybody leaves.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    assert parts.scenario is not None
    for name, intent in parts.scenario.intents.items():
        for field, shares in (("channels", intent.channels), ("segments", intent.segments)):
            if shares and parts.sound("intents", name, field):
                yield from shares_problems(list(shares.values()), ("intents", name, field))
        for source, moves in intent.moves.items():
            if parts.sound("intents", name, "moves", source):
                loc = ("intents", name, "moves", source)
                yield from at_most_one(list(moves.values()), loc, f"come by {source}")
