"""The figures of a run's months as tables for people: what the picture of the months shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ccsim.report.figures import figure, scale
from ccsim.report.month_figures import ALL, MONEY, PANELS, MonthFigures
from ccsim.report.profit_and_loss_text import profit_and_loss_text

if TYPE_CHECKING:
    import pandas as pd

    from ccsim.experiment import Result

#: Panels of the whole centre that share a table, and its title.
_TOGETHER: Final = (
    ("Volume and staffing", ("volume", "staffing", "people", "occupancy")),
    ("Service", ("aht", "fcr", "cpc", "csat")),
)
_HEADS: Final = {
    "staffing": "paid", "people": "people", "occupancy": "occupancy", "aht": "AHT", "fcr": "FCR",
    "cpc": "CPC",
}  # fmt: skip


def months_text(result: Result, figures: MonthFigures) -> RenderableType:
    """
    Return the figures of every month or week as something rich can print.

    Parameters
    ----------
    result
        What a run returned.
    figures
        Of it.
    """
    title = result.scenario.title or result.scenario.name
    begin, last = figures.periods[0], figures.periods[-1]
    many = f"{figures.replications} replication" + ("s" if figures.replications > 1 else "")
    known = "; ± half the width of an interval" if figures.replications > 1 else ""
    head = f"{title}, by {figures.by} from {begin.label} to {last.label}, {many}{known}"
    parts: list[RenderableType] = [Text(head, "bold")]
    for words, names in _TOGETHER:
        columns = {
            f"{_head(name, line)}": (name, rows)
            for name in names
            if name in figures.panels
            for line, rows in _whole(figures, name).items()
        }
        if columns:
            parts.append(_table(words, columns, figures))
    for name in figures.panels:
        split = {} if name == MONEY else _split(figures, name)
        if split:
            words = f"{PANELS[name].title}, by channel"
            parts.append(_table(words, {line: (name, rows) for line, rows in split.items()}, figures))
    if MONEY in figures.panels:
        parts.append(profit_and_loss_text(result, figures.by))
    return Group(*parts)


def _whole(figures: MonthFigures, name: str) -> dict[str, pd.DataFrame]:
    """The lines of a panel that are of the whole centre."""
    lines = figures.lines(name)
    if len(PANELS[name].figures) > 1:
        return lines
    if name == "frt" or len(lines) > 1:
        return {line: rows for line, rows in lines.items() if line == ALL}
    return dict(zip([ALL], lines.values(), strict=True))


def _split(figures: MonthFigures, name: str) -> dict[str, pd.DataFrame]:
    """The lines of a panel that is told by channel."""
    return {} if _whole(figures, name) else figures.lines(name)


def _head(name: str, line: str) -> str:
    if name == "csat":
        return f"CSAT,\n{line.removesuffix(' in surveys')}"
    return line if name == "volume" else _HEADS[name]


def _table(words: str, columns: dict[str, tuple[str, pd.DataFrame]], figures: MonthFigures) -> Table:
    made = Table(title=f"\n{words}", title_justify="left", title_style="bold", box=None, pad_edge=False)
    made.add_column(figures.by)
    scales = {}
    for head, (name, rows) in columns.items():
        unit = str(rows["unit"].dropna().iloc[0])
        largest = float(rows["value"].max())
        shown = scale(largest, unit)[1]
        per_day = PANELS[name].a_day
        scales[head] = (largest, unit)
        made.add_column(f"{head}\n{f'{shown} per day'.strip() if per_day else shown}", justify="right")
    for period in figures.periods:
        cells = []
        for head, (_, rows) in columns.items():
            largest, unit = scales[head]
            value, low, high = (float(rows[name][period.label]) for name in ("value", "low", "high"))
            told = figure(value, low, high, unit, largest)
            cells.append(f"{told.value} {told.margin}".strip())
        made.add_row(period.label, *cells)
    return made
