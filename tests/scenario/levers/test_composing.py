"""Several levers on one scenario: what each works on, and what stays as it is."""

from __future__ import annotations

import datetime as dt
import io
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from ccsim.errors import ScenarioError
from ccsim.scenario import Calendar, Scenario, in_force, load
from ccsim.scenario.arithmetic import NotPossibleError
from ccsim.scenario.document import full_document
from ccsim.scenario.levers.combine import moved
from ccsim.scenario.levers.in_hours import in_hours
from ccsim.scenario.paths import follow
from tests.scenario.levers.centre import CENTRE, centre
from tests.scenario.scenarios import random_scenario, scenarios
from tests.shared import REPOSITORY

RAISE = CENTRE[CENTRE.index("  raise:") :]
CALENDAR = Calendar(holidays={dt.date(2026, 4, 6): "Easter Monday"})


def levers(text: str, on: str, *changes: tuple[str, str]) -> Scenario:
    """Return the centre with some levers, those on that are named."""
    centre_text = CENTRE.replace(RAISE, f"{text}levers_on: [{on}]\n")
    for old, new in changes:
        assert centre_text.count(old) == 1, old
        centre_text = centre_text.replace(old, new)
    return load(io.StringIO(centre_text))


def changing(name: str, begins: str, changes: str, more: str = "") -> str:
    """Return a lever that changes figures by path."""
    return f"  {name}: {{kind: change, begins: {begins}, {more}changes: {{{changes}}}}}\n"


def at(scenario: Scenario, path: str) -> Any:
    """Return what stands at a path with the levers worked in, as a file would write it."""
    place = follow(full_document(in_force(scenario)), path)
    assert place.found
    return place.value


@given(scenarios())
@settings(max_examples=20)
def test_without_levers_on_a_scenario_is_itself(scenario: Scenario) -> None:
    """Nothing is copied, rounded or written anew."""
    assert in_force(scenario) is scenario


def test_levers_that_are_off_do_nothing() -> None:
    """They wait."""
    scenario = load(io.StringIO(CENTRE))
    assert in_force(scenario) is scenario


def test_levers_on_random_scenarios_leave_the_rest_as_it_is() -> None:
    """The figure of one path is changed, and no other place."""
    for seed in range(12):
        scenario = random_scenario(seed)
        group = next(iter(scenario.groups))
        lever = {"kind": "change", "begins": "1999-03-01", "changes": {f"groups.{group}.pay": {"times": 2}}}
        document = {**full_document(scenario), "levers": {"more": lever}, "levers_on": ["more"]}
        made = full_document(in_force(Scenario.model_validate(document, context=scenario._setting)))
        plain = full_document(scenario)
        made["groups"][group].pop("pay")
        plain["groups"][group].pop("pay")
        assert made == plain


def test_levers_on_one_path_work_in_the_order_in_which_they_begin() -> None:
    """Then by name: 20 x 1.1 = 22, and 5 on it; the other order would be 27.5."""
    later = changing("a", "2026-05-01", "groups.voice.pay: {by: 5}")
    first = changing("b", "2026-04-01", "groups.voice.pay: {times: 1.1}")
    assert at(levers(later + first, "a, b"), "groups.voice.pay") == {
        "dated": {"2026-03-31": 20.0, "2026-04-01": 22.0, "2026-05-01": 27.0}
    }
    same = later.replace("2026-05-01", "2026-04-01")
    assert at(levers(same + first, "a, b"), "groups.voice.pay")["dated"]["2026-04-01"] == pytest.approx(27.5)


def test_a_lever_goes_on_from_what_is_dated_already() -> None:
    """Each stretch is changed by itself; the first also holds before its date."""
    dated = ("    pay: 20\n", "    pay: {dated: {2026-01-01: 20, 2026-06-01: 22}}\n")
    scenario = levers(
        changing("a", "2026-04-01", "groups.voice.pay: {times: 1.5}", "ends: 2026-08-01, "), "a", dated
    )
    assert at(scenario, "groups.voice.pay") == {
        "dated": {"2025-12-31": 20.0, "2026-04-01": 30.0, "2026-06-01": 33.0, "2026-08-01": 22.0}
    }


def test_a_later_lever_that_sets_a_figure_takes_over_from_an_earlier_one() -> None:
    """It goes from what the other left to its own value, and back to it when it ends."""
    one = changing("a", "2026-04-01", "groups.voice.pay: {to: 24}")
    two = changing(
        "b",
        "2026-05-01",
        "groups.voice.pay: {to: 30}",
        "ramp: {shape: linear, over: 2 d}, ends: 2026-06-01, ",
    )
    assert at(levers(one + two, "a, b"), "groups.voice.pay")["dated"] == {
        "2026-03-31": 20.0,
        "2026-04-01": 24.0,
        "2026-05-01": 25.5,
        "2026-05-02": 28.5,
        "2026-05-03": 30.0,
        "2026-06-01": 24.0,
    }


