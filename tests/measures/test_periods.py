"""Totals by week and month, of logs whose answer is known."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from ccsim.demand.kind import kinds_of
from ccsim.demand.timeline import build_timeline
from ccsim.engine.outcomes import UNFINISHED
from ccsim.measures import columns as c
from ccsim.measures import histogram as h
from ccsim.measures.layout import Layout, interval_edges, lay_out
from ccsim.measures.periods import lay_periods
from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.measures.tally.totals import Totals
from ccsim.scenario import Scenario
from ccsim.units import US
from tests.measures.made_up import agent_log, answered, contact, contact_log, scenario_of

HOUR = 3600.0
DAY = 86_400.0


def layout_of(scenario: Scenario, days: int, periods: str | None, interval: int | None = None) -> Layout:
    """How a scenario's logs are measured."""
    timeline = build_timeline(scenario, days=days, warm_up=0.0)
    groups, queues = sorted(scenario.groups), sorted(scenario.queues)
    return lay_out(scenario, timeline, kinds_of(scenario), groups, queues, periods=periods, interval=interval)


def by_period(layout: Layout, totals: Totals) -> np.ndarray:
    """[period, cell, column], from what is not 0."""
    kept = totals.by_period
    assert kept is not None
    made = np.zeros(len(layout.periods) * len(layout.cells) * len(layout.columns), dtype=np.int64)
    made[kept.places] = kept.amounts
    return made.reshape(len(layout.periods), len(layout.cells), len(layout.columns))


def in_zone(start: str, zone: str = "UTC") -> Scenario:
    return scenario_of(calendar={"start": start, "time_zone": zone})


def test_weeks_begin_on_mondays_and_months_on_the_first():
    """A run that begins on a Wednesday has a short first week, named after its Monday."""
    timeline = build_timeline(in_zone("2024-01-31"), days=33, warm_up=0.0)
    weeks, months = lay_periods(timeline, "week"), lay_periods(timeline, "month")
    assert weeks.labels[:2] == ("2024-01-29", "2024-02-05")
    assert [weeks.days(number).stop - weeks.days(number).start for number in range(5)] == [5, 7, 7, 7, 7]
    assert months.labels == ("2024-01", "2024-02", "2024-03")
    assert [months.days(number) for number in range(3)] == [slice(0, 1), slice(1, 30), slice(30, 33)]
    assert (np.diff(months.edges) / US / DAY).tolist() == [1, 29, 3]


def test_without_periods_the_run_is_the_only_one():
    """Everything else is written as if there always were periods."""
    periods = lay_periods(build_timeline(in_zone("2024-01-31"), days=3, warm_up=0.0), None)
    assert periods.length is None
    assert len(periods) == 1
    assert periods.days(0) == slice(0, 3)


def test_a_month_in_which_the_clocks_change_is_an_hour_shorter():
    """The clocks go forward on 31 March 2024 in Berlin."""
    months = lay_periods(
        build_timeline(in_zone("2024-03-01", "Europe/Berlin"), days=61, warm_up=0.0), "month"
    )
    assert (np.diff(months.edges) / US / HOUR).tolist() == [31 * 24 - 1, 30 * 24]


def test_a_day_as_an_interval_is_a_day_when_the_clocks_go_back():
    """27 October 2024 has 25 hours: one interval, not one and an hour."""
    timeline = build_timeline(in_zone("2024-10-26", "Europe/Berlin"), days=3, warm_up=0.0)
    assert (np.diff(interval_edges(timeline, 86_400)) / US / HOUR).tolist() == [24, 25, 24]


def test_a_contact_counts_in_the_month_it_arrives_in_and_its_times_when_they_are():
    """It comes an hour before the end of January, waits two, and is handled for three."""
    scenario = in_zone("2024-01-31")
    layout = layout_of(scenario, 2, "month")
    log = contact_log([answered(23 * HOUR, 2 * HOUR, 3 * HOUR, HOUR)])
    totals = measure_logs(layout, log, agent_log([(0, 20 * HOUR, 40 * HOUR)]))
    january, february = by_period(layout, totals).sum(axis=1)
    assert (january[c.OFFERED], february[c.OFFERED]) == (1, 0)
    assert (january[c.WAIT_ANSWERED], february[c.WAIT_ANSWERED]) == (2 * HOUR * US, 0)
    assert (january[c.TALK], february[c.TALK]) == (3 * HOUR * US, 0)
    assert (january[c.WAITING_TIME], february[c.WAITING_TIME]) == (HOUR * US, HOUR * US)
    assert (january[c.BACKLOG_TIME], february[c.BACKLOG_TIME]) == (HOUR * US, HOUR * US)
    assert (january[c.BUSY_TIME], february[c.BUSY_TIME]) == (0, 4 * HOUR * US)
    assert (january[c.STAFFED_TIME], february[c.STAFFED_TIME]) == (4 * HOUR * US, 16 * HOUR * US)
    assert (january[c.BACKLOG_AT_END], february[c.BACKLOG_AT_END]) == (1, 0)
    assert january[c.BACKLOG_OLDEST] == HOUR * US


