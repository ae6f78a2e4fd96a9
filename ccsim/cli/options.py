"""Arguments and options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

scenario_argument = click.argument("scenario", metavar="SCENARIO")
overrides_option = click.option(
    "--set",
    "overrides",
    metavar="PATH=VALUE",
    multiple=True,
    help="Change one figure: PATH=VALUE, PATH+=VALUE, PATH-=VALUE or PATH*=VALUE, such as "
    "groups.agents.headcount-=2. May be repeated; applied in order.",
)
_with_option = click.option(
    "--with",
    "with_levers",
    metavar="LEVER",
    multiple=True,
    help="Put a lever of the scenario on, beside those that are. May be repeated.",
)
_without_option = click.option(
    "--without", "without_levers", metavar="LEVER", multiple=True, help="Take a lever off. May be repeated."
)


def levers_option(command: Command) -> Command:
    """Add `--with` and `--without` to a verb."""
    return _with_option(_without_option(command))


days_option = click.option(
    "--days", type=click.IntRange(1), default=7, show_default=True, help="Measured days."
)
seed_option = click.option(
    "--seed", type=click.IntRange(0), default=1, show_default=True, help="Which customers come."
)
start_option = click.option(
    "--start",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="First measured day.  [default: the scenario's calendar.start]",
)
engine_option = click.option(
    "--engine",
    type=click.Choice(["auto", "simpy", "compiled"]),
    default="auto",
    show_default=True,
    help="The two give the same numbers; compiled is the fast one, simpy the one to read.",
)
replication_option = click.option(
    "--replication",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    help="Which of a run's replications, from 0.",
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(1), help="Replications run at once.  [default: one per core]"
)


def run_options(command: Command) -> Command:
    """Add what every verb has that runs a scenario: which customers, from when, with which changes, how."""
    for option in (jobs_option, engine_option, levers_option, overrides_option, start_option, seed_option):
        command = option(command)
    return command
