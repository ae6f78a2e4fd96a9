"""``ccsim show months``: a year, month by month."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ccsim.cli.options import run_options, scenario_argument
from ccsim.cli.picture import picture_option, refuse_other_kinds, save_picture

if TYPE_CHECKING:
    from ccsim.experiment import Result

DAYS, REPLICATIONS = 365, 5
#: Panels of one figure, which can be told by channel.
_BY_CHANNEL = ("aht", "fcr", "cpc")


@click.command("months", short_help="A year or some weeks, month by month: service, staffing, money.")
@scenario_argument
@click.option(
    "--days",
    type=click.IntRange(1),
    help=f"Measured days.  [default: {DAYS}]",
)
@click.option(
    "--replications",
    type=click.IntRange(1),
    help=f"How often the days are lived through with other customers.  [default: {REPLICATIONS}]",
)
@click.option(
    "--by",
    type=click.Choice(["month", "week"]),
    help="How long a period is.  [default: month, or what a result keeps]",
)
@click.option(
    "--by-channel",
    type=click.Choice(_BY_CHANNEL),
    multiple=True,
    help="Tell this by channel, too, as FRT is. May be repeated.",
)
@run_options
@picture_option
def show_months(
    scenario: str, by: str | None, by_channel: tuple[str, ...], out: Path | None, **asked: Any
) -> None:
    """Run SCENARIO for a year, or take a result that `ccsim run --out` wrote, and show its months.

    Volume, staffing, FRT by channel, AHT, FCR, CPC, satisfaction, and profit and loss: tables, each figure
    with its interval. The picture draws them over one axis of dates, and the levers above.
    """
    refuse_other_kinds(out)
    result = _result(scenario, by, asked)
    from rich.console import Console

    from ccsim.report.month_figures import month_figures
    from ccsim.report.months_text import months_text

    length: Any = by
    split = ("frt", *by_channel)
    figures = month_figures(result, length, by_channel=split)
    Console(highlight=False, width=_WIDTH).print(months_text(result, figures))
    if out is not None:
        from ccsim.report.plots.plot_months import plot_months

        figure = next(iter(plot_months(result, by=length, by_channel=split).values())).get_figure(root=True)
        if figure is not None:
            save_picture(figure, out)


_WIDTH = 120
_OF_A_RUN = ("days", "replications", "start", "overrides", "with_levers", "without_levers")


def _result(source: str, by: str | None, asked: dict[str, Any]) -> Result:
    """A result that was saved, or that of a run."""
    if source != "-" and Path(source).is_dir():
        given = [name for name in _OF_A_RUN if asked[name]]
        if given:
            options = {"overrides": "set", "with_levers": "with", "without_levers": "without"}
            name = options.get(given[0], given[0])
            raise click.UsageError(f"{source} is a result, which is as it was run; leave out --{name}")
        from ccsim.experiment import Result

        return Result.load(source)
    from ccsim.cli.run import forecast

    more = {"contacts": False, "in_hand": False, "agents": False, "precision": None, "interval": None}
    days, replications = asked["days"] or DAYS, asked["replications"] or REPLICATIONS
    told = {**asked, **more, "days": days, "replications": replications, "periods": by or "month"}
    return forecast(source, told)
