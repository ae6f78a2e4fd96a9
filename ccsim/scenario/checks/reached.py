"""Where contacts never come, although something is said about them there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ccsim.scenario.faults import Problem
from ccsim.scenario.levers.open_channel import OpenChannelLever
from ccsim.scenario.levers.phase_channels import PhaseChannelsLever
from ccsim.scenario.parts import Parts
from ccsim.scenario.reach import UNHURRIED, channels_of, modes_waiting
from ccsim.scenario.yaml_tree import Loc

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["reach_problems"]

# Where the path intents.X.moves.FROM.TO has the channel to which customers move.
_MOVES: Final = 4


def reach_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what is said of contacts that never come: on a channel of an intent, in a queue.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    if not all(parts.sound(section) for section in ("intents", "channels", "flows", "queues")):
        return
    for name, intent in scenario.intents.items():
        for channel in intent.by_channel:
            yield from _unused(("intents", name, "by_channel", channel), name, channel, parts)
    for channel, intents in scenario.start.backlog_by_channel.items():
        for name in intents:
            yield from _unused(("start", "backlog_by_channel", channel, name), name, channel, parts)
    for queue, modes in modes_waiting(scenario).items():
        offers = scenario.queues[queue].callback is not None
        if offers and modes and all(mode in UNHURRIED for mode in modes):
            message = f'nobody waits on the line in queue "{queue}": only {" and ".join(modes)} contacts do'
            hint = "remove the callback, or let live or concurrent contacts wait here"
            yield Problem(("queues", queue, "callback"), message, hint=hint)


def _unused(loc: Loc, intent: str, channel: str, parts: Parts) -> Iterator[Problem]:
    """Yield a problem if an intent's contacts never come on a channel."""
    assert parts.scenario is not None
    if channel not in (*channels_of(parts.scenario, intent), *_opened(parts.scenario, intent)):
        message = f'contacts of intent "{intent}" never come on channel "{channel}"'
        hint = f"give the channel a share under intents.{intent}.channels"
        yield Problem(loc, message, found=channel, hint=hint)


def _opened(scenario: Scenario, intent: str) -> Iterator[str]:
    """Yield the channels to which levers lead customers of an intent, whether they are on or not."""
    for lever in scenario.levers.values():
        if isinstance(lever, OpenChannelLever) and intent in lever.moves:
            yield lever.channel
        if isinstance(lever, PhaseChannelsLever):
            yield from (to for moves in lever.moves.get(intent, {}).values() for to in moves)
        for path in lever.changes:
            parts = path.split(".")
            if parts[:3] == ["intents", intent, "moves"] and len(parts) > _MOVES:
                yield parts[_MOVES]
