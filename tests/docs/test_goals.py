"""docs/goals.md: its YAML loads, its commands run, and its examples are what they print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import ccsim
from ccsim.cli import main
from ccsim.goals.smart.check_smart import check_smart
from ccsim.goals.smart.finding import WORDS
from ccsim.goals.verdict.verdict import Verdict
from ccsim.scenario import Scenario
from ccsim.scenario.document import full_document
from ccsim.scenario.yaml_tree import parse_yaml
from tests.docs.pages import assert_printed
from tests.shared import REPOSITORY, effort

PAGE = REPOSITORY / "docs" / "goals.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]
FIRST = REPOSITORY / "scenarios" / "goals" / "01-first-response-time.yaml"
LONG = ("*.yaml", "--what-it-takes")
"""Commands that take minutes: they are those of the table, and of the example that is printed."""


def test_its_goal_and_what_is_allowed_are_those_of_the_first_example() -> None:
    """An example that does not load, or that is not the one whose verdict is shown."""
    first = ccsim.load(FIRST)
    document = full_document(first)
    for block in BLOCKS:
        said = parse_yaml(block, None)
        assert said.faults == []
        made = Scenario.model_validate(document | said.value, context=first._setting)
        assert made.goals == first.goals
        assert {name: first.allowed[name] for name in made.allowed} == dict(made.allowed)
    (goal,) = first.goals.values()
    assert [each.letter for each in check_smart(goal, first)] == ["A"]


@pytest.mark.parametrize("command", [each for each in COMMANDS if not any(word in each for word in LONG)])
def test_its_commands_run(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a day and once, where they simulate."""
    monkeypatch.chdir(REPOSITORY)
    shorter = re.sub(r"--(days|replications) \d+", r"--\1 1", command)
    if " goals " in shorter:
        shorter += " --replications 1 --jobs 1"
    assert main(shlex.split(shorter)[1:]) == 0


def test_every_letter_and_every_verdict_is_on_the_page() -> None:
    """Who reads a verdict looks here for what it means."""
    assert [word for letter, word in WORDS.items() if f"| {letter}, {word} |" not in TEXT] == []
    assert [each for each in Verdict.__args__ if f"| **{each}** |" not in TEXT] == []


def test_every_example_of_the_table_is_there() -> None:
    """The commands name all of them, by a pattern."""
    (pattern,) = {word for each in COMMANDS for word in each.split() if "*" in word}
    assert len(list(Path(REPOSITORY).glob(pattern))) == 13


@pytest.mark.slow
def test_the_page_shows_what_its_commands_print(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An example that nobody runs is wrong within a month."""
    if effort() < 1:
        pytest.skip("two minutes; it has no replications that could be fewer")
    assert_printed(PAGE, 2, capsys, monkeypatch)
