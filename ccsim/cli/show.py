"""``ccsim show``: what a scenario says, a flow of it, an hour of an agent's, and where its cases went."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ccsim.cli.options import (
    days_option,
    engine_option,
    levers_option,
    overrides_option,
    replication_option,
    scenario_argument,
    seed_option,
    start_option,
)
from ccsim.cli.picture import picture_option, refuse_other_kinds, save_picture
from ccsim.cli.replication import live
from ccsim.cli.show_levers import show_levers
from ccsim.cli.show_months import show_months
from ccsim.cli.source import read
from ccsim.units import US

if TYPE_CHECKING:
    from ccsim.scenario import Scenario

_WIDTH = 100


class _WithDefault(click.Group):
    """A group whose first verb is meant where none is named: `ccsim show SCENARIO`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            args = [next(iter(self.commands)), *args]
        return super().parse_args(ctx, args)


_date_option = click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Whose figures to show.  [default: the day with the most work among the first --days]",
)
_days_option = click.option(
    "--days",
    type=click.IntRange(1),
    default=7,
    show_default=True,
    help="How many days to look at, from the calendar's start.",
)


@click.group(
    cls=_WithDefault,
    short_help="Say and draw what a scenario says.",
    subcommand_metavar="[flow|agent|cases|levers|months] SCENARIO ...",
)
def show() -> None:
    """Say and draw what SCENARIO says: `ccsim show SCENARIO`, and `ccsim show flow SCENARIO [FLOW]`.

    Nothing is simulated for these, nor for `ccsim show levers SCENARIO`. `ccsim show agent SCENARIO` lives
    through one replication and shows an agent's hour, `ccsim show cases SCENARIO` where its cases went, and
    `ccsim show months SCENARIO` a year. `ccsim show scenario SCENARIO` is the first in full; a file that is
    called flow is ./flow.
    """


@show.command("scenario", short_help="In words, and as one picture.")
@scenario_argument
@overrides_option
@levers_option
@_date_option
@_days_option
@picture_option
def _scenario(scenario: str, date: dt.datetime | None, days: int, out: Path | None, **asked: Any) -> None:
    """Say in words what SCENARIO (a file, or - for stdin) says: who calls, how they get in, who serves them.

    The picture shows the contacts' way from intents to groups, and the load against those on duty. Volumes
    are what is expected on one day, before anybody gives up or calls again.
    """
    refuse_other_kinds(out)
    known = read(scenario, asked["overrides"], asked["with_levers"], asked["without_levers"])
    from ccsim.report.scenario_text import scenario_text

    terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size((_WIDTH, 24)).columns, _WIDTH) if terminal else _WIDTH
    told = scenario_text(known, date=date.date() if date else None, days=days, width=width, styled=terminal)
    click.echo(told, nl=False)
    if out is not None:
        from ccsim.report.plots.plot_scenario import plot_scenario

        save_picture(plot_scenario(known, date=date.date() if date else None, days=days), out)


@show.command("flow", short_help="A flow: its steps, and how many reach them.")
@scenario_argument
@click.argument("flow", metavar="[FLOW]", required=False)
@overrides_option
@levers_option
@_date_option
@_days_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["tree", "mermaid"]),
    default="tree",
    show_default=True,
    help="What stdout gets: an indented tree, or a Mermaid flowchart for documents.",
)
@picture_option
def _flow(scenario: str, flow: str | None, form: str, out: Path | None, **asked: Any) -> None:
    """Show FLOW of SCENARIO: steps, durations, and the share of contacts that reaches each.

    Without FLOW all flows are written; a picture (--out) shows one. Shares are those of the intents that
    enter the flow on the day, limits of time left out.
    """
    refuse_other_kinds(out)
    from ccsim.scenario import in_force

    known = in_force(read(scenario, asked["overrides"], asked["with_levers"], asked["without_levers"]))
    from ccsim.report.flow_picture import chosen_flow, flow_picture
    from ccsim.report.flow_text import flow_mermaid, flow_text
    from ccsim.report.scenario_day import ScenarioDay

    names = list(known.flows) if flow is None and known.flows and out is None else [chosen_flow(known, flow)]
    date = _chosen(known, asked)
    write = flow_text if form == "tree" else flow_mermaid
    texts = [write(flow_picture(ScenarioDay(known, date), name)) for name in names]
    click.echo("\n".join(texts), nl=False)
    if out is not None:
        from ccsim.report.plots.plot_flow import plot_flow

        figure = plot_flow(known, names[0], date=date).get_figure(root=True)
        if figure is not None:
            save_picture(figure, out)


