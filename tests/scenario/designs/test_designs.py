"""Designs: scenarios made from one by setting factors."""

from __future__ import annotations

import pytest

from ccsim import Scenario, ScenarioError
from ccsim.scenario.designs.design import Design
from tests.experiment.compare.centres import CENTRE

HEADCOUNT = "groups.desk.headcount"
RAISED = {"kind": "change", "begins": "2026-03-02", "changes": {"groups.desk.pay": {"times": 1.05}}}
AGAIN = {"kind": "change", "begins": "2026-04-01", "changes": {"groups.desk.pay": {"times": 1.1}}}


def centre(**levers: dict[str, object]) -> Scenario:
    return Scenario.model_validate(CENTRE | {"levers": levers})


def test_a_grid_has_every_value_with_every_other() -> None:
    """Two by three; the names are the shortest that tell them apart."""
    scenario = centre()
    found = scenario.grid({f"{HEADCOUNT}*": [1, 2], "groups.desk.pay": [20, 22.5, 30]})
    assert list(found.scenarios) == [
        *("headcount*=1, pay=20", "headcount*=1, pay=22.5", "headcount*=1, pay=30"),
        *("headcount*=2, pay=20", "headcount*=2, pay=22.5", "headcount*=2, pay=30"),
    ]
    assert (found.kind, len(found), found.factors) == ("grid", 6, (f"{HEADCOUNT}*", "groups.desk.pay"))
    point = found.scenarios["headcount*=2, pay=22.5"]
    assert (point.groups["desk"].headcount, point.groups["desk"].pay) == (6, 22.5)
    assert found.settings["headcount*=2, pay=22.5"] == {f"{HEADCOUNT}*": 2, "groups.desk.pay": 22.5}


def test_where_nothing_is_changed_is_the_baseline_and_the_scenario_itself() -> None:
    """Times 1 and the pay that stands there: no override, so what is settled stays."""
    scenario = centre()
    found = scenario.grid({f"{HEADCOUNT}*": [0.5, 1], "groups.desk.pay": [30, 20]})
    assert found.baseline == "headcount*=1, pay=20"
    assert found.scenarios[found.baseline] is scenario
    assert scenario.grid({HEADCOUNT: [4, 5]}).baseline == "headcount=4"
    assert scenario.grid({f"{HEADCOUNT}+": [2, 0]}).baseline == "headcount+=0"


def test_names_are_as_long_as_it_takes() -> None:
    """Two groups have a headcount each."""
    two = Scenario.model_validate(CENTRE | {"groups": {"desk": {"headcount": 3}, "back": {"headcount": 1}}})
    found = two.grid({HEADCOUNT: [3], "groups.back.headcount": [1, 2]})
    assert list(found.scenarios) == [
        "desk.headcount=3, back.headcount=1",
        "desk.headcount=3, back.headcount=2",
    ]


def test_levers_are_factors_too() -> None:
    """Off and on; one that is on in the scenario is put off."""
    scenario = centre(raised=RAISED, again=AGAIN).with_levers("raised")
    found = scenario.grid({"lever:raised": [False, True], "lever:again": [False, True]})
    assert {name: each.levers_on for name, each in found.scenarios.items()} == {
        "raised off, again off": (),
        "raised off, again on": ("again",),
        "raised on, again off": ("raised",),
        "raised on, again on": ("raised", "again"),
    }
    assert found.baseline == "raised on, again off"


def test_long_values_have_names() -> None:
    """A profile of the day is no name; the table tells what it is called."""
    early = {"interval": "1 h", "days": {"every day": {"06:00": [4, 4, 2]}}}
    found = centre().grid({HEADCOUNT: {"early": early, "flat": 3}})
    assert list(found.scenarios) == ["early", "flat"]
    assert found.settings["early"] == {HEADCOUNT: "early"}
    assert found.baseline == "flat"
    with pytest.raises(ValueError, match=r'name the long values of "groups\.desk\.headcount": \{"as today"'):
        centre().grid({HEADCOUNT: [early, 3]})