def test_whole_numbers_are_rounded_half_up() -> None:
    """A headcount of 3 with 2 more over four days: 0.25, 0.75, 1.25 and 1.75 of them."""
    ramp = "ramp: {shape: linear, over: 4 d}, "
    scenario = levers(changing("a", "2026-04-01", "groups.office.headcount: {by: 2}", ramp), "a")
    assert at(scenario, "groups.office.headcount") == {
        "dated": {"2026-03-31": 3, "2026-04-02": 4, "2026-04-04": 5}
    }
    assert moved(10, "times", 1.1, 0.5, CALENDAR) == 11  # 10.5
    assert moved(50, "times", 1.1, 1.0, CALENDAR) == 55


def test_every_number_of_a_profile_changes() -> None:
    """Also what holds outside."""
    scenario = levers(changing("a", "2026-04-01", "groups.voice.headcount: {by: 1}"), "a")
    changed = at(scenario, "groups.voice.headcount")["dated"]["2026-04-01"]
    assert changed["days"]["mon-fri"]["08:00"] == [11, 13, 13, 13, 11, 11, 11, 9, 9, 7]
    assert changed["otherwise"] == 1
    to = levers(changing("a", "2026-04-01", "groups.voice.headcount: {to: 5}"), "a")
    assert at(to, "groups.voice.headcount")["dated"]["2026-04-01"] == 5


def test_a_profile_is_added_moment_by_moment() -> None:
    """Three more in the first two hours of Mondays; a profile of another shape writes the days out."""
    more = '{interval: 30 min, days: {mon: {"08:00": [3, 3, 3, 3]}}}'
    scenario = levers(changing("a", "2026-04-01", f"groups.voice.headcount: {{by: {more}}}"), "a")
    changed = at(scenario, "groups.voice.headcount")["dated"]["2026-04-01"]
    assert changed["interval"] == "30 min"
    assert changed["days"].keys() == {"mon", "tue, wed, thu, fri", "sat, sun"}
    monday, tuesday = (changed["days"][days]["00:00"] for days in ("mon", "tue, wed, thu, fri"))
    assert monday[15:22] == [0, 13, 13, 15, 15, 12, 12]
    assert tuesday[15:22] == [0, 10, 10, 12, 12, 12, 12]
    assert sum(changed["days"]["sat, sun"]["00:00"]) == 0


def test_profiles_that_mean_holidays_name_the_dates() -> None:
    """A holiday is what the one says of holidays and the other of its weekday."""
    base = {
        "interval": "1 h",
        "days": {"mon-sun": {"08:00": [4]}, "holidays": {"08:00": [1]}},
        "otherwise": None,
    }
    more = {"interval": "1 h", "days": {"mon": {"08:00": [2]}}, "otherwise": None}
    changed = moved(base, "by", more, 1.0, CALENDAR)["days"]
    assert {text: blocks["00:00"][8] for text, blocks in changed.items()} == {
        "mon": 6,
        "tue, wed, thu, fri, sat, sun": 4,
        "2026-04-06": 3,
    }


def test_intervals_without_a_common_part_are_refused() -> None:
    """Twelve and twenty minutes have four in common, which is no interval."""
    base = {"interval": "12 min", "days": {"mon": {"08:00": [4]}}, "otherwise": None}
    with pytest.raises(NotPossibleError, match="intervals of 12 min and 20 min have no common part"):
        moved(base, "by", {**base, "interval": "20 min", "days": {"tue": {"08:00": [1]}}}, 1.0, CALENDAR)


def test_all_durations_of_a_distribution_are_scaled() -> None:
    """Mean and SD, the parts of a mixture, what is constant; probabilities stay."""
    times = ", ".join(
        f"intents.order.handle_time.{part}: {{times: 0.5}}" for part in ("talk", "hold", "wrap_up")
    )
    scenario = levers(changing("a", "2026-04-01", times + ", intents.order.patience: {times: 2}"), "a")
    handle = at(scenario, "intents.order.handle_time")
    then = {
        "mean": handle["talk"]["mean"]["dated"]["2026-04-01"],
        "sd": handle["talk"]["sd"]["dated"]["2026-04-01"],
        "hold": handle["hold"]["parts"][1]["of"]["mean"]["dated"]["2026-04-01"],
        "wrap_up": handle["wrap_up"]["value"]["dated"]["2026-04-01"],
    }
    assert then == {"mean": "100 s", "sd": "50 s", "hold": "30 s", "wrap_up": "15 s"}
    assert handle["hold"]["parts"][0] == {"share": 0.8, "of": "0 s"}
    assert handle["hold"]["parts"][1]["share"] == 0.2
    assert at(scenario, "intents.order.patience")["mean"]["dated"]["2026-04-01"] == "8 min"


