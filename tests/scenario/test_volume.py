"""What a volume's counts are per, and its own faults."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from ccsim.scenario import Dated, Profile, Volume
from ccsim.scenario.number import Count, Share

QUARTERS = {"interval": "15 min", "days": {"mon": {"07:00": [1, 2]}}}
HALVES = {"interval": "30 min", "days": {"mon": {"07:00": [1, 2]}}}


@pytest.mark.parametrize(
    "count",
    [
        QUARTERS,
        {"dated": {"1999-02-01": QUARTERS, "1999-03-01": QUARTERS}},
        Profile[Count](**QUARTERS),
        Dated[Count](dated={"1999-02-01": QUARTERS}),  # type: ignore[dict-item]
    ],
)
def test_the_counts_of_a_profile_are_per_its_interval(count: object) -> None:
    """Four numbers in an hour of quarters are counts per quarter."""
    assert Volume.model_validate({"count": count}).per == 900
    assert Volume.model_validate({"count": count, "per": "1 h"}).per == 3600


@pytest.mark.parametrize(
    "count", [5, {"dated": {"1999-02-01": 5}}, {"dated": {"1999-02-01": QUARTERS, "1999-03-01": HALVES}}]
)
def test_other_counts_must_say_what_they_are_per(count: object) -> None:
    """600 per half-hour and 600 per hour are two centres."""
    with pytest.raises(ValidationError, match="per\n  is missing"):
        Volume.model_validate({"count": count})


def test_a_profile_that_must_have_a_value_at_any_time_names_the_day_without() -> None:
    """The first weekday that no selector means."""
    whole_day = {"00:00": [0.1] * 24}
    with pytest.raises(ValidationError, match="the profile says nothing for sun"):
        Profile[Share].model_validate({"interval": "1 h", "days": {"mon-sat": whole_day}})
    assert Profile[Share].model_validate({"interval": "1 h", "days": {"mon-sat, sun": whole_day}})
