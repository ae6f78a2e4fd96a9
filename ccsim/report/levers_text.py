"""What levers are worth, as tables for people."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from ccsim.report.figures import change, figure, scale

if TYPE_CHECKING:
    import pandas as pd

    from ccsim.experiment.levers.lever_report import LeverReport

_WIDTH: Final = 120
#: Of the column of names: the longest of `_PARTS`.
_NAMES: Final = 28
#: Relations in words.
_PARTS: Final = {
    "alone": "Alone, against doing nothing",
    "on top": "On top of all the others",
    "all": "All of them, against nothing",
}
#: Measures in the words of a planner.
_HEADS: Final = {
    "frt/human_calendar_contact": "FRT",
    "aht/contact": "AHT",
    "fcr/case": "FCR",
    "cpc/served": "CPC",
    "csat/true": "CSAT",
}
#: Measures that have room in one table.
_SIDE_BY_SIDE: Final = 3
#: From this amount on cents are left out.
_WHOLE_FROM: Final = 1_000.0


def print_levers(report: LeverReport) -> None:
    """Print the tables to stdout.

    Parameters
    ----------
    report
        From `ccsim.levers`.
    """
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_WIDTH)  # a file or a pipe has no width of its own
    console.print(levers_text(report))


def levers_text(report: LeverReport) -> RenderableType:
    """Return what can be printed: title, money, service, what the intervals mean, notes.

    Parameters
    ----------
    report
        From `ccsim.levers`.
    """
    returns, service = report.returns(), report.service()
    measures = list(dict.fromkeys(service["measure"]))
    parts: list[RenderableType] = [_title(report), _money(returns)]
    for place in range(0, len(measures), _SIDE_BY_SIDE):
        parts.append(_service(service, measures[place : place + _SIDE_BY_SIDE]))
    parts.append(_meaning(report, returns))
    if report.notes:
        parts.append(Text("\n" + "\n".join(report.notes), style="bold"))
    return Group(*parts)


def _title(report: LeverReport) -> Text:
    scenario = report.scenario
    named = f"{scenario.name}: {scenario.title}" if scenario.title else scenario.name
    runs = len(report.variants)
    said = (
        f"{report.days} days from {report.start}, {runs} runs of {report.replications} replications, seed "
        f"{report.seed}, {report.engine} engine, ccsim {report.version}"
    )
    return Text.assemble((f"What the levers of {named} are worth", "bold"), f"\n{said}")


def _money(rows: pd.DataFrame) -> Table:
    made = _table(f"\nMoney of the run, {rows['unit'].iloc[0]}: change against the run without the lever")
    comes_in = [name for name in ("revenue", "value_kept") if rows[name].any()]
    heads = [name.replace("_", "\n") for name in comes_in]
    made.add_column("lever", min_width=_NAMES)
    for name in ("spent\nonce", "spent\nrunning", "cost", *heads, "net", "±", "return", "±"):
        made.add_column(name, justify="right")
    for name in ("paid\nback by", "chance"):
        made.add_column(name, justify="right")
    amounts = rows[["spent", "cost", "revenue", "value_kept", "net"]].abs().max().max()
    digits = 0 if amounts >= _WHOLE_FROM else 2
    for relation, own in rows.groupby("relation", sort=False):
        _part(made, str(relation))
        for row in own.to_dict("records"):
            money = [_amount(row[name], digits) for name in ("spent_once", "spent_running")]
            money += [_amount(row[name], digits, "+") for name in ("cost", *comes_in, "net")]
            margin = _amount((row["net_high"] - row["net_low"]) / 2, digits)
            made.add_row(_name(row), *money, margin, *_return(row))
    return made


def _return(row: dict[Any, Any]) -> list[str]:
    """Return on what was spent, when it is paid back, and how likely by the end."""
    if math.isnan(row["return"]):
        return ["-", "", "-", "-"]
    margin = (row["return_high"] - row["return_low"]) / 2
    told = "" if math.isnan(margin) else f"{100 * margin:,.0f}%"
    month = row["payback"] if isinstance(row["payback"], str) else "-"
    return [f"{100 * row['return']:+,.0f}%", told, month, f"{100 * row['paid_back']:.0f}%"]


def _service(rows: pd.DataFrame, measures: list[str]) -> Table:
    named = ", ".join(_HEADS.get(each, each) for each in measures)
    made = _table(f"\n{named}: after, and the change (± half the width of its interval)")
    made.add_column("lever", min_width=_NAMES)
    units = {}
    for measure in measures:
        own = rows[rows["measure"] == measure]
        units[measure] = (own["unit"].iloc[0], float(own[["before", "after"]].max().max()))
        label = scale(units[measure][1], units[measure][0])[1]
        made.add_column(f"{_HEADS.get(measure, measure)}\n{label}", justify="right")
        made.add_column("change", justify="right")
    nothing = _by_measure(rows[rows["relation"] == "alone"].drop_duplicates("measure"))
    made.add_row(
        "do nothing", *_flat((_value(nothing[each]["before"], *units[each]), "") for each in measures)
    )
    for relation, own in rows.groupby("relation", sort=False):
        _part(made, str(relation))
        for _, of_one in own.groupby("lever", sort=False):
            found = _by_measure(of_one)
            cells = [
                (
                    _after(found[each], *units[each]),
                    _change(found[each], *units[each]),
                )
                for each in measures
            ]
            made.add_row(_name(of_one.iloc[0]), *_flat(cells))
    return made


def _meaning(report: LeverReport, rows: pd.DataFrame) -> Text:
    level, number, n = rows["level"].iloc[0], len(rows), rows["n"].iloc[0]
    return Text(
        "\ncost: of everything, the lever's own included. net = revenue + value kept - cost. return = net / "
        "spent. paid back by: the month from whose end on the mean gain so far (net + spent) covers what was "
        "spent so far. chance: replications in which it does by the end. Intervals: Student-t over "
        f"{n} paired replications of the same customers; those of a column hold together at {level:.0%} for "
        f"all {number} comparison{'s' * (number != 1)} (Bonferroni)."
    )


def _by_measure(rows: pd.DataFrame) -> dict[str, dict[Any, Any]]:
    return {row["measure"]: row for row in rows.to_dict("records")}


def _after(row: dict[Any, Any], unit: str, size: float) -> str:
    """The figure with the lever; on top of all others it is that of all levers, told in its own row."""
    return "" if row["relation"] == "on top" else _value(row["after"], unit, size)


def _value(value: float, unit: str, size: float) -> str:
    return figure(value, math.nan, math.nan, unit, size).value


def _change(row: Any, unit: str, size: float) -> str:
    return change(row["difference"], row["low"], row["high"], unit, size)


def _amount(value: float, digits: int, sign: str = "") -> str:
    return "" if math.isnan(value) else f"{value:{sign},.{digits}f}"


def _name(row: Any) -> str:
    """A lever, and what it was looked at together with."""
    others = [name for name in str(row["added"]).split(", ") if name != row["lever"]]
    if row["relation"] == "all" or not others:
        return str(row["lever"])
    return f"{row['lever']}\n  with {', '.join(others)}"


def _flat(cells: Iterable[tuple[str, str]]) -> list[str]:
    return [each for pair in cells for each in pair]


def _part(made: Table, relation: str) -> None:
    made.add_row(Text(_PARTS[relation], style="italic"))


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
