"""Flows: automated front doors, as small graphs of steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from ccsim.scenario.contained import Contained
from ccsim.scenario.context import Remembered
from ccsim.scenario.distribution import Constant, FiniteDistribution
from ccsim.scenario.duration import PositiveDuration
from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.model import Model
from ccsim.scenario.name import Name
from ccsim.scenario.number import Money, Places, Share, StepLimit
from ccsim.scenario.together import values_of
from ccsim.scenario.varying import Varying
from ccsim.units import US

__all__ = ["Flow", "FlowCost", "FlowStep"]


class FlowStep(Model):
    """One step: it lasts, some hang up, the others go on to a step or come to one of the ends."""

    lasts: FiniteDistribution = Field(default=Constant(value=0), description="How long the step takes.")
    hang_up: Varying[Share] = Field(
        default=0.0, description="Share that hangs up when the step is over; they redial like abandoned ones."
    )
    intents: Frozen[str, str] = Field(
        default=FrozenDict(), description="The next step by intent; the others follow `shares` and `then`."
    )
    shares: Frozen[str, Varying[Share]] = Field(
        default=FrozenDict(), description="The next step by chance: share by step; the rest goes to `then`."
    )
    then: str | None = Field(default=None, description="The next step of everybody else.")
    queue: str | None = Field(default=None, description="End: wait for an agent in this queue.")
    own_queue: bool = Field(default=False, description="End: wait for an agent in the intent's queue.")
    misroute: str | None = Field(
        default=None,
        description="End: wait in this queue, which is the wrong one; its agent passes the contact back as "
        "the intent's `misrouted` says. Whose own queue it is, is not misrouted.",
    )
    callback: str | None = Field(
        default=None, description="End: a callback is booked, by the terms of this queue."
    )
    contained: Contained | None = Field(
        default=None,
        description="End: no agent is needed. With a `share`, the others go on to the next step or to "
        "another "
        "end.",
    )
    collects: Remembered | None = Field(
        default=None,
        description="What the flow has learned of the customer by the end of the step, for the agent who "
        "comes "
        "after it.",
    )

    @property
    def ends(self) -> tuple[str, ...]:
        """Return the ends that are stated: `queue`, `own_queue`, `misroute`, `callback`, `contained`.

        Where everybody is contained beside another way on or end, nobody is left for that; it is the end all
        the same.
        """
        stated = {
            "queue": self.queue is not None,
            "own_queue": self.own_queue,
            "misroute": self.misroute is not None,
            "callback": self.callback is not None,
        }
        others = tuple(name for name, given in stated.items() if given)
        whole = self.contained is not None and self.contained.is_end
        return ("contained",) if whole and not others and not self.next_steps else others

    @property
    def may_take_no_time(self) -> bool:
        """Return True if there are moments at which the step certainly lasts 0."""
        return isinstance(self.lasts, Constant) and any(
            round(value * US) == 0 for value in values_of(self.lasts.value)
        )

    @property
    def next_steps(self) -> tuple[str, ...]:
        """Return the steps it can lead to, each once."""
        names = [*self.intents.values(), *self.shares, *([self.then] if self.then else [])]
        return tuple(dict.fromkeys(names))


class FlowCost(Model):
    """What a flow costs by use; what does not apply stays 0."""

    per_session: Varying[Money] = Field(default=0.0, description="Money per contact that enters it.")
    per_minute: Varying[Money] = Field(default=0.0, description="Money per minute in it.")
    per_contained: Varying[Money] = Field(default=0.0, description="Money per contact it contains.")
    per_assumed: Varying[Money] = Field(
        default=0.0,
        description="Money per contact it contains whose customer does not come back within the window.",
    )
    per_resolved: Varying[Money] = Field(
        default=0.0, description="Money per contact it contains and that is resolved by that."
    )


class Flow(Model):
    """An automated front door, such as an IVR or a bot."""

    steps: Frozen[Name, FlowStep] = Field(description="Its steps by name; contacts begin at the first.")
    share: Varying[Share] = Field(
        default=1.0,
        description="Share of the contacts that go through it, to bring it in step by step; the others go "
        "straight to the intent's queue.",
    )
    most_steps: StepLimit = Field(
        default=50, description="After so many steps a contact goes to the intent's queue."
    )
    longest: PositiveDuration | None = Field(
        default=None, description="After this time, at the end of a step, too. Default: no limit."
    )
    sessions: Varying[Places] | None = Field(
        default=None, description="Contacts that it can serve at once. Default: no limit."
    )
    when_full: Literal["skip", "turn_away"] = Field(
        default="skip",
        description="Who finds all sessions taken goes straight to the intent's queue (`skip`) or is blocked "
        "(`turn_away`).",
    )
    cost: FlowCost = Field(default=FlowCost(), description="What it costs by use.")

    @property
    def first(self) -> str:
        """Return the step at which contacts begin."""
        return next(iter(self.steps))

    def __eq__(self, other: object) -> bool:
        """Compare the order of the steps too, as far as it matters: contacts begin at the first."""
        return super().__eq__(other) and isinstance(other, Flow) and [*self.steps][:1] == [*other.steps][:1]

    def __hash__(self) -> int:
        """Hash the steps with the first of them."""
        return hash((*self.__dict__.values(), *[*self.steps][:1]))

    def _problems(self) -> Iterator[Problem]:
        if not self.steps:
            yield Problem(("steps",), "the flow has no steps", allowed="at least one")
