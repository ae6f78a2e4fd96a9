"""Which days are simulated for which goals."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ccsim.goals.asked import asked_of
from ccsim.goals.spans import Span, set_up_span, spans_of
from tests.goals.centre import CENTRE, centre, goal

APRIL = {"measure": "asa/answered", "of": "everyone", "at_most": "60 s", "by": "2026-04-30"}


def _spans(more: dict[str, Any] | None = None, **goals: dict[str, Any]) -> tuple[Span, ...]:
    scenario = centre(goals, **(more or {}))
    return spans_of(scenario, asked_of(scenario))


def _named(spans: tuple[Span, ...]) -> list[list[str]]:
    return [[asked.name for asked in span.asked] for span in spans]


def test_goals_of_the_same_days_are_simulated_together() -> None:
    """They are about the same customers, and cost one run."""
    spans = _spans(a=APRIL, b=APRIL | {"period": "week"}, c=APRIL | {"period": "day", "over": "month"})
    assert _named(spans) == [["a", "c", "b"]]
    (span,) = spans
    assert (span.first, span.last, span.days) == (dt.date(2026, 4, 1), dt.date(2026, 5, 3), 33)


def test_two_weeks_apart_is_near_and_more_is_far() -> None:
    """The months between two goals need not be lived through."""
    near = APRIL | {"by": "2026-05-14", "period": "day"}
    assert _named(_spans(a=APRIL, b=near)) == [["a", "b"]]
    assert _named(_spans(a=APRIL, b=near | {"by": "2026-05-15"})) == [["a"], ["b"]]


def test_a_quantile_by_queue_has_a_run_of_its_own() -> None:
    """Periods keep quantiles by channel only; the whole run keeps them by everything."""
    alone = goal("wait/all", statistic="p90", of={"queue": "calls"}, at_most="60 s", by="2026-04-30")
    channel = alone | {"of": {"channel": "phone"}}
    assert _named(_spans(a=APRIL, b=alone, c=alone)) == [["a"], ["b"], ["c"]]
    assert _named(_spans(a=APRIL, b=channel)) == [["a", "b"]]


def test_where_people_leave_it_begins_with_the_calendar() -> None:
    """Who is there in April depends on who left in March."""
    people = {"voice": CENTRE["groups"]["voice"] | {"people": 3, "turnover": {"leaves": {0: 0.4}}}}
    groups = CENTRE["groups"] | people
    (span,) = _spans({"groups": groups}, a=APRIL)
    assert (span.first, span.last) == (dt.date(2026, 3, 2), dt.date(2026, 4, 30))
    assert span.cuts == (dt.date(2026, 3, 2), dt.date(2026, 4, 1))


def test_a_span_is_cut_where_periods_begin_and_end() -> None:
    """So that each can be added up from its parts."""
    (span,) = _spans(a=APRIL, b=APRIL | {"period": "week", "by": "2026-04-15"})
    assert span.cuts == (dt.date(2026, 4, 1), dt.date(2026, 4, 13), dt.date(2026, 4, 20))


def test_intervals_are_as_short_as_goals_need_them() -> None:
    """Ten-minute goals need ten minutes; a year without hours needs days only."""

    def interval(**goals: dict[str, Any]) -> int:
        scenario = centre(goals)
        (span,) = spans_of(scenario, asked_of(scenario))
        edges = set_up_span(scenario, span, 1).layout.interval_begins
        return int((edges[1] - edges[0]).total_seconds())

    assert interval(a=APRIL) == 1800
    assert interval(a=APRIL, b=APRIL | {"period": "interval", "interval": "20 min"}) == 600
    year = APRIL | {"period": "year"}
    assert interval(a=year) == 86_400
    assert interval(a=year | {"of": {"queue": "calls", "hours": {"mon": "09:00-10:00"}}}) == 1800
