"""Customers who move, go past a flow, and come by season: thinned Poisson streams of known means."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ccsim.engine.outcomes import NOBODY
from tests.theory.estimate import deviation
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.view import DAY, HOUR, View

_CALLS, _PHONE, _THROUGH = 40, 0.75, 0.6
#: Month: first and last day of the run, cases an hour, share of the callers who come by video instead.
_MONTHS = {
    "January": (0, 31, _CALLS, 0.2),
    "February": (31, 59, 1.5 * _CALLS, 0.2),
    "March": (59, 90, _CALLS, 0.5),
}


def _counted(view: View) -> Totals:
    offered, kind = view.column("offered"), view.column("kind")
    flow, queued = view.column("flow"), view.column("queued")
    phone = kind == 0
    assert (flow[~phone] == NOBODY).all()
    np.testing.assert_array_equal((queued - offered)[phone], np.where(flow[phone] == NOBODY, 0, 10_000_000))
    found: dict[str, tuple[float, ...]] = {}
    for month, (first, last, _, _) in _MONTHS.items():
        here = (offered >= first * DAY) & (offered < last * DAY)
        hours = {
            "phone": np.bincount((offered[here & phone] // HOUR).astype(np.int64), minlength=last * 24),
            "video": np.bincount((offered[here & ~phone] // HOUR).astype(np.int64), minlength=last * 24),
        }
        for name, counts in hours.items():
            own = counts[first * 24 :]
            found[f"{name} in {month}"] = float(own.sum()), float(len(own))
            found[f"SD of {name} in {month}"] = float((own**2).sum()), float(own.sum()), float(len(own))
    through = phone & (flow != NOBODY)
    found["through the menu"] = float(through.sum()), float(phone.sum())
    pasts = np.bincount((offered[phone & ~through] // HOUR).astype(np.int64), minlength=31 * 24)[: 31 * 24]
    found["SD past it in January"] = float((pasts**2).sum()), float(pasts.sum()), float(len(pasts))
    return found


def _known() -> dict[str, float]:
    """By hour: what is left of a Poisson stream and what is taken out of it by chance are both Poisson."""
    known = {}
    for month, (_, _, calls, moved) in _MONTHS.items():
        phone = calls * _PHONE * (1 - moved)
        for name, mean in (("phone", phone), ("video", calls - phone)):
            known[f"{name} in {month}"] = mean
            known[f"SD of {name} in {month}"] = math.sqrt(mean)
    past = _CALLS * _PHONE * 0.8 * (1 - _THROUGH)
    return known | {"through the menu": _THROUGH, "SD past it in January": math.sqrt(past)}


STUDIES = (
    Study(
        "moved",
        "Customers who move, a menu for some, and seasons",
        (
            Run(
                "moved",
                tuple(
                    Output(
                        name,
                        value,
                        share=name == "through the menu",
                        **({"function": deviation} if name.startswith("SD") else {}),
                    )
                    for name, value in _known().items()
                ),
                _counted,
                replications=60,
                days=91,
                cool_down=86_400,
            ),
        ),
    ),
)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_thinned_streams(study: Study) -> None:
    """Too many would move, or in bunches, or in the wrong month."""
    check(study)
