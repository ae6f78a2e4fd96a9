"""Every class of the scenario language, and the defaults of its fields as a file would write them."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from ccsim.scenario.distribution import is_distribution
from ccsim.scenario.document import plain
from ccsim.scenario.model import Model

__all__ = ["classes_below", "defaults_of"]


def classes_below(root: type[Model]) -> list[type[Model]]:
    """Return a class and every class its fields may hold, in the order in which a reader meets them.

    Parameters
    ----------
    root
        The class to start from.
    """
    found: dict[type[Model], None] = {}

    def visit(model: type[Model]) -> None:
        if model not in found:
            found[model] = None
            for field in model.model_fields.values():
                for below in _models_in(field.annotation):
                    visit(below)

    visit(root)
    return list(found)


def _models_in(annotation: Any) -> Iterator[type[Model]]:
    """Yield the classes that a field's type mentions."""
    if not typing.get_args(annotation) and isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _models_in(argument)


def defaults_of(model: type[Model]) -> dict[str, Any]:
    """Return the defaults of a class by the names that files use; fields without one are left out.

    Parameters
    ----------
    model
        The class.
    """
    if is_distribution(model):
        return {}
    given = {name: field.default for name, field in model.model_fields.items() if not field.is_required()}
    dumped = model.model_construct(**given).model_dump(by_alias=True, include=set(given))
    defaults: dict[str, Any] = _without_nothing(plain(dumped))
    return defaults


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nothing(each) for key, each in value.items() if each not in (None, "")}
    return value
