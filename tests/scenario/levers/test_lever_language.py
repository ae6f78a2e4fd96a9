"""Levers as a value: read, written back, changed by path, merged over a base."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from ccsim.scenario import load
from ccsim.scenario.levers.lever import KINDS
from tests.scenario.levers.centre import CENTRE, centre
from tests.scenario.levers.kinds import LEVERS


def test_there_is_an_example_of_every_kind() -> None:
    """A kind without an example is one that no test below looks at."""
    assert LEVERS.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", LEVERS)
def test_a_lever_of_each_kind_is_written_as_it_was(kind: str) -> None:
    """A batch stores what it ran; that must be the same plan."""
    scenario = centre(LEVERS[kind], name="plan")
    assert scenario.levers["plan"].kind == kind
    again = load(io.StringIO(scenario.to_yaml()))
    assert again == scenario
    assert hash(again) == hash(scenario)
    assert again.to_yaml() == scenario.to_yaml()
    assert again.fingerprint(everything=True) == scenario.fingerprint(everything=True)


def test_levers_are_no_part_of_what_is_settled_on() -> None:
    """A lever that is put on must not have the baseline solved for again."""
    bare = load(io.StringIO(CENTRE))
    on = bare.override({"levers_on": ["raise"]})
    assert on.fingerprint(everything=True) != bare.fingerprint(everything=True)
    without = load(io.StringIO(CENTRE[: CENTRE.index("levers:")]))
    assert without.fingerprint() == bare.fingerprint() == on.fingerprint()


def test_a_lever_of_another_kind_replaces_that_of_the_base(tmp_path: Path) -> None:
    """Fields of a kind that is no longer meant would be unknown ones."""
    (tmp_path / "base.yaml").write_text(CENTRE, encoding="utf-8")
    own = "extends: base.yaml\nlevers: {raise: {kind: hire, begins: 2026-05-01, group: voice, agents: 2}}\n"
    (tmp_path / "own.yaml").write_text(own, encoding="utf-8")
    assert load(tmp_path / "own.yaml").levers["raise"].kind == "hire"
    own = "extends: base.yaml\nlevers: {raise: {begins: 2026-05-01}}\n"
    (tmp_path / "own.yaml").write_text(own, encoding="utf-8")
    later = load(tmp_path / "own.yaml").levers["raise"]
    assert later.begins.isoformat() == "2026-05-01"
    assert later.changes["groups.voice.pay"].times == 1.05


def test_figures_of_a_lever_are_changed_by_path() -> None:
    """`--set levers.plan.agents=6` is how a planner tries another number."""
    scenario = centre(LEVERS["hire"], name="plan").override({"levers.plan.agents": 6})
    assert scenario.levers["plan"].agents == 6  # type: ignore[attr-defined]
