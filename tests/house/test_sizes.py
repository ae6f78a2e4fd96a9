"""A reader must be able to hold a module and a function in the head."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.modules import functions, module_files, module_name

#: Lines of a module; the goal is 150.
MODULE = 650
#: Lines of a function's body, docstring left out: a screen.
FUNCTION = 60


@pytest.mark.parametrize("file", module_files(), ids=module_name)
def test_a_module_is_not_a_maze(file: Path) -> None:
    """A file above the limit is several things in one."""
    assert len(file.read_text(encoding="utf-8").splitlines()) <= MODULE


@pytest.mark.parametrize("file", module_files(), ids=module_name)
def test_a_function_fits_on_a_screen(file: Path) -> None:
    """A function above the limit is several functions in one."""
    lengths = {}
    for function in functions(file):
        first = (
            function.body[min(1, len(function.body) - 1)] if _is_text(function.body[0]) else function.body[0]
        )
        lengths[function.name] = (function.end_lineno or 0) - first.lineno + 1
    assert {name: length for name, length in lengths.items() if length > FUNCTION} == {}


def _is_text(statement: object) -> bool:
    value = getattr(getattr(statement, "value", None), "value", None)
    return isinstance(value, str)


def test_most_modules_are_small() -> None:
    """The median module is one thing of about a hundred lines, or the goal of 150 is only words."""
    lengths = sorted(len(file.read_text(encoding="utf-8").splitlines()) for file in module_files())
    assert lengths[len(lengths) // 2] <= 150
