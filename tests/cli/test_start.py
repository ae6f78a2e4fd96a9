"""What a verb makes a planner wait for before it begins: the modules it imports, counted, not timed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SMALL = Path(__file__).with_name("small.yaml")
#: Each of these takes a tenth of a second or more to import; and SciPy's statistics a second and a half.
HEAVY = (
    "numpy", "scipy.special", "scipy.stats", "scipy.optimize", "pandas", "numba", "duckdb", "matplotlib",
    "joblib", "simpy", "rich", "pydantic", "yaml", "importlib.metadata",
)  # fmt: skip
_COUNT = """
import json, sys
from ccsim.cli import main
code = main(ARGUMENTS)
print(json.dumps([code, [name for name in HEAVY if name in sys.modules]]))
"""


def _imported(*arguments: str) -> set[str]:
    """Return which heavy modules a verb imports, in a process of its own."""
    code = _COUNT.replace("ARGUMENTS", repr(list(arguments))).replace("HEAVY", repr(HEAVY))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    exit_code, names = json.loads(done.stdout.splitlines()[-1])
    assert exit_code == 0
    return set(names)


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["show", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    """Who asks what there is to ask should not wait for it."""
    assert _imported(*arguments) == set()


def test_a_check_reads_and_computes_nothing() -> None:
    """Faults are looked for after every edit; no array is needed to find them."""
    assert _imported("check", str(SMALL)) == {"pydantic", "yaml", "importlib.metadata"}


def test_a_run_imports_what_it_uses() -> None:
    """SciPy's statistics, another engine, pictures, files and processes that nobody asked for."""
    used = {"pydantic", "yaml", "numpy", "numba", "pandas", "scipy.special", "rich", "importlib.metadata"}
    found = _imported("run", str(SMALL), "--days", "1", "--replications", "1", "--jobs", "2")
    assert found == used
