"""Changes that may be made: what they make of a scenario, what they cost, how they are typed."""

from __future__ import annotations

import datetime as dt
import io
import re

import pytest

from ccsim.errors import ScenarioError
from ccsim.goals.takes.candidate import Candidate
from ccsim.goals.takes.candidates_of import candidates_of
from ccsim.scenario import Scenario, in_force, load, steps_on

CENTRE = """
name: small-shop
calendar: {start: 2026-03-02}
intents:
  order:
    volume: {per: 1 h, count: {interval: 1 h, days: {mon-fri: {"09:00": [20, 20, 20, 20, 20, 20, 20, 20]}}}}
    channels: {phone: 1}
    queue: calls
    handle_time: {talk: {distribution: exponential, mean: 5 min}}
    patience: {distribution: exponential, mean: 4 min}
channels: {phone: {hours: {mon-fri: "09:00-17:00"}}}
queues: {calls: {}}
groups:
  team:
    headcount: {interval: 1 h, days: {mon-fri: {"09:00": [2, 2, 2, 2, 2, 2, 2, 2]}}}
    people: 4
    pay: 20
    hiring: {cost: 900}
  desk:
    shifts:
      early: {agents: 2, hours: {mon-fri: "08:00-12:00"}}
      late: {agents: [ann], hours: {mon-fri: "12:00-17:00"}}
levers:
  school: {kind: train, begins: 2026-03-02, groups: [team], proficiency: 1.2, cost: {one_off: 500}}
  class: {kind: hire, begins: 2026-03-02, group: team, agents: 1, needs: [school], cost: {one_off: 100}}
"""


@pytest.fixture(scope="module")
def centre() -> Scenario:
    """A centre with people and levers."""
    return load(io.StringIO(CENTRE))


def allowing(text: str) -> Candidate:
    """The one change that a scenario allows."""
    return candidates_of(load(io.StringIO(CENTRE + "allowed:\n  it: " + text)))[0]


def test_people_are_added_wherever_there_are_any(centre: Scenario) -> None:
    """A headcount that says nothing at night stays so."""
    it = allowing("{path: groups.team.headcount, by: {from: 1, to: 3}}")
    made = it.made(centre, 2)
    assert (
        made.groups["team"].headcount
        == centre.override({"groups.team.headcount+": 2}).groups["team"].headcount
    )
    assert (it.told(2), it.typed(2)) == ("+2", "--set groups.team.headcount+=2")


def test_people_are_added_in_some_hours_only(centre: Scenario) -> None:
    """Two more at lunch are not two more all day."""
    it = allowing('{path: groups.team.headcount, by: [1, 2], hours: {mon-wed: "12:00-13:30"}}')
    roster = in_force(it.made(centre, 2)).groups["team"].headcount
    steps = {day: dict(steps_on(roster, dt.date(2026, 3, day), centre.calendar)) for day in (2, 5)}
    assert [steps[2].get(second) for second in (41_400, 43_200, 48_600)] == [2, 4, 2]
    assert set(steps[5].values()) == {0, 2}  # a Thursday
    typed = re.fullmatch("--set '(.*)' --with (.*)", it.typed(2))
    assert typed is not None
    again = load(io.StringIO(CENTRE), [typed[1]], with_levers=[typed[2]])
    assert in_force(again).groups["team"].headcount == roster


def test_a_figure_is_multiplied_or_set(centre: Scenario) -> None:
    """Both are told and typed as the command line takes them."""
    times = allowing("{path: groups.team.pay, times: [1.1, 1.2]}")
    assert times.made(centre, 1.1).groups["team"].pay == pytest.approx(22)
    assert (times.told(1.1), times.typed(1.1)) == ("x1.1", "--set groups.team.pay*=1.1")
    to = allowing("{path: intents.order.patience.mean, to: [5 min, 10 min]}")
    assert to.made(centre, "10 min").intents["order"].patience.mean == 600  # type: ignore[union-attr]
    assert to.typed("10 min") == '--set intents.order.patience.mean="10 min"'


def test_a_lever_is_put_on_with_what_it_needs_and_what_these_cost(centre: Scenario) -> None:
    """One that needs another one cannot be had without it."""
    it = allowing("{lever: class}")
    assert it.made(centre, True).levers_on == ("school", "class")
    assert it.one_off(centre, True) == 500 + 100 + 900
    assert it.one_off(centre.with_levers("school"), True) == 100 + 900
    assert (it.told(True), it.typed(True)) == ("on", "--with class")


def test_a_figure_of_a_lever_is_chosen(centre: Scenario) -> None:
    """Three new people cost three times their hiring."""
    it = allowing("{lever: class, field: agents, to: {from: 1, to: 3}}")
    assert it.made(centre, 3).levers["class"].agents == 3  # type: ignore[attr-defined]
    assert it.one_off(centre, 3) == 500 + 100 + 3 * 900
    assert (it.told(3), it.typed(3)) == ("agents 3", '--set levers.class.agents="3" --with class')


def test_what_a_change_costs_beside_the_ledger_goes_by_its_units(centre: Scenario) -> None:
    """Five desks cost five times a desk."""
    it = allowing("{path: groups.team.headcount, by: [5], cost: {one_off: 300, per_month: 20}}")
    assert (it.one_off(centre, 5), it.per_month(5)) == (1500, 100)


def test_without_a_word_levers_that_are_off_and_people_of_each_group_may_change(centre: Scenario) -> None:
    """What can be counted is offered: named agents cannot."""
    found = {each.name: each for each in candidates_of(centre.with_levers("school"))}
    assert list(found) == ["class", "people-team", "people-desk"]
    assert found["people-team"].amounts == (1, 2, 3)
    assert found["people-desk"].paths == ("groups.desk.shifts.early.agents",)
    assert found["people-desk"].made(centre, 2).groups["desk"].shifts["early"].agents == 4


def test_a_lever_that_is_on_is_no_change() -> None:
    """To try it would take time, and tell nothing."""
    on = load(io.StringIO(CENTRE + "levers_on: [school]\nallowed: {a: {lever: school}, b: {lever: class}}"))
    assert [each.name for each in candidates_of(on)] == ["b"]


def test_a_change_that_cannot_be_made_is_refused_in_the_words_of_the_scenario(centre: Scenario) -> None:
    """Before anything is simulated."""
    it = allowing("{path: groups.team.shrinkage, to: [2]}")
    with pytest.raises(ScenarioError, match=r"groups\.team\.shrinkage: 2 cannot be a share below 1"):
        it.made(centre, 2)
