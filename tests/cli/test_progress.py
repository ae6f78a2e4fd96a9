"""The progress bar shows itself to people only."""

from __future__ import annotations

import pytest

from ccsim.cli.progress import progress_bar
from tests.cli.terminal import watched_stderr


def test_nothing_is_drawn_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    """A log file full of bars hides the one line that matters."""
    with progress_bar("small") as progress:
        progress(1, 3)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_gets_a_bar_on_stderr(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Stdout belongs to the result, whoever watches."""
    terminal = watched_stderr(monkeypatch)
    with progress_bar("small") as progress:
        progress(1, 3)
        progress(3, 3)
    assert "small" in terminal.getvalue()
    assert "3/3" in terminal.getvalue()
    assert capsys.readouterr().out == ""
