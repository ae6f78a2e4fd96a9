"""``ccsim run``: the forecast."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ccsim.cli.announce import announce
from ccsim.cli.exit_codes import INTERRUPTED
from ccsim.cli.options import days_option, run_options, scenario_argument
from ccsim.cli.out import refuse_foreign, refuse_other_tables, save_table
from ccsim.cli.possible_goals import refuse_impossible_goals
from ccsim.cli.progress import progress_bar
from ccsim.cli.source import read

if TYPE_CHECKING:
    from ccsim.experiment import Result

REPLICATIONS = 30
_SPLITS = click.Choice(["channel", "queue", "intent", "segment", "group", "self_service", "week", "month"])


@click.command(short_help="Forecast: FRT, AHT, FCR, CPC and the rest, with intervals.")
@scenario_argument
@days_option
@click.option(
    "--replications",
    type=click.IntRange(1),
    help=f"How often the days are lived through with other customers.  [default: {REPLICATIONS}]",
)
@click.option(
    "--precision",
    type=(str, float),
    metavar="MEASURE HALFWIDTH",
    help="Instead of --replications: as many as bring this measure's interval to this half-width, in the "
    "measure's unit, such as `service_level/offered 0.005`.",
)
@run_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="What stdout gets: the table for people, or every measure in every split.",
)
@click.option(
    "--split",
    "--by",
    "splits",
    type=_SPLITS,
    multiple=True,
    help="In the table: the headline by each of these. By week or month: the run keeps them.",
)
@click.option(
    "--periods",
    type=click.Choice(["auto", "week", "month", "none"]),
    default="auto",
    show_default=True,
    help="Keep every measure by week or month, too. auto: by month from 60 days on, or as --by says.",
)
@click.option(
    "--interval",
    metavar="LENGTH",
    help="Of the intervals kept with --out, such as 15min or 1d.  [default: half an hour; from 60 days on a "
    "day]",
)
@click.option(
    "--profit-and-loss",
    "money",
    type=click.Choice(["month", "week", "day", "whole"]),
    help="In the table: profit and loss by month, week or day, or every account of the whole run.  [default: "
    "by month where the scenario has revenue, or value to be lost]",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Also write the result here: Parquet tables and the exact scenario. An earlier result is replaced.",
)
@click.option(
    "--contacts",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write the contact log of every replication here, a row for each part of a contact: times are "
    "local, durations in seconds. Ends in .parquet, .csv or .csv.gz; one that is there is replaced. With "
    "--out it is kept there, too.",
)
@click.option(
    "--in-hand",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The same for what agents had in hand: a row for each contact and each stretch in which nothing "
    "changed, with its speed and the agent's effort. `ccsim show agent` draws it.",
)
@click.option(
    "--agents",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The same for agents: a row for each, with time on duty, at work and of overtime, and occupancy.",
)
def run(
    scenario: str,
    form: str,
    splits: tuple[str, ...],
    money: str | None,
    out: Path | None,
    contacts: Path | None,
    in_hand: Path | None,
    agents: Path | None,
    **asked: Any,
) -> int:
    """Run SCENARIO (a file, or - for stdin) and print the forecast.

    Ctrl-C stops early; what had finished is kept and reported.
    """
    _refuse_clashes(form, splits, money, asked)
    by = [name for name in splits if name in ("week", "month")]
    if by:
        asked["periods"] = by[0]
    if out is not None:
        refuse_foreign(out)
    wanted = {"contacts": contacts, "in_hand": in_hand, "agents": agents}
    for name, file in wanted.items():
        if file is not None:
            refuse_other_tables(file, f"--{name.replace('_', '-')}")
    result = forecast(scenario, {**asked, **{name: file is not None for name, file in wanted.items()}})
    if out is not None:
        result.save(out)
        click.echo(f"ccsim: wrote {out}", err=True)
    for name, file in wanted.items():
        if file is not None:
            save_table(result.tables[name], file)
    _print(result, form, splits, money)
    return INTERRUPTED if result.partial else 0


def _refuse_clashes(form: str, splits: tuple[str, ...], money: str | None, asked: dict[str, Any]) -> None:
    """Refuse options that exclude each other, before anything is read."""
    if asked["precision"] is not None and asked["replications"] is not None:
        raise click.UsageError(
            "--precision finds the number of replications itself; give it or --replications, not both"
        )
    if asked["precision"] is not None and not asked["precision"][1] > 0:
        raise click.UsageError(
            f"the half-width of --precision is {asked['precision'][1]:g}; it must be above 0"
        )
    if splits and form != "table":
        raise click.UsageError(f"--split shapes the table; --format {form} has every split anyway")
    if money and form != "table":
        raise click.UsageError(f"--profit-and-loss shapes the table; --format {form} has the measures only")
    kept = {name for name in (*splits, asked["periods"]) if name in ("week", "month")}
    if len(kept) > 1 or (kept and asked["periods"] == "none"):
        raise click.UsageError("a run keeps its totals by week or by month; ask for one of them")


def forecast(source: str, asked: dict[str, Any]) -> Result:
    """Run a scenario and say how far it is.

    Parameters
    ----------
    source
        A file, or ``-`` for stdin.
    asked
        The options of `ccsim run`, by name, and what is kept (``contacts``, ``in_hand``, ``agents``).
    """
    scenario = read(source, asked["overrides"], asked["with_levers"], asked["without_levers"])
    refuse_impossible_goals([scenario])
    from ccsim.experiment import run as run_scenario

    replications = asked["replications"] or REPLICATIONS
    announce(
        scenario, days=asked["days"], replications=replications, engine=asked["engine"], jobs=asked["jobs"]
    )
    with progress_bar(scenario.name) as progress:
        return run_scenario(
            scenario,
            days=asked["days"],
            replications=replications,
            seed=asked["seed"],
            start=asked["start"].date() if asked["start"] else None,
            engine=asked["engine"],
            jobs=asked["jobs"],
            precision=asked["precision"],
            contacts=asked["contacts"],
            in_hand=asked["in_hand"],
            agents=asked["agents"],
            periods=None if asked["periods"] == "none" else asked["periods"],
            interval=asked["interval"],
            progress=progress,
        )


def _print(result: Result, form: str, splits: tuple[str, ...], money: str | None) -> None:
    if form == "table":
        from ccsim.report.table import print_table

        print_table(result, splits, money)
        return
    for note in result.notes:
        click.echo(f"ccsim: {note}", err=True)
    click.echo(result.to_json() if form == "json" else result.summary().to_csv(index=False).rstrip("\n"))
