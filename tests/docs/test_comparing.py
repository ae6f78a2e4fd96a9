"""docs/comparing.md: its example is printed by its command, its Python runs."""

from __future__ import annotations

import re

import pytest

import ccsim
from tests.docs.pages import assert_printed
from tests.shared import REPOSITORY

PAGE = REPOSITORY / "docs" / "comparing.md"


def test_the_page_shows_what_its_command_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What pairing saves on a real centre is measured, not remembered."""
    assert_printed(PAGE, 1, capsys, monkeypatch)


def test_its_python_runs() -> None:
    """Block after block, on the bank, for a day."""
    names: dict[str, object] = {
        "ccsim": ccsim,
        "scenario": ccsim.load(REPOSITORY / "scenarios" / "anonymous-bank.yaml"),
    }
    for code in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        shorter = re.sub(r"replications=\d+", "replications=2", code)
        exec(shorter, names)
    assert isinstance(names["comparison"], ccsim.Comparison)
