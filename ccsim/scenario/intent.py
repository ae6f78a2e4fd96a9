"""Why customers need help, and what they do then."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.busyness import Busyness
from ccsim.scenario.chase import Chase
from ccsim.scenario.difference import Difference
from ccsim.scenario.difficulty import Difficulty
from ccsim.scenario.distribution import Distribution, Never
from ccsim.scenario.duration import Duration
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.handle_time import HandleTime
from ccsim.scenario.model import Model
from ccsim.scenario.name import Name
from ccsim.scenario.number import Money, Priority, Share
from ccsim.scenario.returns import Redial, Resolution
from ccsim.scenario.transfer import HandOver, Transfer
from ccsim.scenario.varying import ByDate, Varying
from ccsim.scenario.volume import Volume

__all__ = ["Intent"]


class Intent(Model):
    """A reason for contact."""

    volume: Volume = Field(description="How many cases arise.")
    channels: Frozen[Name, Share] = Field(
        default=FrozenDict(), description="Share of each channel, adding up to 1; default: the only channel."
    )
    moves: Frozen[Name, Frozen[Name, ByDate[Share]]] = Field(
        default=FrozenDict(),
        description="Share of the cases that would come by a channel and come by another one instead: "
        "`{phone: {sms: 0.1}}`; as a dated series, customers move step by step. Nobody else's case changes.",
    )
    queue: str = Field(default="", description="The queue its contacts wait in; default: the only queue.")
    segments: Frozen[Name, Share] = Field(
        default=FrozenDict(), description="Share of each segment, adding up to 1; default: the first segment."
    )
    priority: Priority | None = Field(
        default=None,
        description="Order of service; the smaller is served first. Default: the segment's, else the "
        "queue's.",
    )
    head_start: Duration | None = Field(
        default=None,
        description="Time its contacts count as having waited already. Default: the segment's, else the "
        "queue's.",
    )
    handle_time: HandleTime = Field(description="Time an agent spends on a contact.")
    patience: Distribution = Field(
        default=Never(), description="How long a customer waits before abandoning."
    )
    balking: Varying[Share] = Field(
        default=0.0, description="Share that leaves at once when it would have to wait."
    )
    redial: Redial | None = Field(
        default=None,
        description="New attempt after abandoning, balking or being disconnected; default: none.",
    )
    retry: Redial | None = Field(
        default=None,
        description="New attempt after finding all lines or waiting places taken; default: none.",
    )
    accepts_callback: Varying[Share] | None = Field(
        default=None, description="Share that accepts a callback when offered; default: the queue's."
    )
    accepts_deflection: Varying[Share] | None = Field(
        default=None,
        description="Share that accepts to go on by another channel when offered; default: the queue's.",
    )
    self_service: Frozen[Name, Varying[Share]] = Field(
        default=FrozenDict(), description="Share of the cases that first use each self-service."
    )
    difficulty: Difficulty = Field(
        default=Difficulty(), description="How much easy and hard cases differ in what happens to them."
    )
    transfers: Frozen[str, Transfer] = Field(
        default=FrozenDict(), description="Contacts passed on to another queue, by that queue."
    )
    misrouted: HandOver = Field(
        default=HandOver(), description="How a contact that came to the wrong queue is passed back."
    )
    resolution: Resolution = Field(
        default=Resolution(), description="Whether a handled contact resolves the case."
    )
    revenue: ByDate[Money] = Field(
        default=0.0,
        description="Money that a resolved case brings: a sale, an order kept. Counts on the day on which it "
        "is resolved.",
    )
    busyness: Busyness = Field(
        default=Busyness(), description="The intent's own random factor, times the common one."
    )
    chase: Chase | None = Field(
        default=None,
        description="Contacts that are chased up while work items or messages of it are unanswered; default: "
        "none.",
    )
    by_segment: Frozen[Name, Difference] = Field(
        default=FrozenDict(), description="What differs for a segment."
    )
    by_channel: Frozen[Name, Difference] = Field(
        default=FrozenDict(),
        description="What differs on a channel; it goes before what differs for a segment.",
    )