def test_a_latin_hypercube_has_one_point_in_each_stretch() -> None:
    """Of ten stretches of every range; whole numbers, seconds, levers that are on in half of the points."""
    scenario = centre(raised=RAISED)
    factors = {
        "groups.desk.headcount+": (0, 9),
        "groups.desk.pay": (20.0, 30.0),
        "lever:raised": (False, True),
    }
    found = scenario.latin_hypercube(factors, n=10, seed=3)
    assert list(found.scenarios) == ["as it is", *(f"point {number}" for number in range(1, 11))]
    assert found.baseline == "as it is"
    points = [found.settings[f"point {number}"] for number in range(1, 11)]
    assert sorted(point["groups.desk.headcount+"] for point in points) == list(range(10))
    assert sorted(int(point["groups.desk.pay"] - 20) for point in points) == list(range(10))
    assert sum(point["lever:raised"] for point in points) == 5
    assert found == scenario.latin_hypercube(factors, n=10, seed=3)
    assert found.settings != scenario.latin_hypercube(factors, n=10, seed=4).settings
    times = scenario.latin_hypercube({f"{HEADCOUNT}*": (1, 2)}, n=4)
    assert any(0 < point[f"{HEADCOUNT}*"] % 1 < 1 for point in times.settings.values())


def test_durations_are_ranges_in_seconds() -> None:
    """From 2 to 4 minutes: the setting can be drawn."""
    path = "intents.call.handle_time.talk.mean"
    found = centre().latin_hypercube({path: ("2 min", "4 min")}, n=2)
    told = [found.settings[f"point {number}"][path] for number in (1, 2)]
    assert all(120 <= value <= 240 for value in told)
    assert found.settings["as it is"] == {path: "3 min"}


def test_a_tornado_changes_one_factor_at_a_time() -> None:
    """The rest stays as it is, and is told so."""
    scenario = centre(raised=RAISED)
    found = scenario.tornado({f"{HEADCOUNT}*": (0.5, 2), "lever:raised": (False, True)})
    assert list(found.scenarios) == ["as it is", "headcount*=0.5", "headcount*=2", "raised off", "raised on"]
    assert found.settings["raised on"] == {f"{HEADCOUNT}*": 1, "lever:raised": True}
    assert found.settings["headcount*=2"] == {f"{HEADCOUNT}*": 2, "lever:raised": False}
    assert found.scenarios["as it is"] is scenario
    assert isinstance(found, Design)


def test_what_is_no_design_is_refused() -> None:
    """With what to write instead."""
    scenario = centre(raised=RAISED)
    for make in (scenario.grid, scenario.tornado, scenario.latin_hypercube):
        with pytest.raises(ValueError, match="a design needs a factor"):
            make({})
    with pytest.raises(ValueError, match=r'the values of "groups\.desk\.pay" must be a list, such as'):
        scenario.grid({"groups.desk.pay": 3})  # type: ignore[dict-item]
    with pytest.raises(ValueError, match=r'"groups\.desk\.pay" has no value'):
        scenario.grid({"groups.desk.pay": []})
    with pytest.raises(ValueError, match=r'"groups\.desk\.pay" has a value twice'):
        scenario.grid({"groups.desk.pay": [1, 1]})
    with pytest.raises(ValueError, match=r'lever "raised" is on \(True\) or off \(False\), not 1'):
        scenario.grid({"lever:raised": [0, 1]})
    with pytest.raises(ValueError, match=r'"lever:raised" is off or on: write \(False, True\)'):
        scenario.latin_hypercube({"lever:raised": (True, False)})
    for wrong in ((3, 3), (4, 3), (1,), ("a", 3.0)):
        with pytest.raises(ValueError, match=r"such as|is not a duration"):
            scenario.latin_hypercube({"groups.desk.pay": wrong})  # type: ignore[dict-item]
    with pytest.raises(ValueError, match="a Latin hypercube needs at least one point, not 0"):
        scenario.latin_hypercube({"groups.desk.pay": (1, 2)}, n=0)
    with pytest.raises(ValueError, match=r'"groups\.desk\.pay" needs a low and a high value'):
        scenario.tornado({"groups.desk.pay": (3, 3)})
    with pytest.raises(ScenarioError, match=r"did you mean .headcount"):
        scenario.grid({"groups.desk.headcout": [3]})
    with pytest.raises(ScenarioError, match=r'did you mean "raised"'):
        scenario.grid({"lever:raisedd": [True]})
    with pytest.raises(ScenarioError, match="below 0"):
        scenario.grid({f"{HEADCOUNT}-": [9]})
