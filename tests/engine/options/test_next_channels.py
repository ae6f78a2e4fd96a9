"""By which channel customers come again: each option off and on."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.histories import COLUMNS, Told, pair_of, tell

MAIL: dict[str, Any] = {
    "intents": {
        "call": {"channels": {"phone": 1}, "queue": "calls", "by_channel": {"mail": {"queue": "mails"}}}
    },
    "channels": {"mail": {"mode": "deferred"}},
    "queues": {"calls": {}, "mails": {}},
    "groups": {"agents": {"serves": ["calls"]}, "writers": {"serves": ["mails"], "headcount": 20}},
}
_AGAIN = {"probability": 0.8, "delay": "10 min"}
#: reason: (scenario, where the channels are stated)
REASONS: dict[str, tuple[dict[str, Any], Any, int]] = {
    "redial": (
        {"groups": {"agents": {"headcount": 2}}, "intents": {"call": {"redial": _AGAIN}}},
        lambda channels: {"redial": {"channels": channels}},
        outcomes.REDIAL,
    ),
    "retry": (
        {
            "groups": {"agents": {"headcount": 2}},
            "channels": {"phone": {"trunks": 3}},
            "intents": {"call": {"retry": _AGAIN, "patience": "never"}},
        },
        lambda channels: {"retry": {"channels": channels}},
        outcomes.RETRY,
    ),
    "repeat": (
        {
            "groups": {"agents": {"headcount": 20}},
            "intents": {"call": {"resolution": {"probability": 0.5, "repeat": _AGAIN}}},
        },
        lambda channels: {"resolution": {"repeat": {"channels": channels}}},
        outcomes.REPEAT,
    ),
}
_RETURNS = COLUMNS.index("returns") + 4


def _next(told: Told, reason: int) -> list[tuple[str, str]]:
    """Return the channels before and after, wherever customers come again for a reason."""
    return [
        (one[1], other[1])
        for parts in told.cases.values()
        for one, other in itertools.pairwise(parts)
        if one[_RETURNS] == reason
    ]


@pytest.mark.parametrize("reason", REASONS)
def test_channels_some_come_again_by_another(reason):
    """Four of ten write, the others come by the channel they have just used."""
    base, stated, code = REASONS[reason]
    none = {"intents": {"call": stated({"mail": 0})}}
    off, on = pair_of(merged(merged(MAIL, base), none), {"intents": {"call": stated({"mail": 0.4})}})
    assert set(_next(off, code)) == {("phone", "phone")}
    ways = [after for before, after in _next(on, code) if before == "phone"]
    assert len(ways) > 60
    assert abs(ways.count("mail") / len(ways) - 0.4) < 4 * (0.24 / len(ways)) ** 0.5
    assert {after for before, after in _next(on, code) if before == "mail"} <= {"mail"}


@pytest.mark.parametrize("reason", REASONS)
def test_channels_of_a_segment_are_its_own(reason):
    """Only gold writes."""
    base, stated, _ = REASONS[reason]
    both = {
        "segments": {"gold": {}, "plain": {}},
        "intents": {"call": {"segments": {"gold": 0.5, "plain": 0.5}}},
    }
    again = merged(base["intents"]["call"], stated({"mail": 0.6}))
    name = "resolution" if reason == "repeat" else reason
    told = tell(
        merged(MAIL, base), both, {"intents": {"call": {"by_segment": {"gold": {name: again[name]}}}}}
    )
    wrote = {part[0] for parts in told.cases.values() for part in parts if part[1] == "mail"}
    assert wrote == {"gold"}


def test_channels_decide_no_more_than_the_way():
    """Who comes again, and when, is as before; so is everything of those who phone again."""
    base, stated, _ = REASONS["repeat"]
    none = {"intents": {"call": stated({"mail": 0})}}
    off, on = pair_of(merged(merged(MAIL, base), none), {"intents": {"call": stated({"mail": 0.4})}})
    phoned = {case for case, parts in on.cases.items() if {part[1] for part in parts} == {"phone"}}
    assert all(on.cases[case] == off.cases[case] for case in phoned)
    for case in off.cases.keys() - phoned:
        wrote = next(place for place, part in enumerate(on.cases[case]) if part[1] == "mail")
        assert on.cases[case][:wrote] == off.cases[case][:wrote]
        assert on.of(case, "offered")[wrote] == off.of(case, "offered")[wrote]
