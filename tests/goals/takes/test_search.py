"""The search for the least-cost change, on made-up answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pytest

from ccsim.goals.takes.candidate import Candidate
from ccsim.goals.takes.search import more_of, search
from ccsim.goals.takes.trial import Choice, Trial
from ccsim.goals.takes.workbench import Workbench
from ccsim.scenario.goals.allowed import Allowed

#: By name of the candidate, the amount; 0 for none of it.
Amounts = dict[str, int]
SCATTER = np.linspace(-0.01, 0.01, 24)


@dataclass
class MadeUp(Workbench):
    """Answers by a formula in place of a simulation: the same scatter every time."""

    answer: Callable[[Amounts], float] = lambda _: 0.0
    costs: dict[str, float] = field(default_factory=dict)

    def _tried(self, choice: Choice) -> Trial:
        amounts = {candidate.name: int(amount) for candidate, amount in choice.amounts}
        cost = sum(self.costs.get(name, 1.0) * amount for name, amount in amounts.items())
        return Trial(choice, self.answer(amounts) + SCATTER, 0.0, cost)


def candidate(name: str, most: int) -> Candidate:
    """A change of 1 to ``most`` units."""
    return Candidate(name, Allowed(path=f"groups.{name}.headcount", by=tuple(range(1, most + 1))))


def bench(answer: Callable[[Amounts], float], **costs: float) -> MadeUp:
    """A bench whose margins are what a formula says."""
    return MadeUp(None, None, 1, 0, "compiled", 1, answer=answer, costs=costs)  # type: ignore[arg-type]


def told(trial: Trial) -> str:
    """What a trial changed."""
    return trial.choice.told


@pytest.mark.parametrize("least", [1, 2, 7, 19, 20])
def test_bisection_finds_the_least_amount_that_does(least: int) -> None:
    """One more than needed would be paid for month after month."""
    made_up = bench(lambda amounts: 0.05 * (amounts.get("a", 0) - least) + 0.02)
    found = search(made_up, [candidate("a", 20)], 0.9)
    assert told(found.reaching[0]) == f"a +{least}"
    assert found.monotone == {"a": True}
    assert len(made_up.trials) - 1 <= 9  # of 20


def test_what_gets_worse_again_is_looked_through_amount_by_amount() -> None:
    """Bisection would look for the edge on the wrong side of a hump."""
    made_up = bench(lambda amounts: 0.3 - abs(amounts.get("a", 0) - 4) * 0.2)
    found = search(made_up, [candidate("a", 10)], 0.9)
    assert found.monotone == {"a": False}
    assert [told(trial) for trial in found.reaching] == ["a +3", "a +4", "a +5"]
    assert len(made_up.trials) - 1 == 10


def test_the_cheapest_comes_first_whatever_the_order_of_the_file() -> None:
    """Two people who cost less than one are the better choice."""
    made_up = bench(lambda a: 0.2 * a.get("dear", 0) + 0.1 * a.get("cheap", 0) - 0.15, dear=300, cheap=100)
    found = search(made_up, [candidate("dear", 5), candidate("cheap", 5)], 0.9)
    assert [told(trial) for trial in found.reaching[:2]] == ["cheap +2", "dear +1"]
    assert not found.hopeless


def test_no_amount_of_it_is_told_apart_from_of_no_help() -> None:
    """A manager who hears that training does not reach the goal must not believe that it does nothing."""
    made_up = bench(lambda a: 0.3 * a.get("enough", 0) + 0.01 * a.get("some", 0) - 0.25)
    found = search(made_up, [candidate("enough", 3), candidate("some", 3), candidate("none", 3)], 0.9)
    assert found.hopeless == ["some", "none"]
    assert found.idle == ["none"]


@pytest.mark.parametrize(("a_cost", "b_cost"), [(1.0, 1.0), (3.0, 1.0), (1.0, 5.0)])
def test_pairs_are_tried_where_no_single_change_does_and_the_cheapest_one_is_found(
    a_cost: float, b_cost: float
) -> None:
    """Each of a pair is taken back as far as it goes; every other pair of amounts costs as much or fails."""

    def answer(amounts: Amounts) -> float:
        return 0.1 * min(amounts.get("a", 0), 4) + 0.1 * min(amounts.get("b", 0), 4) - 0.55

    made_up = bench(answer, a=a_cost, b=b_cost)
    found = search(made_up, [candidate("a", 8), candidate("b", 8)], 0.9)
    cheapest = min(
        a_cost * a + b_cost * b for a in range(9) for b in range(9) if answer({"a": a, "b": b}) >= 0.01
    )
    assert found.hopeless == ["a", "b"]
    assert found.reaching[0].per_month == cheapest


def test_pairs_are_left_out_where_one_change_does() -> None:
    """They cost time, and are harder to carry out."""
    made_up = bench(lambda a: 0.2 * a.get("a", 0) + 0.2 * a.get("b", 0) - 0.3)
    search(made_up, [candidate("a", 3), candidate("b", 3)], 0.9)
    assert all(len(trial.choice.changes) < 2 for trial in made_up.trials.values())


def test_all_together_is_tried_last() -> None:
    """What needs three changes at once is found, too."""
    made_up = bench(lambda a: sum(0.2 for amount in a.values() if amount) - 0.55)
    found = search(made_up, [candidate(name, 1) for name in "abc"], 0.9)
    assert [told(trial) for trial in found.reaching] == ["a +1, b +1, c +1"]


def test_nothing_reaches_a_goal_that_nothing_moves() -> None:
    """No pair of what does not help is tried."""
    made_up = bench(lambda _: -0.5)
    found = search(made_up, [candidate("a", 9), candidate("b", 9)], 0.9)
    assert not found.reaching
    assert found.idle == ["a", "b"]


def test_more_of_a_choice_raises_the_first_that_is_not_at_its_most() -> None:
    """Where a choice is not confirmed, the next one is not the same again."""
    one, two = candidate("a", 2), candidate("b", 2)
    more = more_of(Choice(((one, 1), (two, 0))))
    assert more is not None
    assert more.told == "a +2, b +2"
    assert more_of(more) is None


def test_what_is_not_needed_of_all_together_is_taken_back() -> None:
    """Nobody wants ten changes where three do, nor more of each than it takes."""

    def answer(amounts: Amounts) -> float:
        return 0.1 * sum(min(amounts.get(name, 0), 3) for name in "abc") + 0.02 * amounts.get("d", 0) - 0.75

    candidates = [candidate(name, 5) for name in "abcd"]
    found = search(bench(answer, d=50.0), candidates, 0.9)
    best = found.reaching[0]
    assert sorted(name for name, _ in best.choice.key) == ["a", "b", "c"]
    assert best.per_month == 8
