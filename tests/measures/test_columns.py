"""The columns of the totals."""

from __future__ import annotations

from ccsim.measures import columns
from ccsim.measures.catalogue.all_measures import measures_for
from ccsim.measures.histogram import VARIABLES


def test_each_constant_stands_for_the_column_of_its_name() -> None:
    """A constant that is one off would add every abandonment to the balked."""
    for place, column in enumerate(columns.FIXED):
        assert getattr(columns, column.name.upper()) == place
    for place, column in enumerate(columns.BY_THRESHOLD):
        assert getattr(columns, column.name.upper()) == place
    assert len(columns.FIXED) == columns.N_FIXED
    assert len(columns.BY_THRESHOLD) == columns.N_BY_THRESHOLD


def test_every_measure_is_made_of_totals_that_exist() -> None:
    """A measure of a total nobody counts would fail in the middle of somebody's run."""
    names = {column.name for column in columns.columns_for((20.0, 60.0))} | {"window"}
    for measure in measures_for((20.0, 60.0)):
        if measure.quantile is not None:
            assert measure.numerator[0] in VARIABLES
            continue
        for term in (*measure.numerator, *measure.denominator):
            assert term.removeprefix("-") in names, measure.id
