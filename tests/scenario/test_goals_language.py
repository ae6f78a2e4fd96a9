"""Goals and what is allowed: written, read, kept, extended, and what nothing else depends on."""

from __future__ import annotations

import json
import math
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ccsim.experiment.settle import settled_for_run
from ccsim.scenario import Scenario, json_schema, load
from ccsim.scenario.goals.aim import Aim
from ccsim.scenario.goals.allowed import Allowed
from ccsim.scenario.goals.bound import amount_of
from ccsim.scenario.goals.goal import Goal
from ccsim.scenario.goals.population import Population
from ccsim.scenario.yaml_tree import parse_yaml
from tests.scenario.promised import PROMISED, changed_promised
from tests.scenario.small import load_text

OF_MAIL = "of: {channel: mail}"
FASTER = "goals:\n  faster: {measure: asa/answered, of: everyone, at_most: 60 s, by: 2026-05-31}\n"


@pytest.fixture
def promised(tmp_path: Path) -> Scenario:
    return load_text(tmp_path, PROMISED)


# What is read.


def test_a_goal_is_read_as_it_is_written(promised: Scenario) -> None:
    """Durations are seconds, a name is a list of one, a bound keeps its unit."""
    goal = promised.goals["mail-in-an-hour"]
    assert (goal.measure, goal.within, goal.at_least) == ("frt/human_calendar_contact", 3600.0, 0.9)
    assert goal.of == Population(channel=("mail",))
    assert (goal.by, goal.deadline) == (date(2026, 4, 30), date(2026, 4, 30))
    assert (goal.period, goal.confidence, goal.priority) == ("month", 0.9, 1)
    assert dict(goal.checkpoints) == {date(2026, 2, 28): 0.7, date(2026, 3, 31): 0.8}
    assert goal.guardrails["not-worn-out"].bound == 0.85
    soon = promised.goals["soon"]
    assert (soon.at_most, soon.bound, soon.interval) == ("90 s", 90.0, 900.0)
    assert (soon.deadline, soon.whole) == (date(2026, 3, 31), "day")
    assert soon.of is not None
    assert soon.of.names == {"segment": ("gold", "regular")}
    assert soon.of.hours == {"mon-fri": ((32_400, 63_000),)}


def test_everyone_is_a_population_and_nothing_said_is_none(tmp_path: Path) -> None:
    """The SMART check asks who is meant where nothing is said; `everyone` is an answer."""
    everyone = load_text(tmp_path, changed_promised((OF_MAIL, "of: everyone"))).goals["mail-in-an-hour"]
    assert everyone.of == Population()
    assert everyone.of is not None
    assert everyone.of.names == {}
    assert load_text(tmp_path, changed_promised((OF_MAIL, ""))).goals["mail-in-an-hour"].of is None


def test_bounds_are_numbers_or_durations() -> None:
    """What a bound amounts to does not depend on how it is written."""
    assert amount_of("4 min") == 240.0
    assert amount_of(0.5) == 0.5
    assert Aim(measure="asa/answered", at_most="60 s").bound == 60
    assert Aim(measure="asa/answered").bound is None


def test_a_value_meets_a_bound_or_not() -> None:
    """Just as good as the bound is good enough; nothing meets no bound, and what is not there meets none."""
    floor = Aim(measure="fcr/case", at_least=0.7)
    assert [floor.met_by(each) for each in (0.69, 0.7, 0.71, math.nan)] == [False, True, True, False]
    roof = Aim(measure="asa/answered", at_most="60 s")
    assert [roof.met_by(each) for each in (59.0, 60.0, 61.0, math.nan)] == [True, True, False, False]
    assert not Aim(measure="fcr/case").met_by(1.0)


@pytest.mark.parametrize(
    ("fields", "whole", "alone"),
    [
        ({"by": "2026-04-30"}, "month", True),
        ({"by": "2026-04-30", "period": "quarter"}, "quarter", True),
        ({"by": "2026-04-30", "period": "interval"}, "day", False),
        ({"by": "2026-04-30", "period": "interval", "over": "week"}, "week", False),
        ({"by": "2026-04-30", "period": "day", "over": "month", "met_in": 0.9}, "month", False),
        ({"sustained": {"from": "2026-04-01", "until": "2026-06-30"}}, "month", False),
    ],
)
def test_the_period_to_simulate_is_the_longest_that_is_asked_for(
    fields: dict[str, Any], whole: str, alone: bool
) -> None:
    """A day of a month that is judged by days must not be simulated by itself."""
    goal = Goal.model_validate({"measure": "asa/answered", "at_most": "60 s", **fields})
    assert (goal.whole, goal.of_one_period) == (whole, alone)


def test_a_goal_without_a_deadline_has_none() -> None:
    """It is read, so that the SMART check can say what is missing."""
    assert Goal(measure="asa/answered", at_most="60 s").deadline is None


