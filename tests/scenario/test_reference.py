"""The reference page is made from the fields' own texts."""

from __future__ import annotations

from ccsim.scenario import Scenario, reference_markdown
from ccsim.scenario.classes import classes_below
from ccsim.scenario.profile import Profile
from ccsim.scenario.varying import Dated
from tests.shared import REPOSITORY, updating

PAGE = REPOSITORY / "docs" / "scenario-reference.md"


def test_the_committed_page_is_current() -> None:
    """After a change write it anew: CCSIM_UPDATE=1 pytest tests/scenario/test_reference.py."""
    if updating():
        PAGE.write_text(reference_markdown(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == reference_markdown()


def test_every_field_has_a_row() -> None:
    """A field that the page does not have is one that nobody finds."""
    page = reference_markdown()
    for model in classes_below(Scenario):
        if issubclass(model, (Profile, Dated)):
            continue
        for name, field in model.model_fields.items():
            assert f"| `{field.alias or name}` |" in page
            assert name == "distribution" or field.description, f"{model.__name__}.{name} has no text"


def test_links_lead_to_sections() -> None:
    """A form that names a class links to it."""
    page = reference_markdown()
    anchors = {
        f"#{line[3:].lower().replace(' ', '-')}" for line in page.splitlines() if line.startswith("## ")
    }
    links = {part.split(")")[0] for part in page.split("](")[1:]}
    assert links <= anchors
