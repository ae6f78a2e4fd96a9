"""docs/how-it-was-checked.md names tests and scenarios that are there, and leaves none out."""

from __future__ import annotations

import re

from tests.shared import REPOSITORY

_PAGE = (REPOSITORY / "docs" / "how-it-was-checked.md").read_text(encoding="utf-8")


def test_every_textbook_scenario_is_on_the_page() -> None:
    """A model that is checked and not told is work for nothing; one told and not there is a lie."""
    told = set(re.findall(r"`([\w-]+\.yaml)`", _PAGE))
    assert told == {file.name for file in (REPOSITORY / "scenarios" / "textbook").glob("*.yaml")}


def test_every_test_named_on_the_page_is_there() -> None:
    """A claim that leads to no test is only a claim."""
    theory = set(re.findall(r"\| `(test_\w+\.py)` \|", _PAGE))
    named = [f"tests/theory/{name}" for name in theory] + re.findall(r"`(tests/[\w/]+(?:\.py)?)/?`", _PAGE)
    assert len(named) > 10
    assert [name for name in named if not (REPOSITORY / name).exists()] == []
    studies = {
        file.name
        for file in (REPOSITORY / "tests" / "theory").glob("test_*.py")
        if "check(study)" in file.read_text(encoding="utf-8")
    }
    assert studies - theory <= {"test_distributions.py"}
