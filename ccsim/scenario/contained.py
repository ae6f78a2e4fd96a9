"""What ends without an agent, and whether that was the end of it."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.difficulty import Among
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.model import Model
from ccsim.scenario.number import Share
from ccsim.scenario.returns import Repeat
from ccsim.scenario.varying import Varying

__all__ = ["Contained"]


class Contained(Model):
    """Ends without an agent, for some or for all who come there. Contained is not resolved."""

    share: Varying[Share] = Field(
        default=1.0,
        description="Share that ends here, the easy cases first (`difficulty`); the others go on.",
    )
    by_intent: Frozen[str, Varying[Share]] = Field(
        default=FrozenDict(), description="The share by intent, where it differs."
    )
    among: Among = Field(
        default="all",
        description="For whom the shares are stated: for `all` cases, as if everybody came here once; or as "
        "measured among those who did (`handled`), from which `ccsim settle` finds the former.",
    )
    resolved: Varying[Share] = Field(
        default=1.0,
        description="Probability that the case is resolved too; if not, the customer comes back as `repeat` "
        "says.",
    )
    repeat: Repeat | None = Field(
        default=None,
        description="What those do whom it did not resolve; default: the intent's `resolution.repeat`.",
    )

    @property
    def is_end(self) -> bool:
        """Return True if nobody goes on from here."""
        return self.share == 1.0 and not self.by_intent
