"""Deflections that lead nowhere else, or that nobody is there to be offered."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.checks.places import ranks
from ccsim.scenario.faults import Problem
from ccsim.scenario.parts import Parts
from ccsim.scenario.reach import UNHURRIED, channels_waiting
from ccsim.scenario.yaml_tree import Loc

__all__ = ["acceptance_problems", "deflection_problems"]


def acceptance_problems(parts: Parts) -> Iterator[Problem]:
    """Yield who accepts what nobody offers.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    if not parts.sound("queues") or any(each.deflection is not None for each in scenario.queues.values()):
        return
    for here, rank in ranks(scenario):
        loc: Loc = (*here, "accepts_deflection")
        if rank.accepts_deflection is not None and parts.sound(*loc):
            hint = "remove it, or write queues.NAME.deflection"
            yield Problem(loc, "no queue offers to go on by another channel", hint=hint)


def deflection_problems(parts: Parts) -> Iterator[Problem]:
    """Yield deflections for which nobody waits on the line, or whose channel is where all come from.

    Who came by deflection is not offered it again, so that no two queues can send anybody round for ever.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    if not all(parts.sound(section) for section in ("intents", "channels", "flows", "queues")):
        return
    for queue, waiting in channels_waiting(scenario).items():
        offer = scenario.queues[queue].deflection
        here: Loc = ("queues", queue, "deflection")
        if offer is None or not waiting:
            continue
        modes = {scenario.channels[each].mode for each in waiting}
        hurried = [each for each in waiting if scenario.channels[each].mode not in UNHURRIED]
        if not hurried:
            message = (
                f'nobody waits on the line in queue "{queue}": only {" and ".join(sorted(modes))} contacts do'
            )
            hint = "remove the deflection, or let live or concurrent contacts wait here"
            yield Problem(here, message, hint=hint)
        elif hurried == [offer.channel]:
            message = f'who waits in queue "{queue}" comes by channel "{offer.channel}" already'
            others = ", ".join(each for each in scenario.channels if each != offer.channel)
            yield Problem(
                (*here, "channel"), message, found=offer.channel, allowed=others or "another channel"
            )
