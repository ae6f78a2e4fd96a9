"""Tables in Markdown, and their place on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.report.section import Goal, Section, Table

#: A figure is printed with so many digits that count.
_DIGITS = 3


def markdown_of(section: Section) -> str:
    """All tables of a section."""
    return "\n\n".join(_table(table) for table in section.tables)


def goals_table(goals: Sequence[Goal]) -> Table:
    """What must be reached, and whether it was."""
    rows = [
        (
            goal.what,
            f"{'at least' if goal.at_least else 'at most'} {figure(goal.goal)}{goal.unit}",
            f"{figure(goal.got)}{goal.unit}",
            ("yes" if goal.held else "NO") + (" (wall)" if goal.only_said else ""),
        )
        for goal in goals
    ]
    return Table(("what must be reached", "goal", "measured", "reached"), rows)


def figure(value: float) -> str:
    """A number with as many digits as can be trusted."""
    if value == int(value) or abs(value) >= 10**_DIGITS:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 ** (_DIGITS - 1) else f"{value:.{_DIGITS}g}"


def write_between(page: Path, parts: Mapping[str, str]) -> None:
    """
    Replace what stands between a page's markers.

    Parameters
    ----------
    page
        In which ``<!-- benchmarks: NAME -->`` and ``<!-- /benchmarks: NAME -->`` enclose a part.
    parts
        What is to stand there, by name. Markers of other names keep what they have.
    """
    text = page.read_text(encoding="utf-8")
    for name, part in parts.items():
        begin, end = f"<!-- benchmarks: {name} -->\n", f"<!-- /benchmarks: {name} -->"
        before, _, rest = text.partition(begin)
        _, _, behind = rest.partition(end)
        if text.count(begin) != 1 or rest.count(end) != 1:
            raise ValueError(
                f'{page.name}: "{begin.strip()}" and "{end}" must be there, once each, in this order'
            )
        text = f"{before}{begin}{part}\n{end}{behind}"
    page.write_text(text, encoding="utf-8")


def _table(table: Table) -> str:
    header, rows = table.header, table.rows
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    rule = ("-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:]))
    lines = []
    for first, *others in (header, rule, *rows):
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, *(f"\n{note}" for note in table.notes)])
