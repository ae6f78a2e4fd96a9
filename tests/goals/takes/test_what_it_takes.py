"""What it would take, on a small centre that is simulated."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from ccsim.errors import RunError
from ccsim.goals.assess import assess
from ccsim.goals.takes import confirm as confirming
from ccsim.goals.takes.what_it_takes import what_it_takes
from ccsim.goals.takes.workbench import SOME, Workbench
from ccsim.goals.takes.worth_doing import WorthDoing
from ccsim.report.takes_text import takes_text
from ccsim.scenario import Scenario, load

CENTRE = """
name: small-shop
calendar: {start: 2026-03-02}
intents:
  order:
    volume: {per: 1 h, count: {interval: 1 h, days: {mon-fri: {"09:00": [30, 30, 30, 30, 30, 30, 30, 30]}}}}
    channels: {phone: 1}
    queue: calls
    handle_time: {talk: {distribution: exponential, mean: 5 min}}
    patience: {distribution: exponential, mean: 4 min}
    resolution: {probability: 1}
channels: {phone: {hours: {mon-fri: "09:00-17:00"}}}
queues: {calls: {}}
groups:
  team: {headcount: {interval: 1 h, days: {mon-fri: {"09:00": [3, 3, 3, 3, 3, 3, 3, 3]}}}, pay: 20}
levers:
  quicker: {kind: train, begins: 2026-03-01, groups: [team], proficiency: 1.02, cost: {one_off: 100}}
  later: {kind: train, begins: 2026-09-01, groups: [team], proficiency: 3}
goals:
  quick:
    measure: service_level/offered
    within: 20 s
    of: everyone
    at_least: 0.8
    period: week
    by: 2026-03-20
allowed:
  people: {path: groups.team.headcount, by: {from: 1, to: 6}, cost: {one_off: 1000}}
  quicker: {lever: quicker}
  later: {lever: later}
"""


@pytest.fixture(scope="module")
def centre() -> Scenario:
    """Three people where more are needed."""
    return load(io.StringIO(CENTRE))


@pytest.fixture(scope="module")
def worth(centre: Scenario) -> WorthDoing:
    """What it would take there."""
    return what_it_takes(centre, "quick", jobs=1)


def probability(scenario: Scenario, seed: int) -> float:
    """How often the goal is met, in 100 replications."""
    return assess(scenario, replications=100, seed=seed, jobs=1, baseline=False).goal("quick").probability


def test_the_least_amount_is_what_trying_every_one_finds(centre: Scenario, worth: WorthDoing) -> None:
    """One more than that is paid for and not needed; one less breaks the promise."""
    assert worth.choice is not None
    ((candidate, amount),) = worth.choice.amounts
    assert candidate.name == "people"
    enough = [
        more
        for more in range(1, 7)
        if probability(centre.override({"groups.team.headcount+": more}), 77) >= 0.9
    ]
    assert amount == enough[0]
    assert worth.options == f"--set groups.team.headcount+={amount}"
    assert worth.told == f"people +{amount}"


def test_the_changed_scenario_keeps_the_promise_with_fresh_seeds(worth: WorthDoing) -> None:
    """Not with the customers of the search only."""
    assert worth.changed is not None
    assert worth.confirmed is not None
    assert worth.confirmed.verdict == "achievable"
    judged = assess(worth.changed, seed=2026, jobs=1, baseline=False).goal("quick")
    assert judged.verdict == "achievable"


def test_search_and_confirmation_use_other_replications(worth: WorthDoing) -> None:
    """What is confirmed by what chose it is not confirmed."""
    assert worth.confirmed is not None
    numbers = set(worth.confirmed.seen)
    assert min(numbers) == confirming.APART
    assert worth.tried["n"].max() <= SOME < confirming.APART


def test_it_says_how_many_were_tried_what_fails_and_what_it_costs(worth: WorthDoing) -> None:
    """One of a hundred candidates that are tried looks good by chance."""
    assert worth.candidates == len(worth.tried) - 1 >= 4
    assert worth.judged == 1
    assert worth.hopeless == ("quicker", "later")
    assert worth.idle == ("later",)  # it begins after the week that is judged
    assert worth.choice is not None
    ((_, amount),) = worth.choice.amounts
    assert worth.one_off == 1000 * amount
    hours = 5 * 8 * amount  # a week's; and minutes beyond closing, by others than before
    assert worth.per_month == pytest.approx(20 * hours * 30.4375 / 7, rel=0.01)


def test_the_curve_rises_with_the_amount_and_rests_on_its_own_replications(worth: WorthDoing) -> None:
    """It begins with none of it."""
    curve = worth.curve
    assert list(curve.columns) == ["change", "amount", "probability", "low", "high", "n"]
    assert curve["amount"].iloc[0] == "none"
    assert curve["probability"].is_monotonic_increasing
    assert (curve["n"] == 40).all()
    assert ((curve["low"] <= curve["probability"]) & (curve["probability"] <= curve["high"])).all()


def test_json_says_it_all(worth: WorthDoing) -> None:
    """For other programs."""
    told = worth.to_dict()
    assert worth.choice is not None
    assert told["changes"] == [{"change": "people", "amount": worth.told.removeprefix("people ")}]
    assert told["confirmed"]["verdict"] == "achievable"
    assert told["no_amount_does_it"] == ["quicker", "later"]
    assert "NaN" not in worth.to_json()


def test_where_nothing_has_to_change_that_is_said(centre: Scenario) -> None:
    """A goal that is reached anyway costs nothing."""
    easy = centre.override({"groups.team.headcount+": 4})
    found = what_it_takes(easy, jobs=1, curve=False)
    assert (found.told, found.options, found.per_month) == ("no change", "", 0.0)
    assert found.confirmed is not None
    assert found.confirmed.verdict == "achievable"


def test_where_nothing_allowed_reaches_it_no_probability_is_told(centre: Scenario) -> None:
    """No search ends in the least bad."""
    hard = centre.override({"goals.quick.at_least": 1.0})
    found = what_it_takes(hard, jobs=1)
    assert (found.choice, found.confirmed, found.changed) == (None, None, None)
    assert found.told == "nothing that is allowed"
    assert "people" in found.hopeless
    assert len(found.curve) == 0


def test_what_looks_good_and_is_not_confirmed_is_not_told(
    centre: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search may be lucky; the confirmation says so, and the next one is judged."""
    plain = Workbench.try_out

    def lucky(bench: Workbench, choice: Any) -> Any:
        trial = plain(bench, choice)
        if choice.told == "quicker on":
            trial = type(trial)(trial.choice, abs(trial.margins), trial.one_off, trial.per_month)
        return trial

    monkeypatch.setattr(Workbench, "try_out", lucky)
    found = what_it_takes(centre, "quick", jobs=1, curve=False)
    assert found.judged == 2
    assert found.told.startswith("people")


