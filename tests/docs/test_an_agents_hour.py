"""docs/an-agents-hour.md shows what its commands print, and its picture is what they draw."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from ccsim.cli import main
from tests.shared import REPOSITORY, updating

PAGE = REPOSITORY / "docs" / "an-agents-hour.md"
_BLOCK = re.compile(r"```\n\$ ccsim (.+)\n((?:.*\n)*?)```")


def test_the_page_shows_what_its_commands_print(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An example that nobody runs is wrong within a month."""
    monkeypatch.chdir(REPOSITORY)

    def printed(block: re.Match[str]) -> str:
        assert main(shlex.split(block[1])) == 0
        return f"```\n$ ccsim {block[1]}\n{capsys.readouterr().out}```"

    page = PAGE.read_text(encoding="utf-8")
    told = _BLOCK.sub(printed, page)
    if updating():
        PAGE.write_text(told, encoding="utf-8")
        page = told
    assert len(_BLOCK.findall(page)) >= 4
    assert told == page, "update it: CCSIM_UPDATE=1 pytest tests/docs"


def test_the_picture_is_there_and_drawn_by_a_command_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command under the picture makes it."""
    monkeypatch.chdir(REPOSITORY)
    page = PAGE.read_text(encoding="utf-8")
    command = re.search(r"^ccsim (show agent .+) --out (docs/images/agents-hour\.png)$", page, re.MULTILINE)
    assert command is not None
    assert f"]({Path(command[2]).relative_to('docs')})" in page
    picture = Path(command[2]) if updating() else tmp_path / "drawn.png"
    assert main([*shlex.split(command[1]), "--out", str(picture)]) == 0
    assert picture.stat().st_size > 10_000
    assert (REPOSITORY / command[2]).is_file()
