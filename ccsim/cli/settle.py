"""``ccsim settle``: what is hidden behind what was measured."""

from __future__ import annotations

import click

from ccsim.cli.announce import announce_settling
from ccsim.cli.options import levers_option, overrides_option, scenario_argument
from ccsim.cli.progress import progress_bar
from ccsim.cli.source import read


@click.command(short_help="Solve for what is hidden behind measured volumes and figures.")
@scenario_argument
@overrides_option
@levers_option
def settle(
    scenario: str,
    overrides: tuple[str, ...],
    with_levers: tuple[str, ...],
    without_levers: tuple[str, ...],
) -> None:
    """Print SCENARIO with what is hidden behind measured figures solved for, under `settled`.

    A volume stated `of: contacts` contains redials and repeats; a handle time, a resolution or a containment
    stated `among: handled` is that of the cases which automation left, or which came there. The cases and
    figures behind them are solved for, so that the scenario as it stands returns what is stated. `run` does
    the same when it has to; keeping the settled scenario (`ccsim settle plan.yaml > settled.yaml`) saves the
    time and fixes the figures.
    """
    from ccsim.experiment import settle as solve

    known = read(scenario, overrides, with_levers, without_levers)
    announce_settling(known)
    with progress_bar(known.name) as progress:
        found = solve(known, progress)
    click.echo(found.to_yaml(), nl=False)
