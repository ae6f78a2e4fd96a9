"""What each measure says about logs whose answer is known."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from ccsim.engine.outcomes import BALKED, BLOCKED, CLOSED, COME_BACK, DISCONNECTED, REDIAL, REPEAT, UNFINISHED
from ccsim.measures.catalogue.all_measures import measures_for
from ccsim.measures.estimate.sample import Histograms, Sample
from ccsim.measures.estimate.summarise import estimate
from ccsim.measures.histogram import BINS
from ccsim.measures.layout import Layout
from ccsim.measures.measure import Split
from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.measures.tally.totals import Totals
from tests.measures.made_up import (
    abandoned,
    agent_log,
    answered,
    contact,
    contact_log,
    layout_of,
    measured,
    scenario_of,
    total,
)

HOUR = 3600.0
DAY = 86_400.0


def sample_of(layout: Layout, totals: Totals) -> Sample:
    """One replication as a sample."""
    divisor = np.array(
        [
            {"count": 1, "us": 1_000_000, "micro": 1_000_000, "sd": 1_000_000}[column.unit]
            for column in layout.columns
        ]
    )
    block, place = np.divmod(totals.codes, BINS)
    variable, cell = np.divmod(block, len(layout.cells))
    return Sample(
        totals=(totals.cells / divisor)[np.newaxis],
        columns=tuple(column.name for column in layout.columns),
        cells=layout.cells,
        histograms=Histograms(np.zeros(len(cell), dtype=np.int32), variable, cell, place, totals.counts),
        window=layout.window / 1e6,
    )


def value(
    found: tuple[Layout, Totals],
    name: str,
    statistic: str | None = None,
    threshold: float | None = None,
    **split: str,
) -> float:
    """One figure of a log."""
    layout, totals = found
    sample = sample_of(layout, totals)
    chosen = next(
        measure
        for measure in measures_for(layout.thresholds)
        if measure.id == name
        and statistic in (None, measure.statistic)
        and threshold in (None, measure.threshold)
    )
    by: tuple[Split, ...] = tuple(split)  # type: ignore[assignment]
    members = sample.members(by, tuple(split.values()))
    return estimate(sample, chosen, members, sample.sums(members), 0.95, 1).value


def test_the_service_levels_of_the_conformance_day() -> None:
    """1000 answered, 60 abandoned; 860 answered in 20 s, 20 abandoned in 20 s, 10 of these in 5 s."""
    rows = [answered(60.0 * n, 20.0 if n < 860 else 21.0, 10.0) for n in range(1000)]
    rows += [abandoned(60.0 * n + 30, 5.0 if n < 10 else 20.0 if n < 20 else 25.0) for n in range(60)]
    found = measured(rows)
    shares = {
        "offered": 81.13,
        "answered": 86.00,
        "less_short": 81.90,
        "abandons_count": 83.02,
        "abandons_out": 82.69,
    }
    for variant, percent in shares.items():
        assert round(100 * value(found, f"service_level/{variant}"), 2) == percent
    assert value(found, "abandonment/offered") == pytest.approx(60 / 1060)
    assert value(found, "abandonment/less_short") == pytest.approx(50 / 1050)


def test_a_virtual_caller_waits_as_long_as_an_endlessly_patient_one() -> None:
    """The virtual service level asks about the place in the queue, not about who left it."""
    rows = [answered(10, 5, 60), abandoned(20, 5, virtual=15), abandoned(30, 5, virtual=25)]
    rows += [contact(offered=40, ended=40, outcome=BLOCKED)]
    assert value(measured(rows), "service_level/virtual") == pytest.approx(2 / 3)


def test_waits_of_the_answered_the_abandoned_and_all() -> None:
    """ASA is of the answered; the balked count as abandoned with a wait of 0."""
    rows = [
        answered(0, 0, 60),
        answered(10, 30, 60),
        abandoned(20, 9),
        contact(offered=30, queued=30, ended=30, outcome=BALKED),
        contact(offered=40, queued=40, ended=52, outcome=DISCONNECTED),
        contact(offered=50, ended=50, outcome=BLOCKED),
    ]
    found = measured(rows)
    assert value(found, "asa/answered") == 15
    assert value(found, "wait/abandoned") == 4.5
    assert value(found, "wait/all") == pytest.approx((0 + 30 + 9 + 0 + 12) / 5)
    assert value(found, "waited/offered") == pytest.approx(4 / 6)
    assert value(found, "abandonment/offered") == pytest.approx(2 / 6)
    assert value(found, "blocking/offered") == pytest.approx(1 / 6)
    for name, count in {"offered": 6, "balked": 1, "disconnected": 1, "abandoned": 2, "answered": 2}.items():
        assert value(found, f"volume/{name}") == count


def test_first_response_runs_from_before_the_front() -> None:
    """A minute in the menu is a minute without an answer; the queue's wait does not know it."""
    found = measured([answered(0, 10, 60, queued=60, answered=70, ended=130, released=130)])
    assert value(found, "frt/human_calendar_contact") == 70
    assert value(found, "asa/answered") == 10
    assert value(found, "frt/any_calendar_contact") == 70


