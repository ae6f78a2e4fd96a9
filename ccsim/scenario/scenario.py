"""Everything that is assumed about the centre."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from pydantic import (
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from ccsim.errors import ScenarioError
from ccsim.scenario.assumption import Assumption
from ccsim.scenario.busyness import Busyness
from ccsim.scenario.calendar import Calendar
from ccsim.scenario.channel import Channel
from ccsim.scenario.costs import Costs
from ccsim.scenario.event import Event
from ccsim.scenario.faults import Problem, loc_of
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.group import Group
from ccsim.scenario.intent import Intent
from ccsim.scenario.measures import Measures
from ccsim.scenario.model import Model
from ccsim.scenario.name import Name
from ccsim.scenario.origins import Origins, fault_at
from ccsim.scenario.queue import Queue
from ccsim.scenario.segment import Segment
from ccsim.scenario.settled import Settled
from ccsim.scenario.start import Start

__all__ = ["Scenario"]


class Scenario(Model):
    """A contact centre: immutable, validated, without a random state and without a length."""

    name: str = Field(description="Short name in kebab-case: `anonymous-bank`.")
    title: str | None = Field(default=None, description="One line for people.")
    description: str | None = Field(default=None, description="Whatever a reader should know.")
    currency: str = Field(default="USD", description="ISO code of the one currency of all money.")
    calendar: Calendar = Field(default=Calendar(), description="Time zone, first day, holidays.")
    segments: Frozen[Name, Segment] = Field(
        default=FrozenDict({"everyone": Segment()}), description="Kinds of customers by name."
    )
    intents: Frozen[Name, Intent] = Field(description="Reasons for contact by name.")
    channels: Frozen[Name, Channel] = Field(description="Ways to get in touch by name.")
    queues: Frozen[Name, Queue] = Field(description="Queues by name.")
    groups: Frozen[Name, Group] = Field(description="Groups of agents by name.")
    busyness: Busyness = Field(default=Busyness(), description="The random factor common to all intents.")
    events: tuple[Event, ...] = Field(default=(), description="Dated events.")
    costs: Costs = Field(default=Costs(), description="Costs beside pay and channels.")
    start: Start = Field(default=Start(), description="How a run begins.")
    measures: Measures = Field(default=Measures(), description="Thresholds of the measures.")
    assumptions: tuple[Assumption, ...] = Field(default=(), description="What is assumed rather than known.")
    settled: Settled | None = Field(
        default=None, description="Hidden case volumes, written by `ccsim settle`."
    )

    _source: Path | None = PrivateAttr(default=None)
    _origins: Origins = PrivateAttr(default={})

    @model_validator(mode="wrap")
    @classmethod
    def _check(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        origins: Origins = info.context or {}
        try:
            scenario = handler(data)
        except ValidationError as error:
            problems = [
                Problem(
                    loc_of(each["loc"]),
                    *(each["ctx"][key] for key in ("message", "found", "allowed", "hint")),
                )
                for each in error.errors(include_url=False)
            ]
            raise ScenarioError(fault_at(problem, origins) for problem in problems) from None
        scenario._origins = origins
        scenario.__dict__["intents"] = FrozenDict(
            {name: scenario._filled(each) for name, each in scenario.intents.items()}
        )
        queues = tuple(scenario.queues)
        scenario.__dict__["groups"] = FrozenDict(
            {
                name: group if group.serves else group.model_copy(update={"serves": queues[:1]})
                for name, group in scenario.groups.items()
            }
        )
        return scenario

    def _filled(self, intent: Intent) -> Intent:
        defaults: dict[str, Any] = {}
        if not intent.queue:
            defaults["queue"] = next(iter(self.queues))
        if not intent.channels:
            defaults["channels"] = FrozenDict({next(iter(self.channels)): 1.0})
        if not intent.segments:
            defaults["segments"] = FrozenDict({next(iter(self.segments)): 1.0})
        return intent.model_copy(update=defaults) if defaults else intent

    @property
    def source(self) -> Path | None:
        """Return the file the scenario was read from, for messages."""
        return self._source