def test_a_distribution_of_the_same_form_may_be_set() -> None:
    """Its figures move one by one."""
    to = "{distribution: lognormal, mean: 150 s, sd: 100 s}"
    scenario = levers(changing("a", "2026-04-01", f"intents.order.handle_time.talk: {{to: {to}}}"), "a")
    talk = at(scenario, "intents.order.handle_time.talk")
    assert talk["mean"] == {"dated": {"2026-03-31": "200 s", "2026-04-01": "150 s"}}
    assert talk["sd"] == "100 s"


def test_a_duration_may_be_set_by_a_ramp() -> None:
    """Half-way on the first of two days' middle."""
    ramp = "ramp: {shape: linear, over: 2 d}, "
    scenario = levers(changing("a", "2026-04-01", "intents.order.handle_time.wrap_up: {to: 10 s}", ramp), "a")
    assert at(scenario, "intents.order.handle_time.wrap_up")["value"]["dated"] == {
        "2026-03-31": "30 s",
        "2026-04-01": "25 s",
        "2026-04-02": "15 s",
        "2026-04-03": "10 s",
    }


@pytest.mark.parametrize("below", ["", ".count", ".factor"])
def test_volumes_change_by_their_factor(below: str) -> None:
    """So that what is settled of the volume stays."""
    scenario = levers(changing("a", "2026-04-01", f"intents.order.volume{below}: {{times: 1.2}}"), "a")
    assert at(scenario, "intents.order.volume.factor") == {"dated": {"2026-03-31": 1.0, "2026-04-01": 1.2}}
    assert (
        at(scenario, "intents.order.volume.count")
        == full_document(scenario)["intents"]["order"]["volume"]["count"]
    )


def test_counts_of_contacts_only_scale() -> None:
    """What is behind them was solved for once."""
    changes = changing("a", "2026-04-01", "intents.invoice.volume.count: {by: 1}")
    of = ("    volume: {count: 4, per: 30 min}\n", "    volume: {count: 4, per: 30 min, of: contacts}\n")
    with pytest.raises(ScenarioError, match='the settled volume of "invoice" cannot follow this change'):
        levers(changes, "a", of)
    assert at(levers(changes, "a"), "intents.invoice.volume.count") == {
        "dated": {"2026-03-31": 4.0, "2026-04-01": 5.0}
    }


