"""The table of the thirteen goals: what each promises, what serves it, and how likely it is."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import ccsim
from ccsim.goals.judged_goal import JudgedGoal
from ccsim.report.figures import figure
from tests.shared import REPOSITORY

__all__ = ["FILES", "PAGES", "first_goal", "head", "put_row", "row", "stated_rows"]

FILES: Final = sorted((REPOSITORY / "scenarios" / "goals").glob("*.yaml"))
#: Where the table stands, and how the files are reached from there.
PAGES: Final = {
    REPOSITORY / "scenarios" / "goals" / "README.md": "",
    REPOSITORY / "docs" / "goals.md": "../scenarios/goals/",
}
_TABLE: Final = re.compile(r"<!-- thirteen -->\n\n(.*?)\n\n<!-- end -->", re.DOTALL)
_HEADS: Final = (
    "",
    "promise",
    "under way",
    "may be changed",
    "today",
    "target",
    "forecast",
    "probability",
    "verdict",
)


def head() -> str:
    """The two lines above the rows."""
    return f"| {' | '.join(_HEADS)} |\n| {' | '.join('---' for _ in _HEADS)} |"


def first_goal(assessment: ccsim.Assessment) -> JudgedGoal:
    """The goal itself, without its checkpoints."""
    return assessment.judged[0]


def row(file: Path, assessment: ccsim.Assessment) -> str:
    """One row: the figures are those of `ccsim goals`."""
    scenario, judged = assessment.scenario, first_goal(assessment)
    goal = judged.asked.goal
    measure = judged.asked.target.figure.measure
    unit = scenario.currency if measure.unit == "money" else measure.unit
    value, bound = judged.value(), goal.bound or 0.0
    told = figure(value.value, value.low, value.high, unit, bound)
    start = figure(judged.today.found.value if judged.today else math.nan, math.nan, math.nan, unit, bound)
    target = figure(bound, math.nan, math.nan, unit, bound)
    low, high = judged.interval()
    cells = (
        f"[{int(file.name[:2])}]({file.name})",
        goal.title or judged.asked.name,
        "; ".join(_levers(scenario, scenario.levers_on)) or "-",
        "; ".join(_allowed(scenario)),
        f"{start.value} {start.unit}",
        f"{'≥' if goal.at_least is not None else '≤'} {target.value} {target.unit}",
        f"{told.value} {told.margin} {told.unit}",
        f"{100 * judged.probability:.0f}% ({100 * low:.0f} – {100 * high:.0f})",
        str(judged.verdict),
    )
    return f"| {' | '.join(cell.strip() for cell in cells)} |"


def put_row(page: Path, file: Path, text: str) -> None:
    """Put one row into the table of a page, in its place."""
    rows = stated_rows(page) | {file.name: text.replace("](", f"]({PAGES[page]}", 1)}
    table = "\n".join([head(), *(rows[name] for name in sorted(rows))])
    old = page.read_text(encoding="utf-8")
    new = _TABLE.sub(lambda _: f"<!-- thirteen -->\n\n{table}\n\n<!-- end -->", old)
    page.write_text(new, encoding="utf-8")


def stated_rows(page: Path) -> dict[str, str]:
    """The rows of a page's table, by the name of the scenario's file."""
    found = _TABLE.search(page.read_text(encoding="utf-8"))
    assert found is not None, page.name
    rows = {}
    for line in found[1].splitlines()[2:]:
        linked = re.match(r"\| \[\d+\]\((?:[./\w]*/)?([\w-]+\.yaml)\)", line)
        assert linked is not None, line
        rows[linked[1]] = line
    return rows


def _levers(scenario: ccsim.Scenario, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield scenario.levers[name].title or name


def _allowed(scenario: ccsim.Scenario) -> Iterator[str]:
    for name, each in scenario.allowed.items():
        lever = None if each.lever is None else scenario.levers[each.lever].title
        yield each.title or (f"{lever} ({each.field})" if each.field else lever) or name
