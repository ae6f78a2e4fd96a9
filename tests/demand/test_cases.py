from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
import scipy.stats

import ccsim.scenario
from ccsim.demand.cases import draw_cases, poisson_counts
from ccsim.demand.streams import BACKLOG_SLOT, REPLAY_SLOT
from ccsim.errors import RunError
from tests.demand.small import plan_of, small

HOUR = 3_600_000_000
NAME = ["day", "slot", "nth"]


def cases_of(scenario, days=1, seed=1, replication=0):
    plan = plan_of(scenario, days)
    return draw_cases(plan.demand, seed, replication), plan


def test_counts_per_interval_follow_a_step_profile():
    """Thinning at a wrong rate gives right days and wrong hours. 400 days; false-alarm rate 1e-4 an hour."""
    steps = [5, 60, 60, 2, 0, 30]
    count = {"interval": "1 h", "days": {"every day": {"08:00": steps}}}
    cases, plan = cases_of(small(intents={"call": {"volume": {"count": count, "per": "1 h"}}}), days=400)
    begins = np.array([day.begin for day in plan.timeline.days])
    hour = (cases["time"] - begins[np.searchsorted(begins, cases["time"], side="right") - 1]) // HOUR
    found = np.bincount(hour, minlength=24)
    for at, expected in zip(range(8, 14), steps, strict=True):
        assert found[at] == pytest.approx(400 * expected, abs=3.9 * (400 * expected) ** 0.5)
    assert found.sum() == found[8:14].sum()
    assert found[12] == 0


def test_counts_are_those_of_scipys_poisson_law():
    """They are found as SciPy finds them, without importing all of its statistics: none may differ."""
    generator = np.random.Generator(np.random.Philox(3))
    expected = np.concatenate([[0.0, 1e-300, 1e-9, 1e6], generator.gamma(0.3, 40, 50_000)])
    draws = np.concatenate([[0.5, 1 - 2.0**-53, 2.0**-54, 0.3], generator.random(50_000)])
    assert poisson_counts(draws, expected).tolist() == scipy.stats.poisson.ppf(draws, expected).tolist()


