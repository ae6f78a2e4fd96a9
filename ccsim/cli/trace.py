"""``ccsim trace``: what one customer lived through."""

from __future__ import annotations

import datetime as dt

import click

from ccsim.cli.announce import is_compiled, is_unsettled
from ccsim.cli.options import (
    days_option,
    engine_option,
    overrides_option,
    scenario_argument,
    seed_option,
    start_option,
)
from ccsim.cli.source import read


@click.command(short_help="Tell the journey of one case.")
@scenario_argument
@click.option("--case", metavar="NAME", help="Such as billing/2026-03-02/11:00/17.  [default: list some]")
@days_option
@seed_option
@click.option(
    "--replication",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    help="Which of a run's replications, from 0.",
)
@start_option
@overrides_option
@engine_option
def trace(
    scenario: str,
    case: str | None,
    days: int,
    seed: int,
    replication: int,
    start: dt.datetime | None,
    overrides: tuple[str, ...],
    engine: str,
) -> None:
    """Live through one replication of SCENARIO (a file, or - for stdin) and tell the journey of one case.

    Each attempt, step of a flow, wait, agent, transfer and callback, with clock times and a table in which
    they add up. The replication is that of `ccsim run` with the same --days, --seed and --start. Without
    --case the cases in which most happens are listed.
    """
    known = read(scenario, overrides)
    from ccsim.report.eventful_cases import eventful_cases
    from ccsim.report.story_of import story_of
    from ccsim.report.trace.lived import live_through

    if engine != "simpy" and not is_compiled():
        click.echo("ccsim: compiling the engine, once after an installation; about a minute", err=True)
    if is_unsettled(known):
        click.echo("ccsim: finding the cases behind the stated volumes of contacts", err=True)
    lived = live_through(
        known,
        seed=seed,
        replication=replication,
        days=days,
        start=start.date() if start else None,
        engine="simpy" if engine == "simpy" else "compiled",
    )
    if case is not None:
        click.echo(story_of(lived, case), nl=False)
        return
    click.echo(eventful_cases(lived), nl=False)
    click.echo(
        f"ccsim: tell one of them with --case NAME; replication {replication} of seed {seed}", err=True
    )