# What is allowed.


def test_amounts_are_read_from_ranges_and_lists(promised: Scenario) -> None:
    """The weakest first, whole numbers as such."""
    allowed = promised.allowed
    assert allowed["people"].amounts == (1, 2, 3, 4, 5)
    assert all(isinstance(each, int) for each in allowed["people"].amounts)
    assert allowed["longer"].amounts == (0.9, 0.8)
    assert allowed["extra"].amounts[:3] == (1, 1.5, 2)
    assert allowed["extra"].amounts[-1] == 8
    assert allowed["all-of-it"].amounts == (True,)
    assert (allowed["longer"].cost.one_off, allowed["longer"].cost.per_month) == (3000, 200)


@given(
    low=st.integers(-1000, 1000),
    steps=st.integers(0, 199),
    step=st.sampled_from([1, 2, 5, 10, 0.1, 0.25, 0.5, 0.05, 0.01]),
)
def test_a_range_has_both_ends_and_even_steps(low: int, steps: int, step: float) -> None:
    """0.1 is no binary fraction, and the last amount must not get lost for that."""
    high = round(low + steps * step, 9)
    amounts = Allowed.model_validate(
        {"path": "groups.agents.headcount", "by": {"from": low, "to": high, "step": step}}
    ).amounts
    assert len(amounts) == steps + 1
    assert (amounts[0], amounts[-1]) == (low, high)
    assert list(amounts) == sorted(set(amounts))
    assert amounts == tuple(round(low + step * number, 9) for number in range(steps + 1))


@given(low=st.floats(-1e6, 1e6), width=st.floats(0, 50), step=st.floats(0.3, 10))
def test_a_range_never_leaves_its_ends(low: float, width: float, step: float) -> None:
    """One person too many would be one that nobody allowed."""
    high = low + width
    amounts = Allowed.model_validate(
        {"path": "groups.agents.headcount", "to": {"from": low, "to": high, "step": step}}
    ).amounts
    # amounts are kept to nine decimals
    assert amounts[0] == pytest.approx(low, abs=1e-9)
    assert all(low - 1e-8 <= each <= high + 1e-8 for each in amounts)
    assert high - amounts[-1] < step + 1e-8


@given(
    value=st.dictionaries(
        st.sampled_from(["from", "to", "step", "until"]),
        st.one_of(st.integers(-300, 300), st.floats(), st.booleans(), st.text(max_size=3), st.none()),
    )
)
def test_any_range_is_read_or_refused_in_words(value: dict[str, Any]) -> None:
    """Never a traceback, never more amounts than can be tried."""
    amounts: tuple[float, ...] = (1,)
    kinds: set[str] = set()
    try:
        amounts = Allowed.model_validate({"path": "groups.agents.headcount", "by": value}).amounts
    except ValidationError as error:
        kinds = {each["type"] for each in error.errors()}
    assert kinds <= {"ccsim"}
    assert 1 <= len(amounts) <= 200
    assert all(math.isfinite(each) for each in amounts)


# What is kept.


def test_a_scenario_with_goals_is_written_and_read_the_same(promised: Scenario, tmp_path: Path) -> None:
    """A saved result must promise the same."""
    again = load_text(tmp_path, promised.to_yaml(), "again.yaml")
    assert again == promised
    assert hash(again) == hash(promised)
    assert again.fingerprint() == promised.fingerprint()
    assert again.to_yaml() == promised.to_yaml()
    assert again.goals["soon"].at_most == "90 s"


def test_another_goal_is_another_scenario_of_the_same_centre(promised: Scenario, tmp_path: Path) -> None:
    """Equal only if they promise the same; and yet what was settled stays settled."""
    other = load_text(tmp_path, changed_promised(("at_least: 0.9\n", "at_least: 0.95\n")))
    bare = load_text(tmp_path, PROMISED[: PROMISED.index("goals:\n")])
    assert other != promised
    assert bare != promised
    assert other.fingerprint() == promised.fingerprint() == bare.fingerprint()


def test_goals_do_not_unsettle_a_settled_scenario(tmp_path: Path) -> None:
    """One tries goals for an afternoon; each must not cost the minutes of settling."""
    counted = PROMISED.replace("{count: 60, per: 30 min}", "{of: contacts, count: 60, per: 30 min}")
    bare = counted[: counted.index("goals:\n")]
    found = load_text(tmp_path, bare).fingerprint()
    settled = f"settled: {{fingerprint: '{found}', volumes: {{order: 55}}}}\n"
    load_text(tmp_path, bare + settled, "base.yaml")
    wanted = tmp_path / "wanted.yaml"
    wanted.write_text(FASTER, encoding="utf-8")
    over = load_text(tmp_path, "extends: base.yaml\n" + FASTER, "over.yaml")
    for scenario in (load(tmp_path / "base.yaml", goals=wanted), over):
        assert list(scenario.goals) == ["faster"]
        assert settled_for_run(scenario) is scenario