def test_a_replay_is_repeated_exactly(tmp_path: Path) -> None:
    """A lever on its volume would have it repeated otherwise."""
    (tmp_path / "log.csv").write_text("time\n2026-03-02T09:00:00\n", encoding="utf-8")
    replay = ("volume: {count: 4, per: 30 min}", "volume: {replay: {file: log.csv, time: time}}")
    text = CENTRE.replace(*replay).replace(
        RAISE, changing("a", "2026-04-01", "intents.invoice.volume: {times: 2}")
    )
    (tmp_path / "centre.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError, match="a replay is repeated exactly"):
        load(tmp_path / "centre.yaml")


def test_shares_of_which_nothing_is_said_begin_at_0() -> None:
    """Customers who move, cases that are removed, who uses self-service."""
    changes = (
        "intents.order.moves.email.sms: {to: 0.2}, intents.invoice.self_service.help: {by: 0.1}, "
        "self_service.help.failure.channels.sms: {to: 0.3}"
    )
    scenario = levers(changing("a", "2026-04-01", changes), "a")
    for path, share in (
        ("intents.order.moves.email.sms", 0.2),
        ("intents.invoice.self_service.help", 0.1),
        ("self_service.help.failure.channels.sms", 0.3),
    ):
        assert at(scenario, path) == {"dated": {"2026-03-31": 0.0, "2026-04-01": share}}


def test_projects_that_are_written_by_hand_stay() -> None:
    """Those of levers come beside them; a name that is taken is refused."""
    hand = "costs: {projects: {move: {one_off: {2026-04-01: 900}}}}\n"
    lever = (
        "  a: {kind: change, begins: 2026-04-01, cost: {per_day: 3}, changes: {groups.voice.pay: {by: 1}}}\n"
    )
    scenario = load(io.StringIO(CENTRE.replace(RAISE, f"{lever}levers_on: [a]\n") + hand))
    projects = at(scenario, "costs.projects")
    assert projects["move"] == {"one_off": {"2026-04-01": 900.0}, "per_day": 0.0}
    assert list(projects) == ["move", "a"]
    with pytest.raises(ScenarioError, match=r"costs\.projects\.a is there already"):
        load(io.StringIO(CENTRE.replace(RAISE, f"{lever}levers_on: [a]\n") + hand.replace("move", "a")))


def test_two_hires_on_one_day_add_up() -> None:
    """As do those whom the group has hired already."""
    hire = "{kind: hire, begins: 2026-04-06, group: voice, agents: 2}"
    joins = ("    people: 20\n", "    people: 20\n    joins: {2026-04-06: 1}\n")
    scenario = levers(f"  a: {hire}\n  b: {hire}\n", "a, b", joins)
    assert at(scenario, "groups.voice.joins") == {"2026-04-06": 5}


def test_what_was_changed_before_is_told_still() -> None:
    """Overrides are listed with the scenario that has its levers worked in."""
    scenario = centre("{kind: change, begins: 2026-04-01, changes: {groups.voice.pay: {times: 2}}}")
    changed = scenario.override({"groups.clerks.headcount": 3})
    assert in_force(changed).changes == changed.changes
    assert in_force(changed).groups["clerks"].headcount == 3
    assert in_force(changed) is in_force(changed)


def test_a_lever_works_on_what_an_override_has_left() -> None:
    """`--set` changes the baseline, levers change what is there then."""
    scenario = centre("{kind: change, begins: 2026-04-01, changes: {groups.voice.pay: {times: 2}}}")
    assert at(scenario.override({"groups.voice.pay": 30}), "groups.voice.pay")["dated"]["2026-04-01"] == 60


def test_levers_are_put_on_and_off() -> None:
    """In Python; no name at all takes all of them off."""
    scenario = load(io.StringIO(CENTRE))
    on = scenario.with_levers("raise")
    assert (on.levers_on, scenario.levers_on) == (("raise",), ())
    assert on.with_levers("raise") == on
    assert on.without_levers() == on.without_levers("raise") == scenario
    assert on.source == scenario.source
    with pytest.raises(ScenarioError, match=r'with_levers rise: .*there is no lever "rise"; did you mean'):
        scenario.with_levers("rise")
    with pytest.raises(ScenarioError, match=r'without_levers x: .*there is no lever "x"; the levers are'):
        scenario.without_levers("x")


def test_a_lever_that_another_needs_cannot_be_taken_off_alone() -> None:
    """The one that needs it would make no sense."""
    first = changing("a", "2026-04-01", "groups.voice.pay: {by: 1}")
    second = changing("b", "2026-04-01", "groups.voice.pay: {by: 1}", "needs: [a], ")
    scenario = levers(first + second, "a, b")
    with pytest.raises(ScenarioError, match='lever "b" needs "a", which is not on'):
        scenario.without_levers("a")
    assert scenario.without_levers("a", "b").levers_on == ()


def test_what_levers_make_together_is_refused_when_they_are_put_on() -> None:
    """Each by itself is fine."""
    more = "{kind: change, begins: 2026-04-01, changes: {intents.order.resolution.probability: {by: 0.15}}}"
    scenario = levers(f"  a: {more}\n  b: {more}\n", "a")
    with pytest.raises(ScenarioError, match=r'1\.1 cannot be a share \(with levers "a" and "b"\)'):
        scenario.with_levers("b")


def test_hours_that_fit_no_interval_are_rounded() -> None:
    """Training from 14:07 to 14:33 takes six fives of minutes."""
    assert in_hours({"wed": ((14 * 3600 + 420, 14 * 3600 + 1980),)}, 1)["days"] == {"wed": {"14:05": [1] * 6}}


def test_a_year_of_daily_steps_is_worked_in_quickly() -> None:
    """A retailer's year with five figures that change every day: about half a second, on a free machine."""
    scenario = load(REPOSITORY / "scenarios" / "retail-omnichannel.yaml")
    paths = {
        "groups.voice.headcount": {"times": 1.2},
        "groups.digital.headcount": {"times": 1.3},
        "intents.order-status.handle_time.talk": {"times": 0.8},
        "intents.order-status.volume": {"times": 1.3},
        "groups.voice.pay": {"times": 1.04},
    }
    lever = {
        "kind": "change",
        "begins": "2026-03-02",
        "ramp": {"shape": "linear", "over": "365 d"},
        "changes": paths,
    }
    document = {**full_document(scenario), "levers": {"growth": lever}, "levers_on": ["growth"]}
    document["allowed"] = {}
    on = Scenario.model_validate(document)
    begun = time.process_time()
    made = in_force(on)
    assert time.process_time() - begun < 3
    assert made.settled == scenario.settled
    assert made.unsettled_figures == ()
    factor: Any = made.intents["order-status"].volume.factor
    assert len(factor.dated) == 366 + 1