def test_a_share_of_first_responses_leaves_out_only_the_young() -> None:
    """No answer for longer than the threshold is a failure, whoever hung up; younger is not known yet."""
    rows = [
        answered(0, 15, 60),
        abandoned(100, 3),
        contact(offered=DAY - 100, queued=DAY - 100, outcome=UNFINISHED),
        contact(offered=DAY - 10, queued=DAY - 10, outcome=UNFINISHED),
        abandoned(DAY - 5, 2),
    ]
    found = measured(rows)
    assert value(found, "frt/human_calendar_contact", "share") == pytest.approx(1 / 3)
    assert value(found, "frt/human_calendar_case", "share") == pytest.approx(1 / 3)
    # the service level knows who left: only who still waits is left out
    assert value(found, "service_level/offered") == pytest.approx(1 / 4)


def test_the_business_clock_stands_still_while_closed() -> None:
    """A call held over night: 30 min before closing and 15 after opening make 45, not 15 hours."""
    phone = {"phone": {"hours": {"every day": "08:00-18:00"}, "at_close": "carry_over"}}
    rows = [answered(17.5 * HOUR, 0, 60, answered=32.25 * HOUR, ended=32.3 * HOUR, released=32.3 * HOUR)]
    layout = layout_of(scenario_of(channels=phone), days=2)
    found = layout, measure_logs(layout, contact_log(rows), agent_log([]))
    assert value(found, "frt/human_business_contact") == 0.75 * HOUR
    assert value(found, "frt/human_calendar_contact") == 14.75 * HOUR


def test_the_clock_of_a_case_runs_from_its_first_attempt() -> None:
    """An abandonment at 0 and an answer at 300 s are two contacts, and one case answered after 310 s."""
    rows = [
        abandoned(0, 60, case=0, returns=REDIAL, returns_at=300),
        answered(300, 10, 60, case=0, attempt=1),
    ]
    found = measured(rows)
    assert value(found, "frt/human_calendar_contact") == 10
    assert value(found, "frt/human_calendar_case") == 310
    assert value(found, "frt/human_calendar_case", "share") == 0
    assert value(found, "time_to_resolution/case") == 370
    assert value(found, "contacts_per_case/offered") == 2
    assert value(found, "redial/unanswered") == 1


def test_an_attempt_at_a_closed_door_begins_the_case_but_is_not_offered() -> None:
    """The customer's clock runs from the closed door; the centre's volume does not count it."""
    rows = [
        contact(offered=0, ended=0, outcome=CLOSED, case=0, returns=COME_BACK, returns_at=600),
        answered(600, 5, 60, case=0, attempt=1),
    ]
    found = measured(rows)
    assert value(found, "volume/offered") == 1
    assert value(found, "volume/closed") == 1
    assert value(found, "volume/cases") == 1
    assert value(found, "frt/human_calendar_case") == 605
    assert value(found, "frt/human_calendar_contact") == 5
    assert value(found, "fcr/offered") == 1