def test_a_file_over_another_makes_promises_of_its_own(tmp_path: Path) -> None:
    """The base's goals are the base's; nobody wants half of a goal, or two promises where one is written."""
    load_text(tmp_path, PROMISED, "base.yaml")
    over = load_text(tmp_path, "extends: base.yaml\n" + FASTER, "over.yaml")
    assert list(over.goals) == ["faster"]
    assert list(over.allowed) == ["people", "longer", "extra", "all-of-it"]
    fewer = "extends: base.yaml\nallowed: {people: {path: groups.agents.headcount, by: [1]}}\n"
    over = load_text(tmp_path, fewer, "over.yaml")
    assert list(over.goals) == ["mail-in-an-hour", "soon"]
    assert over.allowed["people"].hours is None
    assert list(over.allowed) == ["people"]
    assert load_text(tmp_path, "extends: base.yaml\nname: over\n", "over.yaml").goals == over.goals


def test_a_file_of_goals_stands_for_the_scenarios(tmp_path: Path) -> None:
    """The same goals for several centres, or several for one."""
    load_text(tmp_path, PROMISED, "centre.yaml")
    wanted = tmp_path / "wanted.yaml"
    wanted.write_text(FASTER, encoding="utf-8")
    scenario = load(tmp_path / "centre.yaml", goals=wanted)
    assert list(scenario.goals) == ["faster"]
    assert list(scenario.allowed) == ["people", "longer", "extra", "all-of-it"]
    assert scenario.name == "promised"
    (tmp_path / "more.yaml").write_text("extends: wanted.yaml\nallowed: {}\n", encoding="utf-8")
    scenario = load(tmp_path / "centre.yaml", goals=tmp_path / "more.yaml")
    assert list(scenario.goals) == ["faster"]
    assert dict(scenario.allowed) == {}


# The JSON schema.

_GOALS = PROMISED[PROMISED.index("goals:\n") :]


@cache
def _validator() -> Any:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema comes with the notebooks extra")
    return jsonschema.Draft202012Validator(json_schema())


def _marked(text: str) -> list[str]:
    tree = json.loads(json.dumps(parse_yaml(text, None).value))
    return [".".join(str(part) for part in error.absolute_path) for error in _validator().iter_errors(tree)]


def test_an_editor_does_not_mark_what_loads(promised: Scenario) -> None:
    """As it is written by hand, and as it is written back."""
    assert _marked(PROMISED) == []
    assert _marked(promised.to_yaml()) == []
    assert _marked(changed_promised((OF_MAIL, "of: everyone"))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OF_MAIL, "of: everybody"),
        (OF_MAIL, "of: {chanel: mail}"),
        (OF_MAIL, "of: {channel: 5}"),
        ("at_least: 0.9\n", "at_least: 90%\n"),
        ("at_least: 0.9\n", "at_least: [0.9]\n"),
        ("at_most: 90 s\n", "at_most: ninety\n"),
        ("within: 1 h\n", "within: 3600\n"),
        ("by: 2026-04-30\n", "by: end of April\n"),
        ("period: interval\n", "period: fortnight\n"),
        ("interval: 15 min\n", "interval: 25 min\n"),
        ("confidence: 0.8\n", "confidence: 1\n"),
        ("confidence: 0.8\n", "confidence: 0.4\n"),
        ("met_in: 0.95\n", "met_in: 95\n"),
        ("until: 2026-03-31", "til: 2026-03-31"),
        ("sustained: {from: 2026-03-01, until: 2026-03-31}", "sustained: {from: 2026-03-01}"),
        ("2026-02-28: 0.7", "2026-02-28: 70%"),
        ("2026-02-28: 0.7", "February: 0.7"),
        ("group: agents}, at_most: 0.85", "group: agents}, at_mst: 0.85"),
        ("by: {from: 1, to: 5}", "by: {from: 1}"),
        ("by: {from: 1, to: 5}", "by: {from: one, to: 5}"),
        ("by: {from: 1, to: 5}", "by: {from: 1, to: 5, steps: 2}"),
        ("by: {from: 1, to: 5}", "by: 5"),
        ("by: {from: 1, to: 5}", "by: []"),
        ("one_off: 3000", "one_off: -1"),
        ("all-of-it: {lever: extra}", "all-of-it: {levers: extra}"),
    ],
)
def test_an_editor_marks_what_loading_refuses(old: str, new: str, tmp_path: Path) -> None:
    """While one types; and it marks nothing that would load."""
    text = changed_promised((old, new))
    assert _marked(text) != []
    with pytest.raises(Exception, match=r"small\.yaml:\d+: (goals|allowed)\."):
        load_text(tmp_path, text)
