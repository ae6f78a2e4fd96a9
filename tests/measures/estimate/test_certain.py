"""What a scenario cannot have."""

from __future__ import annotations

from ccsim.measures.estimate.certain import impossible_totals, is_certain
from tests.measures.made_up import scenario_of


def test_nobody_is_blocked_where_no_queue_has_a_limit() -> None:
    """Then 0 blocked is known; with a limit it is only what was seen."""
    assert {"blocked", "balked", "closed", "disconnected", "redials"} <= impossible_totals(scenario_of())
    limited = impossible_totals(scenario_of(queues={"calls": {"capacity": 50}}))
    assert "blocked" not in limited
    assert is_certain(0.0, ("blocked",), ("offered",), impossible_totals(scenario_of()))
    assert not is_certain(0.0, ("blocked",), ("offered",), limited)


def test_every_case_is_resolved_where_every_contact_resolves() -> None:
    """Without a stated resolution FCR is 1 by assumption, not by observation."""
    sure = impossible_totals(scenario_of())
    assert is_certain(1.0, ("first_resolved",), ("first_handled",), sure)
    assert not is_certain(1.0, ("answered_within_20s",), ("offered", "-young_20s"), sure)
    unsure = scenario_of().override({"intents.call.resolution.probability": 0.8})
    assert not is_certain(1.0, ("first_resolved",), ("first_handled",), impossible_totals(unsure))


def test_customers_may_abandon_if_a_segment_may() -> None:
    """The intent's patience is endless, one segment's is not."""
    patient = {
        "volume": {"count": 60, "per": "1 h"},
        "handle_time": {"talk": "5 min"},
        "segments": {"everyone": 1.0},
    }
    assert "abandoned" in impossible_totals(scenario_of(intents={"call": patient}))
    hasty = patient | {"by_segment": {"everyone": {"patience": "1 min"}}}
    assert "abandoned" not in impossible_totals(scenario_of(intents={"call": hasty}))


def test_time_of_agents_that_cannot_be() -> None:
    """No overtime at a constant headcount, no absence without shifts, no shrinkage where none is stated."""
    none = {"absent_time", "overtime_time", "unstaffed_time"}
    assert none <= impossible_totals(scenario_of())
    falling = {"interval": "60 min", "days": {"every day": {"08:00": [3, 2]}}}
    assert none - impossible_totals(scenario_of(groups={"agents": {"headcount": falling}})) == {
        "overtime_time"
    }
    shrinking = {"headcount": 3, "shrinkage": 0.1}
    assert none - impossible_totals(scenario_of(groups={"agents": shrinking})) == {"unstaffed_time"}
    shifts = {"shifts": {"early": {"agents": 1, "hours": {"mon": "08:00-16:00"}}}}
    assert none - impossible_totals(scenario_of(groups={"agents": shifts})) == none - {"absent_time"}
    ill = shifts | {"absence": {"probability": 0.1}}
    assert none & impossible_totals(scenario_of(groups={"agents": ill})) == set()
