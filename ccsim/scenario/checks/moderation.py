"""Posts that are looked through on a channel where nobody can."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.faults import Problem
from ccsim.scenario.parts import Parts

__all__ = ["moderation_problems"]


def moderation_problems(parts: Parts) -> Iterator[Problem]:
    """Yield the moderation of posts on channels that have no work items.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    assert parts.scenario is not None
    channels = parts.scenario.channels
    able = [each for each, other in channels.items() if other.mode == "deferred"]
    for name, site in parts.scenario.self_service.items():
        channel = "" if site.moderation is None else site.moderation.channel
        known = channel in channels and parts.sound("channels", channel, "mode")
        if known and channels[channel].mode != "deferred":
            message = f"posts cannot be looked through on a {channels[channel].mode} channel"
            hint = "let it be a deferred channel: posts are work items"
            loc = ("self_service", name, "moderation", "channel")
            yield Problem(loc, message, found=channel, allowed=", ".join(able) or None, hint=hint)
