"""The table for people: what a run says, with intervals, units and what was assumed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from ccsim.report.figures import figure
from ccsim.report.headline import HEADLINE, SPLITS, VOLUMES, Row

if TYPE_CHECKING:
    import pandas as pd

    from ccsim.experiment import Result

_WIDTH = 110


def print_table(result: Result, splits: Sequence[str] = ()) -> None:
    """Print the table to stdout.

    Parameters
    ----------
    result
        What a run returned.
    splits
        Any of ``channel``, ``queue``, ``intent``, ``segment``, ``group``: the headline measures by each.
    """
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_WIDTH)  # a file or a pipe has no width of its own
    console.print(table(result, splits))


def table(result: Result, splits: Sequence[str] = ()) -> RenderableType:
    """Return the table as something rich can print: title, headline, volumes, splits, notes, assumptions.

    Parameters
    ----------
    result
        What a run returned.
    splits
        Any of ``channel``, ``queue``, ``intent``, ``segment``, ``group``.
    """
    summary = result.summary()
    parts: list[RenderableType] = [_title(result), "", _measures(_by(summary, None))]
    parts += [_split(_by(summary, split), split) for split in splits]
    parts += [*_notes(result), *_assumptions(result)]
    return Group(*parts)


def _by(summary: pd.DataFrame, split: str | None) -> pd.DataFrame:
    """Return the rows split by one thing only, or those of the whole centre."""
    others = [name for name in SPLITS if name != split]
    rows = summary[summary[others].isna().all(axis="columns")]
    return rows if split is None else rows[rows[split].notna()]


def _title(result: Result) -> Text:
    scenario = result.scenario
    named = f"{scenario.name}: {scenario.title}" if scenario.title else scenario.name
    run = (
        f"{result.days} days from {result.start}, {result.replications} replications, seed {result.seed}, "
        f"{result.engine} engine, ccsim {result.version}"
    )
    return Text.assemble((named, "bold"), f"\n{run}")


def _measures(rows: pd.DataFrame) -> Table:
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    made.add_column("measure")
    made.add_column("value", justify="right")
    made.add_column("unit")
    made.add_column(_interval_head(rows), justify="right")
    made.add_column("id", style="dim")
    for part, lines in enumerate((HEADLINE, VOLUMES)):
        if part:
            made.add_row()
        for line in lines:
            for row in line.find(rows):
                shown = figure(row["value"], row["low"], row["high"], row["unit"])
                made.add_row(line.words(row), shown.value, shown.unit, shown.interval, line.id(row))
    return made


def _interval_head(rows: pd.DataFrame) -> str:
    levels = rows["level"].dropna()
    return f"{levels.iloc[0]:.0%} interval" if len(levels) else "interval"


def _split(rows: pd.DataFrame, split: str) -> Table:
    made = Table(title=f"\nBy {split}", title_justify="left", title_style="bold", box=None, pad_edge=False)
    made.add_column(split)
    found = [(line, row) for line in (*VOLUMES, *HEADLINE) for row in _first_of_each(line.find(rows))]
    for line, row in found:
        made.add_column(line.head(row), justify="right")
    for name in dict.fromkeys(rows[split]):
        own = rows[rows[split] == name]
        made.add_row(str(name), *(_cell(line.find(own), like) for line, like in found))
    return made


def _first_of_each(rows: list[Row]) -> list[Row]:
    """Return one row for each threshold."""
    return list({str(row["threshold"]): row for row in reversed(rows)}.values())[::-1]


def _cell(rows: list[Row], like: Row) -> str:
    for row in rows:
        if str(row["threshold"]) == str(like["threshold"]):
            shown = figure(row["value"], row["low"], row["high"], row["unit"])
            return f"{shown.value} {shown.unit}".strip() + (f"\n{shown.interval}" if shown.interval else "")
    return ""


def _notes(result: Result) -> list[Text]:
    return [Text("\n" + "\n".join(result.notes), style="bold")] if result.notes else []


def _assumptions(result: Result) -> list[Text]:
    assumed = result.scenario.assumptions
    if not assumed:
        return []
    lines = "\n".join(f"* {one.path}: {one.why}" for one in assumed)
    return [Text(f"\nAssumed in this scenario:\n{lines}")]
