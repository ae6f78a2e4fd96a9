"""The judge itself: right intervals, and a verdict that cannot be bought with a wide one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from ccsim.engine.logs import CONTACT, DUTY, EMPLOYED, IN_HAND, ROSTERED, Logs
from ccsim.engine.outcomes import ABANDONED, BLOCKED, CLOSED, HANDLED
from tests.theory import counts
from tests.theory.estimate import FALSE_ALARM, deviation, interval, ratio, t_quantile
from tests.theory.harness import Output, Run, Study, Verdict, check, wider
from tests.theory.view import US, View


def _verdict(value: float, half_width: float, output: Output) -> Verdict:
    return Verdict(output, "X", value, half_width, output.bound, 30)


def test_the_bound_is_two_percent_or_half_a_point() -> None:
    """An interval too wide to prove anything would pass."""
    assert Output("wait", 10.0).bound == pytest.approx(0.2)
    assert Output("share", 0.8, share=True).bound == 0.005
    assert Output("rare share", 0.01, share=True).bound == pytest.approx(0.001)


def test_a_verdict_says_what_is_wrong() -> None:
    """A wrong value, a wide interval or a contradiction with a source would pass."""
    output = Output("wait", 10.0, published=(9.9, 10.1))
    assert _verdict(10.05, 0.1, output).faults == []
    assert _verdict(10.15, 0.1, output).faults == ["the exact value lies outside"]
    assert _verdict(10.05, 0.3, output).faults == ["too wide to prove anything"]
    assert _verdict(10.5, 0.1, output).faults == [
        "the exact value lies outside",
        "disagrees with what was published",
    ]
    assert _verdict(math.nan, 0.1, output).faults != []
    assert _verdict(10.0, math.nan, output).faults != []
    assert str(_verdict(10.15, 0.1, output)) == (
        "X wait: exact 10, simulated 10.15 +- 0.1 (at most 0.2; 30 replications): "
        "the exact value lies outside"
    )


def test_a_wrong_exact_value_fails_the_study() -> None:
    """The engine could not fail a theory test at all."""
    run = Run(
        "erlang-a",
        (Output("wait", 9.5),),  # it is 8.27 s
        lambda view: {"wait": counts.mean_wait(view)},
        replications=20,
        days=1,
        warm_up=7200,
        cool_down=7200,
    )
    with pytest.raises(
        AssertionError, match=r"wait: exact 9\.5, simulated 8\..* the exact value lies outside"
    ):
        check(Study("wrong", "a wrong value", (run,)))


def test_the_joint_interval_is_student_t_with_bonferroni() -> None:
    """The chance of a false alarm would not be the one that is stated."""
    assert FALSE_ALARM == 0.001
    assert t_quantile(40, 1) == pytest.approx(stats.t.isf(0.0005, 39))
    assert t_quantile(40, 7) == pytest.approx(stats.t.isf(0.0005 / 7, 39))


def test_fewer_replications_widen_the_bound_as_they_widen_the_interval() -> None:
    """With less effort the tests would claim less than in proportion, or fail for lack of effort alone."""
    assert wider(40, 40, 7) == wider(50, 40, 7) == 1.0
    expected = t_quantile(20, 7) / t_quantile(40, 7) * math.sqrt(2)
    assert wider(20, 40, 7) == pytest.approx(expected)


@pytest.mark.parametrize(("function", "means"), [(ratio, [3.0, 8.0]), (deviation, [50.0, 12.0, 4.0])])
def test_a_gradient_is_that_of_its_function(function: object, means: list[float]) -> None:
    """The delta method would give a wrong width."""
    assert callable(function)
    value, gradient = function(np.array(means))
    for place in range(len(means)):
        nudged = np.array(means)
        nudged[place] += 1e-6
        assert (function(nudged)[0] - value) / 1e-6 == pytest.approx(gradient[place], rel=1e-4)


def test_a_ratio_is_one_of_totals() -> None:
    """A mean of ratios answers another question."""
    totals = np.array([[1.0, 10.0], [30.0, 100.0], [2.0, 10.0], [27.0, 100.0]])
    value, half = interval(totals, ratio, 1)
    assert value == pytest.approx(60 / 220)
    residual = totals[:, 0] - value * totals[:, 1]
    error = residual.std(ddof=1) / math.sqrt(4) / totals[:, 1].mean()
    assert half == pytest.approx(stats.t.isf(0.0005, 3) * error)


def test_intervals_cover_what_they_promise() -> None:
    """Joint intervals of skewed ratios would miss far more often than they say."""
    rng = np.random.default_rng(5)
    missed = 0
    for _ in range(2000):
        bottom = rng.poisson(400, size=40)
        top = rng.binomial(bottom, 0.1)
        value, half = interval(np.column_stack([top, bottom]).astype(float), ratio, 1)
        missed += abs(value - 0.1) > half
    # 2 are expected; 10 or more come up once in 20,000 times
    assert missed < 10


def _log(*rows: tuple[int, int, int, int, int]) -> Logs:
    """Contacts given as (offered, answered, ended, released, outcome), in seconds."""
    contacts = np.zeros(len(rows), dtype=CONTACT)
    for place, (offered, answered, ended, released, outcome) in enumerate(rows):
        times = [offered, offered, answered, ended, released]
        for name, value in zip(("offered", "queued", "answered", "ended", "released"), times, strict=True):
            contacts[name][place] = value if value < 0 else value * US
        contacts["outcome"][place] = outcome
    nothing = (np.zeros(0, dtype=each) for each in (DUTY, ROSTERED, IN_HAND, EMPLOYED))
    return Logs(contacts, *nothing)


def test_a_view_counts_what_happens_in_its_window() -> None:
    """Waits, numbers in line and numbers busy would be taken from the wrong contacts or times."""
    view = View(
        _log(
            (5, 8, 12, 13, HANDLED),  # before the window, busy until its third second
            (10, 10, 16, 16, HANDLED),
            (11, -1, 15, -1, ABANDONED),
            (14, 19, 25, 27, HANDLED),
            (30, 31, 33, 33, HANDLED),
        ),
        10 * US,
        30 * US,
    )
    assert view.count == 3
    assert view.time == 20
    assert view.wait.tolist() == [0, 4 * US, 5 * US]
    assert view.handled.tolist() == [True, False, True]
    assert counts.had_to_wait(view) == (2.0, 3)
    assert counts.mean_wait(view) == (9.0, 3)
    assert counts.speed_of_answer(view) == (5.0, 2.0)
    assert counts.answered_within(view, 5) == (2.0, 3)
    assert counts.answered_within(view, 4) == (1.0, 3)
    assert counts.longer_than(view, 4) == (1.0, 3)
    assert counts.abandoned(view) == (1.0, 3)
    assert counts.in_line(view) == (9.0, 20)
    assert counts.occupancy(view, 2) == (3 + 6 + 8, 40)
    assert view.seconds_by(view.busy_spells, 10 * US).tolist() == [3 + 6 + 1, 7]
    assert view.count_by(view.column("offered"), 2 * US).tolist() == [2, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    assert view.number_after(view.queue_spells, 5 * US).tolist() == [2, 0, 0, 0]
    assert view.number_after(view.busy_spells, 5 * US).tolist() == [1, 1, 1, 0]


def test_who_never_joined_a_line_has_not_waited() -> None:
    """A call that found all lines taken would count as one that waited since the beginning."""
    log = _log((10, 10, 16, 16, HANDLED), (11, -1, 11, -1, BLOCKED), (12, 16, 20, 20, HANDLED))
    log.contacts["queued"][1] = -1
    view = View(log, 10 * US, 30 * US)
    assert view.wait.tolist() == [0, 0, 4 * US]
    assert counts.in_line(view) == (4.0, 20)
    assert counts.blocked(view) == (1.0, 3)


def test_a_view_tells_groups_and_queues_apart() -> None:
    """What one group or queue did would be put down to another."""
    log = _log((10, 12, 16, 18, HANDLED), (11, 14, 20, 21, HANDLED))
    log.contacts["group"] = (0, 1)
    view = View(log, 10 * US, 30 * US)
    assert view.seconds(view.busy_spells_of(group=0)) == 6
    assert view.seconds(view.busy_spells_of(group=1)) == 7
    assert view.seconds(view.queue_spells_of(group=1)) == 3
    duty = np.array([(0, 0, 8 * US, 20 * US, -1), (1, 0, 0, 30 * US, -1)], dtype=DUTY)
    there = View(Logs(log.contacts, duty, log.rostered, log.in_hand, log.people), 10 * US, 30 * US)
    assert there.seconds(there.duty_spells(0)) == 10


def test_a_simulated_reference_may_err_by_itself() -> None:
    """A reference from another simulator would be taken for exact."""
    output = Output("waits", 1.0, error=0.01)
    assert Verdict(output, "D", 1.013, 0.01, output.bound, 30, doubt=0.01).faults == []
    assert Verdict(output, "D", 1.013, 0.01, output.bound, 30).faults == ["the exact value lies outside"]


def test_a_window_in_which_somebody_is_not_done_is_refused() -> None:
    """A wait cut off by the end of the run would count as a short one."""
    with pytest.raises(AssertionError, match="a contact of the window is not over"):
        View(_log((5, 8, -1, -1, 0)), 0, 10 * US)


def test_a_window_in_which_somebody_found_the_line_closed_is_refused() -> None:
    """A call at a closed line would count as one that did not wait."""
    logs = _log((5, -1, 5, -1, CLOSED))
    logs.contacts["queued"] = -1
    with pytest.raises(AssertionError, match="a contact of the window never reached its queue"):
        View(logs, 0, 10 * US)
