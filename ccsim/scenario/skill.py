"""The right of a group to serve a queue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from ccsim.scenario.faults import Problem, refuse, show
from ccsim.scenario.hours_by_date import HoursByDate, hours_problems
from ccsim.scenario.model import Model
from ccsim.scenario.number import Factor, Level, Places, Positive, Priority
from ccsim.scenario.varying import Varying

__all__ = ["ListOfNames", "Skill"]


class Skill(Model):
    """How a group serves one of its queues."""

    level: Level = Field(
        default=1,
        description="The queue's preference among groups: contacts look for an agent at level 1 first. When "
        "a level opens to those who wait is said in the queue's `overflow`.",
    )
    priority: Priority | None = Field(
        default=None,
        description="The queue's priority as this group sees it; the smaller is served first. Default: the "
        "queue's own. Contacts whose intent or segment states a priority keep theirs.",
    )
    proficiency: Varying[Positive] = Field(
        default=1.0,
        description="Speed at this work: talk, hold and wrap-up are divided by it. Read when handling "
        "starts.",
    )
    resolution: Varying[Factor] = Field(
        default=1.0, description="Times the probability that a contact resolves the case (at most 1)."
    )
    keep_free: Places = Field(
        default=0,
        description="Reserve: a contact of this queue is taken only while more than so many of the group's "
        "agents are free, the one who takes it included.",
    )
    hours: HoursByDate | None = Field(
        default=None,
        description="Hours in which the group serves this queue, by day selector, or a dated series of such: "
        "to keep e-mail for the afternoon, say, or to begin with it in May. What is in hand then is "
        "finished. Default: whenever somebody is on duty.",
    )

    def _problems(self) -> Iterator[Problem]:
        yield from hours_problems(self.hours, ("hours",))


class ListOfNames:
    """Reads `[billing, sales]` as `{billing: {}, sales: {}}`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic see a mapping."""
        return core_schema.no_info_before_validator_function(_as_mapping, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell editors that a list of names is fine too."""
        return {"anyOf": [handler(schema), {"type": "array", "items": {"type": "string"}}]}


def _as_mapping(value: Any) -> Any:
    if isinstance(value, str):
        raise refuse(f"{show(value)} is text where a list is due", found=show(value), hint=f"write [{value}]")
    if not isinstance(value, (list, tuple)):
        return value
    for name in value:
        if not isinstance(name, str):
            raise refuse(f"{show(name)} is not a name", found=show(name), hint="write [NAME, ...]")
    names = list(value)
    twice = next((name for i, name in enumerate(names) if name in names[:i]), None)
    if twice is not None:
        raise refuse(f'"{twice}" is there twice', found=twice, hint="name each once")
    return {name: {} for name in names}
