"""What a result was made with."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest

import ccsim
from ccsim.cli import main


def test_every_package_has_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A report of a strange number starts with these lines."""
    assert main(["versions"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("python 3.")
    assert lines[1] == f"ccsim {ccsim.__version__}"
    assert {line.split()[0] for line in lines} >= {
        "simpy",
        "numba",
        "numpy",
        "scipy",
        "pandas",
        "pydantic",
        "duckdb",
    }


def test_a_missing_package_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A broken installation is what the verb is asked about."""

    def version(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr("importlib.metadata.version", version)
    assert main(["versions"]) == 0
    assert "numba not installed" in capsys.readouterr().out.splitlines()
