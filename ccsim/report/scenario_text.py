"""What a scenario says, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ccsim.report.in_words.automation import say_context, say_prevention, say_self_service
from ccsim.report.in_words.channels import say_channels, say_flows
from ccsim.report.in_words.groups import say_groups
from ccsim.report.in_words.intents import say_intents
from ccsim.report.in_words.levers import say_levers
from ccsim.report.in_words.queues import say_queues
from ccsim.report.in_words.satisfaction import say_satisfaction, say_surveys, worth_of
from ccsim.report.in_words.terms import Said, priority_of
from ccsim.report.in_words.whole import say_chance, say_load, say_overhead
from ccsim.report.scenario_day import ScenarioDay, day_title, typical_date
from ccsim.report.traffic import expect_traffic
from ccsim.report.words import sentence
from ccsim.scenario import Scenario, in_force

_NAME = 20


def scenario_text(
    scenario: Scenario,
    *,
    date: dt.date | None = None,
    days: int = 7,
    start: dt.date | None = None,
    width: int = 100,
    styled: bool = False,
) -> str:
    """
    Say what a scenario says: who calls, how they get in, who serves them, what is assumed.

    Parameters
    ----------
    scenario
        From `ccsim.load`; volumes of contacts need not be settled. Nothing is simulated. Levers that are on
        are worked in.
    date
        Of the figures; by default the day with the most work among the first ``days``.
    days
        How many dates to look at, for that and for the range of the volumes.
    start
        The first of them; by default the calendar's.
    width
        Of the lines, in characters.
    styled
        Whether to use bold type and the like, for a terminal.

    Returns
    -------
    str
        A paragraph for every part.
    """
    levers = say_levers(scenario)
    scenario = in_force(scenario)
    first = start or scenario.calendar.start
    chosen = date or typical_date(scenario, days, first)
    day = ScenarioDay(scenario, chosen)
    week = [ScenarioDay(scenario, first + dt.timedelta(days=number)) for number in range(days)]
    traffic = expect_traffic(day)
    how = "" if date else f", the day with the most work among the first {days}" if days > 1 else ""
    parts: list[RenderableType] = [_title(scenario, f"Figures are those of {day_title(chosen)}{how}.")]
    sections: list[tuple[str, list[Said]]] = [
        ("Intents", say_intents(week, day)),
        ("Segments", _segments(day)),
        ("Prevention", say_prevention(day)),
        ("Self-service", say_self_service(day)),
        ("Channels", say_channels(day)),
        ("Flows", say_flows(day)),
        ("Context", say_context(day)),
        ("Queues", say_queues(day, traffic)),
        ("Groups", say_groups(day, traffic)),
        ("Chance and events", say_chance(day)),
        ("Satisfaction", say_satisfaction(day)),
        ("Surveys", say_surveys(day)),
        ("Overhead", say_overhead(day)),
        ("Levers", levers),
        ("Assumed", [("*", [f"{each.path}: {each.why}"]) for each in scenario.assumptions]),
        ("Changed", [("*", [f"{each.path}: {each.old} -> {each.new}"]) for each in scenario.changes]),
    ]
    for title, said in sections:
        if said:
            parts += ["", Text(title, style="bold"), _listed(said)]
        if title == "Groups":
            parts += [
                "",
                Text("Load and staffing", style="bold"),
                Padding(" ".join(say_load(day, traffic)), (0, 0, 0, 2)),
            ]
    return _rendered(parts, width, styled)


def _title(scenario: Scenario, whose: str) -> Text:
    named = f"{scenario.name}: {scenario.title}" if scenario.title else scenario.name
    text = Text.assemble((named, "bold"), "\n")
    if scenario.description:
        text.append(f"{' '.join(scenario.description.split())}\n")
    calendar = scenario.calendar
    text.append(
        f"{calendar.time_zone}, from {day_title(calendar.start)} on, money in {scenario.currency}. {whose}"
    )
    return text


def _segments(day: ScenarioDay) -> list[Said]:
    said: list[Said] = []
    for name, each in day.scenario.segments.items():
        worth = worth_of(day, each.value, "a customer is worth")
        known = "; ".join(filter(None, [priority_of(each.priority, each.head_start), worth]))
        if known or len(day.scenario.segments) > 1:
            said.append((name, [sentence(known or "nothing particular")]))
    return said


def _listed(said: Sequence[Said]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=min(_NAME, max(len(name) for name, _ in said)), overflow="fold")
    grid.add_column(overflow="fold")
    for name, sentences in said:
        grid.add_row(Text(name, style="cyan"), Text(" ".join(sentences).replace(" \n", "\n")))
    made = Table.grid(padding=0)
    made.add_column(width=2)
    made.add_column()
    made.add_row("", grid)
    return made


def _rendered(parts: Sequence[RenderableType], width: int, styled: bool) -> str:
    file = StringIO()
    console = Console(
        file=file, width=width, highlight=False, markup=False, force_terminal=styled, no_color=not styled
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in file.getvalue().rstrip().splitlines()) + "\n"
