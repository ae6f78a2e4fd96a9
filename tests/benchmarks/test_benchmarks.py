"""The documented benchmark command runs every section, checks all counts, and prints its tables."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

from benchmarks.contestants import CONTESTANTS
from benchmarks.report.markdown import write_between
from benchmarks.sections import NAMES
from tests.shared import REPOSITORY


def test_the_quick_benchmark_runs_every_section_and_counts_every_contact(tmp_path: Path) -> None:
    """A benchmark nobody runs stops working, and one that loses contacts is fast for the wrong reason."""
    page, numbers = tmp_path / "page.md", tmp_path / "numbers.json"
    page.write_text((REPOSITORY / "docs" / "performance.md").read_text(encoding="utf-8"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--json", str(numbers), "--write", str(page)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(numbers.read_text(encoding="utf-8"))["sections"]
    assert tuple(found) == NAMES
    here = [one.name for one in CONTESTANTS if one.name != "Ciw" or importlib.util.find_spec("ciw")]
    assert list(found["race"]["numbers"]) == here
    assert list(found["engines"]["numbers"]) == ["three-types", "anonymous-bank"]
    assert list(found["growth"]["numbers"]) == ["agents", "queues", "waiting contacts"]
    # a simulated day each, of 14,400 contacts on average
    offered = re.search(r"^([\d,]+) contacts in all, each of them handled, abandoned", done.stdout, re.M)
    assert offered
    assert abs(int(offered[1].replace(",", "")) / (14_400 * len(here)) - 1) < 0.02
    assert re.search(r"logs of both ccsim engines equal, value for value: 14,\d{3} contacts", done.stdout)
    # whether goals are held is not for a day to say; that each table finds its place on the page is
    written = page.read_text(encoding="utf-8")
    for table in re.findall(r"^\| .*\n\| -.*$", done.stdout, re.MULTILINE):
        assert table in written


def test_only_the_sections_that_ran_are_written(tmp_path: Path) -> None:
    """A table that was not measured must not go, nor the text around it."""
    page = tmp_path / "page.md"
    page.write_text(
        "a\n<!-- benchmarks: race -->\nold\n<!-- /benchmarks: race -->\nb\n"
        "<!-- benchmarks: years -->\nkept\n<!-- /benchmarks: years -->\n",
        encoding="utf-8",
    )
    write_between(page, {"race": "new \\1"})
    assert page.read_text(encoding="utf-8") == (
        "a\n<!-- benchmarks: race -->\nnew \\1\n<!-- /benchmarks: race -->\nb\n"
        "<!-- benchmarks: years -->\nkept\n<!-- /benchmarks: years -->\n"
    )
