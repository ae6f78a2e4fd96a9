"""The table for people: what a run says, with intervals, units and what was assumed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from ccsim.measures.estimate.certain import impossible_totals
from ccsim.report.by_channel import by_channel, by_self_service, rows_by
from ccsim.report.figures import figure, scale
from ccsim.report.headline import (
    BY_CHANNEL,
    BY_SELF_SERVICE,
    HEADLINE,
    JOURNEYS,
    OFFERED,
    VOLUMES,
    Line,
    Row,
    lines_for,
)
from ccsim.report.profit_and_loss_text import profit_and_loss_text

if TYPE_CHECKING:
    from ccsim.experiment import Result
    from ccsim.experiment.profit_and_loss import Period

_WIDTH = 120


def print_table(result: Result, splits: Sequence[str] = (), money: str | None = None) -> None:
    """Print the table to stdout.

    Parameters
    ----------
    result
        What a run returned.
    splits
        Any of ``channel``, ``queue``, ``intent``, ``segment``, ``group``, ``self_service``, and of ``week``
        and ``month`` the one the run keeps: the headline measures by each.
    money
        ``month``, ``week``, ``day`` or ``whole``: profit and loss by it; None: by month, if there is revenue
        or value to be lost.
    """
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_WIDTH)  # a file or a pipe has no width of its own
    console.print(table(result, splits, money))


def table(result: Result, splits: Sequence[str] = (), money: str | None = None) -> RenderableType:
    """Return the table as something rich can print: title, headline, volumes, splits, notes, assumptions.

    Parameters
    ----------
    result
        What a run returned.
    splits, money
        See `print_table`.
    """
    told = (*HEADLINE, *JOURNEYS, *VOLUMES, *BY_CHANNEL, *BY_SELF_SERVICE)
    wanted = [*dict.fromkeys(f"{line.measure}/{line.variant}" for line in told), "cost"]
    summary = result.summary(wanted, by=["channel", "self_service", *splits])
    journeys = lines_for(JOURNEYS, impossible_totals(result.scenario))
    parts: list[RenderableType] = [_title(result), "", _measures(rows_by(summary, None), journeys)]
    sites = list(result.scenario.self_service)
    if len(result.scenario.channels) > 1 or sites:
        channels, currency = list(result.scenario.channels), result.scenario.currency
        parts.append(by_channel(summary, channels, currency, sites))
    if sites:
        parts.append(by_self_service(summary, sites))
    parts += [_split(rows_by(summary, split), split) for split in splits]
    parts += _money(result, money)
    parts += [*_notes(result), *_assumptions(result)]
    return Group(*parts)


def _money(result: Result, by: str | None) -> list[RenderableType]:
    """Profit and loss where it is asked for, and wherever there is revenue or something to lose."""
    if by is None and {"revenue", "value_lost"} <= impossible_totals(result.scenario):
        return []
    lengths: dict[str | None, Period | None] = {"week": "week", "day": "day", "whole": None}
    return [profit_and_loss_text(result, lengths.get(by, "month"))]


def _title(result: Result) -> Text:
    scenario = result.scenario
    named = f"{scenario.name}: {scenario.title}" if scenario.title else scenario.name
    run = (
        f"{_count(result.days, 'day')} from {result.start}, {_count(result.replications, 'replication')}, "
        f"seed {result.seed}, {result.engine} engine, ccsim {result.version}"
    )
    return Text.assemble((named, "bold"), f"\n{run}")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _measures(rows: Sequence[Row], journeys: Sequence[Line]) -> Table:
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    made.add_column("measure")
    made.add_column("value", justify="right")
    made.add_column("unit")
    made.add_column(_interval_head(rows), justify="right")
    made.add_column("id", style="dim")
    for part, lines in enumerate(([*HEADLINE, *journeys], VOLUMES)):
        if part:
            made.add_row()
        for line in lines:
            for row in line.find(rows):
                shown = figure(row["value"], row["low"], row["high"], row["unit"])
                made.add_row(line.words(row), shown.value, shown.unit, shown.interval, line.id(row))
    return made


def _interval_head(rows: Sequence[Row]) -> str:
    levels = [row["level"] for row in rows if row["level"] == row["level"]]
    return f"{levels[0]:.0%} interval" if levels else "interval"


def _split(rows: Sequence[Row], split: str) -> Table:
    what = split.replace("_", "-")
    title = f"\nBy {what} (± half the width of the interval)"
    made = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    made.add_column(what)
    columns = [column for line in (OFFERED, *HEADLINE) for column in _by_threshold(line.find(rows), line)]
    for line, found in columns:
        unit = scale(max(row["value"] for row in found), found[0]["unit"])[1]
        made.add_column(f"{line.head(found[0])}\n{unit}", justify="right")
    for name in dict.fromkeys(row[split] for row in rows):
        made.add_row(str(name), *(_cell(name, split, found) for _, found in columns))
    return made


def _by_threshold(rows: list[Row], line: Line) -> list[tuple[Line, list[Row]]]:
    """Return the rows of each threshold by themselves: they are columns of their own."""
    heads = dict.fromkeys(line.head(row) for row in rows)
    return [(line, [row for row in rows if line.head(row) == head]) for head in heads]


def _cell(name: str, split: str, rows: list[Row]) -> str:
    size = max(row["value"] for row in rows)
    for row in rows:
        if row[split] == name:
            shown = figure(row["value"], row["low"], row["high"], row["unit"], size)
            return f"{shown.value} {shown.margin}".strip()
    return ""


def _notes(result: Result) -> list[Text]:
    return [Text("\n" + "\n".join(result.notes), style="bold")] if result.notes else []


def _assumptions(result: Result) -> list[RenderableType]:
    assumed = result.scenario.assumptions
    if not assumed:
        return []
    listed = Table.grid(padding=(0, 1, 0, 0))
    for one in assumed:
        listed.add_row("*", f"{one.path}: {one.why}")
    return [Text("\nAssumed in this scenario:"), listed]