def test_first_contact_resolution_in_its_variants() -> None:
    """Handled cases, offered cases; a return drawn beyond the end of the run counts against it."""
    rows = [
        answered(0, 0, 60, case=0),
        answered(10, 0, 60, case=1, resolved=0, returns=REPEAT, returns_at=30 * DAY),
        answered(20, 0, 60, case=2, resolved=0),
        abandoned(30, 5, case=3, returns=REDIAL, returns_at=300),
        answered(300, 0, 60, case=3, attempt=1),
        answered(400, 0, 60, case=4, resolved=0, returns=REPEAT, returns_at=900),
        answered(900, 0, 60, case=4, attempt=1),
    ]
    found = measured(rows)
    assert value(found, "fcr/case") == pytest.approx(2 / 5)  # cases 0 and 3 of 0, 1, 2, 3, 4
    assert value(found, "fcr/offered") == pytest.approx(1 / 5)  # only case 0
    assert value(found, "fcr/first_touch") == pytest.approx(2 / 5)
    assert value(found, "repeat/handled") == pytest.approx(2 / 6)
    assert value(found, "volume/resolved") == 3


def test_handle_time_is_talk_hold_and_wrap_up_of_the_handled() -> None:
    """A call still under way at the end has no handle time yet."""
    rows = [
        answered(0, 0, 100, hold=20, wrap_up=30),
        answered(10, 0, 200, wrap_up=50),
        contact(offered=DAY - 10, queued=DAY - 10, answered=DAY - 10, talk=999, group=0, agent=1),
    ]
    found = measured(rows)
    assert value(found, "aht/contact") == pytest.approx((100 + 20 + 30 + 200 + 50) / 2)
    assert value(found, "talk/contact") == 150
    assert value(found, "hold/contact") == 10
    assert value(found, "wrap_up/contact") == 40
    assert value(found, "volume/answered") == 3
    assert value(found, "volume/unfinished") == 1


def test_occupancy_counts_work_in_hand_until_the_end_of_the_run() -> None:
    """An agent mid-call at the horizon was busy until then, wrap-up included where there was any."""
    rows = [
        answered(0, 0, 3000, wrap_up=600),
        contact(offered=DAY - 400, queued=DAY - 400, answered=DAY - 400, talk=999, group=0, agent=1),
    ]
    found = measured(rows, [(0, 0.0, 7200.0), (0, DAY - 800, DAY)])
    assert value(found, "occupancy/agent") == pytest.approx((3600 + 400) / 8000)
    assert value(found, "staffed/hours") == pytest.approx(8000 / 3600)
    assert value(found, "busy/time_average") == pytest.approx(4000 / DAY)


def test_what_was_offered_in_the_warm_up_counts_only_as_time() -> None:
    """A call answered in the warm-up is nobody's service level, but keeps its agent busy."""
    layout = layout_of(scenario_of(), days=1, warm_up=DAY)
    rows = [answered(DAY - 100, 50, 300), answered(DAY + 100, 0, 300)]
    found = layout, measure_logs(layout, contact_log(rows), agent_log([(0, 0, 2 * DAY)]))
    assert value(found, "volume/offered") == 1
    assert value(found, "asa/answered") == 0
    assert total(*found, "busy_time") == round((250 + 300) * 1e6)
    assert total(*found, "staffed_time") == DAY * 1_000_000


@pytest.mark.parametrize(
    ("name", "empty"),
    [("volume/offered", 0.0), ("cost/total", 0.0), ("waiting/time_average", 0.0), ("aht/contact", math.nan)],
)
def test_nothing_counts_as_zero_and_means_nothing(name: str, empty: float) -> None:
    """A day without a call has no AHT: NaN, not 0."""
    assert value(measured([]), name) == pytest.approx(empty, nan_ok=True)


def test_splits_tell_apart_who_answered_and_why() -> None:
    """A contact counts in its channel, queue, intent and segment, and in the group that answered it."""
    changes: dict[str, Any] = {
        "segments": {"regular": {}, "gold": {}},
        "groups": {"first": {"headcount": 1}, "second": {"headcount": 1}},
    }
    changes["intents"] = {
        "call": {
            "volume": {"count": 60, "per": "1 h"},
            "handle_time": {"talk": "5 min"},
            "segments": {"regular": 0.5, "gold": 0.5},
        }
    }
    rows = [answered(0, 4, 60, kind=0), answered(10, 8, 60, kind=1, group=1), abandoned(20, 5, kind=1)]
    found = measured(rows, **changes)
    assert value(found, "asa/answered", segment="gold") == 8
    assert value(found, "asa/answered", group="first") == 4
    assert value(found, "abandonment/offered", segment="gold") == 0.5
    assert value(found, "volume/offered", channel="phone", queue="calls", intent="call") == 3
