"""Tables as printed, and goals as judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.report.markdown import figure, goals_table, markdown_of, write_between
from benchmarks.report.section import Goal, Section, Table


def test_a_table_lines_up() -> None:
    """A table that does not is not read."""
    table = Table(("what", "how many"), [("a", "1,000"), ("some", "2")], ("A note.",))
    assert markdown_of(Section("s", "S", [table], {})) == (
        "| what | how many |\n| ---- | -------: |\n| a    |    1,000 |\n| some |        2 |\n\nA note."
    )


def test_a_goal_is_held_from_the_right_side() -> None:
    """A limit on seconds must not be taken for a wish for many."""
    goals = [
        Goal("fast", 64.0, 64.0, " x", at_least=True),
        Goal("small", 500.0, 500.5, " MiB", at_least=False),
        Goal("soon", 5.0, 2.25, " s", at_least=False, only_said=True),
    ]
    assert [row[1:] for row in goals_table(goals).rows] == [
        ("at least 64 x", "64 x", "yes"),
        ("at most 500 MiB", "500.5 MiB", "NO"),
        ("at most 5 s", "2.25 s", "yes (wall)"),
    ]


def test_figures_have_the_digits_that_count() -> None:
    """Nobody reads 63.84216 times."""
    assert [figure(value) for value in (0.1234, 63.8421, 499.7, 4_012_345.6)] == [
        "0.123",
        "63.8",
        "499.7",
        "4,012,346",
    ]


def test_a_page_without_its_markers_is_refused(tmp_path: Path) -> None:
    """Tables that go nowhere would be missed only when somebody looks."""
    page = tmp_path / "page.md"
    page.write_text("no markers", encoding="utf-8")
    with pytest.raises(ValueError, match=r'page.md: "<!-- benchmarks: race -->" and "<!-- /benchmarks: race'):
        write_between(page, {"race": "table"})
    page.write_text("<!-- /benchmarks: race -->\n<!-- benchmarks: race -->\n", encoding="utf-8")
    with pytest.raises(ValueError, match="once each, in this order"):
        write_between(page, {"race": "table"})
