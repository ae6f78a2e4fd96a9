"""docs/where-cases-go.md shows what its commands print, and its picture is what they draw."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.pages import assert_drawn, assert_printed
from tests.shared import REPOSITORY

PAGE = REPOSITORY / "docs" / "where-cases-go.md"


def test_the_page_shows_what_its_commands_print(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An example that nobody runs is wrong within a month."""
    assert_printed(PAGE, 2, capsys, monkeypatch)


def test_the_picture_is_there_and_drawn_by_a_command_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command under the picture makes it."""
    assert_drawn(PAGE, "where-cases-go.svg", tmp_path, monkeypatch)
