"""``ccsim settle``: the hidden volumes of cases behind the stated volumes of contacts."""

from __future__ import annotations

import click

from ccsim.cli.options import overrides_option, scenario_argument
from ccsim.cli.source import read


@click.command(short_help="Solve for the case volumes behind stated contact volumes.")
@scenario_argument
@overrides_option
def settle(scenario: str, overrides: tuple[str, ...]) -> None:
    """Print SCENARIO with its hidden case volumes solved for, under `settled`.

    A volume stated `of: contacts` contains redials and repeats. The cases behind them are solved for, so
    that the scenario as it stands returns the contacts stated. `run` does the same when it has to; keeping
    the settled scenario (`ccsim settle plan.yaml > settled.yaml`) saves the time and fixes the figures.
    """
    from ccsim.experiment import settle as solve

    click.echo(solve(read(scenario, overrides)).to_yaml(), nl=False)
