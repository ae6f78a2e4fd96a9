"""``ccsim check``: every fault of a scenario file, before it is run."""

from __future__ import annotations

import click

from ccsim.cli.options import overrides_option, scenario_argument
from ccsim.cli.source import read


@click.command(short_help="Name every fault of a scenario file.")
@scenario_argument
@overrides_option
def check(scenario: str, overrides: tuple[str, ...]) -> None:
    """Read SCENARIO and name every fault: file, line, path, what was found and what is allowed.

    Exit code 0 if there is none, 2 otherwise.
    """
    checked = read(scenario, overrides)
    click.echo(f"{scenario}: no faults in {checked.name}", err=True)
