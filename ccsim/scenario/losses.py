"""What lowers satisfaction beside the wait."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.model import Model
from ccsim.scenario.number import Factor
from ccsim.scenario.varying import ByDate

__all__ = ["Losses"]


class Losses(Model):
    """What satisfaction loses, in standard deviations, for what happened to a case."""

    unresolved: ByDate[Factor] = Field(
        default=1.5, description="Once, if the case ended without being resolved."
    )
    further_contact: ByDate[Factor] = Field(
        default=0.4,
        description="For each contact after the first, or after a use of self-service in vain; none for "
        "trying a closed door, nor for accepting another channel instead of waiting.",
    )
    transfer: ByDate[Factor] = Field(default=0.2, description="Each time a contact was passed on or back.")
    told_again: ByDate[Factor] = Field(
        default=0.15, description="Each time the customer told an agent again what it had told before."
    )
    contained_falsely: ByDate[Factor] = Field(
        default=0.3,
        description="Each time a flow or self-service ended the matter, but had not resolved it.",
    )
    abandoned: ByDate[Factor] = Field(
        default=0.3,
        description="Each time the customer left without an answer: hung up in a flow, balked, abandoned.",
    )
    turned_away: ByDate[Factor] = Field(
        default=0.3,
        description="Each time the customer was turned away: everything taken, or cut off at closing time.",
    )
    gave_up: ByDate[Factor] = Field(
        default=0.3,
        description="Once, if the case ended without an answer by an agent, a flow or self-service.",
    )
