"""What an agent may have in hand at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from pydantic import Field

from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.model import Model
from ccsim.scenario.number import Factor, InHand

__all__ = ["MODES", "Load", "Mode"]

Mode = Literal["live", "concurrent", "conversation", "deferred"]
"""How the contacts of a channel are worked."""

MODES: Final[tuple[Mode, ...]] = ("live", "concurrent", "conversation", "deferred")
"""In the order in which agents take them among equal priorities."""


class Load(Model):
    """Contacts that an agent may have in hand at once; whatever is smaller is admissible too."""

    live: InHand = Field(default=0, description="Calls.")
    concurrent: InHand = Field(default=0, description="Chats.")
    conversation: InHand = Field(default=0, description="Turns of conversations.")
    deferred: InHand = Field(default=0, description="Work items, such as e-mails.")
    speed: Frozen[Mode, Factor] = Field(
        default=FrozenDict(),
        description="Speed of each mode while exactly this is in hand: 1 is alone, 0 stands still. Default: "
        "from the group's `aht_in_hand`, else 1.",
    )

    def _problems(self) -> Iterator[Problem]:
        counts = {mode: int(getattr(self, mode)) for mode in MODES}
        if not any(counts.values()):
            yield Problem((), "nothing is in hand", allowed="at least one contact")
        for mode in self.speed:
            if not counts[mode]:
                message = f"there is a speed, but no {mode} contact in hand"
                yield Problem(("speed", mode), message, hint=f"write {mode}: 1, or remove the speed")
