"""Links between the pages lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.shared import REPOSITORY

_PAGES = [
    REPOSITORY / "README.md",
    REPOSITORY / "CONTRIBUTING.md",
    *sorted((REPOSITORY / "docs").rglob("*.md")),
]


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    """A link to a page that was never written is a promise broken."""
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (page.parent / link).exists()] == []


def test_the_index_leads_to_every_page() -> None:
    """A page that nobody links is a page that nobody reads."""
    docs = REPOSITORY / "docs"
    index = (docs / "index.md").read_text(encoding="utf-8")
    decisions = (docs / "decisions" / "index.md").read_text(encoding="utf-8")
    missing = [
        page.name for page in docs.glob("*.md") if page.name != "index.md" and f"({page.name})" not in index
    ]
    missing += [
        page.name
        for page in (docs / "decisions").glob("*.md")
        if page.name != "index.md" and f"({page.name})" not in decisions
    ]
    assert missing == []
