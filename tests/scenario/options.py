"""Which options the language has, and which of them a scenario uses."""

from __future__ import annotations

import functools
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel

from ccsim.scenario import Dated, Profile, Scenario, parse_days, queue_of
from ccsim.scenario.chase import Chase
from ccsim.scenario.classes import classes_below
from ccsim.scenario.distribution import is_distribution
from ccsim.scenario.goals.aim import Aim
from ccsim.scenario.goals.allowed import Allowed, AllowedCost
from ccsim.scenario.goals.goal import Sustained
from ccsim.scenario.goals.population import Population
from ccsim.scenario.hours_by_date import DatedHours
from ccsim.scenario.in_hand import MODES
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.cost import LeverCost
from ccsim.scenario.levers.effect import Effect
from ccsim.scenario.levers.ramp import Ramp
from ccsim.scenario.levers.train import Sessions

__all__ = ["every_option", "options_hit"]


def _shared(scenario: Scenario) -> bool:
    """Return True if a name stands in two shifts of a group."""
    for group in scenario.groups.values():
        named = [set(shift.agents) for shift in group.shifts.values() if not isinstance(shift.agents, int)]
        if sum(map(len, named)) > len(set().union(*named)):
            return True
    return False


def _loops(scenario: Scenario) -> bool:
    """Return True if a step of a flow leads back to one before it."""
    for flow in scenario.flows.values():
        order = list(flow.steps)
        if any(
            order.index(each) <= i for i, name in enumerate(order) for each in flow.steps[name].next_steps
        ):
            return True
    return False


def _reserved(scenario: Scenario) -> bool:
    """Return True if a group keeps agents free of an intent's queue for a segment with its own."""
    for intent in scenario.intents.values():
        apart = {each.queue for each in intent.by_segment.values()} - {None, intent.queue}
        for group in scenario.groups.values():
            skill = group.serves.get(intent.queue)
            if skill is not None and skill.keep_free and apart & group.serves.keys():
                return True
    return False


def _several(scenario: Scenario, *modes: str) -> bool:
    """Return True if agents of a group may have contacts of several modes in hand at once."""
    return any(
        sum(getattr(load, mode) > 0 for mode in modes) > 1
        for group in scenario.groups.values()
        for load in group.loads
    )


def _chases(scenario: Scenario) -> Iterator[tuple[str, Chase]]:
    """Yield each chase with the name of its intent."""
    for name, intent in scenario.intents.items():
        differing = (*intent.by_segment.values(), *intent.by_channel.values())
        for part in (intent, *differing):
            if part.chase is not None:
                yield name, part.chase


