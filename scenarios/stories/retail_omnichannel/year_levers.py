"""What levers of the retailer's year are worth: each alone, on top of the others, and all together."""

from __future__ import annotations

import math
from typing import Any, Final

import ccsim

from .story import YEAR, loaded
from .year import LONG

__all__ = ["year_levers"]

#: The levers that cost money of their own and work most of the year; the others are off.
LOOKED_AT: Final = (
    "coaching",
    "push-updates",
    "address-check",
    "better-bot",
    "texting",
    "automatic-notes",
)
_RELATIONS: Final = {"alone": "alone", "on top": "on top of the others", "all": "all together"}


def year_levers(*, replications: int, seed: int = 1, days: int = LONG) -> dict[str, str]:
    """Weigh six levers of the year; return the table of its page.

    Parameters
    ----------
    replications, seed, days
        Of every run: none of the levers, each, all but each, and all.
    """
    scenario = loaded(YEAR).without_levers().with_levers(*LOOKED_AT)
    report = ccsim.levers(scenario, days=days, replications=replications, seed=seed)
    heads = [
        "lever",
        "",
        "spent on it",
        "cost, change",
        "revenue, change",
        "value kept",
        "net",
        "return",
        "paid back by",
    ]
    lines = [f"| {' | '.join(heads)} |", f"| {' | '.join('---' for _ in heads)} |"]
    lines += [f"| {' | '.join(_cells(row))} |" for row in report.returns().to_dict("records")]
    return {"year-levers": "\n".join(lines)}


def _cells(row: dict[Any, Any]) -> list[str]:
    """Return a row in thousands of money; the net with half its interval."""
    spent = row["spent"]
    return [
        f"`{row['lever']}`" if row["relation"] != "all" else row["lever"],
        _RELATIONS[row["relation"]],
        _thousands(spent) if spent else "",
        _thousands(row["cost"], "+"),
        _thousands(row["revenue"], "+"),
        _thousands(row["value_kept"], "+"),
        f"{_thousands(row['net'], '+')} ± {_thousands((row['net_high'] - row['net_low']) / 2)}",
        f"{row['return']:+.1f}" if spent and math.isfinite(row["return"]) else "",
        row["payback"] if isinstance(row["payback"], str) else "",
    ]


def _thousands(amount: float, sign: str = "") -> str:
    return f"{amount / 1000:{sign},.0f}"
