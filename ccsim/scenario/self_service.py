"""Help that customers use before they contact anyone."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ccsim.scenario.contained import Contained
from ccsim.scenario.distribution import Constant, FiniteDistribution
from ccsim.scenario.duration import Duration, PositiveDuration
from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.model import Model
from ccsim.scenario.moment import Date
from ccsim.scenario.name import Name
from ccsim.scenario.number import Factor, Money, Share
from ccsim.scenario.varying import ByDate, Varying

__all__ = ["Failure", "Freshness", "Moderation", "SelfService", "SelfServiceCost", "Upkeep"]


class Freshness(Model):
    """How what is written goes stale: success is the stated one times the freshness of the day."""

    half_life: PositiveDuration | None = Field(
        default=None, description="Time since the upkeep after which half of it is stale; default: it keeps."
    )
    updated: Date | None = Field(
        default=None, description="Day of the last upkeep; default: the calendar's start."
    )
    every: Duration = Field(
        default=0.0, description="The upkeep is done again so often, in whole days; 0: never again."
    )
    then: Frozen[Date, Duration] = Field(
        default=FrozenDict(),
        description="Another rhythm from a date on, `{2026-04-01: 7 d}`: an upkeep on that date, and again "
        "so often, in whole days; 0 s: never again.",
    )
    changes: Frozen[Date, Share] = Field(
        default=FrozenDict(),
        description="Changes of products or rules: by date, the share of what is written that they make "
        "wrong "
        "until the next upkeep.",
    )
    least: Share = Field(default=0.0, description="It never falls below this.")


class Failure(Model):
    """What customers do who have not found what they need."""

    gives_up: Varying[Share] = Field(default=0.0, description="Share that never gets in touch.")
    delay: FiniteDistribution = Field(
        default=Constant(value=0), description="Time until the others get in touch."
    )
    channels: Frozen[Name, Varying[Share]] = Field(
        default=FrozenDict(),
        description="Share that turns to each channel; the rest to the one they would have come by anyway.",
    )


class Moderation(Model):
    """Posts in a forum that somebody looks through."""

    channel: str = Field(description="The channel of mode `deferred` on which they are work items.")
    share: Varying[Share] = Field(default=1.0, description="Share of the posts that is looked through.")


class Upkeep(Model):
    """The work to keep it up to date, done by people who answer no contacts."""

    hours_per_week: ByDate[Factor] = Field(description="Paid hours a week.")
    pay: ByDate[Money] = Field(default=0.0, description="Money per hour.")


class SelfServiceCost(Model):
    """What it costs."""

    per_use: Varying[Money] = Field(default=0.0, description="Money per use.")
    per_day: ByDate[Money] = Field(default=0.0, description="Money per calendar day.")


class SelfService(Model):
    """A knowledge base, FAQ, guide, portal or forum: there at any hour, before any contact."""

    lasts: FiniteDistribution = Field(
        default=Constant(value=0), description="Time the customer spends on it."
    )
    reply: FiniteDistribution = Field(
        default=Constant(value=0), description="Time until others have replied, in a forum."
    )
    success: Contained = Field(description="Who finds what they need, and whether that resolves the case.")
    failure: Failure = Field(default=Failure(), description="What the others do.")
    freshness: Freshness = Field(default=Freshness(), description="How it goes stale.")
    moderation: Moderation | None = Field(
        default=None, description="Posts that agents look through; default: none."
    )
    upkeep: Upkeep | None = Field(default=None, description="The work to keep it up; default: none.")
    cost: SelfServiceCost = Field(default=SelfServiceCost(), description="What it costs.")

    def _problems(self) -> Iterator[Problem]:
        if self.freshness.every % 86_400:
            message = "the upkeep comes on whole days"
            yield Problem(("freshness", "every"), message, allowed="7 d, 14 d ...")
        for day, every in self.freshness.then.items():
            if every % 86_400:
                loc = ("freshness", "then", day.isoformat())
                yield Problem(loc, "the upkeep comes on whole days", allowed="7 d, 14 d ...")
