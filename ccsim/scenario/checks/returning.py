"""New attempts on other channels: shares that are too many, and automation that sends back at once."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.checks.places import Return, containments, returns
from ccsim.scenario.distribution import Constant
from ccsim.scenario.faults import Problem
from ccsim.scenario.parts import Parts
from ccsim.scenario.shares import at_most_one
from ccsim.scenario.together import values_of
from ccsim.units import US

__all__ = ["at_once", "returning_problems"]


def returning_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what is wrong with how customers come again.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    for here, again in returns(scenario):
        loc = (*here, "channels")
        if again.channels and parts.sound(*loc):
            yield from at_most_one(list(again.channels.values()), loc, "come by the same channel as before")
    for here, contained in containments(scenario):
        if here[0] != "flows" or contained.repeat is None or not parts.sound(*here):
            continue
        # A bot that contains everybody and resolves nothing would have the same customer for ever.
        everybody = any(1 in values_of(each) for each in (contained.share, *contained.by_intent.values()))
        if everybody and 0 in values_of(contained.resolved) and at_once(contained.repeat):
            message = "everybody comes back at once, for ever"
            allowed = "a probability below 1 or a delay above 0 s"
            yield Problem((*here, "repeat"), message, allowed=allowed)


def at_once(again: Return) -> bool:
    """Return True if there are moments at which everybody comes again at the same instant.

    Parameters
    ----------
    again
        Whether and when they come again.
    """
    if not isinstance(again.delay, Constant):
        return False
    instant = any(round(delay * US) == 0 for delay in values_of(again.delay.value))
    return instant and 1 in values_of(again.probability)
