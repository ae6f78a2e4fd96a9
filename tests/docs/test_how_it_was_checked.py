"""docs/how-it-was-checked.md names tests and scenarios that are there, and leaves none out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.shared import REPOSITORY

_PAGE = (REPOSITORY / "docs" / "how-it-was-checked.md").read_text(encoding="utf-8")


def test_every_textbook_scenario_is_on_the_page() -> None:
    """A model that is checked and not told is work for nothing; one told and not there is a lie."""
    told = set(re.findall(r"`([\w-]+\.yaml)`", _PAGE))
    assert told == {file.name for file in (REPOSITORY / "scenarios" / "textbook").glob("*.yaml")}


def test_every_test_named_on_the_page_is_there() -> None:
    """A claim that leads to no test is only a claim."""
    theory = set(re.findall(r"\| `(test_\w+\.py)` \|", _PAGE))
    named = [f"tests/theory/{name}" for name in theory] + re.findall(r"`(tests/[\w/]+(?:\.py)?)/?`", _PAGE)
    assert len(named) > 10
    assert [name for name in named if not (REPOSITORY / name).exists()] == []
    studies = {
        file.name
        for file in (REPOSITORY / "tests" / "theory").glob("test_*.py")
        if "check(study)" in file.read_text(encoding="utf-8")
    }
    assert studies - theory <= {"test_distributions.py"}


def test_the_command_that_compares_the_engines_prints_one_checksum_twice() -> None:
    """A reader who tries it must see what the page says."""
    (command,) = re.findall(r"^  ```sh\n  (for engine in .*)\n  ```$", _PAGE, re.MULTILINE)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=REPOSITORY,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    first, second = done.stdout.splitlines()
    assert first == second
    assert int(first.split()[1]) > 1_000_000  # bytes: a summary of thousands of figures, not an error
