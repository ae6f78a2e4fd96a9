"""How likely goals are reached, as tables for people."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from textwrap import fill
from typing import TYPE_CHECKING, Final

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from ccsim.report.figures import figure
from ccsim.units import format_clock

if TYPE_CHECKING:
    from ccsim.goals.asked import Asked
    from ccsim.goals.assessment import Assessment
    from ccsim.goals.judged_goal import JudgedGoal
    from ccsim.goals.windows import Window

_WIDTH: Final = 120
#: Of the column of names, at least; figures are never cut, long names are.
_NAMES: Final = 24
#: Letters of a name in a line: it breaks at a hyphen.
_LONGEST: Final = 40
_STYLES: Final = {"achievable": "green", "at risk": "yellow", "out of reach": "red", "undecided": "cyan"}
#: Shares of what is missing that are worth a word, by weekday.
_WORTH: Final = 0.1
_DAY: Final = dt.timedelta(days=1)
_MONTH: Final = dt.timedelta(days=31)
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def print_goals(found: Sequence[Assessment], *, breaks: bool = False) -> None:
    """Print the verdicts to stdout.

    Parameters
    ----------
    found
        From `ccsim.assess`, one for each scenario.
    breaks
        Whether it is told of every goal what breaks it, not of those only that are not achievable.
    """
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_WIDTH)  # a file or a pipe has no width of its own
    console.print(goals_text(found, breaks=breaks))


def goals_text(found: Sequence[Assessment], *, breaks: bool = False) -> RenderableType:
    """Return what can be printed: title, verdicts, what breaks the goals, the SMART check, what it means.

    Parameters
    ----------
    found, breaks
        As for `print_goals`.
    """
    parts: list[RenderableType] = [_title(found), _verdicts(found)]
    for each in found:
        parts += _details(each, breaks, len(found) > 1)
    parts.append(_meaning(found))
    notes = [note for each in found for note in each.notes]
    if notes:
        parts.append(Text("\n" + "\n".join(notes), style="bold"))
    return Group(*parts)


def period_in_words(windows: Sequence[Window]) -> str:
    """Return the days that are judged: ``April 2026``, ``2026-04-13 to 2026-04-19``."""
    first, last = windows[0].first, windows[-1].last
    if first.day == 1 and last - first < _MONTH and (last + _DAY).day == 1:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"{first}" if first == last else f"{first} to {last}"


def _title(found: Sequence[Assessment]) -> Text:
    first = found[0]
    scenario = first.scenario
    named = f"{scenario.name}: {scenario.title}" if scenario.title else scenario.name
    if len(found) > 1:
        named = f"{len(found)} scenarios"
    goals = sum(len(each.judged) for each in found)
    most = max(each.replications for each in found)
    said = (
        f"{goals} goal{'s' * (goals != 1)}, up to {most} replication{'s' * (most != 1)} of the days they are "
        f"judged on, seed "
        f"{first.seed}, {first.engine} engine, ccsim {first.version}"
    )
    return Text.assemble((f"Can it be promised? {named}", "bold"), f"\n{said}")


def _verdicts(found: Sequence[Assessment]) -> Table:
    made = Table(title="", box=None, pad_edge=False)
    made.add_column("goal", min_width=_NAMES, overflow="fold")
    for name in ("today", "target", "forecast", "", "probability", "needed"):
        made.add_column(name, justify="right", no_wrap=True)
    made.add_column("verdict", no_wrap=True)
    for each in found:
        if len(found) > 1:
            made.add_row(Text(each.scenario.title or each.scenario.name, style="italic"))
        for judged in each.goals:
            made.add_row(*_cells(judged, each))
        known = {judged.asked.name for judged in each.goals}
        for name in each.scenario.goals:
            if name not in known:
                made.add_row(name, *[""] * 6, Text("not SMART", style="magenta"))
    return made


def _cells(judged: JudgedGoal, found: Assessment) -> list[RenderableType]:
    asked, goal = judged.asked, judged.asked.goal
    measure = asked.target.figure.measure
    unit = found.scenario.currency if measure.unit == "money" else measure.unit
    value = judged.value()
    bound = math.nan if goal.bound is None else goal.bound
    told = figure(value.value, value.low, value.high, unit, bound or None)
    sign = "≥" if goal.at_least is not None else "≤"
    start = math.nan if judged.today is None else judged.today.found.value
    low, high = judged.interval()
    probability = f"{100 * judged.probability:.0f}% ({100 * low:.0f} – {100 * high:.0f})" if judged.n else "-"
    return [
        Text(f"  by {asked.target.windows[-1].last}") if asked.way_to else _name(judged),
        figure(start, math.nan, math.nan, unit, bound or None).value,
        f"{sign} {figure(bound, math.nan, math.nan, unit, bound or None).value}",
        f"{told.value} {told.margin}",
        told.unit,
        probability,
        f"{100 * goal.confidence:.0f}%",
        Text(judged.verdict, style=_STYLES[judged.verdict]),
    ]


def _name(judged: JudgedGoal) -> Text:
    asked = judged.asked
    measure, _, of = asked.target.figure.label.partition(", ")
    lines = [measure, *([of] if of else []), *_hours(asked), *_share_of_periods(asked)]
    lines.append(period_in_words(asked.target.windows))
    return Text(fill(asked.name, _LONGEST)).append("\n  " + "\n  ".join(lines), style="dim")


def _hours(asked: Asked) -> Iterator[str]:
    for days, spells in (asked.target.hours or {}).items():
        told = ", ".join(f"{format_clock(begin)}-{format_clock(end)}" for begin, end in spells)
        yield f"{days} {told or 'closed'}"


def _share_of_periods(asked: Asked) -> Iterator[str]:
    """How many of the periods have to meet it, where there are several."""
    if asked.intervals is not None or len(asked.target.windows) > 1:
        share = "all" if asked.need == 1 else f"{100 * asked.need:g}% of all"
        yield f"{share} {asked.goal.period}s"


def _details(found: Assessment, breaks: bool, several: bool) -> Iterator[RenderableType]:
    """All goals together, what breaks single ones, and what the SMART check says."""
    named = f" ({found.scenario.name})" if several else ""
    joint = found.joint()
    if len(found.judged) > 1 and joint["n"]:
        told = f"{100 * joint['probability']:.0f}% ({100 * joint['low']:.0f} – {100 * joint['high']:.0f}%)"
        yield Text(f"\nAll goals together{named}: {told}", style="bold")
    lines = [
        line
        for judged in found.judged
        if breaks or judged.verdict != "achievable"
        for line in _breaking(judged)
    ]
    if lines:
        yield Text(f"\nWhat breaks them{named}", style="bold")
        yield _listed(lines)
    said = [f"{name}: {finding}" for name, findings in found.findings.items() for finding in findings]
    if said:
        yield Text(f"\nSMART?{named}", style="bold")
        yield _listed(said)


def _listed(lines: Sequence[str]) -> Table:
    """Lines with a mark before each, which hang under their own beginning."""
    made = Table.grid(padding=(0, 1, 0, 0))
    for line in lines:
        made.add_row("*", Text(line))
    return made


def _breaking(judged: JudgedGoal) -> Iterator[str]:
    from ccsim.goals.breaking import shares_by_weekday, worst_hours

    name, told = judged.asked.name, []
    alone = judged.without_guardrails
    if judged.guardrails() and not math.isnan(alone):
        rails = judged.guardrails().items()
        held = ", ".join(f"{rail} holds in {100 * share:.0f}%" for rail, share in rails)
        told.append(f"met in {100 * alone:.0f}% of replications without guardrails; {held}")
    days = shares_by_weekday(judged)
    if days:
        worst = sorted(days.items(), key=lambda item: -item[1])
        some = ", ".join(f"{day} {100 * share:.0f}%" for day, share in worst if share >= _WORTH)
        told.append(f"of what is missing, by day: {some}")
    hours = worst_hours(judged)
    if hours:
        told.append(f"{100 * hours[2]:.0f}% of it from {hours[0]} to {hours[1]}")
    if told:
        yield f"{name}: {'; '.join(told)}"


def _meaning(found: Sequence[Assessment]) -> Text:
    from ccsim.goals.verdict.verdict import OUT_OF_REACH

    return Text(
        "\nprobability: share of the replications in which the measure is as promised in every period that "
        "counts, guardrails too; interval: Wilson. achievable: the probability is at least what is needed; "
        f"at risk: it is below; out of reach: below {OUT_OF_REACH:.0%}; each said wrongly in at most 5% of "
        "such assessments (Clopper-Pearson, error spent over the stages). undecided: more replications would "
        "tell. today: from the calendar's first day on."
    )