def test_counts_of_an_hour_are_poisson():
    """Mean and variance agree; 2,000 days, four standard errors."""
    cases, _ = cases_of(small(intents={"call": {"volume": {"count": 7}}}), days=2000)
    counts = np.bincount((cases["time"] // HOUR).astype(int), minlength=2000 * 24)
    assert counts.mean() == pytest.approx(7, abs=4 * (7 / len(counts)) ** 0.5)
    assert counts.var() == pytest.approx(7, rel=4 * (2 / len(counts)) ** 0.5 + 0.01)


def test_more_volume_in_one_hour_leaves_every_other_customer_as_they_were():
    """Common random numbers by construction: the old customers stay, some new ones come."""
    profile = {"interval": "1 h", "days": {"every day": {"00:00": [30] * 24}}}
    more = {"interval": "1 h", "days": {"every day": {"00:00": [30] * 10 + [60] + [30] * 13}}}
    before, _ = cases_of(small(intents={"call": {"volume": {"count": profile}}}))
    after, _ = cases_of(small(intents={"call": {"volume": {"count": more}}}))
    old = {tuple(row) for row in before[["time", *NAME]].tolist()}
    new = {tuple(row) for row in after[["time", *NAME]].tolist()}
    assert old < new
    assert {slot for _, _, slot, _ in new - old} == {600}


def test_one_more_intent_changes_no_other_case():
    """Streams are keyed by name, so positions in a file mean nothing."""
    other = {"volume": {"count": 50, "per": "1 h"}, "handle_time": {"talk": "3 min"}}
    alone, _ = cases_of(small())
    together, plan = cases_of(small(intents={"another": other}))
    reordered, _ = cases_of(small())
    kinds = [kind.intent for kind in plan.kinds]
    kept = together[np.array([kinds[kind] == "call" for kind in together["kind"]])]
    for field in ("time", "key", *NAME):
        np.testing.assert_array_equal(kept[field], alone[field])
    np.testing.assert_array_equal(alone, reordered)


def test_segments_and_channels_come_in_the_stated_shares():
    """Shares by keyed draws; four standard errors."""
    scenario = small(
        segments={"gold": {}, "plain": {}},
        channels={"phone": {}, "hotline": {}},
        intents={
            "call": {
                "volume": {"count": 2000},
                "segments": {"gold": 0.2, "plain": 0.8},
                "channels": {"phone": 0.7, "hotline": 0.3},
            }
        },
    )
    cases, plan = cases_of(scenario)
    share = np.bincount(cases["kind"], minlength=4) / len(cases)
    for kind, found in zip(plan.kinds, share, strict=True):
        expected = {"gold": 0.2, "plain": 0.8}[kind.segment] * {"phone": 0.7, "hotline": 0.3}[kind.channel]
        assert found == pytest.approx(expected, abs=4 * (expected * (1 - expected) / len(cases)) ** 0.5)


def test_growth_day_factors_and_events_multiply_the_volume():
    """Each is checked by the expected volume of a day, which no chance touches."""
    monday = dt.date(2026, 3, 2)
    volume = {"growth_per_year": 0.1, "day_factors": {"tue": 0.5, monday + dt.timedelta(days=2): 2.0}}
    event = {
        "name": "campaign",
        "from": dt.datetime(2026, 3, 5, 9),
        "to": dt.datetime(2026, 3, 5, 17),
        "factor": 3.0,
    }
    plan = plan_of(small(intents={"call": {"volume": volume}}, events=[event]), days=4)
    slots = plan.demand.intents[0].slots
    by_day = np.bincount(slots.day_row, weights=slots.expected)
    growth = 1.1 ** (np.arange(4) / 365.25)
    np.testing.assert_allclose(by_day, 720 * growth * [1, 0.5, 2, (16 + 3 * 8) / 24])


def test_nobody_calls_in_the_hour_that_the_clocks_skip():
    """From 02:00 to 03:00 there is no time in Berlin on 29 March; the half-hours after it are as usual."""
    count = {"interval": "30 min", "days": {"every day": {"00:00": [400] * 12}}}
    scenario = small(
        calendar={"time_zone": "Europe/Berlin", "start": dt.date(2026, 3, 29)},
        intents={"call": {"volume": {"count": count, "per": "30 min"}}},
    )
    cases, _ = cases_of(scenario)
    assert (np.diff(cases["time"]) >= 0).all()
    assert set(cases["slot"].tolist()) == {*range(0, 120, 30), *range(180, 360, 30)}
    by_half_hour = np.bincount(cases["time"] // 1_800_000_000)
    assert len(by_half_hour) == 10
    assert (abs(by_half_hour - 400) < 100).all()


def test_an_event_of_another_intent_leaves_this_one_alone():
    """A campaign for loans does not bring calls about cards."""
    event = {
        "name": "x",
        "from": dt.datetime(2026, 3, 2, 9),
        "to": dt.datetime(2026, 3, 2, 17),
        "factor": 3.0,
        "intents": ["loans"],
    }
    loans = {"volume": {"count": 5, "per": "1 h"}, "handle_time": {"talk": "3 min"}}
    plan = plan_of(small(intents={"loans": loans}, events=[event]))
    expected = {intent.name: intent.slots.expected.sum() for intent in plan.demand.intents}
    assert expected == pytest.approx({"call": 720, "loans": 5 * (16 + 3 * 8)})


def test_a_backlog_waits_at_the_first_opening():
    """Those who wait when the run begins stand in line when the doors open."""
    scenario = small(
        channels={"phone": {"hours": {"every day": "08:00-20:00"}}}, start={"backlog": {"call": 4}}
    )
    cases, _ = cases_of(scenario)
    waiting = cases[cases["slot"] == BACKLOG_SLOT]
    assert len(waiting) == 4
    assert set(waiting["time"]) == {8 * HOUR}


def test_a_replayed_log_gives_exactly_its_arrivals(tmp_path):
    """Replay is for asking what another roster would have done with the same calls."""
    (tmp_path / "arrivals.csv").write_text(
        "arrived\n2026-03-02T08:00:00\n2026-03-02T08:00:12\n2026-03-03T09:30:00\n"
    )

    text = """\
name: replayed
calendar: {time_zone: UTC, start: 2026-03-02}
intents: {call: {volume: {replay: {file: arrivals.csv, time: arrived}}, handle_time: {talk: 60 s}}}
channels: {phone: {}}
queues: {calls: {}}
groups: {agents: {headcount: 1}}
"""
    (tmp_path / "replayed.yaml").write_text(text)
    scenario = ccsim.scenario.load(tmp_path / "replayed.yaml")
    cases, _ = cases_of(scenario, days=2)
    assert cases["time"].tolist() == [8 * HOUR, 8 * HOUR + 12_000_000, 33 * HOUR + HOUR // 2]
    assert set(cases["slot"]) == {REPLAY_SLOT}
    assert len(cases_of(scenario, days=1)[0]) == 2


def test_volumes_come_from_an_interval_file(tmp_path):
    """The expected cases are those of the file, interval by interval."""
    rows = "".join(
        f"2026-03-02T{hour:02d}:{minute:02d},{hour + 1}\n" for hour in range(24) for minute in (0, 30)
    )
    (tmp_path / "volumes.csv").write_text("interval_start,offered\n" + rows)

    text = """\
name: from-file
calendar: {time_zone: UTC, start: 2026-03-02}
intents:
  call:
    volume: {intervals: {file: volumes.csv, time: interval_start, count: offered}}
    handle_time: {talk: 60 s}
channels: {phone: {}}
queues: {calls: {}}
groups: {agents: {headcount: 1}}
"""
    (tmp_path / "from-file.yaml").write_text(text)
    plan = plan_of(ccsim.scenario.load(tmp_path / "from-file.yaml"))
    slots = plan.demand.intents[0].slots
    assert slots.expected.tolist() == [hour + 1 for hour in range(24) for _ in range(2)]
    assert np.diff(slots.minute).tolist() == [30] * 47


def test_a_volume_of_contacts_that_was_never_settled_is_not_simulated():
    """Contacts contain returns; simulating them as cases would count the returns twice."""
    scenario = small(intents={"call": {"volume": {"of": "contacts"}}})
    with pytest.raises(
        RunError, match='volume of intent "call" counts contacts and has not been settled; run it'
    ):
        plan_of(scenario)


def test_more_cases_than_can_be_named_are_refused():
    """Beyond 2^20 in a stretch two customers would share their draws."""
    scenario = small(intents={"call": {"volume": {"count": 1_200_000}}})
    with pytest.raises(
        RunError, match=r'intent "call" has 1,\d+,\d+ cases in one stretch .* no more than 1,048,576'
    ):
        cases_of(scenario)


def test_those_already_waiting_come_before_a_replayed_call_of_the_same_instant(tmp_path):
    """A tie at the first opening goes by the name of the case: the backlog stands in front."""
    (tmp_path / "arrivals.csv").write_text("arrived\n2026-03-02T08:00:00\n")
    text = """\
name: tie
calendar: {time_zone: UTC, start: 2026-03-02}
intents: {call: {volume: {replay: {file: arrivals.csv, time: arrived}}, handle_time: {talk: 60 s}}}
channels: {phone: {hours: {every day: "08:00-20:00"}}}
queues: {calls: {}}
groups: {agents: {headcount: 1}}
start: {backlog: {call: 2}}
"""
    (tmp_path / "tie.yaml").write_text(text)
    cases, _ = cases_of(ccsim.scenario.load(tmp_path / "tie.yaml"))
    assert cases["slot"].tolist() == [BACKLOG_SLOT, BACKLOG_SLOT, REPLAY_SLOT]
    assert set(cases["time"]) == {8 * HOUR}
