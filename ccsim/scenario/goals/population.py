"""Whom a goal is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from ccsim.scenario.faults import Problem, refuse, show
from ccsim.scenario.hours import Hours
from ccsim.scenario.model import Model

__all__ = ["OfWhom", "Population"]


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


_Names = Annotated[
    tuple[str, ...],
    BeforeValidator(_listed),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "x-kind": "name"},
                {"type": "array", "items": {"type": "string", "x-kind": "names"}},
            ]
        }
    ),
]


class Population(Model):
    """What is counted: what belongs to one of the names of each field, in the hours."""

    channel: _Names = Field(default=(), description="Channels; several count together.")
    queue: _Names = Field(default=(), description="Queues.")
    intent: _Names = Field(default=(), description="Intents.")
    segment: _Names = Field(default=(), description="Segments.")
    group: _Names = Field(default=(), description="Groups of agents.")
    self_service: _Names = Field(default=(), description="Self-service.")
    hours: Hours | None = Field(
        default=None,
        description="Only what is offered in these hours, which begin and end with a half hour. Default: at "
        "any hour.",
    )

    def _problems(self) -> Iterator[Problem]:
        for split, names in self.names.items():
            for i, name in enumerate(names):
                if name in names[:i]:
                    yield Problem((split, i), f'"{name}" is there twice', found=name, hint="remove one")

    @property
    def names(self) -> dict[str, tuple[str, ...]]:
        """Return the names by field, of the fields that have any."""
        fields = ("channel", "queue", "intent", "segment", "group", "self_service")
        return {field: getattr(self, field) for field in fields if getattr(self, field)}


class _OrEveryone:
    """Reads `everyone` as the population that leaves nothing out."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic see `{}` instead."""
        return core_schema.no_info_before_validator_function(self._read, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell editors of the word."""
        return {"anyOf": [handler(schema), {"const": "everyone"}]}

    @staticmethod
    def _read(value: Any) -> Any:
        if isinstance(value, str) and value != "everyone":
            allowed = "everyone, or names such as {channel: email}"
            raise refuse(f"{show(value)} does not say who", found=show(value), allowed=allowed)
        return {} if value == "everyone" else value


OfWhom = Annotated[Population, _OrEveryone()]
"""A population; `everyone` is the one that leaves nothing out."""
