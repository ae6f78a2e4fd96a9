"""Arrivals on a step profile: the right number in the right interval, and nothing across a step."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ccsim.typing import Ints
from tests.theory.estimate import deviation
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.view import DAY, HOUR, US, View

#: Expected calls per half-hour from 08:00, Monday to Saturday; on Sunday one from 10:00.
_WORKDAY = (10, 60, 5, 0, 30, 3)
_SUNDAY = 20
_HALF = HOUR // 2
_WEEKS = 52


def _numbers(view: View) -> Ints:
    """Calls by week, day of the week (from Monday, as the run starts on one) and half-hour."""
    return view.count_by(view.column("offered"), _HALF).reshape(-1, 7, 48)


def _arrivals(view: View) -> Totals:
    numbers = _numbers(view)
    workdays = numbers[:, :6, 16:22].reshape(-1, 6)
    days = len(workdays)
    total = workdays.sum(axis=1)
    sunday = numbers[:, 6, 20]
    totals: dict[str, tuple[float, ...]] = {
        "a day": (total.sum(), days),
        "SD of a day": ((total**2).sum(), total.sum(), days),
        "Sunday": (sunday.sum(), len(sunday)),
    }
    for place, expected in enumerate(_WORKDAY):
        if expected:
            number = workdays[:, place]
            totals[f"half-hour {place + 1}"] = (number.sum(), days)
            totals[f"SD of half-hour {place + 1}"] = ((number**2).sum(), number.sum(), days)
    # where in the busiest half-hour, between two quiet ones, its calls come
    at = view.column("offered") % DAY - (8 * HOUR + _HALF)
    at = at[(at >= 0) & (at < _HALF)]
    totals["first minute"] = ((at < 60 * US).sum(), len(at))
    totals["first half"] = ((at < _HALF // 2).sum(), len(at))
    totals["last minute"] = ((at >= _HALF - 60 * US).sum(), len(at))
    return totals


def _outputs() -> tuple[Output, ...]:
    outputs = [
        Output("a day", sum(_WORKDAY)),
        Output("SD of a day", math.sqrt(sum(_WORKDAY)), function=deviation),
        Output("Sunday", _SUNDAY),
        Output("first minute", 1 / 30, share=True),
        Output("first half", 1 / 2, share=True),
        Output("last minute", 1 / 30, share=True),
    ]
    for place, expected in enumerate(_WORKDAY, start=1):
        if expected:
            outputs.append(Output(f"half-hour {place}", expected))
            outputs.append(Output(f"SD of half-hour {place}", math.sqrt(expected), function=deviation))
    return tuple(outputs)


RUN = Run("step-profile", _outputs(), _arrivals, replications=150, days=7 * _WEEKS)
STUDIES = (Study("steps", "Poisson arrivals on a step profile", (RUN,)),)


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_every_interval_gets_its_own_poisson_number(study: Study) -> None:
    """Calls would be too many, too few, not Poisson, dependent, or bunched at a step."""
    check(study)


def test_nothing_leaks_across_a_step() -> None:
    """Calls would come in an empty interval, on another weekday's profile, or outside the profile."""
    numbers = np.concatenate([_numbers(view) for view in RUN.views(3)])
    inside = np.zeros((7, 48), dtype=bool)
    inside[:6, 16:22] = np.array(_WORKDAY) > 0
    inside[6, 20] = True
    assert numbers[:, ~inside].sum() == 0
    assert (numbers.sum(axis=0)[inside] > 0).all()
