"""``ccsim trace``: what one customer lived through."""

from __future__ import annotations

from typing import Any

import click

from ccsim.cli.options import (
    days_option,
    engine_option,
    levers_option,
    overrides_option,
    replication_option,
    scenario_argument,
    seed_option,
    start_option,
)
from ccsim.cli.replication import live


@click.command(short_help="Tell the journey of one case.")
@scenario_argument
@click.option("--case", metavar="NAME", help="Such as billing/2026-03-02/11:00/17.  [default: list some]")
@click.option(
    "--through",
    metavar="OUTCOMES",
    help="Tell the first case that went through these, in this order: such as 'not found, contained by chat, "
    "handled by phone, resolved'.",
)
@days_option
@seed_option
@replication_option
@start_option
@overrides_option
@levers_option
@engine_option
def trace(scenario: str, case: str | None, through: str | None, **asked: Any) -> None:
    """Live through one replication of SCENARIO (a file, or - for stdin) and tell the journey of one case.

    What it met before any contact, each attempt, step of a flow, wait, agent, transfer, callback, turn and
    pause, with clock times and a table in which they add up. The replication is that of `ccsim run` with the
    same --days, --seed and --start. Without --case and --through the cases in which most happens are listed.
    """
    if case is not None and through is not None:
        raise click.UsageError("--through finds a case, --case names one; give one of them")
    lived = live(scenario, asked)
    from ccsim.report.eventful_cases import eventful_cases
    from ccsim.report.story_of import story_of

    if through is not None:
        from ccsim.report.case_through import case_through

        case = case_through(lived, through)
    if case is not None:
        click.echo(story_of(lived, case), nl=False)
        return
    click.echo(eventful_cases(lived), nl=False)
    click.echo(
        f"ccsim: tell one of them with --case NAME; replication {lived.replication} of seed {lived.seed}",
        err=True,
    )
