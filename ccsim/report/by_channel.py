"""The headline by channel, and what each channel costs: rows that add up to the ledger."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.table import Table

from ccsim.report.figures import figure
from ccsim.report.headline import BY_CHANNEL, BY_SELF_SERVICE, PERIODS, SPLITS, Row

if TYPE_CHECKING:
    import pandas as pd

#: What no channel causes by itself: words, and the variant of the family ``cost``.
_BESIDE = (
    ("idle capacity", "idle_capacity"),
    ("away from the floor", "away"),
    ("hiring", "hiring"),
    ("unallocated", "unallocated"),
)
#: From this amount on cents are left out.
_WHOLE_FROM = 10_000.0


def by_channel(
    summary: pd.DataFrame, channels: Sequence[str], currency: str, sites: Sequence[str] = ()
) -> Table:
    """
    Return FRT, AHT, FCR and CPC of each channel with their intervals, and its cost; below, self-service's.

    Parameters
    ----------
    summary
        From `ccsim.experiment.Result.summary`.
    channels
        Names, in the order of the rows.
    currency
        Of the costs, which are rounded so that what is shown adds up to the total.
    sites
        Names of self-service, which is no channel: nothing is offered or answered there, but it costs.
    """
    title = "\nBy channel (± half the width of the interval)"
    made = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    made.add_column("channel")
    for line in BY_CHANNEL:
        made.add_column(line.short, justify="right")
    made.add_column(f"cost of a run, {currency}", justify="right")
    own, whole = rows_by(summary, "channel"), rows_by(summary, None)
    costs = _costs({**_totals(own, "channel", channels), **_totals_of_sites(summary, sites)}, whole)
    for name in channels:
        mine = [row for row in own if row["channel"] == name]
        figures = [_cell(line.find(mine)) for line in BY_CHANNEL]
        made.add_row(name, *figures, costs.get(name, ""))
    for name in sites:
        made.add_row(name, *[""] * len(BY_CHANNEL), costs.get(name, ""))
    for words, _ in _BESIDE:
        if words in costs:
            made.add_row(words, *[""] * len(BY_CHANNEL), costs[words])
    made.add_row("in all", *[_cell(line.find(whole)) for line in BY_CHANNEL], costs.get("in all", ""))
    return made


def by_self_service(summary: pd.DataFrame, sites: Sequence[str]) -> Table:
    """
    Return how much each self-service is used, what comes of it, and what a resolution costs there.

    Parameters
    ----------
    summary
        From `ccsim.experiment.Result.summary`.
    sites
        Names, in the order of the rows.
    """
    title = "\nBy self-service (± half the width of the interval)"
    made = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    made.add_column("self-service")
    for line in BY_SELF_SERVICE:
        made.add_column(line.short, justify="right")
    own = rows_by(summary, "self_service")
    for name in sites:
        mine = [row for row in own if row["self_service"] == name]
        made.add_row(name, *[_cell(line.find(mine)) for line in BY_SELF_SERVICE])
    return made


def rows_by(summary: pd.DataFrame, split: str | None) -> list[Row]:
    """Return the rows split by one thing only, or those of the whole centre."""
    others = [name for name in (*SPLITS, *PERIODS) if name != split]
    rows = summary[summary[others].isna().all(axis="columns")]
    return [dict(row) for row in (rows if split is None else rows[rows[split].notna()]).to_dict("records")]


def _cell(rows: Sequence[Row]) -> str:
    """A figure with its margin and unit, each in the unit that fits it: chats take seconds, e-mails hours."""
    if not rows or math.isnan(rows[0]["value"]):
        return "-"
    row = rows[0]
    shown = figure(row["value"], row["low"], row["high"], row["unit"])
    return f"{shown.value} {shown.margin} {shown.unit}".replace("  ", " ").strip()


def _totals(own: Sequence[Row], split: str, names: Sequence[str]) -> dict[str, float | None]:
    return {name: _cost([row for row in own if row[split] == name], "total") for name in names}


def _totals_of_sites(summary: pd.DataFrame, sites: Sequence[str]) -> dict[str, float | None]:
    return _totals(rows_by(summary, "self_service"), "self_service", sites) if sites else {}


def _costs(exact: dict[str, float | None], whole: Sequence[Row]) -> dict[str, str]:
    """Costs by row and of what no channel causes, rounded by largest remainder: they add up as shown."""
    exact = exact | {words: cost for words, variant in _BESIDE if (cost := _cost(whole, variant))}
    total = _cost(whole, "total")
    if total is None:
        return {}
    digits = 0 if abs(total) >= _WHOLE_FROM else 2
    unit = 10**digits
    shares = {name: (cost or 0.0) * unit for name, cost in exact.items()}
    whole_units = {name: math.floor(share) for name, share in shares.items()}
    missing = round(total * unit) - sum(whole_units.values())
    by_remainder = sorted(shares, key=lambda name: whole_units[name] - shares[name])
    for name in by_remainder[: max(0, missing)]:
        whole_units[name] += 1
    told = {name: f"{units / unit:,.{digits}f}" for name, units in whole_units.items()}
    return told | {"in all": f"{round(total * unit) / unit:,.{digits}f}"}


def _cost(rows: Sequence[Row], variant: str) -> float | None:
    found = (row["value"] for row in rows if (row["measure"], row["variant"]) == ("cost", variant))
    return next((float(value) for value in found), None)
