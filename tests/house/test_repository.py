"""What the repository's own files must hold."""

from __future__ import annotations

import re
import subprocess
import tomllib

import pytest

from tests.shared import REPOSITORY


def _tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return listed.stdout.splitlines()


def test_the_shared_data_folder_is_named_in_one_place() -> None:
    """Tests find it through tests/shared.py, so that it can lie anywhere or be absent."""
    named = {"tests/shared.py", ".ci/run", "tests/house/test_repository.py"}
    texts = {name for name in _tracked() if name.endswith((".py", ".md", ".yaml", ".toml"))}
    texts = {name for name in texts if (REPOSITORY / name).is_file()}
    found = {name for name in texts if "../shared" in (REPOSITORY / name).read_text(encoding="utf-8")}
    assert found - named == set()


def test_each_dependency_is_justified() -> None:
    """A dependency without a paragraph that says why is one too many."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (REPOSITORY / "docs" / "decisions" / "dependencies.md").read_text(encoding="utf-8")
    names = [re.match(r"[\w.-]+", text)[0] for text in project["dependencies"]]  # type: ignore[index]
    assert [name for name in names if f"**{name}** (" not in page] == []
    assert [
        name for name in re.findall(r"^\*\*([\w.-]+)\*\* \(", page, re.MULTILINE) if name not in names
    ] == []
    assert [name for name in project["optional-dependencies"] if f"**{name}**" not in page] == []


def test_the_changelog_keeps_its_form() -> None:
    """A reader looks for the version, and for what moves a number."""
    text = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[Unreleased\]|\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", one) for one in headings)
    kinds = set(re.findall(r"^### (.*)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
