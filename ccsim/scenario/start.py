"""How a run begins."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.duration import Duration
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.model import Model
from ccsim.scenario.name import Name
from ccsim.scenario.number import Places

__all__ = ["Start"]


class Start(Model):
    """The state at the first instant."""

    warm_up: Duration | None = Field(
        default=None,
        description="Time simulated before measuring. Default: the whole days that cover the 95% point of "
        "the longest return delay, 0 if nobody returns.",
    )
    backlog: Frozen[Name, Places] = Field(
        default=FrozenDict(),
        description="Contacts already waiting at the first instant, by intent, on its first channel.",
    )
    backlog_by_channel: Frozen[Name, Frozen[Name, Places]] = Field(
        default=FrozenDict(),
        description="The same by channel, then intent: `{email: {billing: 120}}`; beside `backlog`.",
    )