def _messages(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Yield an intent and the channel to which a message leads, where it does."""
    for name, intent in scenario.intents.items():
        for channel in intent.channels:
            message = scenario.channels[channel].closed.message_channel
            if message is not None:
                yield name, message


def _modes_in_a_queue(scenario: Scenario) -> bool:
    """Return True if contacts of several modes wait in a queue together."""
    waiting: dict[str, set[str]] = {}
    for name, intent in scenario.intents.items():
        for channel in intent.channels:
            queue = queue_of(scenario, name, next(iter(intent.segments)), channel)
            waiting.setdefault(queue, set()).add(scenario.channels[channel].mode)
    return any(len(modes) > 1 for modes in waiting.values())


#: Forms that several fields make together, or the same field in two ways.
_TOGETHER: dict[str, Callable[[Scenario], bool]] = {
    "several queues in a group": lambda s: any(len(group.serves) > 1 for group in s.groups.values()),
    "headcount beside shifts": lambda s: any(
        group.shifts and group.headcount != 0 for group in s.groups.values()
    ),
    "agents by number": lambda s: any(
        isinstance(shift.agents, int) for group in s.groups.values() for shift in group.shifts.values()
    ),
    "agents by name": lambda s: any(
        not isinstance(shift.agents, int) for group in s.groups.values() for shift in group.shifts.values()
    ),
    "one person in two shifts": _shared,
    "a loop in a flow": _loops,
    "a reserve for a segment": _reserved,
    "several modes in hand": lambda s: _several(s, *MODES),
    "a call beside a chat": lambda s: _several(s, "live", "concurrent"),
    "several modes in a queue": _modes_in_a_queue,
    "a chase on another channel": lambda s: any(
        chase.channel not in (None, *s.intents[name].channels) for name, chase in _chases(s)
    ),
    "a message on another channel": lambda s: any(
        message not in s.intents[name].channels for name, message in _messages(s)
    ),
    "some contained, the others go on": lambda s: any(
        step.contained is not None and not step.contained.is_end and (step.next_steps or step.ends)
        for flow in s.flows.values()
        for step in flow.steps.values()
    ),
    "a bot with sessions at closed doors": lambda s: any(
        channel.closed.bot_flow is not None and s.flows[channel.closed.bot_flow].sessions is not None
        for channel in s.channels.values()
    ),
    "a forum on a channel of its own": lambda s: any(
        site.moderation is not None and site.moderation.channel not in intent.channels
        for intent in s.intents.values()
        for site in (s.self_service[name] for name in intent.self_service)
    ),
    "self-service that turns elsewhere": lambda s: any(
        set(s.self_service[name].failure.channels) - set(intent.channels)
        for intent in s.intents.values()
        for name in intent.self_service
    ),
    "deflection to another mode": lambda s: any(
        s.channels[queue.deflection.channel].mode != s.channels[channel].mode
        for name, intent in s.intents.items()
        for channel in intent.channels
        for queue in [s.queues[queue_of(s, name, next(iter(intent.segments)), channel)]]
        if queue.deflection is not None
    ),
    "difficulty behind a measured figure": lambda s: any(
        intent.difficulty.handle_time > 0 and f"intents.{name}.handle_time.talk" in s.settled.figures
        for name, intent in s.intents.items()
        if s.settled is not None
    ),
    "opening hours by date": lambda s: any(
        isinstance(channel.hours, DatedHours) for channel in s.channels.values()
    ),
    "hours of a queue by date": lambda s: any(
        isinstance(skill.hours, DatedHours) for group in s.groups.values() for skill in group.serves.values()
    ),
    "people of a headcount who leave": lambda s: any(
        group.people and group.turnover for group in s.groups.values()
    ),
    "named agents who leave": lambda s: any(group.shifts and group.turnover for group in s.groups.values()),
    "work that stands still": lambda s: any(
        0 in load.speed.values() for group in s.groups.values() for load in group.loads
    ),
}


# Levers come to the engines as the fields they change, goals do not come to them at all; what each of them
# does is held by tests of its own.
_OF_LEVERS: Final = (LeverBase, LeverCost, Effect, Ramp, Sessions)
_OF_GOALS: Final = (Aim, Population, Sustained, Allowed, AllowedCost)
_SECTIONS: Final = {f"Scenario.{name}" for name in ("levers", "levers_on", "goals", "allowed")}


@functools.cache
def every_option() -> frozenset[str]:
    """Return every option of the language: fields that may be left out, choices, forms of numbers."""
    models = [model for model in classes_below(Scenario) if not issubclass(model, (*_OF_LEVERS, *_OF_GOALS))]
    return frozenset(option for model in models for option in _options_of(model)) - _SECTIONS


def _options_of(model: type[BaseModel]) -> Iterator[str]:
    name = model.__name__
    if issubclass(model, (Profile, Dated)):
        return
    if is_distribution(typing.cast(Any, model)):
        yield f"distribution={model.model_fields['distribution'].default}"
    for field_name, field in model.model_fields.items():
        if field_name == "distribution":
            continue
        choices = list(_choices(field.annotation))
        if not field.is_required() and len(choices) != 1:
            yield f"{name}.{field_name}"
        for choice in choices:
            yield f"{name}.{field_name}={choice}"
        mentioned = set(_classes(field.annotation))
        if any(issubclass(each, Profile) for each in mentioned):
            yield f"{name}.{field_name}:profile"
        if any(issubclass(each, Dated) for each in mentioned):
            yield f"{name}.{field_name}:dated"
    if name == "Scenario":
        yield from (f"days:{kind}" for kind in ("weekday", "several", "holidays", "every day", "date"))
        yield from ("Profile.otherwise", "Queue.capacity=0", *_TOGETHER)


def _choices(annotation: Any) -> Iterator[str]:
    if typing.get_origin(annotation) is typing.Literal:
        yield from typing.get_args(annotation)
    else:
        for argument in typing.get_args(annotation):
            yield from _choices(argument)


def _classes(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and not typing.get_args(annotation):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _classes(argument)


def options_hit(scenario: Scenario) -> set[str]:
    """Return the options that a scenario uses."""
    hit = set(_hit(scenario))
    if any(queue.capacity == 0 for queue in scenario.queues.values()):
        hit.add("Queue.capacity=0")
    hit |= {name for name, uses in _TOGETHER.items() if uses(scenario)}
    return hit & every_option()


def _hit(model: BaseModel) -> Iterator[str]:
    """Yield what a part of a scenario uses, and what the parts below it do."""
    name = type(model).__name__
    if is_distribution(typing.cast(Any, type(model))):
        yield f"distribution={type(model).model_fields['distribution'].default}"
    for field_name, field in type(model).model_fields.items():
        value = getattr(model, field_name)
        if field_name != "distribution":
            at_default = field.is_required() or value == field.default
            yield from _hit_field(f"{name}.{field_name}", value, at_default=at_default)
        yield from _below(value)


def _hit_field(path: str, value: Any, *, at_default: bool) -> Iterator[str]:
    if not at_default:
        yield path
    if isinstance(value, str):
        yield f"{path}={value}"
    if isinstance(value, (Mapping, tuple)):
        yield from (f"{path}={key}" for key in value if isinstance(key, str))
    for each in _values(value):
        if isinstance(each, Profile):
            yield f"{path}:profile"
        if isinstance(each, Dated):
            yield f"{path}:dated"


def _values(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _values(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _values(each)
    else:
        yield value


def _below(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _selectors(value)
    for each in _values(value):
        if isinstance(each, Dated):
            yield from _below(each.dated)
        elif isinstance(each, Profile):
            yield from _selectors(each.days)
            if each.otherwise is not None:
                yield "Profile.otherwise"
        elif isinstance(each, BaseModel):
            yield from _hit(each)


def _selectors(mapping: Mapping[Any, Any]) -> Iterator[str]:
    for key in mapping:
        try:
            days = parse_days(key)
        except Exception:
            continue
        yield from (["days:date"] if days.dates else [])
        yield from (["days:holidays"] if days.holidays else [])
        yield from (["days:every day"] if days.every_day else [])
        if days.weekdays:
            yield "days:several" if len(days.weekdays) > 1 else "days:weekday"
