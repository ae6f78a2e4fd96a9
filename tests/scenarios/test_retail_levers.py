"""What a manager can do at the retailer: the stories' main differences, in fewer weeks than on the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import numpy as np
import pytest

import ccsim
from scenarios.stories.retail_omnichannel.appreciation import appreciation
from scenarios.stories.retail_omnichannel.growth_of_agents import growth_of_agents
from scenarios.stories.retail_omnichannel.mobile import mobile
from scenarios.stories.retail_omnichannel.onboarding import onboarding
from scenarios.stories.retail_omnichannel.phased import phased
from scenarios.stories.retail_omnichannel.story import SCENARIO, YEAR, Story, loaded
from scenarios.stories.retail_omnichannel.survey_often import survey_often
from scenarios.stories.retail_omnichannel.table import run_all
from scenarios.stories.retail_omnichannel.training import training
from scenarios.stories.retail_omnichannel.year import FIGURES, by_month, side_by_side


def _before_and_after(story: Story, option: int) -> list[dict[str, np.ndarray]]:
    """Return the figures of the first option and of another, of two days in two replications."""
    pair = [story.options[0], story.options[option]]
    results = run_all(pair, days=2, replications=2, seed=4, jobs=1)
    return [{figure.head: figure.values(result) for figure in story.figures} for result in results]


# Each direction is that of a paired difference of more than ten standard errors on the page; here it has to
# hold in the mean of two Mondays and Tuesdays.
@pytest.mark.parametrize(
    ("told", "option", "up", "down"),
    [
        (training, 1, ["cost, thousand USD"], []),
        (training, 2, ["FCR, %", "satisfied, %"], ["AHT, s"]),
        (onboarding, 1, [], ["contacts of new customers", "agents' hours"]),
        (appreciation, 2, ["satisfied members, %", "cost, thousand USD"], ["members lost, %"]),
        (survey_often, 3, ["answers in a week"], []),
        (mobile, 1, ["texts handled"], ["calls handled"]),
        (mobile, 3, [], ["calls handled", "agents' hours"]),
        (phased, 1, ["messages handled"], []),
    ],
)
def test_a_story_goes_the_way_the_page_tells(
    told: Callable[[], Story], option: int, up: list[str], down: list[str]
) -> None:
    """A lesson drawn on the page that the model does not bear out."""
    before, after = _before_and_after(told(), option)
    for head in up:
        assert after[head].mean() > before[head].mean(), head
    for head in down:
        assert after[head].mean() < before[head].mean(), head


def test_fewer_leave_where_managers_do_what_they_can() -> None:
    """The story of growth: rates of leaving, learning curves, and what is paid for both."""
    story = growth_of_agents()
    usual, stay, learn, both, never = (option.scenario for option in story.options)
    for name, group in usual.groups.items():
        turnover = group.turnover
        assert turnover is not None, name
        kept = stay.groups[name].turnover
        gone = never.groups[name].turnover
        assert kept is not None
        assert gone is not None
        assert dict(kept.leaves) == pytest.approx(
            {days: 0.78 * rate for days, rate in turnover.leaves.items()}
        )
        assert set(gone.leaves.values()) == {0.0}
        assert max(learn.groups[name].learning) * 2 == max(group.learning)
    assert set(both.costs.projects) == {"talks", "paths"}
    assert both.levers_on == ("coaching",)


def test_the_retailer_does_nothing_unless_it_is_told() -> None:
    """Levers in the file must not move the baseline that was settled."""
    retail = ccsim.load(SCENARIO)
    assert len(retail.levers) >= 12
    assert retail.levers_on == ()
    assert retail.settled is not None
    assert retail.settled.fingerprint == retail.fingerprint()


def test_every_lever_of_the_retailer_can_be_pulled_alone() -> None:
    """A lever that stands in the file and can only fail."""
    for file in (SCENARIO, YEAR):
        scenario = loaded(file).without_levers()
        for name in scenario.levers:
            ccsim.scenario.in_force(scenario.with_levers(name))


def test_the_levers_of_the_year_fall_into_it() -> None:
    """A date of another year would make a lever that costs and does nothing."""
    year = ccsim.load(YEAR)
    first, last = dt.date(2026, 3, 1), dt.date(2027, 2, 28)
    assert year.calendar.start == first
    assert all(first <= lever.begins <= last for lever in year.levers.values())
    assert len(year.levers_on) >= 10


def test_the_seasons_of_the_year_are_those_of_retail() -> None:
    """December is the top, January the bottom; a first quarter is 17% below the fourth before it."""
    year = ccsim.load(YEAR)
    for intent in year.intents.values():
        factors = {"mar": 1.0, **intent.volume.month_factors}
        assert len(factors) == 12
        assert max(factors, key=lambda month: factors[month]) == "dec"
        assert min(factors, key=lambda month: factors[month]) == "jan"
        days = {"jan": 31, "feb": 28, "mar": 31, "oct": 31, "nov": 30, "dec": 31}
        first, fourth = (
            sum(factors[month] * days[month] for month in months)
            for months in (("jan", "feb", "mar"), ("oct", "nov", "dec"))
        )
        assert first / fourth == pytest.approx(1 - 0.17, abs=0.01)


def test_the_tables_of_the_year_hold_its_months() -> None:
    """A month without a row, or a difference that is not paired."""
    year = loaded(YEAR).override({"calendar.start": "2026-03-30"})
    nothing, done = (
        ccsim.run(scenario, days=3, replications=2, seed=4, jobs=1, periods="month")
        for scenario in (year.without_levers(), year)
    )
    lines = by_month(done).splitlines()
    assert [line.removeprefix("| ").split(" | ")[0] for line in lines[2:]] == ["2026-03", "2026-04", "in all"]
    assert all(line.count(" ± ") == len(FIGURES) for line in lines[2:])
    both = side_by_side(nothing, done).splitlines()
    assert [line.removeprefix("| ").split(" | ")[0] for line in both[2:]] == [
        figure.head for figure in FIGURES
    ]
