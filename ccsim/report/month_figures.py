"""The figures of a long run month by month, or week by week, as its picture and its table show them."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

import pandas as pd

from ccsim.measures.catalogue.all_measures import measures_for

if TYPE_CHECKING:
    from ccsim.experiment import Result

Length = Literal["month", "week"]
_COLUMNS: Final = ("panel", "line", "period", "value", "low", "high", "unit")
_WEEK: Final = 7
#: What stands for the whole centre beside its parts.
ALL: Final = "all"


@dataclass(frozen=True)
class Figure:
    """
    One measure of a panel.

    Attributes
    ----------
    measure, statistic
        As `ccsim measures` lists them.
    line
        What its line is called.
    """

    measure: str
    statistic: str
    line: str


@dataclass(frozen=True)
class Panel:
    """
    Figures that share an axis.

    Attributes
    ----------
    title
        Over the axis.
    figures
        One line each.
    by
        By what the lines are split instead of by figure.
    a_day
        Whether totals are divided by the days of the period: months differ in length.
    """

    title: str
    figures: tuple[Figure, ...]
    by: str | None = None
    a_day: bool = False


#: In the order of the picture.
PANELS: Final[dict[str, Panel]] = {
    "volume": Panel(
        "Volume",
        (
            Figure("volume/cases", "total", "cases"),
            Figure("volume/offered", "total", "contacts"),
            Figure("volume/handled", "total", "handled by agents"),
        ),
        a_day=True,
    ),
    "staffing": Panel("Paid hours", (Figure("paid/hours", "total", ALL),), by="group", a_day=True),
    "people": Panel("People on the job", (Figure("people/time_average", "mean", ALL),), by="group"),
    "occupancy": Panel("Occupancy of agents", (Figure("occupancy/agent", "share", ALL),), by="group"),
    "frt": Panel(
        "First response time, mean", (Figure("frt/human_calendar_contact", "mean", ALL),), by="channel"
    ),
    "aht": Panel("Average handle time", (Figure("aht/contact", "mean", ALL),)),
    "fcr": Panel("First contact resolution", (Figure("fcr/case", "share", ALL),)),
    "cpc": Panel("Cost per contact served", (Figure("cpc/served", "ratio", ALL),)),
    "csat": Panel(
        "Satisfaction, 1 to 5",
        (Figure("csat/true", "mean", "true"), Figure("csat/measured", "mean", "measured in surveys")),
    ),
}
#: The panel of profit and loss, whose lines are accounts.
MONEY: Final = "money"
#: What the levers cost by themselves, of the ledger.
PROJECTS: Final = ("projects once", "projects running")


@dataclass(frozen=True)
class Period:
    """
    A month or a week, as far as it lies in the run.

    Attributes
    ----------
    label
        2026-03, or a week's Monday.
    begin, days
        The first day of it in the run, and how many there are.
    """

    label: str
    begin: dt.date
    days: int


def is_whole(period: Period, by: Length) -> bool:
    """Whether all days of a month or week lie in the run."""
    return period.days == _length(period, by)


def is_brief(period: Period, by: Length) -> bool:
    """Whether so little of it lies in the run, a third at most, that its figures are mostly chance."""
    return 3 * period.days <= _length(period, by)


def _length(period: Period, by: Length) -> int:
    """The days of all of it."""
    return _WEEK if by == "week" else calendar.monthrange(period.begin.year, period.begin.month)[1]


@dataclass(frozen=True)
class MonthFigures:
    """
    The figures of every period.

    Attributes
    ----------
    by
        How long a period is.
    periods
        In their order.
    table
        One row for each panel, line and period: panel, line, period, value, low, high, unit. Where there is
        only one replication, low and high are NaN.
    replications, level
        Behind the intervals.
    currency
        Of money.
    """

    by: Length
    periods: tuple[Period, ...]
    table: pd.DataFrame
    replications: int
    level: float
    currency: str

    @property
    def panels(self) -> list[str]:
        """The panels that have something on them."""
        there = set(self.table["panel"])
        return [name for name in (*PANELS, MONEY) if name in there]

    def lines(self, panel: str) -> dict[str, pd.DataFrame]:
        """The rows of each line of a panel, by period in their order."""
        own = self.table[self.table["panel"] == panel]
        labels = [period.label for period in self.periods]
        return {
            str(line): rows.set_index("period").reindex(labels)
            for line, rows in own.groupby("line", sort=False)
        }


def month_figures(
    result: Result,
    by: Length | None = None,
    *,
    panels: Collection[str] | None = None,
    by_channel: Collection[str] = ("frt",),
    level: float = 0.95,
) -> MonthFigures:
    """
    Gather the figures of a run by month or week.

    Parameters
    ----------
    result
        Of a run that keeps them: `ccsim.run(..., periods="month")`.
    by
        ``"month"`` or ``"week"``; by default what the run keeps.
    panels
        Which of `PANELS` and ``"money"``; by default all that the run has figures for.
    by_channel
        The panels of one figure that are told by channel.
    level
        Confidence level of each interval by itself.
    """
    length = by or _kept(result)
    wanted = [*PANELS, MONEY] if panels is None else list(panels)
    for name in (*wanted, *by_channel):
        if name not in PANELS and name != MONEY:
            raise ValueError(f"there is no panel {name!r}; one of {', '.join((*PANELS, MONEY))}")
    money = result.profit_and_loss(length, level=level)
    periods = _periods(result, money)
    known = {each.id for each in measures_for((0.0,))}
    rows: list[dict[str, Any]] = []
    for name in (name for name in PANELS if name in wanted):
        panel = PANELS[name]
        split = panel.by if panel.by != "channel" else None
        if name in by_channel:
            split = "channel"
        figures = [figure for figure in panel.figures if figure.measure in known]
        rows += _rows_of(result, name, panel, figures, split, length, periods, level)
    if MONEY in wanted:
        rows += _money_rows(money)
    table = pd.DataFrame(rows, columns=list(_COLUMNS))
    return MonthFigures(length, periods, table, result.replications, level, result.scenario.currency)


def _kept(result: Result) -> Length:
    """The length of the periods that a run keeps."""
    if result.periods is None:
        raise ValueError('the run has no figures by month or week; run it with periods="month"')
    return "week" if "week" in result.periods else "month"


def _periods(result: Result, money: pd.DataFrame) -> tuple[Period, ...]:
    begin = dt.date.fromisoformat(result.start)
    made = []
    for label, days in money.groupby("period", sort=False)["days"].first().items():
        made.append(Period(str(label), begin, int(days)))
        begin += dt.timedelta(days=int(days))
    return tuple(made)


def _rows_of(
    result: Result,
    name: str,
    panel: Panel,
    figures: list[Figure],
    split: str | None,
    length: Length,
    periods: tuple[Period, ...],
    level: float,
) -> Iterator[dict[str, Any]]:
    """The rows of one panel: a line for each figure, or for each part of the centre."""
    if not figures:
        return
    wanted: list[Any] = [length] if split is None else [length, (split, length)]
    found = result.summary([figure.measure for figure in figures], by=wanted, level=level)
    found = found[found[length].notna()]
    days = {period.label: period.days for period in periods}
    for figure in figures:
        family, variant = figure.measure.split("/")
        own = found[(found["measure"] == family) & (found["variant"] == variant)]
        own = own[own["statistic"] == figure.statistic]
        for line, part in _lines_of(own, figure.line, split):
            if part["value"].isna().all() or (name == "people" and not part["value"].any()):
                continue  # nobody counts the people of a group that is only a headcount
            for row in part.to_dict("records"):
                over = days[row[length]] if panel.a_day else 1
                values = {key: row[key] / over for key in ("value", "low", "high")}
                yield {"panel": name, "line": line, "period": row[length], **values, "unit": row["unit"]}


def _lines_of(own: pd.DataFrame, line: str, split: str | None) -> Iterator[tuple[str, pd.DataFrame]]:
    """The parts of a centre that have several, and the whole."""
    if split is None:
        yield line, own
        return
    parts = {str(part): rows for part, rows in own.groupby(split, sort=False) if rows["value"].notna().any()}
    whole = own[own[split].isna()]
    if len(parts) == 1:
        yield next(iter(parts)), whole
        return
    # a mean over channels that take seconds and days says nothing about either
    if split != "channel" or not parts:
        yield line, whole
    yield from parts.items()


def _money_rows(money: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Revenue, cost and the levers' own part of it, value lost; and profit, where something comes in."""
    accounts = set(money.loc[money["value"] != 0, "account"])
    earns = bool(accounts & {"revenue", "value lost"})
    for account in ("revenue", "value lost", "cost", "profit"):
        if account not in accounts or (account == "profit" and not earns):
            continue
        for row in money[money["account"] == account].to_dict("records"):
            values = {key: row[key] for key in ("period", "value", "low", "high", "unit")}
            yield {"panel": MONEY, "line": account, **values}
    projects = money[money["account"].isin(PROJECTS)]
    for period, rows in projects.groupby("period", sort=False):
        values = {"value": float(rows["value"].sum()), "low": float("nan"), "high": float("nan")}
        unit = rows["unit"].iloc[0]
        yield {"panel": MONEY, "line": "of it for levers", "period": str(period), **values, "unit": unit}
