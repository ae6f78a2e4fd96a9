"""How long is simulated before measuring."""

from __future__ import annotations

import math

import pytest

from ccsim.experiment.warm_up import lay_timeline, return_delays
from tests.experiment.centres import BUSY, busy


def test_the_delays_are_their_95_percent_points() -> None:
    """Redials of mean 10 min, repeats of mean 5 h, and those who come back 5 min after opening."""
    bare = lay_timeline(busy(start={"warm_up": "0 s"}), 1, None)
    expected = [600 * math.log(20), 5 * 3600 * math.log(20)] * 2 + [300]
    assert sorted(return_delays(busy(), bare)) == pytest.approx(sorted(expected))


@pytest.mark.parametrize(("delay", "days"), [("5 h", 1), ("30 h", 4), ("10 d", 7)])
def test_the_default_covers_the_longest_in_whole_days(delay: str, days: int) -> None:
    """A repeat counts up to its window of 7 days; 30 h of mean have their 95% point at 90 h."""
    order = dict(BUSY["intents"]["order"])
    repeat = {"probability": 0.7, "delay": {"distribution": "exponential", "mean": delay}}
    order["resolution"] = {"probability": 0.8, "repeat": repeat}
    scenario = busy(intents={**BUSY["intents"], "order": order})
    assert sum(not day.measured for day in lay_timeline(scenario, 2, None).days) == days


def test_without_returns_there_is_no_warm_up_and_a_stated_one_holds() -> None:
    """Nothing comes from before if nobody comes again."""
    question = {"question": BUSY["intents"]["question"]}
    phone = {"phone": {"hours": {"every day": "09:00-13:00"}}}
    assert lay_timeline(busy(intents=question, channels=phone), 2, None).measured_from == 0
    stated = lay_timeline(busy(start={"warm_up": "2 d"}), 2, None)
    assert sum(not day.measured for day in stated.days) == 2
