"""How long a wait customers take as fine, and what a longer one costs."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from ccsim.scenario.duration import Duration, PositiveDuration
from ccsim.scenario.in_hand import Mode
from ccsim.scenario.model import Model
from ccsim.scenario.number import Factor
from ccsim.scenario.varying import ByDate

__all__ = ["EXPECTED", "Expectation"]


class Expectation(Model):
    """
    What a wait for an answer on a channel does to satisfaction.

    With an excess x over what is expected, it loses most x / (x + half): nothing up to there, half of `most`
    at an excess of `half`, and never more than `most`.
    """

    expected: ByDate[Duration] | None = Field(
        default=None,
        description="A wait customers take as fine. Default by mode: live 1 min, concurrent 1 min, deferred "
        "4 h, conversation 15 min; of a booked callback 30 min.",
    )
    half: ByDate[PositiveDuration] | None = Field(
        default=None,
        description="The excess that costs half of `most`. Default by mode: live 5 min, concurrent 5 min, "
        "deferred 24 h, conversation 1 h; of a booked callback 4 h.",
    )
    most: ByDate[Factor] | None = Field(
        default=None, description="Standard deviations that a very long wait costs. Default: 1."
    )


def _hours(expected: float, half: float) -> Expectation:
    return Expectation(expected=expected * 3600, half=half * 3600, most=1.0)


EXPECTED: Final[dict[Mode | Literal["callback"], Expectation]] = {
    "live": _hours(1 / 60, 5 / 60),
    "concurrent": _hours(1 / 60, 5 / 60),
    "deferred": _hours(4, 24),
    "conversation": _hours(1 / 4, 1),
    "callback": _hours(1 / 2, 4),
}
"""What holds where nothing is said: by mode of the channel, and of booked callbacks."""
