"""The base of every scenario class: frozen, nothing unknown, all faults in one go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic.functional_validators import ModelWrapValidatorHandler
from pydantic_core import InitErrorDetails

from ccsim.scenario.faults import Problem, closest, refuse, translated

__all__ = ["Model"]


class Model(BaseModel):
    """A frozen part of a scenario that reports every fault it has."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        revalidate_instances="always",
        populate_by_name=True,
    )

    @model_validator(mode="wrap")
    @classmethod
    def _report_every_fault(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            model = handler(data)
        except ValidationError as error:
            names = cls.field_names()
            details = error.errors(include_url=False)
            # One slip is one fault: `headcout` is unknown, and that `headcount` is missing follows.
            slips = [str(each["loc"][-1]) for each in details if each["type"] == "extra_forbidden"]
            meant = {closest(slip, names) for slip in slips}
            told = [each for each in details if not (each["type"] == "missing" and each["loc"][0] in meant)]
            raise ValidationError.from_exception_data(
                cls.__name__,
                [InitErrorDetails(type=translated(d, names), loc=d["loc"], input=d["input"]) for d in told],
            ) from None
        problems = list(model._problems())
        if problems:
            raise ValidationError.from_exception_data(
                cls.__name__,
                [
                    InitErrorDetails(
                        type=refuse(p.message, found=p.found, allowed=p.allowed, hint=p.hint),
                        loc=p.loc,
                        input=None,
                    )
                    for p in problems
                ],
            )
        return model

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Return the names a file may use for the fields."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())

    def _problems(self) -> Iterator[Problem]:
        """Yield what is wrong although every field by itself is right."""
        return iter(())
