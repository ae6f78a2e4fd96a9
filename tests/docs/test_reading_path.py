"""A stranger gets from the README to the line that decides which contact is next in five jumps."""

from __future__ import annotations

import ast
import itertools
import re

from tests.shared import REPOSITORY

_ROW = re.compile(r"^\| \d \| `([\w/.]+)` \| `(\w+)` \|", re.MULTILINE)


def _jumps() -> list[tuple[str, str]]:
    return _ROW.findall((REPOSITORY / "docs" / "reading-path.md").read_text(encoding="utf-8"))


def _source(file: str, name: str) -> str:
    text = (REPOSITORY / file).read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name:
            return ast.get_source_segment(text, node) or ""
    raise AssertionError(f"{file} has no {name}")


def test_it_takes_at_most_five_jumps() -> None:
    """A sixth file is where a stranger gives up."""
    assert 1 <= len(_jumps()) <= 5


def test_the_readme_names_the_first_file() -> None:
    """The path starts where every stranger starts."""
    assert _jumps()[0][0] in (REPOSITORY / "README.md").read_text(encoding="utf-8")


def test_each_function_mentions_the_next() -> None:
    """A jump is one that a reader sees in the source, not one that only this page knows."""
    jumps = _jumps()
    for (file, name), (_, following) in itertools.pairwise(jumps):
        assert re.search(rf"\b{following}\b", _source(file, name)), f"{name} does not mention {following}"


def test_the_last_one_decides() -> None:
    """The path ends at the comparison itself."""
    file, name = _jumps()[-1]
    assert "priority > best_priority" in _source(file, name)


def test_every_file_named_on_the_page_is_there() -> None:
    """A file that has moved ends the path."""
    page = (REPOSITORY / "docs" / "reading-path.md").read_text(encoding="utf-8")
    named = re.findall(r"`(ccsim/[\w/.]+)`", page)
    assert named
    assert [name for name in named if not (REPOSITORY / name).is_file()] == []
