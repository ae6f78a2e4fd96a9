"""docs/command-line.md is what `ccsim VERB --help` prints."""

from __future__ import annotations

import pytest

from ccsim.cli import main
from ccsim.cli.main import verbs
from tests.shared import REPOSITORY, updating

PAGE = REPOSITORY / "docs" / "command-line.md"
_HEAD = """# The command line

Generated from the verbs' own help by `CCSIM_UPDATE=1 pytest tests/docs`; do not edit.

"""


def _help(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main([*words, "--help"]) == 0
    return f"```\n{capsys.readouterr().out.rstrip()}\n```\n"


def test_the_page_is_what_help_prints(capsys: pytest.CaptureFixture[str]) -> None:
    """A page that lags behind sends a planner to an option that is gone."""
    page = _HEAD + _help(capsys)
    for verb, command in verbs.commands.items():
        page += f"\n## ccsim {verb}\n\n" + _help(capsys, verb)
        for below in getattr(command, "commands", ()):
            page += f"\n### ccsim {verb} {below}\n\n" + _help(capsys, verb, below)
    if updating():
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page
