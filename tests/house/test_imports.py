"""Arrows point one way, and importing changes nothing."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.modules import module_files, module_name
from tests.shared import REPOSITORY


def test_the_arrows_point_down_the_corridor() -> None:
    """A stage that imports a later one, or an engine that knows pandas, is refused by import-linter."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", module_files(), ids=module_name)
def test_all_names_what_it_promises(file: Path) -> None:
    """A name in __all__ that is not there breaks the import of the one who trusts it."""
    if file.name == "__main__.py":
        return
    module = importlib.import_module(module_name(file))
    names = getattr(module, "__all__", [])
    assert [name for name in names if not hasattr(module, name)] == []
    assert sorted(set(names)) == sorted(names)


_WATCH = """
import json, logging, os, random, signal, sys, warnings
from pathlib import Path
def state():
    return {
        "filters": len(warnings.filters),
        "handlers": len(logging.getLogger().handlers),
        "environment": sorted(os.environ.items()),
        "interrupt": str(signal.getsignal(signal.SIGINT)),
        "random": hash(random.getstate()),
        "folder": sorted(path.name for path in Path.cwd().iterdir()),
    }
for heavy in OTHERS:  # what others do at import is theirs
    __import__(heavy)
before = state()
for name in NAMES:
    __import__(name)
after = state()
print(json.dumps({key: [before[key], after[key]] for key in before if before[key] != after[key]}))
"""
_OTHERS = [
    "numba",
    "scipy.stats",
    "pandas",
    "matplotlib.pyplot",
    "pydantic",
    "yaml",
    "simpy",
    "joblib",
]
_OTHERS += ["duckdb", "click", "rich.console", "rich.progress", "rich.table"]


def test_nothing_happens_at_import(tmp_path: Path) -> None:
    """A filter, a log handler, a signal or a file that an import leaves behind is somebody's lost evening."""
    names = [module_name(file) for file in module_files() if file.name != "__main__.py"]
    code = _WATCH.replace("OTHERS", repr(_OTHERS)).replace("NAMES", repr(names))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {}
    assert done.stderr == ""


def test_import_ccsim_is_light() -> None:
    """`import ccsim` fetches its names when they are used; a second of imports would be in every script."""
    code = "import sys, ccsim; print([name for name in ('numpy', 'pandas', 'numba') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
