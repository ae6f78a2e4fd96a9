"""That the engine is being compiled, and how far that is, said while it goes on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ccsim.cli.compiling import COMPILING, FUNCTIONS, MANY, announcing_compiling, counting_compiled
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
    with counting_compiled(told.append, lambda: told.append(0)):
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


def _calling(before: Any) -> Any:
    def calls(centre: int) -> Any:
        return before(centre)

    return calls


def _kernels(number: int) -> Any:
    """Return the last of so many functions, each of which calls the one before; none is kept on disk."""

    @kernel
    def first(centre: int) -> int:
        return 1

    last: Any = first
    for _ in range(number - 1):
        last = kernel(_calling(compiled_anew(last)))
    compiled_anew(last)
    return last


def test_compiling_is_announced_once(capsys: pytest.CaptureFixture[str]) -> None:
    """A minute of silence looks like a hang; a function by itself is compiled before one has read of it."""
    with announcing_compiling():
        _kernels(MANY - 1)(1)
    assert capsys.readouterr().err == ""
    with announcing_compiling():
        _kernels(MANY + 2)(1)
    assert capsys.readouterr() == ("", COMPILING + "\n")


def test_the_other_form_of_the_engine_is_announced_too(capsys: pytest.CaptureFixture[str]) -> None:
    """What a bare centre has compiled helps little where there are all options: that is a minute, too."""
    advance = _kernels(MANY)
    for address in (np.uint64(1), 1):
        with announcing_compiling():
            advance(address)
        assert capsys.readouterr().err == COMPILING + "\n"
    with announcing_compiling():
        advance(2)
    assert capsys.readouterr().err == ""


def test_where_nobody_watches_the_run_says_that_it_compiles(capsys: pytest.CaptureFixture[str]) -> None:
    """On a pipe there is no bar to count the functions; the line comes when they begin."""
    with progress_bar("small"):
        _kernels(MANY)(1)
    assert capsys.readouterr().err == COMPILING + "\n"
