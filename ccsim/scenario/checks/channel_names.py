"""Names that the options of channels use: other channels, flows, queues, intents."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.chase import Chase
from ccsim.scenario.checks.unknown import unknown
from ccsim.scenario.faults import Problem
from ccsim.scenario.intent import Intent
from ccsim.scenario.parts import Parts
from ccsim.scenario.yaml_tree import Loc

__all__ = ["channel_name_problems"]


def channel_name_problems(parts: Parts) -> Iterator[Problem]:
    """Yield the names that nothing has: of channels and what they lead to, and of channels elsewhere.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    for name, intent in scenario.intents.items():
        here: Loc = ("intents", name)
        yield from _move_problems(here, intent, parts)
        yield from _chase_problems(here, intent.chase, parts)
        for segment, differs in intent.by_segment.items():
            yield from _chase_problems((*here, "by_segment", segment), differs.chase, parts)
        for channel, differs in intent.by_channel.items():
            loc: Loc = (*here, "by_channel", channel)
            yield from unknown(parts, "channels", loc, channel)
            if differs.queue is not None:
                yield from unknown(parts, "queues", (*loc, "queue"), differs.queue)
            yield from _chase_problems(loc, differs.chase, parts)
    for name, source in scenario.channels.items():
        here, closed = ("channels", name, "closed"), source.closed
        if closed.message_channel is not None:
            yield from unknown(parts, "channels", (*here, "message_channel"), closed.message_channel)
        if closed.bot_flow is not None:
            yield from unknown(parts, "flows", (*here, "bot_flow"), closed.bot_flow)
    yield from _backlog_problems(parts)


def _move_problems(here: Loc, intent: Intent, parts: Parts) -> Iterator[Problem]:
    """Yield channels between which nobody can move."""
    stated = intent.channels or dict.fromkeys((parts.names["channels"] or ())[:1])
    for source, moves in intent.moves.items():
        loc: Loc = (*here, "moves", source)
        wrong = list(unknown(parts, "channels", loc, source))
        yield from wrong
        if source not in stated and not wrong and parts.sound(*here, "channels"):
            message = f'no cases of intent "{here[1]}" would come by channel "{source}"'
            allowed = ", ".join(stated)
            yield Problem(loc, message, found=source, allowed=allowed)
        for target in moves:
            yield from unknown(parts, "channels", (*loc, target), target)
            if target == source:
                hint = "name another channel, or remove it: the rest stays"
                message = f'who moves from channel "{source}" comes by another one'
                yield Problem((*loc, target), message, found=target, hint=hint)
        if not moves and parts.sound(*loc):
            hint = f"write {source}: {{CHANNEL: 0.1}}, or remove it"
            yield Problem(loc, "it is not said where to", found="{}", hint=hint)


def _chase_problems(here: Loc, chase: Chase | None, parts: Parts) -> Iterator[Problem]:
    if chase is not None and chase.channel is not None:
        yield from unknown(parts, "channels", (*here, "chase", "channel"), chase.channel)


def _backlog_problems(parts: Parts) -> Iterator[Problem]:
    assert parts.scenario is not None
    for channel, intents in parts.scenario.start.backlog_by_channel.items():
        loc: Loc = ("start", "backlog_by_channel", channel)
        yield from unknown(parts, "channels", loc, channel)
        for name in intents:
            yield from unknown(parts, "intents", (*loc, name), name)
