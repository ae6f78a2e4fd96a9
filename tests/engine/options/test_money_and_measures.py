"""Options that change no contact, only how it is counted."""

from __future__ import annotations

from typing import Any

import ccsim
from tests.demand.small import merged, small
from tests.engine.options.test_transfers import PASSED


def totals(base: dict[str, Any], extra: dict[str, Any], *columns: str) -> list[list[float]]:
    """Return sums of columns over the runs, without and with an option."""
    found = []
    for scenario in (small(**base), small(**merged(base, extra))):
        result = ccsim.run(scenario, days=1, replications=2, jobs=1)
        found.append([float(result.runs[name].sum()) for name in columns])
    return found


def test_tier_a_transfer_to_a_higher_one_is_an_escalation():
    """The same transfers; to tier 2 they count as escalated."""
    (off,), (on,) = totals(PASSED, {"queues": {"experts": {"tier": 2}}}, "escalated")
    assert off == 0
    assert on > 100


def test_short_abandonment_leaves_more_of_them_out():
    """The longer an abandonment may be and still be short, the more are."""
    few = {"groups": {"agents": {"headcount": 2}}, "measures": {"short_abandonment": "5 s"}}
    (short, abandoned), (more, still) = totals(
        few, {"measures": {"short_abandonment": "30 s"}}, "short", "abandoned"
    )
    assert abandoned == still
    assert 0 < short < more < abandoned


def test_answer_within_names_the_thresholds_of_the_service_level():
    """A longer threshold, a better service level, on the same contacts."""
    result = ccsim.run(
        small(groups={"agents": {"headcount": 2}}, measures={"answer_within": ["10 s", "1 min"]}),
        days=1,
        replications=2,
        jobs=1,
    )
    within = [name for name in result.runs if name.startswith("answered_within")]
    assert len(within) == 2
    assert 0 < result.runs[within[0]].sum() < result.runs[within[1]].sum() < result.runs["offered"].sum()
