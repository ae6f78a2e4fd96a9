"""Notebooks run from top to bottom, and are kept as text with a paired .ipynb that holds no outputs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest

from tests.shared import REPOSITORY, updating

jupytext = pytest.importorskip("jupytext", reason="needs the extra `notebooks`")
nbclient = pytest.importorskip("nbclient", reason="needs the extra `notebooks`")

_SOURCES = sorted((REPOSITORY / "notebooks").glob("*.py"))


def _notebook(source: Path) -> Any:
    """Return the notebook that the text is, with cell ids that do not change from one day to the next."""
    notebook = jupytext.read(source)
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number}"
    notebook.metadata = {
        "jupytext": {"formats": "ipynb,py:percent"},
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    }
    return notebook


@pytest.mark.parametrize("source", _SOURCES, ids=lambda source: source.stem)
def test_the_paired_notebook_is_the_text_without_outputs(source: Path) -> None:
    """Two versions of one notebook, or somebody's figures kept in the repository by accident."""
    paired = source.with_suffix(".ipynb")
    written = nbformat.writes(_notebook(source)) + "\n"
    if updating():
        paired.write_text(written, encoding="utf-8")
    assert paired.read_text(encoding="utf-8") == written


@pytest.mark.parametrize("source", _SOURCES, ids=lambda source: source.stem)
def test_the_notebook_runs_from_top_to_bottom(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first notebook that a planner opens must not fail in the third cell."""
    monkeypatch.delenv("MPLBACKEND", raising=False)  # the tests' own; a notebook shows its plots
    notebook = _notebook(source)
    resources = {"metadata": {"path": str(source.parent)}}
    nbclient.NotebookClient(notebook, timeout=600, kernel_name="python3", resources=resources).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    pictures = [output for output in outputs if "image/png" in output.get("data", {})]
    assert len(pictures) >= 3
    complaints = [output.text for output in outputs if output.get("name") == "stderr"]
    assert complaints == []
