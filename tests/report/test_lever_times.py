"""When levers come into force: as their work on the scenario does."""

from __future__ import annotations

import datetime as dt

import pytest

from ccsim.report.lever_times import Stretch, lever_times
from ccsim.scenario.levers.work import Move
from tests.scenario.levers.centre import centre
from tests.scenario.levers.kinds import LEVERS

_BEGIN = dt.date(2026, 3, 1)
#: Prices and hours that come at once beside what a ramp brings, and what takes time before.
_BESIDE = {"per_contact", "per_seat", "sessions", "hours"}


@pytest.mark.parametrize("kind", [kind for kind in LEVERS if kind != "survey"])
def test_a_lever_is_in_force_as_its_work_says(kind: str) -> None:
    """A picture that runs ahead of the run would mislead."""
    scenario = centre(LEVERS[kind])
    told = lever_times(scenario)[0]
    spans = [
        each.span
        for each in scenario.levers["raise"].work("raise", scenario)
        if isinstance(each, Move) and each.field[0] not in _BESIDE - {kind.removeprefix("opening_")}
    ]
    for day in range(0, 280, 3):
        date = _BEGIN + dt.timedelta(days=day)
        steps = 200
        means = [
            sum(each.at(day + (part + 0.5) / steps, _BEGIN) for part in range(steps)) / steps
            for each in told.courses
        ]
        for span in spans:
            assert min(abs(span.level(date) - mean) for mean in means) < 0.005, (date, span)


def test_who_is_hired_comes_on_mondays_after_the_search_and_the_training() -> None:
    """From 2026-04-01: six weeks' search, two weeks' training, then four people over four weeks."""
    told = lever_times(centre(LEVERS["hire"]))[0]
    search = Stretch("search", dt.date(2026, 4, 1), dt.date(2026, 5, 13))
    assert told.before == (search, Stretch("training", dt.date(2026, 5, 13), dt.date(2026, 5, 27)))
    assert {each.begins.weekday() for each in told.courses} == {0}
    assert sum(each.weight for each in told.courses) == pytest.approx(1)
    assert told.at(0, dt.date(2026, 5, 31)) == 0
    assert told.at(0, told.complete) == pytest.approx(1)


def test_channels_open_one_after_the_other() -> None:
    """Half of it is in force when one of two is open."""
    told = lever_times(centre(LEVERS["phase_channels"]))[0]
    assert [each.what for each in told.courses] == ["sms", "chat"]
    assert [told.at(day, dt.date(2026, 4, 1)) for day in (-1, 0, 27, 28)] == [0, 0.5, 0.5, 1]


def test_it_ends_and_what_is_done_again_does() -> None:
    """The raise is for half a year, the pages are seen to every week."""
    raised = lever_times(centre(LEVERS["change"]))[0]
    assert raised.at(-0.5, dt.date(2026, 10, 1)) > 0.99
    assert raised.at(0, dt.date(2026, 10, 1)) == 0
    refreshed = lever_times(centre(LEVERS["refresh_knowledge"]))[0]
    again = list(refreshed.again(dt.date(2026, 4, 20)))
    assert again == [dt.date(2026, 4, 8), dt.date(2026, 4, 15)]
    assert list(raised.again(dt.date(2027, 1, 1))) == []


def test_levers_are_those_that_are_on_or_those_asked_for() -> None:
    """What is off does nothing."""
    scenario = centre(LEVERS["train"])
    off = scenario.without_levers()
    assert lever_times(off) == ()
    assert lever_times(off, ["raise"]) == lever_times(scenario) == lever_times(scenario.levers)
    assert lever_times(scenario)[0].before == (
        Stretch("sessions", dt.date(2026, 4, 1), dt.date(2026, 4, 29)),
    )
