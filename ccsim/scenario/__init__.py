"""The scenario language: what a planner writes down, as frozen, validated data."""

from __future__ import annotations

from ccsim.scenario.assist import Assist
from ccsim.scenario.assumption import Assumption
from ccsim.scenario.busyness import Busyness
from ccsim.scenario.by_class import Churn, Responds
from ccsim.scenario.calendar import Calendar
from ccsim.scenario.callback import Callback
from ccsim.scenario.change import Change, Operation, change
from ccsim.scenario.channel import Channel, ChannelCost, Closed, Slow
from ccsim.scenario.chase import Chase
from ccsim.scenario.contained import Contained
from ccsim.scenario.context import Context, Remembered
from ccsim.scenario.conversation import Conversation
from ccsim.scenario.costs import Costs, Overhead
from ccsim.scenario.days import WEEKDAYS, Day, parse_days, pick, selector_value
from ccsim.scenario.deflection import Deflection
from ccsim.scenario.difference import Difference
from ccsim.scenario.difficulty import Among, Difficulty
from ccsim.scenario.distribution import (
    Constant,
    Distribution,
    Empirical,
    Exponential,
    FiniteDistribution,
    Gamma,
    Hyperexponential,
    HyperexponentialPart,
    Lognormal,
    Mixture,
    MixturePart,
    Never,
    Uniform,
    Weibull,
)
from ccsim.scenario.event import Event
from ccsim.scenario.expectation import EXPECTED, Expectation
from ccsim.scenario.flow import Flow, FlowCost, FlowStep
from ccsim.scenario.group import Group
from ccsim.scenario.handle_time import HandleTime, HandleTimeDifference
from ccsim.scenario.in_hand import MODES, Load, Mode
from ccsim.scenario.intent import Intent
from ccsim.scenario.json_schema import json_schema
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.in_force import in_force
from ccsim.scenario.load import load
from ccsim.scenario.losses import Losses
from ccsim.scenario.measures import Measures
from ccsim.scenario.offer import Offer
from ccsim.scenario.open_on import open_on
from ccsim.scenario.prevention import Messages, Prevention
from ccsim.scenario.profile import Profile
from ccsim.scenario.queue import Queue
from ccsim.scenario.reference import reference_markdown
from ccsim.scenario.returns import Redial, Repeat, Resolution
from ccsim.scenario.satisfaction import Satisfaction, expectation_of
from ccsim.scenario.scenario import Scenario
from ccsim.scenario.schedule import Schedule
from ccsim.scenario.segment import Segment
from ccsim.scenario.self_service import Failure, Freshness, Moderation, SelfService, SelfServiceCost, Upkeep
from ccsim.scenario.settled import Settled
from ccsim.scenario.shift import Absence, Agent, Shift
from ccsim.scenario.skill import Skill
from ccsim.scenario.start import Start
from ccsim.scenario.steps import steps_on
from ccsim.scenario.survey import Survey
from ccsim.scenario.terms import Terms, own_queues, place_of, precedence_of, queue_of, terms_of
from ccsim.scenario.transfer import HandOver, Transfer
from ccsim.scenario.varying import ByDate, Dated, Varying
from ccsim.scenario.volume import IntervalFile, ReplayFile, Volume

__all__ = [
    "EXPECTED",
    "MODES",
    "WEEKDAYS",
    "Absence",
    "Agent",
    "Among",
    "Assist",
    "Assumption",
    "Busyness",
    "ByDate",
    "Calendar",
    "Callback",
    "Change",
    "Channel",
    "ChannelCost",
    "Chase",
    "Churn",
    "Closed",
    "Constant",
    "Contained",
    "Context",
    "Conversation",
    "Costs",
    "Dated",
    "Day",
    "Deflection",
    "Difference",
    "Difficulty",
    "Distribution",
    "Empirical",
    "Event",
    "Expectation",
    "Exponential",
    "Failure",
    "FiniteDistribution",
    "Flow",
    "FlowCost",
    "FlowStep",
    "Freshness",
    "Gamma",
    "Group",
    "HandOver",
    "HandleTime",
    "HandleTimeDifference",
    "Hyperexponential",
    "HyperexponentialPart",
    "Intent",
    "IntervalFile",
    "LeverBase",
    "Load",
    "Lognormal",
    "Losses",
    "Measures",
    "Messages",
    "Mixture",
    "MixturePart",
    "Mode",
    "Moderation",
    "Never",
    "Offer",
    "Operation",
    "Overhead",
    "Prevention",
    "Profile",
    "Queue",
    "Redial",
    "Remembered",
    "Repeat",
    "ReplayFile",
    "Resolution",
    "Responds",
    "Satisfaction",
    "Scenario",
    "Schedule",
    "Segment",
    "SelfService",
    "SelfServiceCost",
    "Settled",
    "Shift",
    "Skill",
    "Slow",
    "Start",
    "Survey",
    "Terms",
    "Transfer",
    "Uniform",
    "Upkeep",
    "Varying",
    "Volume",
    "Weibull",
    "change",
    "expectation_of",
    "in_force",
    "json_schema",
    "load",
    "open_on",
    "own_queues",
    "parse_days",
    "pick",
    "place_of",
    "precedence_of",
    "queue_of",
    "reference_markdown",
    "selector_value",
    "steps_on",
    "terms_of",
]
