"""People who leave and are replaced, against exponential and renewal sums; burn-out at the extremes."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable

import pytest

from ccsim.engine.outcomes import NEVER, NOBODY
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.view import DAY, View

_EACH, _HEADCOUNT, _YEAR = 1000, 8, 365.25
_RATES, _LATER = (0.9, 0.3), 91
_LEARNT, _SLOWEST = 60, 0.5
_ABSENT = 3  # weeks until somebody else comes
_WEEKS = 53
_LOOKS = (4, 13, 26, 52)
_TIMES = 3.0


@functools.cache
def survival(weeks: int, times: float = 1.0, old: bool = False) -> float:
    """P(still there at the review after so many weeks)."""
    days = 7 * weeks
    young = 0 if old else min(days, _LATER)
    return math.exp(-times * (_RATES[0] * young + _RATES[1] * (days - young)) / _YEAR)


@functools.cache
def filled(weeks: int, old: bool = False) -> float:
    """P(somebody is in a place) so many weeks after somebody began there, or had been for long: a renewal."""
    renewed = sum(
        (survival(gone - 1, old=old) - survival(gone, old=old)) * filled(weeks - gone - _ABSENT)
        for gone in range(1, weeks - _ABSENT + 1)
    )
    return survival(weeks, old=old) + renewed


@functools.cache
def begun(weeks: int, old: bool = False) -> float:
    """The expected number of people who begin in a place just so many weeks later."""
    total = 0.0
    for gone in range(1, weeks - _ABSENT + 1):
        leaves = survival(gone - 1, old=old) - survival(gone, old=old)
        rest = weeks - gone - _ABSENT
        total += leaves * (1.0 if rest == 0 else begun(rest))
    return total


def _mean_over_tenure(weeks: int, worth: Callable[[int], float]) -> float:
    """The sum over those who have come to the second thousand of what their tenure in days is worth."""
    first = survival(weeks) * worth(7 * weeks)
    later = sum(begun(at) * survival(weeks - at) * worth(7 * (weeks - at)) for at in range(1, weeks + 1))
    return first + later


def _learnt(days: int) -> float:
    return min(1.0, _SLOWEST + (1 - _SLOWEST) * days / _LEARNT)


def _present(view: View, at: int, first: int) -> tuple[float, ...]:
    people = view.logs.people
    own = people[(people["place"] >= first) & (people["place"] < first + _EACH)]
    there = own[(own["hired"] <= at) & ((own["left"] == NEVER) | (own["left"] > at))]
    return (
        float(len(there)),
        float(((at - there["hired"]) / DAY).sum()),
        float(sum(_learnt(int(days)) for days in (at - there["hired"]) // DAY)),
    )


def _on_duty(view: View, week: int) -> float:
    """Mean number on duty in a week."""
    begin, end = 7 * week * DAY, 7 * (week + 1) * DAY
    agents = view.logs.agents
    time = agents["off"].clip(max=end) - agents["on"].clip(min=begin)
    return float(time.clip(min=0).sum()) / (7 * DAY)


def _counted(view: View) -> Totals:
    people = view.logs.people
    assert (people["agent"] == NOBODY).all()
    found: dict[str, tuple[float, ...]] = {}
    for week in _LOOKS:
        at = 7 * week * DAY
        old, (new, tenure, learnt) = _present(view, at, 0), _present(view, at, _EACH)
        found[f"old after {week} weeks"] = old[0], 1.0
        found[f"new after {week} weeks"] = new, 1.0
        found[f"on duty in week {week}"] = _on_duty(view, week), 1.0
        found[f"tenure after {week} weeks"] = tenure, new
        found[f"learning after {week} weeks"] = learnt, new
    gone = people["left"] != NEVER
    found["leavers"] = float((gone & (people["left"] <= 7 * 52 * DAY)).sum()), 1.0
    found["hires"] = float(((people["hired"] > 0) & (people["hired"] <= 7 * 52 * DAY)).sum()), 1.0
    return found


def _left_alone(times: float = 1.0) -> dict[str, float]:
    """Nobody comes instead."""
    known = {}
    for week in _LOOKS:
        old, new = survival(week, times, old=True), survival(week, times)
        known[f"old after {week} weeks"] = _EACH * old
        known[f"new after {week} weeks"] = _EACH * new
        known[f"on duty in week {week}"] = _HEADCOUNT * (old + new)
    return known


def _replaced() -> dict[str, float]:
    known = {}
    for week in _LOOKS:
        old, new = filled(week, old=True), filled(week)
        known[f"old after {week} weeks"] = _EACH * old
        known[f"new after {week} weeks"] = _EACH * new
        known[f"on duty in week {week}"] = _HEADCOUNT * (old + new)
        known[f"tenure after {week} weeks"] = _mean_over_tenure(week, float) / new
        known[f"learning after {week} weeks"] = _mean_over_tenure(week, _learnt) / new
    hires = sum(begun(at, old) for at in range(1, 53) for old in (True, False))
    known["hires"] = _EACH * hires
    # Whoever has come is still there, or has left.
    known["leavers"] = _EACH * (2 + hires - filled(52, old=True) - filled(52))
    return known


def _run(label: str, known: dict[str, float], **more: object) -> Run:
    overrides = {f"groups.agents.turnover.{name}": value for name, value in more.items() if name != "volume"}
    busy = (
        {"intents.call.volume.count": more["volume"], "start.backlog": {"call": 60}}
        if "volume" in more
        else {}
    )
    if busy:
        overrides |= {**busy, "intents.call.handle_time.talk": "6 h"}
    return Run(
        "turnover",
        tuple(Output(name, value) for name, value in known.items()),
        _counted,
        replications=160,
        days=7 * _WEEKS,
        overrides=overrides,
        # Only people are looked at: of whoever has too much to do, many are never answered.
        cool_down=7 * _WEEKS * 86_400 - 1.0,
        label=label,
    )


_BURN_OUT = {"above": 0.85, "times": _TIMES}
STUDIES = (
    Study(
        "turnover",
        "People who leave, and others who come instead",
        (
            _run("nobody comes instead", _left_alone()),
            _run("replaced after three weeks", _replaced(), replaced_after=f"{7 * _ABSENT} d"),
            _run("always busy", _left_alone(_TIMES), burn_out=_BURN_OUT, volume=96),
            _run("never busy", _left_alone(), burn_out=_BURN_OUT),
        ),
    ),
)


def test_a_renewal_by_hand() -> None:
    """Nobody is replaced in the first three weeks; who leaves in the first week is after the fourth."""
    assert [filled(weeks) for weeks in range(4)] == [survival(weeks) for weeks in range(4)]
    assert filled(4) == pytest.approx(survival(4) + 1 - survival(1))
    assert begun(4) == pytest.approx(1 - survival(1))
    at_ten = survival(10) + sum(begun(at) * survival(10 - at) for at in range(1, 11))
    assert filled(10) == pytest.approx(at_ten)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_law_of_tenure(study: Study) -> None:
    """Too many would leave, or too late, or their successors come in the wrong week."""
    check(study)
