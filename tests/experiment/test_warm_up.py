"""How long is simulated before measuring."""

from __future__ import annotations

import math

import pytest

from ccsim.demand.timeline import build_timeline
from ccsim.experiment.warm_up import lay_timeline, return_delays
from tests.experiment.centres import BUSY, busy

REPEAT = {"probability": 0.7, "delay": {"distribution": "exponential", "mean": "10 h"}}


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


# What automation adds to the delays, in hours: 95% of exponential ones come within three times the mean.
AUTOMATION = {
    "a bot that contains falsely": (
        {
            "flows": {"bot": {"steps": {"answer": {"contained": {"resolved": 0.5, "repeat": REPEAT}}}}},
            "channels": {"phone": {"flow": "bot"}},
        },
        10 * math.log(20),
    ),
    "up to its window": (
        {
            "flows": {
                "bot": {
                    "steps": {"answer": {"contained": {"resolved": 0, "repeat": REPEAT | {"window": "8 h"}}}}
                }
            },
            "channels": {"phone": {"flow": "bot"}},
        },
        8.0,
    ),
    "a bot that resolves what it contains": (
        {
            "flows": {"bot": {"steps": {"answer": {"contained": {"repeat": REPEAT}}}}},
            "channels": {"phone": {"flow": "bot"}},
        },
        None,
    ),
    "a forum that replies late": (
        {"self_service": {"forum": {"success": {"share": 0.5}, "lasts": "1 h", "reply": "2 h"}}},
        3.0,
    ),
    "who turns to the phone the day after": (
        {"self_service": {"forum": {"success": {"share": 0.5}, "failure": {"delay": "1 d"}}}},
        24.0,
    ),
    "guides that were wrong": (
        {"self_service": {"forum": {"success": {"resolved": 0.5, "repeat": REPEAT}}}},
        10 * math.log(20),
    ),
    "guides that were wrong, and who comes again as after a contact": (
        {"self_service": {"forum": {"success": {"resolved": 0.5}}}, "resolution": {"repeat": REPEAT}},
        10 * math.log(20),
    ),
    "deflected until the evening": (
        {"queues": {"calls": {"deflection": {"accept": 0.5, "channel": "app", "delay": "5 h"}}}},
        5.0,
    ),
}


@pytest.mark.parametrize("name", AUTOMATION)
def test_what_automation_puts_off_counts_too(name):
    """A run that began without those whom yesterday's bot contained falsely would have too few."""
    changes, hours = AUTOMATION[name]
    question = dict(BUSY["intents"]["question"])
    question["channels"] = {"phone": 1}
    if "resolution" in changes:
        question["resolution"] = changes["resolution"]
        changes = {key: each for key, each in changes.items() if key != "resolution"}
    if "self_service" in changes:
        question["self_service"] = {"forum": 0.5}
    channels = {"app": {"mode": "conversation"}, "phone": {}} | changes.get("channels", {})
    scenario = busy(**{**changes, "intents": {"question": question}, "channels": channels})
    bare = build_timeline(scenario, days=1, warm_up=0.0)
    found = max(return_delays(scenario, bare), default=0.0) / 3600
    assert found == pytest.approx(0.0 if hours is None else hours)
