"""Where in a flow contacts may be contained, and whether a log tells who came there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccsim.scenario.reach import channels_of
from ccsim.scenario.together import values_of

if TYPE_CHECKING:
    from ccsim.scenario.flow import Flow, FlowStep
    from ccsim.scenario.scenario import Scenario

__all__ = ["containing_steps", "intents_in", "ways_on", "why_untold"]


def intents_in(scenario: Scenario, flow: str) -> tuple[str, ...]:
    """Return the intents whose contacts may go through a flow."""
    doors = {name for name, each in scenario.channels.items() if flow in (each.flow, each.closed.bot_flow)}
    return tuple(name for name in scenario.intents if doors & set(channels_of(scenario, name)))


def containing_steps(flow: Flow, intent: str) -> tuple[str, ...]:
    """Return the steps at which contacts of an intent may be contained."""
    return tuple(
        name for name in _reached(flow, flow.first, intent) if _may_contain(flow.steps[name], intent)
    )


def why_untold(flow: Flow, step: str, intent: str) -> str | None:
    """Return why a log does not tell how many contacts of an intent came to a containing step.

    The log has what flow a contact has gone through and whether that contained it, not the steps. The share
    that comes to a step can be worked out from the chances before it, but not always.

    Parameters
    ----------
    flow, step, intent
        A flow, one of its steps, and whose contacts.

    Returns
    -------
    str or None
        None if it can be told, or there is nothing to tell.
    """
    containing = containing_steps(flow, intent)
    if step not in containing:
        return None
    others = [name for name in containing if name != step]
    if others:
        return f'its contacts may be contained at step "{others[0]}" too'
    if step in [
        name for after in ways_on(flow.steps[step], intent) for name in _reached(flow, after, intent)
    ]:
        return "its contacts may come there again"
    if flow.longest is not None and step != flow.first:
        return "the time in the flow is limited (`longest`)"
    return None


def ways_on(step: FlowStep, intent: str) -> tuple[str, ...]:
    """Return the steps that contacts of an intent may go on to."""
    chosen = step.intents.get(intent)
    if chosen is not None:
        return (chosen,)
    return tuple(dict.fromkeys((*step.shares, *([step.then] if step.then is not None else []))))


def _may_contain(step: FlowStep, intent: str) -> bool:
    if step.contained is None:
        return False
    share = step.contained.by_intent.get(intent, step.contained.share)
    return any(value > 0 for value in values_of(share))


def _reached(flow: Flow, start: str, intent: str) -> dict[str, None]:
    """Return the steps that contacts of an intent may come to from a step on, that step first."""
    found, waiting = {start: None}, [start]
    while waiting:
        for name in ways_on(flow.steps[waiting.pop()], intent):
            if name not in found and name in flow.steps:
                found[name] = None
                waiting.append(name)
    return found
