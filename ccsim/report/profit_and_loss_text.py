"""Profit and loss as a manager reads it: a line for each month, or a statement of the whole run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.table import Table

from ccsim.report.figures import figure

if TYPE_CHECKING:
    import pandas as pd

    from ccsim.experiment import Result
    from ccsim.experiment.profit_and_loss import Period

#: Kinds of cost in words, and the lines of the ledger that make them up.
HEADS: Final = {
    "agents": ("pay", "overtime", "away", "hiring", "seats", "assist", "assist seats"),
    "channels": ("contacts", "minutes"),
    "automation": (
        *("sessions", "flow minutes", "contained", "contained assumed", "contained resolved"),
        *("uses", "sites", "upkeep", "messages", "preventions"),
    ),
    "projects": ("projects once", "projects running"),
    "overhead": ("overhead",),
}
#: From this amount on cents are left out.
_WHOLE_FROM = 10_000.0


def profit_and_loss_text(result: Result, by: Period | None = "month") -> Table:
    """
    Return the profit and loss of a run as a table for people.

    Parameters
    ----------
    result
        What a run found.
    by
        ``month``, ``week`` or ``day``: a row for each and one for all, if there are several; None: every
        account of the whole run with its interval.
    """
    rows = result.profit_and_loss(by)
    if len(set(rows["period"])) > 1:
        return _by_period(rows, result.profit_and_loss(None), by or "")
    return _statement(result.profit_and_loss(None))


def _statement(rows: pd.DataFrame) -> Table:
    currency = rows["unit"].iloc[0]
    made = _table(f"\nProfit and loss of a run, {currency}")
    made.add_column("account")
    made.add_column("value", justify="right")
    made.add_column(f"{rows['level'].iloc[0]:.0%} interval", justify="right")
    for row in rows.to_dict("records"):
        sign = -1 if row["kind"] in ("cost", "loss") or row["account"] == "cost" else 1
        low, high = sorted((sign * row["low"], sign * row["high"]))
        shown = figure(sign * row["value"], low, high, currency)
        name = row["account"] if row["kind"] != "cost" else f"  {row['account']}"
        style = "bold" if row["kind"] == "total" else None
        made.add_row(name, shown.value, shown.interval, style=style)
    return made


def _by_period(rows: pd.DataFrame, whole: pd.DataFrame, by: str) -> Table:
    currency = rows["unit"].iloc[0]
    made = _table(f"\nProfit and loss by {by}, {currency} (± half the width of the interval)")
    made.add_column(by)
    heads = _heads(rows)
    for name in heads:
        made.add_column(name, justify="right")
    for name in ("cost", "profit"):
        made.add_column(name, justify="right")
        made.add_column("±", justify="right")
    for period, own in [*rows.groupby("period", sort=False), ("in all", whole)]:
        values = own.set_index("account")["value"]
        digits = 0 if abs(whole["value"]).max() >= _WHOLE_FROM else 2
        cells = [f"{values.reindex(list(lines)).sum():,.{digits}f}" for lines in heads.values()]
        for name in ("cost", "profit"):
            row = own[own["account"] == name].iloc[0]
            margin = (row["high"] - row["low"]) / 2
            cells += [f"{row['value']:,.{digits}f}", f"{margin:,.{digits}f}" if margin == margin else ""]
        made.add_row(str(period), *cells, style="bold" if period == "in all" else None)
    return made


def _heads(rows: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The columns that have anything in them, and the accounts behind each."""
    there = set(rows["account"])
    named = {"revenue": ("revenue",), "value lost": ("value lost",), **HEADS}
    return {name: lines for name, lines in named.items() if there.intersection(lines)}


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