def test_the_backlog_of_a_year_is_that_of_its_last_month():
    """One contact is left over in January, the same and another in February: two, not three."""
    scenario = in_zone("2024-01-31")
    layout = layout_of(scenario, 2, "month")
    log = contact_log([contact(offered=at, queued=at, outcome=UNFINISHED) for at in (20 * HOUR, 30 * HOUR)])
    totals = measure_logs(layout, log, agent_log([]))
    months = by_period(layout, totals).sum(axis=1)
    assert months[:, c.BACKLOG_AT_END].tolist() == [1, 2]
    assert totals.cells.sum(axis=0)[c.BACKLOG_AT_END] == 2
    assert totals.cells[:, c.BACKLOG_OLDEST].max() == 28 * HOUR * US
    assert months[:, c.UNFINISHED].tolist() == [1, 1]


def test_the_peak_of_a_year_is_that_of_its_busiest_month():
    """Two calls at once in January, one that lasts into February."""
    scenario = scenario_of(
        calendar={"start": "2024-01-31", "time_zone": "UTC"}, channels={"phone": {"trunks": 5}}
    )
    layout = layout_of(scenario, 2, "month")
    log = contact_log([answered(22 * HOUR, 0, 4 * HOUR), answered(23 * HOUR, 0, 0.5 * HOUR, agent=1)])
    totals = measure_logs(layout, log, agent_log([(0, 0, 2 * DAY)] * 2))
    assert by_period(layout, totals)[:, :, c.LINES_PEAK].max(axis=1).tolist() == [2, 1]
    assert totals.cells[:, c.LINES_PEAK].max() == 2
    assert by_period(layout, totals)[:, :, c.LINE_TIME].sum(axis=1).tolist() == [
        2.5 * HOUR * US, 2 * HOUR * US
    ]  # fmt: skip


def test_durations_are_binned_by_month_and_channel():
    """A wait of 10 s in January and one of 20 s in February; both in the run."""
    scenario = in_zone("2024-01-31")
    layout = layout_of(scenario, 2, "month")
    log = contact_log([answered(HOUR, 10, 60), answered(30 * HOUR, 20, 60)])
    totals = measure_logs(layout, log, agent_log([]))
    kept = totals.by_period
    assert kept is not None
    shape = (len(h.VARIABLES), 2, len(layout.channels) + 1, h.BINS)
    variable, period, channel, place = np.unravel_index(kept.codes, shape)
    waits = variable == h.H_WAIT_ANSWERED
    bins = [h.bin_of(10 * US), h.bin_of(20 * US)]
    assert period[waits].tolist() == [0, 1]
    assert channel[waits].tolist() == [0, 0]
    assert place[waits].tolist() == bins
    assert kept.counts.sum() == totals.counts.sum()


def test_money_is_in_the_month_of_its_day():
    """Pay and overhead of 31 January, and of the two first days of February."""
    scenario = scenario_of(
        calendar={"start": "2024-01-31", "time_zone": "UTC"},
        groups={"agents": {"serves": ["calls"], "headcount": 2, "pay": 10}},
        costs={"overhead": {"office": {"per_day": 100}}},
    )
    layout = layout_of(scenario, 3, "month")
    log = contact_log([answered(HOUR, 0, 60), answered(30 * HOUR, 0, 60)])
    totals = measure_logs(layout, log, agent_log([(0, 0, 3 * DAY)] * 2))
    january, february = by_period(layout, totals).sum(axis=1)
    assert (january[c.COST_OVERHEAD], february[c.COST_OVERHEAD]) == (100_000_000, 200_000_000)
    assert january[c.COST_PAY] == 2 * 24 * 10 * 1_000_000
    # nobody calls on 2 February: what that day costs is idle
    assert (february[c.COST_PAY], february[c.COST_IDLE]) == (2 * 24 * 10 * 1_000_000,) * 2
    assert totals.ledger.total == (january + february)[[c.COST_OVERHEAD, c.COST_PAY, c.COST_IDLE]].sum()


@pytest.mark.parametrize("length", ["week", "month"])
def test_periods_add_up_to_the_run(length):
    """Whatever is summed: exactly."""
    scenario = in_zone("2024-01-29")
    layout = layout_of(scenario, 40, length, 86_400)
    generator = np.random.Generator(np.random.Philox(3))
    rows = [
        answered(float(at), float(wait), 300.0, 60.0, agent=0)
        for at, wait in zip(
            np.sort(generator.uniform(0, 40 * DAY, 500)), generator.exponential(7200, 500), strict=True
        )
    ]
    totals = measure_logs(layout, contact_log(rows), agent_log([(0, 0, 40 * DAY)] * 3))
    months = by_period(layout, totals)
    summed = [place for place in range(len(layout.columns)) if place not in (*c.AT_END, *c.PEAKS)]
    np.testing.assert_array_equal(months.sum(axis=0)[:, summed], totals.cells[:, summed])
    np.testing.assert_array_equal(months[-1][:, list(c.AT_END)], totals.cells[:, list(c.AT_END)])
    plain = layout_of(scenario, 40, None, 86_400)
    alone = measure_logs(plain, contact_log(rows), agent_log([(0, 0, 40 * DAY)] * 3))
    np.testing.assert_array_equal(alone.cells, totals.cells)
    assert alone.by_period is None
    assert layout.periods.labels[0] == {"week": "2024-01-29", "month": "2024-01"}[length]
    assert dt.date.fromisoformat("2024-01-29") == layout.days[0]
