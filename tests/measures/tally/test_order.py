"""Totals do not depend on what they need not depend on."""

from __future__ import annotations

import numpy as np

from ccsim.measures.tally.measure_logs import measure_logs
from tests.measures.made_up import first_come, layout_of, scenario_of


def test_the_numbers_of_cases_are_names_only() -> None:
    """Cases numbered otherwise are the same cases."""
    contacts, agents = first_come(2, rate=90.0)
    layout = layout_of(scenario_of())
    renamed = contacts.copy()
    renamed["case"] = len(contacts) - 1 - contacts["case"]
    one, other = measure_logs(layout, contacts, agents), measure_logs(layout, renamed, agents)
    np.testing.assert_array_equal(one.cells, other.cells)
    np.testing.assert_array_equal(one.codes, other.codes)
    np.testing.assert_array_equal(one.counts, other.counts)


def test_a_year_with_changing_clocks_has_intervals_without_gaps() -> None:
    """In spring an hour is missing and in autumn one comes twice; no contact may fall between."""
    scenario = scenario_of(calendar={"time_zone": "Europe/Berlin", "start": "2024-03-30"})
    layout = layout_of(scenario, days=3)
    edges = layout.grid.interval_edges
    assert edges[0] == 0
    assert edges[-1] == 71 * 3_600_000_000
    assert (np.diff(edges) == 1_800_000_000).all()
    autumn = layout_of(scenario_of(calendar={"time_zone": "Europe/Berlin", "start": "2024-10-26"}), days=2)
    assert (np.diff(autumn.grid.interval_edges) == 1_800_000_000).all()
    assert len(autumn.grid.interval_edges) == 2 * 49 + 1
