"""Contact logs that no engine made, for what only counts and draws them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

_PLAIN: dict[str, Any] = {
    "scenario": "made", "replication": 0, "attempt": 0, "via": "arrived", "channel": "phone", "flow": None,
    "self_service": None, "outcome": "handled", "resolved": False, "returns": "none", "measured": True,
}  # fmt: skip


def contact_log(*cases: Iterable[dict[str, Any]], times: Iterable[int] = ()) -> pd.DataFrame:
    """
    Return a log of cases.

    Parameters
    ----------
    cases
        The rows of each; what they leave out is a call that is handled and resolves nothing.
    times
        How often each is there; once if they run out.
    """
    often = [*times]
    rows: list[dict[str, Any]] = []
    number = 0
    for place, case in enumerate(cases):
        for _ in range(often[place] if place < len(often) else 1):
            rows += [_PLAIN | {"case": number} | row for row in case]
            number += 1
    return pd.DataFrame(rows, columns=["case", *_PLAIN]).astype({"flow": "string", "self_service": "string"})


def site(outcome: str, **changed: Any) -> dict[str, Any]:
    """Return a row of the help centre."""
    return {"via": "self-service", "self_service": "help-centre", "outcome": outcome, **changed}


PREVENTED: list[dict[str, Any]] = [{"outcome": "prevented"}]
FOUND = [site("found", resolved=True)]
FOUND_WRONGLY = [site("found", returns="repeat"), {"channel": "chat", "resolved": True}]
NOT_FOUND = [site("not found", returns="turn to"), {"channel": "chat", "flow": "bot", "resolved": True}]
GAVE_UP = [site("not found")]
#: Found nothing, met the bot, was contained without being helped, and called.
ALL_OF_IT = [
    site("not found", returns="turn to"),
    {"channel": "chat", "flow": "bot", "outcome": "contained", "returns": "repeat"},
    {"attempt": 1, "resolved": True},
]
DEFLECTED = [
    {"outcome": "deflected", "returns": "deflection"},
    {"channel": "messenger", "attempt": 1, "outcome": "replied"},
    {"channel": "messenger", "attempt": 1, "via": "next turn", "resolved": True},
]
ABANDONED = [{"outcome": "abandoned", "returns": "redial"}, {"attempt": 1, "outcome": "abandoned"}]
CALLED = [{"resolved": True}]
UNRESOLVED: list[dict[str, Any]] = [{}]
STILL_THERE = [{"outcome": "unfinished"}]
DUE = [{"returns": "repeat"}]
TRANSFERRED = [{"outcome": "transferred"}, {"via": "passed on", "outcome": "abandoned"}]
MODERATED = [
    site("not found", returns="turn to"),
    {"via": "moderation", "channel": "posts"},
    {"resolved": True},
]
BEFORE_THE_RUN = [{"measured": False}, {"attempt": 1, "resolved": True}]
