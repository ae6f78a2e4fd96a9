"""docs/measures.md is what the catalogue says."""

from __future__ import annotations

from ccsim.measures.catalogue.all_measures import all_measures
from ccsim.measures.document import measures_page
from tests.shared import REPOSITORY, updating

PAGE = REPOSITORY / "docs" / "measures.md"


def test_the_page_is_what_the_catalogue_declares() -> None:
    """A definition on the page that the code no longer has would be believed."""
    if updating():
        PAGE.write_text(measures_page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == measures_page()


def test_ids_and_statistics_are_unique_and_every_sentence_ends() -> None:
    """Two measures of one name could not be told apart in the JSON."""
    keys = [(measure.id, measure.statistic) for measure in all_measures()]
    assert len(keys) == len(set(keys))
    for measure in all_measures():
        assert measure.definition.endswith("."), measure.id
        assert "|" not in measure.definition + measure.population
