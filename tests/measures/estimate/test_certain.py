"""What a scenario cannot have."""

from __future__ import annotations

from ccsim.measures.estimate.certain import impossible_totals, is_certain
from tests.measures.automated import automated_centre
from tests.measures.made_up import scenario_of

CALM = {"call": {"volume": {"count": 60, "per": "1 h"}, "handle_time": {"talk": "5 min"}}}


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


def test_what_automation_there_is_not_cannot_do_anything() -> None:
    """Without self-service, notices, deflection or difficulty their figures are 0 for sure."""
    none = {"uses", "found", "prevented", "deflected", "removed", "handled_difficulty", "repeated"}
    assert none <= impossible_totals(scenario_of())
    assert none & impossible_totals(scenario_of(**automated_centre())) == {"handled_difficulty"}
    hard = scenario_of().override({"intents.call.difficulty.handle_time": 0.5})
    assert none - impossible_totals(hard) == {"handled_difficulty"}


def test_who_is_refused_a_wait_may_leave() -> None:
    """With endless patience, too, if those who refuse to be deflected give up."""
    offer = {"channel": "sms", "accept": 0.5}
    centre = {
        "intents": {"call": {**CALM["call"], "channels": {"phone": 1}}},
        "channels": {"phone": {}, "sms": {}},
    }
    patient = scenario_of(queues={"calls": {"deflection": offer}}, **centre)
    assert "abandoned" in impossible_totals(patient)
    hasty = scenario_of(queues={"calls": {"deflection": offer | {"leave": 0.1}}}, **centre)
    assert "abandoned" not in impossible_totals(hasty)


def test_a_bot_that_is_full_may_turn_away() -> None:
    """Nobody is blocked by lines without a limit, but by sessions."""
    flow = {"steps": {"menu": {"own_queue": True}}, "sessions": 3}
    channels = {"phone": {"flow": "bot"}}
    assert "blocked" in impossible_totals(scenario_of(channels=channels, flows={"bot": flow}))
    flow |= {"when_full": "turn_away"}
    assert not {"blocked", "blocked_lines"} & impossible_totals(
        scenario_of(channels=channels, flows={"bot": flow})
    )


def test_tools_may_spoil_what_every_contact_resolves() -> None:
    """A tool with a factor on resolution below 1 leaves some unresolved."""
    tool = {"agents": {"headcount": 1, "assist": {"replies": {"resolution": 0.9}}}}
    assert "unresolved" in impossible_totals(scenario_of())
    assert "unresolved" not in impossible_totals(scenario_of(groups=tool))


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