def test_what_stays_undecided_is_not_called_impossible(centre: Scenario) -> None:
    """Too few replications to confirm anything say nothing of what is allowed."""
    found = what_it_takes(centre, "quick", replications=10, jobs=1, curve=False)
    assert (found.choice, found.judged) == (None, 4)
    assert found.told == "nothing that was confirmed"
    text = io.StringIO()
    Console(file=text, width=120).print(takes_text([found]))
    assert "* quick: nothing that is allowed was confirmed to reach it" in text.getvalue()


def test_a_period_without_anything_to_count_is_named(centre: Scenario) -> None:
    """On a Sunday nobody calls: no change is to blame."""
    sunday = centre.override({"goals.quick.period": "day", "goals.quick.by": "2026-03-22"})
    found = what_it_takes(sunday, jobs=1)
    assert found.choice is None
    assert found.notes == ("nothing it counts happens in its period",)


def test_an_interruption_leaves_what_was_tried(centre: Scenario) -> None:
    """Ctrl-C in the search is no reason to lose it."""

    def stop(done: int, _: int) -> None:
        if done > 40:
            raise KeyboardInterrupt

    found = what_it_takes(centre, "quick", jobs=1, progress=stop)
    assert found.partial
    assert found.choice is None
    assert found.told == "nothing yet"
    assert found.notes == ("interrupted: what is told is what had been found",)
    assert len(found.tried) >= 1


@pytest.mark.parametrize(
    ("change", "goal", "message"),
    [
        ({}, "quik", 'there is no goal "quik"; did you mean "quick"?'),
        (
            {"goals.quick.by": None},
            "quick",
            "cannot be judged: it lacks a bound, a variant of its measure or a deadline",
        ),
        (
            {"goals.other": {"measure": "cost/total"}},
            None,
            "scenario small-shop has 2 goals; say which: quick, other",
        ),
    ],
)
def test_a_goal_that_is_not_there_or_not_clear_is_refused(
    centre: Scenario, change: dict[str, Any], goal: str | None, message: str
) -> None:
    """Before anything is simulated."""
    with pytest.raises(RunError) as refused:
        what_it_takes(centre.override(change) if change else centre, goal, jobs=1)
    assert message in str(refused.value)
