"""Arguments and options that several verbs share."""

from __future__ import annotations

import click

scenario_argument = click.argument("scenario", metavar="SCENARIO")
overrides_option = click.option(
    "--set",
    "overrides",
    metavar="PATH=VALUE",
    multiple=True,
    help="Change one figure: PATH=VALUE, PATH+=VALUE, PATH-=VALUE or PATH*=VALUE, such as "
    "groups.agents.headcount-=2. May be repeated; applied in order.",
)
