"""What customers do at a closed channel: shares without where they lead, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ccsim.scenario.channel import Closed
from ccsim.scenario.faults import Problem
from ccsim.scenario.parts import Parts
from ccsim.scenario.reach import UNHURRIED
from ccsim.scenario.shares import TOLERANCE
from ccsim.scenario.together import values_of, values_together
from ccsim.scenario.yaml_tree import Loc

__all__ = ["closed_problems"]

_SHARES: Final = ("come_back", "message", "bot")


def closed_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what is wrong with what happens while a channel is closed.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    assert parts.scenario is not None
    for name, channel in parts.scenario.channels.items():
        here: Loc = ("channels", name, "closed")
        closed = channel.closed
        if closed.message_channel is not None:
            yield from _mode_problems((*here, "message_channel"), closed.message_channel, parts)
        if parts.sound(*here):
            yield from _half_problems(here, closed)
            yield from _sum_problems(here, closed)


def _mode_problems(loc: Loc, name: str, parts: Parts) -> Iterator[Problem]:
    assert parts.scenario is not None
    channels = parts.scenario.channels
    channel = channels.get(name)
    if channel is None or channel.mode in UNHURRIED or not parts.sound("channels", name, "mode"):
        return
    able = [each for each, other in channels.items() if other.mode in UNHURRIED]
    message = f"messages cannot be left on a {channel.mode} channel: it does not accept at any hour"
    hint = "let it be a deferred or conversation channel, such as e-mail or voicemail"
    yield Problem(loc, message, found=name, allowed=", ".join(able) or None, hint=hint)


def _half_problems(here: Loc, closed: Closed) -> Iterator[Problem]:
    """Yield shares that lead nowhere, and places to which no share leads."""
    message, bot = (any(value > 0 for value in values_of(share)) for share in (closed.message, closed.bot))
    if message and closed.message_channel is None:
        text = "is missing, and a share leaves a message"
        yield Problem((*here, "message_channel"), text, hint="write message_channel: NAME")
    if bot and closed.bot_flow is None:
        text = "is missing, and a share is served by a bot"
        yield Problem((*here, "bot_flow"), text, hint="write bot_flow: NAME")
    # A share of 0 that is written down is what somebody sets to try without.
    stated = closed.model_fields_set
    if closed.message_channel is not None and not {"message", "bot"} & stated:
        text = "is missing, so nobody leaves a message"
        yield Problem((*here, "message"), text, hint="write message: 0.5, say, or remove message_channel")
    if closed.bot_flow is not None and "bot" not in stated:
        text = "is missing, so nobody is served by the bot"
        yield Problem((*here, "bot"), text, hint="write bot: 0.5, say, or remove bot_flow")


def _sum_problems(here: Loc, closed: Closed) -> Iterator[Problem]:
    total = max(sum(values) for values in values_together([getattr(closed, name) for name in _SHARES]))
    if total > 1 + TOLERANCE:
        found = f"{total:.10g}"
        allowed = "shares that add up to at most 1; the rest are lost"
        yield Problem(here, f"come_back, message and bot add up to {found}", found=found, allowed=allowed)
