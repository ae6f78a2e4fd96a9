"""A mapping that cannot change: what frozen models hold instead of a dict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, NoReturn, TypeVar

from pydantic import AfterValidator

__all__ = ["Frozen", "FrozenDict"]

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """A dict that refuses every change."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("a scenario never changes; use scenario.override({...}) to get a changed one")

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = __ior__ = _refuse  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by content: rebuilding item by item would meet the refusal."""
        return FrozenDict, (dict(self),)

    def __hash__(self) -> int:  # type: ignore[override]
        """Hash by content, so that frozen models stay hashable."""
        return hash(frozenset(self.items()))


Frozen = Annotated[Mapping[K, V], AfterValidator(FrozenDict)]
"""A mapping field of a frozen model."""
