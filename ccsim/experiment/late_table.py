"""Tables of a result that are made when somebody looks at them: few look at all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd


class LateTable:
    """An attribute that may be given as what makes it (`made_late`): made when it is first read."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        """The table; of the class, this."""
        if instance is None:
            return self
        kept = vars(instance)[self._name]
        if isinstance(kept, partial):
            kept = vars(instance)[self._name] = kept()
        return kept

    def __set__(self, instance: Any, value: Any) -> None:
        """Keep a table, or what makes it."""
        vars(instance)[self._name] = value


def made_late(make: Callable[..., pd.DataFrame], *arguments: Any) -> Any:
    """What a `LateTable` makes its table with: ``make(*arguments)``."""
    return partial(make, *arguments)