@show.command("agent", short_help="An agent's hour: who was in hand when, at what speed.")
@scenario_argument
@click.option("--group", metavar="NAME", help="Whose agent.  [default: the only group]")
@click.option(
    "--agent", metavar="AGENT", help="Name, or number in the group, from 0.  [default: the busiest then]"
)
@click.option(
    "--at",
    type=click.DateTime(["%Y-%m-%d %H:%M"]),
    metavar="'DATE HH:MM'",
    help="When it begins, local time, such as '2026-03-02 10:00'.  [default: the busiest hour]",
)
@click.option(
    "--minutes", type=click.IntRange(1, 24 * 60), default=60, show_default=True, help="How long it is."
)
@days_option
@seed_option
@replication_option
@start_option
@overrides_option
@levers_option
@engine_option
@picture_option
def _agent(scenario: str, group: str | None, agent: str | None, at: dt.datetime | None, **asked: Any) -> None:
    """Live through one replication of SCENARIO and show what an agent had in hand.

    Every contact, then every stretch of the hour with who was in hand at what speed: 1 is alone, less where
    several share the agent. The picture draws a bar for every contact in hand, as high as its speed. The
    replication is that of `ccsim run` with the same --days, --seed and --start.
    """
    out: Path | None = asked["out"]
    refuse_other_kinds(out)
    lived = live(scenario, asked)
    from ccsim.report.agent_hour import agent_hour, busiest, instant_of, numbered_agent, only_group
    from ccsim.report.agent_text import agent_text

    name = only_group(lived) if group is None else group
    number = None if agent is None else numbered_agent(lived, name, agent)
    number, begin = busiest(lived, name, number, None if at is None else instant_of(lived, at))
    end = begin + asked["minutes"] * 60 * US
    click.echo(agent_text(lived, agent_hour(lived, name, number, begin, end)), nl=False)
    if out is not None:
        from ccsim.report.plots.plot_agent import plot_agent

        figure = plot_agent(lived, name, number, begin=begin, end=end).get_figure(root=True)
        if figure is not None:
            save_picture(figure, out)


@show.command("cases", short_help="Where 1,000 cases went: from the need to the end.")
@scenario_argument
@click.option(
    "--cases", type=click.IntRange(1), default=1000, show_default=True, help="As if there had been so many."
)
@days_option
@click.option(
    "--replications",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="How often the days are lived through with other customers.",
)
@seed_option
@start_option
@overrides_option
@levers_option
@engine_option
@picture_option
def _cases(scenario: str, cases: int, out: Path | None, **asked: Any) -> None:
    """Run SCENARIO and show where its cases went: how many came to each place, and where they went on.

    Every case that began in the measured days, once: what helped before any contact, channel and flow of the
    first contact and how it went, by which channel the customer came again, and the end. The picture draws
    bands as wide as there were cases.
    """
    refuse_other_kinds(out)
    from ccsim.cli.run import forecast
    from ccsim.report.case_ways import case_ways
    from ccsim.report.cases_text import cases_text

    result = forecast(
        scenario,
        {
            **asked,
            "contacts": True,
            "in_hand": False,
            "agents": False,
            "precision": None,
            "jobs": None,
            "periods": "none",
            "interval": None,
        },
    )
    if result.contacts is None:
        return
    ways = case_ways(result.contacts)
    click.echo(cases_text(ways, cases=cases), nl=False)
    if out is not None:
        from ccsim.report.plots.plot_cases import plot_cases

        figure = plot_cases(ways, cases=cases).get_figure(root=True)
        if figure is not None:
            save_picture(figure, out)


show.add_command(show_levers)
show.add_command(show_months)


def _chosen(scenario: Scenario, asked: dict[str, Any]) -> dt.date:
    from ccsim.report.scenario_day import typical_date

    given: dt.datetime | None = asked["date"]
    return given.date() if given else typical_date(scenario, asked["days"])
