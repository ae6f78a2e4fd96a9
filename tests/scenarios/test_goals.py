"""The thirteen worked goals: they load, are SMART, and their levers do what the stories tell."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

import ccsim
from ccsim.cli.announce import is_unsettled
from ccsim.goals.smart.check_smart import check_smart
from ccsim.scenario.goals.bound import amount_of
from tests.scenarios.goals_table import FILES, PAGES, first_goal, put_row, row, stated_rows
from tests.shared import REPOSITORY, effort, updating

_NAMES: Final = [
    "01-first-response-time",
    "02-many-formats",
    "03-omnichannel",
    "04-survey-consistently",
    "05-cost-per-contact",
    "06-onboarding",
    "07-appreciation",
    "08-mobile",
    "09-automate",
    "10-social-media",
    "11-innovate",
    "12-agents-growth",
    "13-self-service",
]
_BY_FILE: Final = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


@cache
def _loaded(file: Path) -> ccsim.Scenario:
    return ccsim.load(file)


def test_there_is_one_for_each_goal_that_teams_set() -> None:
    """A goal without an example is one that nobody tries."""
    assert [file.stem for file in FILES] == _NAMES


@_BY_FILE
def test_its_goal_is_smart(file: Path) -> None:
    """An example that lacks a letter would be copied without it."""
    scenario = _loaded(file)
    (goal,) = scenario.goals.values()
    assert [str(found) for found in check_smart(goal, scenario) if not found.warns] == []
    assert goal.owner
    assert goal.title
    assert goal.deadline is not None
    assert goal.confidence == 0.9


@_BY_FILE
def test_it_has_levers_to_reach_it_by(file: Path) -> None:
    """A goal that nobody can do anything about is a wish."""
    scenario = _loaded(file)
    assert scenario.allowed
    assert len(file.read_text(encoding="utf-8").partition("\nextends")[0].splitlines()) > 5  # the story
    goal = next(iter(scenario.goals.values()))
    begins = [scenario.levers[name].begins for name in scenario.levers_on]
    assert all(dt.date(2026, 1, 1) <= day <= (goal.deadline or day) for day in begins)


@_BY_FILE
def test_it_never_settles_anew(file: Path) -> None:
    """The retailer is settled; a title that is stated without any override would cost minutes."""
    assert not is_unsettled(_loaded(file))


def test_only_what_is_asked_of_people_is_warned_of() -> None:
    """The warnings are part of two stories; another one would be a slip."""
    found = {
        file.stem[:2]: "".join(each.letter for each in check_smart(goal, scenario))
        for file in FILES
        for scenario in [_loaded(file)]
        for goal in scenario.goals.values()
    }
    assert {name: letters for name, letters in found.items() if letters} == {"01": "A", "08": "R"}


# By file: what is put on in place of what is on, and the goal's own measure goes the right way. Of two days
# of two replications, the same customers: each difference is many of its standard errors over a week.
@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("01-first-response-time", [], ["evening-class"]),
        ("01-first-response-time", ["evening-class"], ["evening-class", "night-shift"]),
        ("02-many-formats", ["new-channels"], ["new-channels", "one-more-digital"]),
        ("03-omnichannel", [], ["one-ticket"]),
        ("03-omnichannel", ["one-ticket"], ["one-ticket", "bots-hand-over"]),
        ("04-survey-consistently", [], ["ask-everybody"]),
        ("05-cost-per-contact", [], ["automatic-notes"]),
        ("05-cost-per-contact", ["automatic-notes"], ["automatic-notes", "clearer-menu"]),
        ("05-cost-per-contact", ["automatic-notes"], ["automatic-notes", "smaller-roster"]),
        ("06-onboarding", [], ["welcome"]),
        ("06-onboarding", ["welcome"], ["welcome", "push-updates"]),
        ("07-appreciation", [], ["appreciation"]),
        ("08-mobile", [], ["texting"]),
        ("09-automate", [], ["better-bot"]),
        ("10-social-media", [], ["evening-class"]),
        ("11-innovate", [], ["automatic-notes"]),
        ("11-innovate", ["automatic-notes"], ["automatic-notes", "co-browsing"]),
        ("13-self-service", [], ["help-centre-care"]),
        ("13-self-service", ["help-centre-care"], ["help-centre-care", "better-search"]),
    ],
)
def test_its_levers_serve_it(name: str, before: list[str], after: list[str]) -> None:
    """A lever that does not move the goal it is told to serve."""
    scenario = _loaded(REPOSITORY / "scenarios" / "goals" / f"{name}.yaml").without_levers()
    (goal,) = scenario.goals.values()
    seconds = {} if goal.within is None else {"answer_within": [f"{goal.within:g} s"]}
    values = []
    for levers in (before, after):
        told = scenario.with_levers(*levers) if levers else scenario
        result = ccsim.run(
            told.override({f"measures.{key}": value for key, value in seconds.items()}),
            start="2026-05-18",
            days=2,
            replications=2,
            seed=4,
            jobs=1,
        )
        values.append(_measured(result, goal))
    assert (values[1] > values[0]) == (goal.at_least is not None), values


def _measured(result: ccsim.Result, goal: Any) -> float:
    """The goal's measure, of the first name of its population."""
    of = {split: names[0] for split, names in goal.of.names.items()}
    return result.estimate(goal.measure, statistic=goal.statistic, threshold=goal.within, **of).value


def test_coaching_keeps_the_guardrail_of_the_desk() -> None:
    """The twelfth is a centre of its own: whom coaching reaches resolves more."""
    desk = _loaded(FILES[11])
    values = [
        ccsim.run(each, start="2026-05-18", days=5, replications=2, seed=4, jobs=1).estimate("fcr/case").value
        for each in (desk.without_levers(), desk)
    ]
    assert values[1] > values[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_table_has_all_of_them_with_verdicts_of_every_kind(page: Path) -> None:
    """Thirteen rows; and a page on which everything is achievable teaches nothing."""
    rows = stated_rows(page)
    assert sorted(rows) == [file.name for file in FILES]
    verdicts = [_verdict(line) for line in rows.values()]
    assert {"achievable", "at risk", "out of reach"} <= set(verdicts)


def _verdict(line: str) -> str:
    return line.strip(" |").rpartition("|")[2].strip()


# With all of the effort the row is the very one; with less of it, 20 replications, only the verdict is held,
# said wrongly in at most 5% of assessments, and the seed is fixed.
@pytest.mark.slow
@_BY_FILE
def test_the_table_is_what_goals_finds(file: Path) -> None:
    """A table that nobody renews tells of the levers of last year."""
    whole = effort() >= 1
    found = ccsim.assess(_loaded(file), replications=200 if whole else 20, baseline=whole)
    if updating():
        for page in PAGES:
            put_row(page, file, row(file, found))
    for page, prefix in PAGES.items():
        told = stated_rows(page)[file.name]
        if whole:
            assert told == row(file, found).replace("](", f"]({prefix}", 1)
        elif first_goal(found).verdict != "undecided":
            # with fewer replications a goal that is out of reach may be known only as at risk
            assert {_verdict(told), first_goal(found).verdict} in _TOGETHER


_TOGETHER: Final = (
    {"achievable"},
    {"at risk"},
    {"out of reach"},
    {"at risk", "out of reach"},
    {"undecided", "at risk"},
    {"undecided", "achievable"},
)


def test_stated_baselines_are_numbers_of_the_measure() -> None:
    """A share of 28 would be a slip of the decimal point."""
    for file in FILES:
        for goal in _loaded(file).goals.values():
            if goal.baseline is not None and goal.within is not None:
                assert 0 < amount_of(goal.baseline) < 1
