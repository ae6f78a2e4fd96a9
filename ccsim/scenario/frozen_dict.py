"""A mapping that cannot change: what frozen models hold instead of a dict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, NoReturn, TypeVar

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

__all__ = ["Frozen", "FrozenDict", "OrEmpty"]

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


class FrozenDict(dict[K, V]):
    """A dict that refuses every change."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("a scenario never changes; use scenario.override({...}) to get a changed one")

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = __ior__ = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by content: rebuilding item by item would meet the refusal."""
        return FrozenDict, (dict(self),)

    def __hash__(self) -> int:  # type: ignore[override]
        """Hash by content, so that frozen models stay hashable."""
        return hash(frozenset(self.items()))


Frozen = Annotated[Mapping[K, V], AfterValidator(FrozenDict)]
"""A mapping field of a frozen model."""


class _NothingIsEmpty:
    """Reads `calls:` with nothing behind it as an empty mapping."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic see `{}` instead of nothing."""
        return core_schema.no_info_before_validator_function(
            lambda value: {} if value is None else value, handler(source)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell editors that nothing is fine too."""
        return {"anyOf": [handler(schema), {"type": "null"}]}


OrEmpty = Annotated[T, _NothingIsEmpty()]
"""A class of which every field has a default, so that a file may leave the place empty."""
