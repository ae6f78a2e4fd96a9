"""A knowledge base that goes stale, day by day, by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ccsim.engine.outcomes import FOUND, NOT_FOUND
from tests.theory.copula import work_removed
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.view import DAY, View

_SHARE, _LOG_SD, _CORRELATION = 0.6, 0.84, 0.5
_DAYS = 28
#: Stretches of days since the first of January, by what happened last: since the upkeep of 29 December; the
#: product of the 5th; the upkeep of the 12th, with its change of the same day; that of the 26th.
_STRETCHES = {
    "upkeep 12-29": range(4),
    "change 01-05": range(4, 7),
    "at the least": range(7, 11),
    "upkeep 01-12": range(11, 18),
    "stale again": range(18, 23),
    "the least again": range(23, 25),
    "upkeep 01-26": range(25, _DAYS),
}


def _freshness(day: int) -> float:
    """
    Of a day since the first of January, by hand: 2^(-days since the upkeep / 10) x what changes have left.

    The upkeep was done on 29 December, and is on 12 and 26 January. The change of 20 December was undone by
    the first; that of 5 January counts until the 12th; that of the 12th, after the upkeep, until the 26th.
    """
    upkeep, left = (-3, 0.75 if day >= 4 else 1.0) if day < 11 else (11, 0.9) if day < 25 else (25, 1.0)
    return max(0.4, left * 2 ** (-(day - upkeep) / 10))


def _known() -> dict[str, float]:
    """As the easiest are found first, a share f of the cases is Phi(Phi^-1(f) - r s) of the work."""
    found = np.array([_SHARE * _freshness(day) for day in range(_DAYS)])
    removed = [work_removed(float(share), _LOG_SD, _CORRELATION) for share in found]
    stretches = {name: float(found[list(days)].mean()) for name, days in _STRETCHES.items()}
    return {"found": float(found.mean()), "removed": math.fsum(removed) / _DAYS} | stretches


def _found(view: View) -> Totals:
    tried = np.isin(view.outcome, (FOUND, NOT_FOUND))
    assert (tried | view.handled).all()
    day = view.column("offered") // DAY
    spared, work = view.column("spared"), view.column("talk")
    numbers = {"found": range(_DAYS), **_STRETCHES}
    inside = {name: tried & np.isin(day, list(days)) for name, days in numbers.items()}
    found = view.outcome == FOUND
    shares = {name: (float((found & each).sum()), float(each.sum())) for name, each in inside.items()}
    return {**shares, "removed": (float(spared.sum()), float(spared.sum() + work.sum()))}


RUN = Run(
    "stale-pages",
    tuple(Output(name, value, share=True) for name, value in _known().items()),
    _found,
    replications=40,
    days=_DAYS + 1,
    cool_down=86_400,
)
STUDIES = (Study("freshness", "A knowledge base that goes stale", (RUN,)),)


def test_the_days_by_hand() -> None:
    """The freshness the engine is compared with would not be that of the language."""
    assert [_freshness(day) for day in (0, 11, 25)] == pytest.approx([2**-0.3, 0.9, 1.0])
    assert _freshness(3) == pytest.approx(2**-0.6)
    assert _freshness(4) == pytest.approx(0.75 * 2**-0.7)
    assert _freshness(7) == _freshness(23) == 0.4
    assert min(_freshness(6), _freshness(22)) > 0.4
    assert sorted(day for days in _STRETCHES.values() for day in days) == list(range(_DAYS))


def test_stale_pages_lose_the_hard_end_first() -> None:
    """The work that comes back would be in proportion to the calls that do."""
    known = _known()
    lost = 1 - known["found"] / _SHARE
    work = 1 - known["removed"] / work_removed(_SHARE, _LOG_SD, _CORRELATION)
    assert work > lost + 0.03


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_day_by_day(study: Study) -> None:
    """Upkeep, half-life, changes or the least freshness would count on the wrong days."""
    check(study)
