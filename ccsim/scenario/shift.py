"""Shifts: named agents, their hours, breaks, overtime and days off."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from ccsim.scenario.frozen_dict import Frozen, FrozenDict, OrEmpty
from ccsim.scenario.hours import Hours, Spells
from ccsim.scenario.model import Model
from ccsim.scenario.moment import Date
from ccsim.scenario.name import Name
from ccsim.scenario.number import Headcount, Share
from ccsim.scenario.skill import ListOfNames
from ccsim.scenario.varying import Varying

__all__ = ["Absence", "Agent", "Shift"]


def _tag(value: Any) -> str:
    """Return which of the two forms the agents of a shift have."""
    return "<number>" if isinstance(value, (bool, float, int)) or value is None else "<names>"


class Agent(Model):
    """One person on a roster."""

    hired: Date | None = Field(
        default=None,
        description="First day on the job, for the group's learning curve and for not being there before; "
        "default: long ago.",
    )
    days_off: tuple[Date, ...] = Field(default=(), description="Dates without work, unpaid.")


class Absence(Model):
    """Illness and the like: whole days of a shift missed without notice."""

    probability: Varying[Share] = Field(
        description="Probability that an agent misses a date, drawn for each agent and date by itself."
    )
    paid: bool = Field(default=True, description="Whether the missed hours are paid.")


class Shift(Model):
    """Agents who work the same hours."""

    agents: Annotated[
        Annotated[Headcount, Tag("<number>")]
        | Annotated[Frozen[Name, OrEmpty[Agent]], ListOfNames(), Tag("<names>")],
        Discriminator(_tag),
    ] = Field(
        description="Who works it: a number of agents, a list of names, or names with what is known of them. "
        "A name that stands in several shifts of a group is one person."
    )
    hours: Hours = Field(
        description="When they work, by day selector; a night shift is written as two parts."
    )
    breaks: Spells = Field(
        default=(),
        description="Paid breaks, by the clock, on every day of the shift; parts outside its "
        "hours do not count. Who is busy then finishes first.",
    )
    unpaid_breaks: Spells = Field(default=(), description="Breaks that are not paid, such as lunch.")
    overtime: Hours = Field(
        default=FrozenDict(),
        description="Planned overtime, by day selector: further hours, paid at `overtime_pay`.",
    )
