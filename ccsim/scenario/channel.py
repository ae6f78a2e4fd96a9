"""How customers get in touch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from ccsim.scenario.conversation import Conversation
from ccsim.scenario.distribution import Constant, FiniteDistribution
from ccsim.scenario.duration import Duration
from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.hours_by_date import HoursByDate, hours_problems
from ccsim.scenario.in_hand import Mode
from ccsim.scenario.model import Model
from ccsim.scenario.name import Name
from ccsim.scenario.number import Factor, Money, Places, Share
from ccsim.scenario.schedule import Schedule
from ccsim.scenario.varying import Varying

__all__ = ["Channel", "ChannelCost", "Closed", "Slow"]


class Closed(Model):
    """What customers do who find the channel closed."""

    come_back: Varying[Share] = Field(
        default=0.0, description="Share that comes back after the next opening; the rest are lost."
    )
    delay: FiniteDistribution = Field(
        default=Constant(value=0), description="Time from the next opening to the new attempt."
    )
    message: Varying[Share] = Field(
        default=0.0, description="Share that leaves a message at once, on `message_channel`."
    )
    message_channel: str | None = Field(
        default=None, description="The channel on which messages are left, such as e-mail or voicemail."
    )
    bot: Varying[Share] = Field(
        default=0.0,
        description="Share that is served by `bot_flow`; who comes to a queue there leaves a message if "
        "there is a `message_channel`, and is lost otherwise.",
    )
    bot_flow: str | None = Field(default=None, description="The flow that is there while closed.")


class Slow(Model):
    """Customers who take longer than others for the same need."""

    share: Varying[Share] = Field(description="Share of the contacts.")
    times: Varying[Factor] = Field(description="Their talk takes so many times as long.")


class ChannelCost(Model):
    """What a channel costs by use."""

    per_contact: Varying[Money] = Field(default=0.0, description="Money per offered contact.")
    per_minute: Varying[Money] = Field(
        default=0.0, description="Money per minute that a contact holds the line."
    )


class Channel(Model):
    """A way to get in touch."""

    mode: Mode = Field(
        default="live",
        description="How contacts are worked: `live` (a call: the customer waits and has the agent's ear), "
        "`concurrent` (a chat: the customer waits, the agent may have several), `deferred` (an e-mail: a "
        "work item, nobody waits on the line) or `conversation` (a messenger: turns, with pauses "
        "between them).",
    )
    hours: HoursByDate | None = Field(
        default=None,
        description="Opening hours by day selector, or a dated series of such; days not named are closed. "
        "Default: always open. Work "
        "items and messages come in at any hour; for them these are the hours the business clock counts.",
    )
    business_hours: Frozen[Name, Schedule] = Field(
        default=FrozenDict(),
        description="Schedules by name, such as one for each site: the business clock runs while any of them "
        "is open. Default: `hours`.",
    )
    closed: Closed = Field(default=Closed(), description="What happens to attempts while closed.")
    front_delay: FiniteDistribution = Field(
        default=Constant(value=0), description="Time before the queue: an IVR as one step."
    )
    flow: str | None = Field(
        default=None, description="The flow contacts go through first; instead of `front_delay`."
    )
    trunks: Varying[Places] | None = Field(
        default=None,
        description="Lines: a contact holds one from its first event until talk and hold are over or it "
        "hangs up; who finds them all taken is blocked. Default: no limit.",
    )
    at_close: Literal["serve_out", "disconnect", "carry_over"] = Field(
        default="serve_out",
        description="Who still waits at closing time is served (`serve_out`; staff stay until then, also "
        "for those who are going to be passed on), is cut off (`disconnect`), or waits for the next opening "
        "(`carry_over`). Callbacks stay in line in any case.",
    )
    silent: Varying[Share] = Field(
        default=0.0,
        description="Share of those whose patience ends who leave without a sign: the contact stays in the "
        "queue, and an agent opens it.",
    )
    notice: FiniteDistribution = Field(
        default=Constant(value=60), description="Time until an agent notices that such a customer has gone."
    )
    slow: Slow | None = Field(default=None, description="Customers who take longer; default: none.")
    interrupted: Literal["never", "returns", "stays"] = Field(
        default="never",
        description="Whether a contact of an earlier mode (live, concurrent, conversation, deferred) and no "
        "worse priority takes an agent away from this work, where it finds nobody free: `never`; the work "
        "then `returns` to its place in the queue; or `stays` with its agent.",
    )
    resume: Duration = Field(
        default=0.0,
        description="Work to get back into it: after an interruption, or into a conversation that another "
        "agent had.",
    )
    finish_within: Duration | None = Field(
        default=None,
        description="At the end of a shift and before a break, work with more left than this is put aside "
        "(as `interrupted` says, and back to the queue if `never`). Default: everything is finished.",
    )
    conversation: Conversation | None = Field(
        default=None, description="The turns of a conversation; only for that mode. Default: a single turn."
    )
    cost: ChannelCost = Field(default=ChannelCost(), description="What contacts cost by use.")

    def _problems(self) -> Iterator[Problem]:
        yield from hours_problems(self.hours, ("hours",))
        if self.flow is not None and self.front_delay != Constant(value=0):
            message = "both flow and front_delay are given"
            hint = "write the delay as a step of the flow"
            yield Problem(("front_delay",), message, allowed="one of the two", hint=hint)
