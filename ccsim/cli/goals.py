"""``ccsim goals``: whether it can be promised, and what it would take."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ccsim.cli.exit_codes import INTERRUPTED
from ccsim.cli.options import engine_option, jobs_option, levers_option, overrides_option, seed_option
from ccsim.cli.picture import refuse_other_kinds, save_picture
from ccsim.cli.possible_goals import impossible_goals
from ccsim.cli.progress import progress_bar
from ccsim.cli.source import read

if TYPE_CHECKING:
    from ccsim.goals.assessment import Assessment
    from ccsim.goals.takes.worth_doing import WorthDoing
    from ccsim.scenario import Scenario

REPLICATIONS = 200


@click.command(short_help="How likely goals are reached, what breaks them, and what it would take.")
@click.argument("scenarios", metavar="SCENARIO...", nargs=-1, required=True)
@click.option(
    "--goals",
    "goals_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Goals, and what is allowed to reach them, in a file of their own; they stand for the scenario's.",
)
@click.option(
    "--goal",
    "only",
    metavar="NAME",
    multiple=True,
    help="Look at this goal only. May be repeated.",
)
@click.option(
    "--replications",
    type=click.IntRange(1),
    default=REPLICATIONS,
    show_default=True,
    help="How often the periods are lived through, at most: a goal that is decided sooner needs fewer.",
)
@click.option(
    "--first-replication",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    help="The number of the first: other numbers bring other customers, as another seed does.",
)
@seed_option
@overrides_option
@levers_option
@engine_option
@jobs_option
@click.option(
    "--what-it-takes",
    is_flag=True,
    help="For each goal that is not achievable: the least that has to change, of what is allowed.",
)
@click.option(
    "--breaks", is_flag=True, help="Of every goal the days and hours that break it, not of failing ones only."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="What stdout gets: tables for people, or every figure.",
)
@click.option(
    "--picture",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PICTURE",
    help="Also draw the probabilities, and when the goals are broken: a file that ends in .svg, .png or "
    ".pdf; one that is there is replaced.",
)
def goals(
    scenarios: tuple[str, ...],
    goals_file: Path | None,
    only: tuple[str, ...],
    overrides: tuple[str, ...],
    with_levers: tuple[str, ...],
    without_levers: tuple[str, ...],
    what_it_takes: bool,
    breaks: bool,
    form: str,
    picture: Path | None,
    **asked: Any,
) -> int:
    """Tell how likely the goals of each SCENARIO are reached, by simulating the periods they are judged on.

    Of several scenarios the verdicts stand in one table. Ctrl-C stops early; what had finished is reported.
    """
    refuse_other_kinds(picture, "--picture")
    if len(scenarios) > 1:
        _refuse_several(goals_file, only, what_it_takes, picture)
    known = [
        _limited(read(each, overrides, with_levers, without_levers, goals_file), only) for each in scenarios
    ]
    _refuse_without_goals(known)
    found = []
    for scenario in known:
        found.append(_assess(scenario, asked))
        if found[-1].partial:
            break
    takes = _takes(found[0], asked) if what_it_takes and not found[-1].partial else []
    _print(found, takes, form, breaks)
    if picture is not None:
        from ccsim.report.plots.plot_goals import plot_goals

        save_picture(plot_goals(found[0]), picture)
    partial = found[-1].partial or any(each.partial for each in takes)
    return INTERRUPTED if partial else 0


def _refuse_several(
    goals_file: Path | None, only: tuple[str, ...], takes: bool, picture: Path | None
) -> None:
    """Refuse what is said of one scenario only."""
    named = {"--goals": goals_file, "--goal": only, "--what-it-takes": takes, "--picture": picture}
    for option, given in named.items():
        if given:
            raise click.UsageError(f"{option} is for one scenario; several are given")


def _limited(scenario: Scenario, only: tuple[str, ...]) -> Scenario:
    """The scenario with some of its goals."""
    if not only:
        return scenario
    from ccsim.scenario.faults import nearest

    for name in only:
        if name not in scenario.goals:
            hint = nearest(name, scenario.goals) or f"the goals are: {', '.join(scenario.goals) or 'none'}"
            raise click.UsageError(f'--goal {name}: there is no goal "{name}"; {hint}')
    from ccsim.scenario.frozen_dict import FrozenDict

    kept = FrozenDict({name: goal for name, goal in scenario.goals.items() if name in only})
    return scenario.model_copy(update={"goals": kept})


def _refuse_without_goals(scenarios: list[Scenario]) -> None:
    """Name every scenario that promises nothing, and every fault of all goals, before anything runs."""
    from ccsim.errors import Fault, ScenarioError

    faults: list[Fault] = []
    for scenario in scenarios:
        faults += impossible_goals(scenario)
        if not scenario.goals:
            hint = "write some under `goals`, or name a file of them with --goals"
            faults.append(
                Fault("goals", "there are no goals", file=str(scenario.source or scenario.name), hint=hint)
            )
    if faults:
        raise ScenarioError(faults)


def _assess(scenario: Scenario, asked: dict[str, Any]) -> Assessment:
    from ccsim.cli.announce_goals import announce_goals
    from ccsim.goals.assess import assess

    announce_goals(scenario, replications=asked["replications"], engine=asked["engine"], jobs=asked["jobs"])
    with progress_bar(scenario.name) as progress:
        return assess(scenario, progress=progress, **asked)


def _takes(found: Assessment, asked: dict[str, Any]) -> list[WorthDoing]:
    """What it would take, for each goal that is not achievable."""
    from ccsim.cli.announce_takes import announce_takes
    from ccsim.goals.takes.what_it_takes import what_it_takes

    failing = [judged.asked.name for judged in found.judged if judged.verdict != "achievable"]
    takes: list[WorthDoing] = []
    for name in failing:
        announce_takes(found.scenario, name, engine=asked["engine"], jobs=asked["jobs"])
        with progress_bar(f"what {name} would take") as progress:
            takes.append(what_it_takes(found.scenario, name, progress=progress, **asked))
        if takes[-1].partial:
            break
    return takes


def _print(found: list[Assessment], takes: list[WorthDoing], form: str, breaks: bool) -> None:
    if form == "json":
        notes = [note for each in found for note in each.notes]
        for note in (*notes, *(note for each in takes for note in each.notes)):
            click.echo(f"ccsim: {note}", err=True)
        told: list[dict[str, Any]] = [each.to_dict() for each in found]
        if takes:
            told[0]["what_it_takes"] = [each.to_dict() for each in takes]
        click.echo(json.dumps(told if len(told) > 1 else told[0], allow_nan=False))
        return
    from ccsim.report.goals_text import print_goals

    print_goals(found, breaks=breaks)
    if takes:
        from ccsim.report.takes_text import print_takes

        print_takes(takes)
