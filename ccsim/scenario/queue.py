"""Where contacts wait."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ccsim.scenario.callback import Callback
from ccsim.scenario.deflection import Deflection
from ccsim.scenario.duration import Duration
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.model import Model
from ccsim.scenario.number import Level, LevelKey, Places, Positive, Priority

__all__ = ["Queue"]


class Queue(Model):
    """A queue in front of groups of agents."""

    capacity: Places | None = Field(
        default=None,
        description="Waiting places, 0 or more; who finds them full is blocked. Default: no limit.",
    )
    priority: Priority = Field(
        default=0, description="Order of service among queues; the smaller is served first."
    )
    head_start: Duration = Field(default=0.0, description="Time its contacts count as having waited already.")
    choose: Literal["longest_idle", "least_worked", "most_proficient", "fill_first"] = Field(
        default="longest_idle",
        description="Which free agent takes an arriving contact, within a level: the one idle longest, the "
        "one with the least handling time finished today, or the fastest at it. Ties: longest idle. Of "
        "agents who may have several in hand, those with the fewest are asked first; with "
        "`fill_first`, those with the most.",
    )
    overflow: Frozen[LevelKey, Duration] = Field(
        default=FrozenDict(),
        description="Wait after which a level opens: `{2: 30 s, 3: 2 min}`. Levels not named open at once.",
    )
    target: Duration = Field(
        default=20.0,
        description="Answer target: for groups that take the contact with the least slack to it, and for the "
        "share of the backlog that is past it.",
    )
    weight: Positive = Field(
        default=1.0, description="What a second of waiting counts, for groups that take by weighted wait."
    )
    tier: Level = Field(
        default=1, description="Tier of its agents; a transfer to a higher tier is an escalation."
    )
    callback: Callback | None = Field(default=None, description="The offer of a callback; default: none.")
    deflection: Deflection | None = Field(
        default=None,
        description="The offer to go on by another channel, after that of a callback; default: none.",
    )
