"""Options of a channel that its mode does not know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ccsim.scenario.channel import Channel
from ccsim.scenario.faults import Problem
from ccsim.scenario.parts import Parts
from ccsim.scenario.reach import UNHURRIED

__all__ = ["mode_problems"]

# Which modes know an option, and why the others do not.
_KNOWN: Final[dict[str, tuple[tuple[str, ...], str]]] = {
    "closed": (("live", "concurrent"), "{} channels accept at any hour; nobody finds them closed"),
    "at_close": (("live", "concurrent"), "{} contacts stay in line over night; nobody waits on the line"),
    "trunks": (("live",), "{} contacts hold no line"),
    "silent": (("concurrent",), "customers of {} channels do not leave without a sign"),
    "notice": (("concurrent",), "customers of {} channels do not leave without a sign"),
    "slow": (("concurrent",), "slow customers of {} channels are part of the talk"),
    "interrupted": (UNHURRIED, "{} contacts are never interrupted"),
    "resume": (UNHURRIED, "{} contacts are never interrupted"),
    "finish_within": (UNHURRIED, "{} contacts are always finished"),
    "conversation": (("conversation",), "{} contacts have no turns"),
}


def mode_problems(parts: Parts) -> Iterator[Problem]:
    """Yield options of channels that are for other modes, and callbacks where nobody waits on the line.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    for name, channel in scenario.channels.items():
        if parts.sound("channels", name, "mode"):
            yield from _option_problems(name, channel, parts)
            yield from _flow_problems(name, channel, parts)


def _option_problems(name: str, channel: Channel, parts: Parts) -> Iterator[Problem]:
    for field, (modes, why) in _KNOWN.items():
        stated = getattr(channel, field) != Channel.model_fields[field].default
        if stated and channel.mode not in modes and parts.sound("channels", name, field):
            hint = f"remove it, or write mode: {' or '.join(modes)}"
            yield Problem(("channels", name, field), why.format(channel.mode), hint=hint)


def _flow_problems(name: str, channel: Channel, parts: Parts) -> Iterator[Problem]:
    """Yield a problem if a flow books callbacks for those who do not wait."""
    assert parts.scenario is not None
    flow = parts.scenario.flows.get(channel.flow or "")
    if flow is None or channel.mode not in UNHURRIED or not parts.sound("flows", str(channel.flow)):
        return
    for step_name, step in flow.steps.items():
        if step.callback is not None:
            message = f'step "{step_name}" books callbacks, and nobody waits on the line of this channel'
            yield Problem(("channels", name, "flow"), message, found=channel.flow, hint="name another flow")
            return
