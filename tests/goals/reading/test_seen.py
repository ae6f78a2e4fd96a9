"""Whether a goal is met in a replication, by numbers made up by hand."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from ccsim.goals.asked import Asked, asked_of
from ccsim.goals.reading.seen import Seen, values_of
from tests.goals.centre import centre, goal

RAIL = {"calm": {"measure": "occupancy/agent", "at_most": 0.8}}


def _asked(**fields: Any) -> Asked:
    (found,) = asked_of(centre({"soon": goal("abandonment/offered", **fields)}))
    return found


def _pairs(*values: float) -> np.ndarray:
    """Values as numerators over 100; NaN as nothing over nothing."""
    return np.array([(0.0, 0.0) if math.isnan(each) else (100 * each, 100.0) for each in values])


DAYS = {"period": "day", "over": "month"}


@pytest.mark.parametrize(
    ("fields", "values", "score", "met"),
    [
        ({"at_most": 0.1}, [0.1], 0.1, True),
        ({"at_most": 0.1}, [0.11], 0.11, False),
        ({"at_least": 0.1}, [0.1], 0.1, True),
        ({"at_least": 0.1}, [0.09], 0.09, False),
        # of several the worst
        ({"at_most": 0.1, **DAYS}, [0.05, 0.2, 0.01], 0.2, False),
        ({"at_least": 0.1, **DAYS}, [0.5, 0.2, 0.1], 0.1, True),
        # 95% of 20 are 19, whichever is missed
        ({"at_most": 0.1, "met_in": 0.95, **DAYS}, [0.05] * 19 + [0.9], 0.05, True),
        ({"at_most": 0.1, "met_in": 0.95, **DAYS}, [0.05] * 18 + [0.9] * 2, 0.9, False),
        ({"at_least": 0.1, "met_in": 0.95, **DAYS}, [0.0, *[0.2] * 19], 0.2, True),
        ({"at_least": 0.1, "met_in": 0.95, **DAYS}, [0.0, 0.01, *[0.2] * 18], 0.01, False),
        # 95% of 21 are 20, and 90% of 10 are 9, whatever 0.9 is in binary
        ({"at_most": 0.1, "met_in": 0.95, **DAYS}, [0.05] * 19 + [0.9] * 2, 0.9, False),
        ({"at_most": 0.1, "met_in": 0.9, **DAYS}, [0.05] * 9 + [0.9], 0.05, True),
        ({"at_most": 0.1, "met_in": 0.7, **DAYS}, [0.05] * 7 + [0.9] * 3, 0.05, True),
        # one at least, even if none has to
        ({"at_most": 0.1, "met_in": 0.0, **DAYS}, [0.3, 0.2], 0.2, False),
        # a day on which nobody came is no day
        ({"at_most": 0.1, "met_in": 0.5, **DAYS}, [math.nan, 0.05, 0.9, math.nan], 0.05, True),
        ({"at_most": 0.1, **DAYS}, [math.nan, 0.05], 0.05, True),
        ({"at_most": 0.1, **DAYS}, [math.nan, math.nan], math.nan, None),
    ],
)
def test_the_score_is_the_bound_that_would_just_have_been_met(
    fields: dict[str, Any], values: list[float], score: float, met: bool | None
) -> None:
    """As many periods as may miss it are left behind, the worst ones; and no rounding decides."""
    asked, seen = _asked(**fields), Seen(_pairs(*values), ())
    assert seen.score(asked) == pytest.approx(score, nan_ok=True)
    assert seen.met(asked) is met
    assert seen.holds(asked) == ()


@pytest.mark.parametrize(
    ("rail", "holds"),
    [([0.8], True), ([0.81], False), ([0.5, 0.81], False), ([math.nan], True), ([math.nan, 0.9], False)],
)
def test_a_guardrail_has_to_hold_in_all_of_its_periods(rail: list[float], holds: bool) -> None:
    """Or the goal is not met; one about which nothing can be said does not stand in the way."""
    asked = _asked(at_most=0.1, guardrails=RAIL)
    seen = Seen(_pairs(0.05), (_pairs(*rail),))
    assert seen.holds(asked) == (holds,)
    assert seen.met(asked) is holds
    assert Seen(_pairs(0.2), (_pairs(*rail),)).met(asked) is False
    assert Seen(_pairs(math.nan), (_pairs(*rail),)).met(asked) is None


def test_the_value_of_nothing_is_none() -> None:
    """Not 0, which would be a very good share of abandoned calls."""
    np.testing.assert_array_equal(
        values_of(np.array([[1.0, 2.0], [0.0, 0.0], [0.0, 3.0]])), [0.5, np.nan, 0.0]
    )
