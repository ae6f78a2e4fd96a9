"""New attempts on other channels: shares that are too many, and automation that sends back at once."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.checks.places import Return, containments, returns
from ccsim.scenario.contained import Contained
from ccsim.scenario.containing import containing_steps, intents_in
from ccsim.scenario.distribution import Constant
from ccsim.scenario.faults import Problem
from ccsim.scenario.parts import Parts
from ccsim.scenario.shares import at_most_one
from ccsim.scenario.together import values_of
from ccsim.scenario.yaml_tree import Loc
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
    for here in _for_ever(parts):
        message = "everybody comes back at once, for ever"
        yield Problem(here, message, allowed="a probability below 1 or a delay above 0 s")


def _for_ever(parts: Parts) -> Iterator[Loc]:
    """Yield, each once, how those come again who would have a bot for ever that resolves nothing."""
    assert parts.scenario is not None
    found: dict[Loc, None] = {}
    for here, contained in containments(parts.scenario):
        if here[0] != "flows" or not parts.sound(*here) or 0 not in values_of(contained.resolved):
            continue
        if 1 not in values_of(parts.scenario.flows[str(here[1])].share):
            continue  # some go past it
        if contained.repeat is None:
            found |= dict.fromkeys(_as_the_intent_says(parts, here, contained))
        elif at_once(contained.repeat) and any(
            1 in values_of(each) for each in (contained.share, *contained.by_intent.values())
        ):
            found[*here, "repeat"] = None
    yield from found


def _as_the_intent_says(parts: Parts, here: Loc, contained: Contained) -> Iterator[Loc]:
    """Yield where intents say that customers come again at once, of whom a step contains everybody."""
    scenario = parts.scenario
    assert scenario is not None
    flow, step = str(here[1]), str(here[3])
    if not parts.sound("intents") or not parts.sound("flows", flow) or not parts.sound("channels"):
        return
    graph = scenario.flows[flow]
    everybody = [
        name
        for name in intents_in(scenario, flow)
        if step in containing_steps(graph, name)
        and 1 in values_of(contained.by_intent.get(name, contained.share))
    ]
    for loc, again in returns(scenario):
        if loc[-2:] != ("resolution", "repeat") or loc[1] not in everybody or not at_once(again):
            continue
        door = scenario.channels.get(str(loc[3])) if loc[2] == "by_channel" else None
        if door is None or flow in (door.flow, door.closed.bot_flow):
            yield loc


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
