"""docs/levers.md: its YAML loads over the retailer, its commands run, its picture is drawn by one."""

from __future__ import annotations

import functools
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from ccsim.cli import main
from ccsim.scenario import Scenario, in_force, load
from ccsim.scenario.document import full_document
from ccsim.scenario.levers.lever import KINDS
from ccsim.scenario.yaml_tree import parse_yaml
from tests.docs.pages import assert_drawn
from tests.shared import REPOSITORY

PAGE = REPOSITORY / "docs" / "levers.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]


@functools.cache
def retailer() -> tuple[Scenario, dict[str, Any]]:
    """Return the retailer, and what a file would write of it."""
    scenario = load(REPOSITORY / "scenarios" / "retail-omnichannel.yaml")
    return scenario, full_document(scenario)


@pytest.mark.parametrize("block", range(len(BLOCKS)))
def test_the_levers_of_the_page_can_be_put_on(block: int) -> None:
    """An example that does not load is worse than none."""
    scenario, document = retailer()
    said = parse_yaml(BLOCKS[block], None)
    assert said.faults == []
    levers = said.value["levers"]
    on = {**document, "levers": levers, "levers_on": list(levers), "allowed": {}}
    made = in_force(Scenario.model_validate(on, context=scenario._setting))
    assert made.settled == scenario.settled
    assert made != scenario


def test_every_kind_is_on_the_page() -> None:
    """A kind that the page does not have is one that nobody finds."""
    rows = "".join(line for line in TEXT.splitlines() if line.startswith("| `"))
    assert [kind for kind in KINDS if f"`{kind}`" not in rows] == []


@pytest.mark.parametrize("command", [each for each in COMMANDS if " --out " not in each])
def test_its_commands_run(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a day and once, where they simulate."""
    monkeypatch.chdir(REPOSITORY)
    shorter = re.sub(r"--(days|replications) \d+", r"--\1 1", command)
    assert main(shlex.split(shorter)[1:]) == 0


def test_the_picture_is_there_and_drawn_by_a_command_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command under the picture makes it."""
    assert_drawn(PAGE, "levers.svg", tmp_path, monkeypatch)
