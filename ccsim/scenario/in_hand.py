"""What an agent may have in hand at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from pydantic import Field

from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.model import Model
from ccsim.scenario.number import InHand, Speed

__all__ = ["MODES", "Load", "Mode"]

Mode = Literal["live", "concurrent", "conversation", "deferred"]
"""How the contacts of a channel are worked."""

MODES: Final[tuple[Mode, ...]] = ("live", "concurrent", "conversation", "deferred")
"""In the order in which agents take them among equal priorities."""


_SLOWEST: Final = 0.01


class Load(Model):
    """Contacts that an agent may have in hand at once; whatever is smaller is admissible too."""

    live: InHand = Field(default=0, description="Calls.")
    concurrent: InHand = Field(default=0, description="Chats.")
    conversation: InHand = Field(default=0, description="Turns of conversations.")
    deferred: InHand = Field(default=0, description="Work items, such as e-mails.")
    speed: Frozen[Mode, Speed] = Field(
        default=FrozenDict(),
        description="Speed of each mode while exactly this is in hand: 1 is alone, 0 stands still. Default: "
        "from the group's `aht_in_hand`, else 1.",
    )

    def _problems(self) -> Iterator[Problem]:
        counts = {mode: int(getattr(self, mode)) for mode in MODES}
        for mode in self.speed:
            if not counts[mode]:
                message = f"there is a speed, but no {mode} contact in hand"
                yield Problem(("speed", mode), message, hint=f"write {mode}: 1, or remove the speed")
        for mode, speed in self.speed.items():
            if 0 < speed < _SLOWEST:
                message = f"work at a speed of {speed:.3g} is never finished"
                yield Problem(("speed", mode), message, allowed=f"0, or a number from {_SLOWEST}")
        if any(counts.values()) and all(self.speed.get(mode) == 0 for mode, count in counts.items() if count):
            message = "everything in hand stands still, for ever"
            yield Problem(("speed",), message, allowed="at least one speed above 0")
