"""Agents with the same skills, roster and pay."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ccsim.scenario.assist import Assist
from ccsim.scenario.duration import Duration, PositiveDuration
from ccsim.scenario.frozen_dict import Frozen, FrozenDict, OrEmpty
from ccsim.scenario.hiring import Hiring
from ccsim.scenario.in_hand import Load
from ccsim.scenario.model import Model
from ccsim.scenario.moment import Date
from ccsim.scenario.name import Name
from ccsim.scenario.number import (
    DaysKey,
    Factor,
    Headcount,
    InHandKey,
    Money,
    Positive,
    ShareBelowOne,
)
from ccsim.scenario.shift import Absence, Shift
from ccsim.scenario.skill import ListOfNames, Skill
from ccsim.scenario.turnover import Turnover
from ccsim.scenario.varying import Varying

__all__ = ["Group"]


class Group(Model):
    """A group of agents."""

    serves: Annotated[Frozen[str, OrEmpty[Skill]], ListOfNames()] = Field(
        default=FrozenDict(),
        description="The queues it serves, as a list, or each with what is particular about it; default: the "
        "only queue.",
    )
    headcount: Varying[Headcount] = Field(
        default=0, description="Agents on duty, net of absence and breaks; beside those of the shifts."
    )
    away: Varying[Headcount] = Field(
        default=0,
        description="How many of the headcount are taken from the floor, for training or meetings: paid as "
        "those on duty, shrinkage included, but not on duty.",
    )
    people: Headcount | None = Field(
        default=None,
        description="How many people stand behind the headcount at the start, those off duty included, for "
        "`turnover` and `joins`: the headcount goes with how many of them there are.",
    )
    joins: Frozen[Date, Headcount] = Field(
        default=FrozenDict(),
        description="People who join the headcount beside them, by first day on duty: with 40 `people`, 4 "
        "who join raise every headcount by 10%, and are as fast as `learning` says.",
    )
    turnover: Turnover | None = Field(
        default=None, description="How people leave and are replaced; default: everybody stays."
    )
    hiring: Hiring = Field(
        default=Hiring(),
        description="What it costs to have somebody new, whether beside or instead of others.",
    )
    shifts: Frozen[Name, Shift] = Field(
        default=FrozenDict(), description="Named agents with hours and breaks, by name of the shift."
    )
    absence: Absence = Field(
        default=Absence(probability=0.0), description="Absence of the agents of the shifts."
    )
    learning: Frozen[DaysKey, Positive] = Field(
        default=FrozenDict(),
        description="Learning curve of new hires: proficiency by days since the first day on duty, linear in "
        "between, such as `{0: 0.6, 90: 1}`; it multiplies that of the skill. Default: everybody is "
        "experienced.",
    )
    take: Literal["longest_wait", "least_slack", "weighted_wait"] = Field(
        default="longest_wait",
        description="Which contact a free agent takes among those of the best priority: the longest wait "
        "(head starts added), the least slack to the queue's target, or the largest wait times weight.",
    )
    loads: tuple[Load, ...] = Field(
        default=(),
        description="What an agent may have in hand at once, as alternatives: `[{live: 1}, {concurrent: 3}]`."
        " Default: one contact at a time.",
    )
    aht_in_hand: Frozen[InHandKey, PositiveDuration] = Field(
        default=FrozenDict(),
        description="Mean handle time by the number in hand, such as `{1: 3 min, 2: 3.5 min, 3: 4 min}`: "
        "work other than live goes at the speed of the first divided by that number's (the next smaller that "
        "is stated). Default: as fast as alone.",
    )
    switching: Duration = Field(
        default=0.0,
        description="Work to get into a contact on another channel than the one the agent took up before.",
    )
    assist: Frozen[Name, Assist] = Field(
        default=FrozenDict(), description="Tools that help its agents, by name."
    )
    pay: Varying[Money] = Field(default=0.0, description="Money per paid hour and agent.")
    shrinkage: Varying[ShareBelowOne] = Field(
        default=0.0,
        description="Share of the paid hours of the headcount in which nobody is on duty; paid hours are "
        "hours on duty / (1 - shrinkage). Shifts state their breaks and absence themselves.",
    )
    overtime_pay: Varying[Factor] = Field(
        default=1.0, description="Overtime is paid at so many times the pay, planned or not."
    )
    seat: Varying[Money] = Field(
        default=0.0,
        description="Money per seat and day, for licences and equipment; a seat for every agent of the "
        "shifts and as many as the day's largest headcount.",
    )

    @property
    def is_staffed(self) -> bool:
        """Return True if it is said who works here: a headcount, be it 0, or shifts."""
        return "headcount" in self.model_fields_set or bool(self.shifts)
