"""``ccsim levers``: what each lever costs and brings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ccsim.cli.announce import announce
from ccsim.cli.exit_codes import INTERRUPTED
from ccsim.cli.options import run_options, scenario_argument
from ccsim.cli.picture import refuse_other_kinds, save_picture
from ccsim.cli.progress import progress_bar
from ccsim.cli.source import read

DAYS, REPLICATIONS = 365, 20


@click.command(short_help="What each lever costs and brings: return, payback, service before and after.")
@scenario_argument
@click.option("--days", type=click.IntRange(1), default=DAYS, show_default=True, help="Measured days.")
@click.option(
    "--replications",
    type=click.IntRange(1),
    default=REPLICATIONS,
    show_default=True,
    help="How often the days are lived through with other customers, in every run.",
)
@run_options
@click.option("--json", "as_json", is_flag=True, help="Print every figure as JSON instead of the tables.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Also write the report here: Parquet tables and the exact scenario. An earlier report is replaced.",
)
@click.option(
    "--picture",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PICTURE",
    help="Also draw returns and paybacks: a file that ends in .svg, .png or .pdf; one that is there is "
    "replaced.",
)
def levers(
    scenario: str,
    overrides: tuple[str, ...],
    with_levers: tuple[str, ...],
    without_levers: tuple[str, ...],
    as_json: bool,
    out: Path | None,
    picture: Path | None,
    **asked: Any,
) -> int:
    """Run SCENARIO without levers, with each, without each and with all, and print what each is worth.

    Looked at are the levers that are on; if none is, all that the scenario has. The same customers come in
    every run. Ctrl-C stops early; the replications that had finished in every run are reported.
    """
    refuse_other_kinds(picture, "--picture")
    known = read(scenario, overrides, with_levers, without_levers)
    from ccsim.experiment.levers.comparison import comparisons_of, variants_of
    from ccsim.experiment.levers.levers import levers as weigh
    from ccsim.experiment.levers.levers import looked_at
    from ccsim.experiment.levers.store import refuse_foreign_report

    if out is not None:
        refuse_foreign_report(out)
    runs = len(variants_of(comparisons_of(looked_at(known))))
    announce(
        known,
        days=asked["days"],
        replications=asked["replications"] * runs,
        engine=asked["engine"],
        jobs=asked["jobs"],
    )
    begin = asked.pop("start")
    with progress_bar(known.name) as progress:
        report = weigh(known, start=begin.date() if begin else None, progress=progress, **asked)
    if out is not None:
        report.save(out)
        click.echo(f"ccsim: wrote {out}", err=True)
    if picture is not None:
        from ccsim.report.plots.plot_levers import plot_levers

        save_picture(plot_levers(report), picture)
    if as_json:
        for note in report.notes:
            click.echo(f"ccsim: {note}", err=True)
        click.echo(report.to_json())
    else:
        from ccsim.report.levers_text import print_levers

        print_levers(report)
    return INTERRUPTED if report.partial else 0
