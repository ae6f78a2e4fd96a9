"""``ccsim compare``: which option is better, which could be best, and what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ccsim.cli.announce import announce
from ccsim.cli.exit_codes import INTERRUPTED
from ccsim.cli.options import days_option, run_options
from ccsim.cli.picture import refuse_other_kinds, save_picture
from ccsim.cli.progress import progress_bar
from ccsim.cli.source import read

if TYPE_CHECKING:
    from ccsim.experiment.compare.comparison import Comparison
    from ccsim.scenario import Scenario

REPLICATIONS = 30


@click.command(short_help="Options side by side: differences, which could be best, cost against service.")
@click.argument("scenarios", metavar="SCENARIO...", nargs=-1, required=True)
@click.option(
    "--vs",
    "variants",
    metavar="CHANGES",
    multiple=True,
    help="One more option: the (first) scenario with a change, or several with ; between them; each is as "
    'for --set, or `with LEVER` or `without LEVER`: --vs "groups.agents.headcount+=2; with bot". A name may '
    'stand before it: --vs "two more: groups.agents.headcount+=2". May be repeated.',
)
@click.option(
    "--baseline", metavar="OPTION", help="What the others are compared with.  [default: the first scenario]"
)
@click.option(
    "--measure",
    "measures",
    metavar="MEASURE",
    multiple=True,
    help='What is compared instead of the headline: an id, "wait/all p90", or "frt/human_calendar_contact '
    'within 1 h, channel email". The first decides with --until. May be repeated.',
)
@days_option
@click.option(
    "--replications",
    type=click.IntRange(1),
    default=REPLICATIONS,
    show_default=True,
    help="How often the days are lived through with other customers, in every option; with --until at most.",
)
@click.option(
    "--until",
    type=click.Choice(["baseline", "best"]),
    help="Run in stages of 20, 40, 80 ... replications, only options that are still open: until all are told "
    "apart from the baseline, or until one alone could be best.",
)
@run_options
@click.option("--pairs", is_flag=True, help="In the table: every option against every other, too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="What stdout gets: the tables for people, or every figure.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Also write the comparison here: Parquet records, the exact scenarios. An earlier one is replaced.",
)
@click.option(
    "--picture",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PICTURE",
    help="Also draw cost against the first measure, the efficient options marked: a file that ends in .svg, "
    ".png or .pdf; one that is there is replaced.",
)
def compare(
    scenarios: tuple[str, ...],
    variants: tuple[str, ...],
    baseline: str | None,
    overrides: tuple[str, ...],
    with_levers: tuple[str, ...],
    without_levers: tuple[str, ...],
    pairs: bool,
    form: str,
    out: Path | None,
    picture: Path | None,
    **asked: Any,
) -> int:
    """Run SCENARIOs for the same customers, and tell by how much they differ.

    What --set, --with and --without say holds for all of them. The same customers come in every option, with
    the same patience, so a difference is what the options do. Ctrl-C stops early; the replications that had
    finished in every option are reported.
    """
    refuse_other_kinds(picture, "--picture")
    known = [read(source, overrides, with_levers, without_levers) for source in scenarios]
    from ccsim.cli.variants import options_from
    from ccsim.experiment.compare.compare import compare as weigh
    from ccsim.experiment.compare.store import refuse_foreign_comparison

    options = options_from(scenarios, known, variants)
    if out is not None:
        refuse_foreign_comparison(out)
    begin = asked.pop("start")
    _announce(options, asked)
    with progress_bar("comparing") as progress:
        found = weigh(
            options,
            baseline=_baseline(baseline, scenarios, known),
            start=begin.date() if begin else None,
            progress=progress,
            **asked,
        )
    if out is not None:
        found.save(out)
        click.echo(f"ccsim: wrote {out}", err=True)
    if picture is not None:
        from ccsim.report.plots.plot_cost_and_service import plot_cost_and_service

        figure: Any = plot_cost_and_service(found).get_figure(root=True)
        save_picture(figure, picture)
    _print(found, form, pairs)
    return INTERRUPTED if found.partial else 0


def _announce(options: dict[str, Scenario], asked: dict[str, Any]) -> None:
    """Say what it will take: all options together, and once what has to be settled."""
    first = next(iter(options.values()))
    announce(
        first,
        days=asked["days"],
        replications=asked["replications"] * len(options),
        engine=asked["engine"],
        jobs=asked["jobs"],
    )


def _baseline(baseline: str | None, sources: Sequence[str], known: Sequence[Scenario]) -> str | None:
    """The option that is meant: by its name, or by the file it was read from."""
    files = dict(zip(sources, (each.name for each in known), strict=True))
    return baseline if baseline is None else files.get(baseline, baseline)


def _print(found: Comparison, form: str, pairs: bool) -> None:
    if form == "json":
        for note in found.notes:
            click.echo(f"ccsim: {note}", err=True)
        click.echo(found.to_json())
        return
    from ccsim.report.compare_text import print_comparison

    print_comparison(found, pairs=pairs)
