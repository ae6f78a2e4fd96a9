"""Pages whose examples are printed, and whose pictures are drawn, by the commands in them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from ccsim.cli import main
from tests.shared import REPOSITORY, updating

_BLOCK = re.compile(r"```\n\$ ccsim (.+)\n((?:.*\n)*?)```")


def assert_printed(
    page: Path, blocks: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page shows what its commands print, in so many blocks; with CCSIM_UPDATE=1 it is written anew."""
    monkeypatch.chdir(REPOSITORY)

    def printed(block: re.Match[str]) -> str:
        assert main(shlex.split(block[1])) == 0
        return f"```\n$ ccsim {block[1]}\n{capsys.readouterr().out}```"

    text = page.read_text(encoding="utf-8")
    told = _BLOCK.sub(printed, text)
    if updating():
        page.write_text(told, encoding="utf-8")
        text = told
    assert len(_BLOCK.findall(text)) >= blocks
    assert told == text, "update it: CCSIM_UPDATE=1 pytest tests/docs"


def assert_drawn(page: Path, image: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command under a page's picture makes it."""
    monkeypatch.chdir(REPOSITORY)
    text = page.read_text(encoding="utf-8")
    command = re.search(rf"^ccsim (show .+) --out (docs/images/{re.escape(image)})$", text, re.MULTILINE)
    assert command is not None
    assert f"]({Path(command[2]).relative_to('docs')})" in text
    picture = Path(command[2]) if updating() else folder / image
    assert main([*shlex.split(command[1]), "--out", str(picture)]) == 0
    assert picture.stat().st_size > 10_000
    assert (REPOSITORY / command[2]).is_file()
