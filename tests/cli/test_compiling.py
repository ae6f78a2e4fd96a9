"""How far compiling is, while it goes on."""

from __future__ import annotations

import pytest

from ccsim.cli.compiling import FUNCTIONS, counting_compiled
from ccsim.cli.progress import progress_bar
from ccsim.kernel import kernel
from tests.cli.terminal import watched_stderr
from tests.compiled_anew import compiled_anew


def _compile_two() -> None:
    """Compile a function, and one that it calls, whatever is kept on disk."""

    @kernel
    def inner(number: int) -> int:
        return number + 1

    @kernel
    def outer(number: int) -> int:
        return inner(number) * 2

    compiled_anew(inner)
    assert [compiled_anew(outer)(1), outer(2)] == [4, 6]


def test_functions_are_counted_as_they_are_compiled() -> None:
    """A minute without a sign looks like a hang; what is kept on disk is not counted."""
    told: list[int] = []
    with counting_compiled(told.append):
        _compile_two()
    assert told == [1, 2]
    _compile_two()
    assert told == [1, 2]


def test_a_terminal_is_told_how_far_compiling_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar stands still meanwhile; when the first replication is done its own words are back."""
    terminal = watched_stderr(monkeypatch)
    monkeypatch.setenv("COLUMNS", "140")
    with progress_bar("small") as progress:
        progress(0, 3)
        _compile_two()
        progress(3, 3)
    shown = terminal.getvalue()
    assert f"small: compiling, 2 of about {FUNCTIONS} functions" in shown
    assert shown.rindex("small") > shown.rindex("compiling")
