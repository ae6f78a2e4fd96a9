"""The output that docs/retail-omnichannel.md shows is real."""

from __future__ import annotations

import re
import shlex

import pytest

from ccsim.cli import main
from tests.shared import REPOSITORY, updating

PAGE = REPOSITORY / "docs" / "retail-omnichannel.md"
_SHOWN = re.compile(r"(?<=```console\n)\$ ccsim ([^\n]*)\n(.*?)(?=```\n)", re.DOTALL)


def test_the_week_shown_is_what_the_command_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Figures that nobody can reproduce teach distrust."""
    monkeypatch.chdir(REPOSITORY)
    text = PAGE.read_text(encoding="utf-8")
    shown = _SHOWN.search(text)
    assert shown is not None
    assert main(shlex.split(shown[1])) == 0
    printed = "".join(f"{line.rstrip()}\n" for line in capsys.readouterr().out.splitlines())
    if updating():
        text = text.replace(shown[0], f"$ ccsim {shown[1]}\n{printed}")
        PAGE.write_text(text, encoding="utf-8")
    assert f"```console\n$ ccsim {shown[1]}\n{printed}```\n" in text
