"""Names that a scenario gives to its parts."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from ccsim.scenario.faults import refuse, show

__all__ = ["Name"]

_NAME = re.compile(r"\w[\w-]*")


def _check(value: Any) -> str:
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        raise refuse(f"{show(value)} cannot be a name", found=show(value), allowed="letters, digits, - and _")
    return value


Name = Annotated[str, BeforeValidator(_check), WithJsonSchema({"type": "string", "pattern": r"^[^\s.]+$"})]
"""The name of an intent, queue, group ...; part of paths and of random keys."""
