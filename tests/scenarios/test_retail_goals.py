"""What docs/retail-goals.md says of the retailer's promises, with few replications."""

from __future__ import annotations

import re
import shlex

import pytest

from ccsim.cli.goals import goals
from ccsim.goals.assess import assess
from ccsim.goals.takes.candidates_of import candidates_of
from ccsim.scenario import Scenario, load
from tests.shared import REPOSITORY

PAGE = REPOSITORY / "docs" / "retail-goals.md"
FILE = REPOSITORY / "scenarios" / "retail-omnichannel.yaml"
POSTS = "posts-in-half-an-hour"


@pytest.fixture(scope="module")
def retailer() -> Scenario:
    """The retailer with the one goal that the page changes something for."""
    scenario = load(FILE)
    kept = type(scenario.goals)({POSTS: scenario.goals[POSTS]})
    return scenario.model_copy(update={"goals": kept})


def share(scenario: Scenario, first: int) -> tuple[float, float]:
    """In which share of four Junes the promise is kept, and the share of posts in time."""
    found = assess(scenario, replications=4, first_replication=first, baseline=False).goal(POSTS)
    return found.probability, found.value().value


@pytest.mark.slow
def test_one_person_at_night_keeps_the_promise_on_posts(retailer: Scenario) -> None:
    """Out of reach without, safe with: probabilities near 0 and 1, so four Junes never say otherwise."""
    nights = next(each for each in candidates_of(retailer) if each.name == "nights")
    kept, before = share(retailer, 500)
    assert (kept, round(before, 2)) == (0, pytest.approx(0.75, abs=0.02))
    kept, after = share(nights.made(retailer, 1), 500)
    assert (kept, round(after, 2)) == (1, pytest.approx(0.92, abs=0.02))


def test_the_commands_of_the_page_are_understood() -> None:
    """An option that is gone, or a goal that has another name, would send a reader astray."""
    text = PAGE.read_text(encoding="utf-8")
    commands = re.findall(r"^(?:\$ )?ccsim goals ((?:.*\n)(?:    .*\n)*)", text, re.MULTILINE)
    assert len(commands) == 4
    for command in commands:
        asked = goals.make_context("goals", shlex.split(command.replace("\n    ", " ").replace("\n", " ")))
        assert asked.params["scenarios"] == ("scenarios/retail-omnichannel.yaml",)
        assert set(asked.params["only"]) <= set(load(FILE).goals)


def test_the_change_that_is_typed_is_the_one_that_was_found(retailer: Scenario) -> None:
    """The long option on the page makes the scenario that the search made."""
    text = PAGE.read_text(encoding="utf-8")
    typed = re.search(r"--set '(levers\.nights-more.*?)'$", text, re.DOTALL | re.MULTILINE)
    assert typed is not None
    again = load(FILE, [re.sub(r"\n +", " ", typed[1])], with_levers=["nights-more"])
    nights = next(each for each in candidates_of(retailer) if each.name == "nights")
    assert again.levers["nights-more"] == nights.made(retailer, 1).levers["nights-more"]
