"""What differs on a channel and means nothing there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ccsim.scenario.difference import Difference
from ccsim.scenario.faults import Problem
from ccsim.scenario.parts import Parts
from ccsim.scenario.reach import UNHURRIED
from ccsim.scenario.yaml_tree import Loc

__all__ = ["by_channel_problems"]

# What only those have who wait on the line.
_OF_WAITING: Final = {
    "patience": "nobody waits on the line of a {} channel, so nobody loses patience",
    "balking": "nobody waits on the line of a {} channel, so nobody leaves at once",
    "accepts_callback": "nobody waits on the line of a {} channel, so nobody is offered a callback",
    "accepts_deflection": "nobody waits on the line of a {} channel, so nobody is offered another one",
}


def by_channel_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what those differ in on a channel who do not wait on the line there.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    for name, intent in scenario.intents.items():
        for channel, differs in intent.by_channel.items():
            loc: Loc = ("intents", name, "by_channel", channel)
            if channel in scenario.channels and parts.sound("channels", channel, "mode"):
                yield from _mode_problems(loc, differs, scenario.channels[channel].mode, parts)


def _mode_problems(loc: Loc, differs: Difference, mode: str, parts: Parts) -> Iterator[Problem]:
    if mode not in UNHURRIED:
        return
    for field, why in _OF_WAITING.items():
        if getattr(differs, field) is not None and parts.sound(*loc, field):
            yield Problem((*loc, field), why.format(mode), hint="remove it")
