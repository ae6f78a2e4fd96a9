"""``ccsim check``: every fault of a scenario file, before it is run."""

from __future__ import annotations

import click

from ccsim.cli.options import levers_option, overrides_option, scenario_argument
from ccsim.cli.possible_goals import refuse_impossible_goals
from ccsim.cli.source import read


@click.command(short_help="Name every fault of a scenario file.")
@scenario_argument
@overrides_option
@levers_option
def check(
    scenario: str,
    overrides: tuple[str, ...],
    with_levers: tuple[str, ...],
    without_levers: tuple[str, ...],
) -> None:
    """Read SCENARIO and name every fault: file, line, path, what was found and what is allowed.

    Levers are told with when they begin, what they change and cost. Exit code 0 if there is no fault, 2
    otherwise.
    """
    checked = read(scenario, overrides, with_levers, without_levers)
    refuse_impossible_goals([checked])
    click.echo(f"{scenario}: no faults in {checked.name}", err=True)
    if checked.levers:
        from ccsim.report.in_words.levers import levers_text

        click.echo(levers_text(checked), nl=False)
