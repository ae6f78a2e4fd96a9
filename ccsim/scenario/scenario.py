"""Everything that is assumed about the centre."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from pydantic import Field, PrivateAttr, ValidationInfo, model_validator
from pydantic.functional_validators import ModelWrapValidatorHandler

from ccsim.errors import ScenarioError
from ccsim.scenario.asked import operations_of
from ccsim.scenario.assumption import Assumption
from ccsim.scenario.busyness import Busyness
from ccsim.scenario.calendar import Calendar
from ccsim.scenario.change import Change
from ccsim.scenario.channel import Channel
from ccsim.scenario.checks import problems_of
from ccsim.scenario.context import Context
from ccsim.scenario.costs import Costs
from ccsim.scenario.defaults import with_defaults
from ccsim.scenario.designs.design import Design
from ccsim.scenario.designs.grid import grid
from ccsim.scenario.designs.latin_hypercube import latin_hypercube
from ccsim.scenario.designs.tornado import tornado
from ccsim.scenario.document import compact_document
from ccsim.scenario.event import Event
from ccsim.scenario.fingerprint import fingerprint_of
from ccsim.scenario.flow import Flow
from ccsim.scenario.frozen_dict import Frozen, FrozenDict, OrEmpty
from ccsim.scenario.goals.allowed import Allowed
from ccsim.scenario.goals.goal import Goal
from ccsim.scenario.group import Group
from ccsim.scenario.intent import Intent
from ccsim.scenario.levers.lever import Lever
from ccsim.scenario.levers.switch import switched
from ccsim.scenario.measured import measured_figures
from ccsim.scenario.measures import Measures
from ccsim.scenario.model import Model
from ccsim.scenario.name import Currency, Name, Slug
from ccsim.scenario.origins import Setting, fault_at
from ccsim.scenario.override import overridden
from ccsim.scenario.parts import salvaged
from ccsim.scenario.prevention import Prevention
from ccsim.scenario.queue import Queue
from ccsim.scenario.satisfaction import Satisfaction
from ccsim.scenario.segment import Segment
from ccsim.scenario.self_service import SelfService
from ccsim.scenario.settled import Settled
from ccsim.scenario.start import Start
from ccsim.scenario.survey import Survey
from ccsim.scenario.yaml_text import yaml_text

__all__ = ["Scenario"]


class Scenario(Model):
    """A contact centre: immutable, validated, without a random state and without a length."""

    name: Slug = Field(description="Short name in kebab-case: `anonymous-bank`.")
    title: str | None = Field(default=None, description="One line for people.")
    description: str | None = Field(default=None, description="Whatever a reader should know.")
    currency: Currency = Field(default="USD", description="ISO code of the one currency of all money.")
    calendar: Calendar = Field(default=Calendar(), description="Time zone, first day, holidays.")
    segments: Frozen[Name, OrEmpty[Segment]] = Field(
        default=FrozenDict({"everyone": Segment()}), description="Kinds of customers by name."
    )
    intents: Frozen[Name, Intent] = Field(description="Reasons for contact by name.")
    channels: Frozen[Name, OrEmpty[Channel]] = Field(description="Ways to get in touch by name.")
    queues: Frozen[Name, OrEmpty[Queue]] = Field(description="Queues by name.")
    groups: Frozen[Name, Group] = Field(description="Groups of agents by name.")
    flows: Frozen[Name, Flow] = Field(
        default=FrozenDict(), description="Automated front doors by name, for channels."
    )
    self_service: Frozen[Name, SelfService] = Field(
        default=FrozenDict(), description="Help used before contacting anyone, by name."
    )
    prevention: Frozen[Name, Prevention] = Field(
        default=FrozenDict(), description="What removes the need to get in touch, by name."
    )
    context: Context = Field(
        default=Context(), description="Whether what a customer has told follows from contact to contact."
    )
    busyness: Busyness = Field(default=Busyness(), description="The random factor common to all intents.")
    events: tuple[Event, ...] = Field(default=(), description="Dated events.")
    costs: Costs = Field(default=Costs(), description="Costs beside pay and channels.")
    satisfaction: Satisfaction | None = Field(
        default=None,
        description="How satisfied customers are with what happened to their case; `{}` takes the defaults. "
        "Default: not asked for.",
    )
    surveys: Frozen[Name, OrEmpty[Survey]] = Field(
        default=FrozenDict(), description="Surveys of satisfaction by name."
    )
    start: Start = Field(default=Start(), description="How a run begins.")
    measures: Measures = Field(default=Measures(), description="Thresholds of the measures.")
    levers: Frozen[Name, Lever] = Field(
        default=FrozenDict(),
        description="Changes over time by name, such as people who are hired or a bot that comes in; each is "
        "one of its kinds.",
    )
    levers_on: tuple[str, ...] = Field(
        default=(), description="The levers that are on; `ccsim run --with LEVER` adds one."
    )
    goals: Frozen[Name, Goal] = Field(
        default=FrozenDict(), description="What the team promises, by name; `ccsim goals` tests it."
    )
    allowed: Frozen[Name, Allowed] = Field(
        default=FrozenDict(),
        description="What may be changed to reach the goals, by name. Default: each lever that is off, and "
        "more people in each group.",
    )
    assumptions: tuple[Assumption, ...] = Field(
        default=(), description="What is assumed rather than known; shown under every output."
    )
    settled: Settled | None = Field(
        default=None,
        description="Case volumes behind volumes `of: contacts`, and what is behind figures `among: "
        "handled`; written by `ccsim settle`.",
    )

    _setting: Setting = PrivateAttr(default=Setting())
    _changes: tuple[Change, ...] = PrivateAttr(default=())
    _baseline: Scenario | None = PrivateAttr(default=None)
    _worked_in: Scenario | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _check(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        """Look at the whole, even if a part is at fault, and report every fault at once."""
        setting = info.context if isinstance(info.context, Setting) else getattr(data, "_setting", Setting())
        parts = salvaged(data, handler)
        problems = [*parts.problems, *problems_of(parts, setting.folder)]
        if not setting.whole:
            problems = parts.sure_problems(data)
        if problems or parts.scenario is None:
            setting.salvage.append(parts)
            raise ScenarioError(setting.sorted_faults([fault_at(each, setting.origins) for each in problems]))
        scenario: Self = with_defaults(parts.scenario)
        scenario._setting = setting
        return scenario

    @property
    def source(self) -> Path | None:
        """Return the file the scenario was read from, for messages; None if it was made in Python."""
        return self._setting.source

    @property
    def folder(self) -> Path:
        """Return the folder from which the files it names are looked for."""
        return self._setting.folder

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return what overrides have changed, in order, old and new as a file would write them."""
        return self._changes

    @property
    def baseline(self) -> Scenario | None:
        """Return the scenario without overrides, which is the one to be settled.

        None if there were no overrides, or nothing is left to settle.
        """
        return self._baseline

    @property
    def unsettled(self) -> tuple[str, ...]:
        """Return the intents whose volume counts contacts and has not been settled."""
        known = {} if self.settled is None else self.settled.volumes
        return tuple(
            name for name, each in self.intents.items() if each.volume.of == "contacts" and name not in known
        )

    @property
    def unsettled_figures(self) -> tuple[str, ...]:
        """Return the paths of the figures stated `among: handled` that have not been settled."""
        known = {} if self.settled is None else self.settled.figures
        return tuple(path for path in measured_figures(self) if path not in known)

    def override(self, changes: Mapping[str, Any]) -> Scenario:
        """Return the scenario with some figures changed.

        Parameters
        ----------
        changes
            By path: the new value, or ``ccsim.change("-=", 2)``. A path may carry the operator
            itself: ``{"groups.agents.headcount*": 1.1}``. Durations are text with a unit, or seconds.

        Raises
        ------
        ScenarioError
            If a path is unknown, two changes contradict each other, or the result is not valid.
        """
        return overridden(self, operations_of(changes))

    def with_levers(self, *names: str) -> Scenario:
        """Return the scenario with some levers on beside those that are.

        Parameters
        ----------
        names
            The levers.

        Raises
        ------
        ScenarioError
            If there is no such lever, it needs another one, or what they make together is not valid.
        """
        return switched(self, on=names)

    def without_levers(self, *names: str) -> Scenario:
        """Return the scenario with some levers off.

        Parameters
        ----------
        names
            The levers; none at all means all of them.

        Raises
        ------
        ScenarioError
            If there is no such lever, or one that stays on needs it.
        """
        return switched(self, off=names or tuple(self.levers))

    def grid(self, factors: Mapping[str, Sequence[Any] | Mapping[str, Any]]) -> Design:
        """Return every combination of some values, see `ccsim.scenario.designs.grid.grid`."""
        return grid(self, factors)

    def latin_hypercube(self, factors: Mapping[str, tuple[Any, Any]], n: int = 20, seed: int = 1) -> Design:
        """Return points spread over ranges, see `ccsim.scenario.designs.latin_hypercube.latin_hypercube`."""
        return latin_hypercube(self, factors, n, seed)

    def tornado(self, factors: Mapping[str, Sequence[Any]]) -> Design:
        """Return one factor at a time at its ends, see `ccsim.scenario.designs.tornado.tornado`."""
        return tornado(self, factors)

    def to_yaml(self, folder: str | os.PathLike[str] | None = None) -> str:
        """Return the scenario as a file that loads to an equal one.

        Parameters
        ----------
        folder
            Where the file will lie, so that the volume files it names are found from there;
            default: where this one lies.
        """
        return yaml_text(compact_document(self, None if folder is None else Path(folder)))

    def fingerprint(self, everything: bool = False) -> str:
        """Return the SHA-256 of what settled figures depend on, the files' places left out.

        Parameters
        ----------
        everything
            Count everything that is assumed, but for ``settled``.
        """
        return fingerprint_of(self, everything)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields replaced; what was worked out for this one is not its own."""
        made = super().model_copy(update=update, deep=deep)
        made._worked_in = None
        return made

    def __eq__(self, other: object) -> bool:
        """Compare what is assumed; where it was read from does not matter."""
        return isinstance(other, Scenario) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        """Hash what is assumed."""
        return hash(tuple(self.__dict__.values()))
