"""``ccsim show levers``: what a scenario's levers do, and when."""

from __future__ import annotations

from pathlib import Path

import click

from ccsim.cli.options import levers_option, overrides_option, scenario_argument
from ccsim.cli.picture import picture_option, refuse_other_kinds, save_picture
from ccsim.cli.source import read
from ccsim.errors import RunError


@click.command("levers", short_help="The levers: what they do, and how they come into force.")
@scenario_argument
@overrides_option
@levers_option
@picture_option
def show_levers(
    scenario: str,
    overrides: tuple[str, ...],
    with_levers: tuple[str, ...],
    without_levers: tuple[str, ...],
    out: Path | None,
) -> None:
    """Say what the levers of SCENARIO change, from when on and at what cost, those that are on first.

    The picture shows how those that are on come into force over time, with searches, training and sessions,
    and which needs which; all of them if none is on. Nothing is simulated.
    """
    refuse_other_kinds(out)
    known = read(scenario, overrides, with_levers, without_levers)
    if not known.levers:
        raise RunError(f"{known.name} has no levers")
    from ccsim.report.in_words.levers import levers_text

    click.echo(levers_text(known), nl=False)
    if out is not None:
        from ccsim.report.plots.plot_ramps import plot_ramps

        figure = plot_ramps(known, names=known.levers_on or known.levers).get_figure(root=True)
        if figure is not None:
            save_picture(figure, out)
