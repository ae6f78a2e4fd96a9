"""Shifts: named agents, their hours, breaks, overtime and days off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from ccsim.scenario.days import overlap_problems
from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen, FrozenDict, OrEmpty
from ccsim.scenario.hours import Hours, Spells, clash, written_spell
from ccsim.scenario.model import Model
from ccsim.scenario.moment import Date
from ccsim.scenario.name import Name
from ccsim.scenario.number import Headcount, Share
from ccsim.scenario.skill import ListOfNames
from ccsim.scenario.varying import Varying

__all__ = ["Absence", "Agent", "Shift", "people_of"]


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

    def _problems(self) -> Iterator[Problem]:
        yield from overlap_problems(self.hours, ("hours",))
        yield from overlap_problems(self.overtime, ("overtime",))
        if not any(self.hours.values()):
            hint = 'write hours: {every day: "08:00-16:00"}'
            yield Problem(("hours",), "the shift never works", found="no hours", hint=hint)
            return
        met = clash(self.hours, self.overtime)
        if met is not None:
            message = f"the overtime overlaps the hours: {met}"
            yield Problem(("overtime",), message, allowed="hours before or after the shift")
        yield from self._break_problems()

    def _break_problems(self) -> Iterator[Problem]:
        """Yield breaks outside all hours, and breaks of both kinds at the same time."""
        worked = sorted({spell for spells in self.hours.values() for spell in spells})
        for field, breaks in (("breaks", self.breaks), ("unpaid_breaks", self.unpaid_breaks)):
            for begin, end in breaks:
                if not any(begin < until and start < end for start, until in worked):
                    message = f"the break {written_spell((begin, end))} is outside all hours of the shift"
                    allowed = "a break in " + ", ".join(written_spell(spell) for spell in worked)
                    yield Problem((field,), message, found=written_spell((begin, end)), allowed=allowed)
        for begin, end in self.unpaid_breaks:
            if any(begin < until and start < end for start, until in self.breaks):
                message = f"the break {written_spell((begin, end))} is a paid one too"
                yield Problem(("unpaid_breaks",), message, hint="name each break once")


def people_of(name: str, shift: Shift) -> tuple[str, ...]:
    """Return the names of those who work a shift; who is only counted is called ``early-1``, ``early-2`` ...

    Parameters
    ----------
    name, shift
        The shift.
    """
    if isinstance(shift.agents, int):
        return tuple(f"{name}-{number}" for number in range(1, shift.agents + 1))
    return tuple(shift.agents)
