"""Tools that help agents: each option off and on."""

from __future__ import annotations

from typing import Any

import pytest

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.histories import PLENTY, differing, having, pair_of
from tests.engine.options.pairs import ended

_LAW = {"distribution": "exponential", "mean": "40 s"}
WORK: dict[str, Any] = merged(
    PLENTY,
    {
        "intents": {
            "call": {
                "queue": "calls",
                "channels": {"phone": 0.5, "video": 0.5},
                "handle_time": {"hold": _LAW, "wrap_up": _LAW},
                "resolution": {"probability": 0.5},
            },
            "claim": {
                "volume": {"count": 12, "per": "1 h"},
                "channels": {"phone": 1},
                "queue": "calls",
                "handle_time": {"talk": {"distribution": "exponential", "mean": "3 min"}},
                "resolution": {"probability": 0.5},
            },
        },
        "channels": {"video": {}},
    },
)


def tool(name: str = "notes", **factors: Any) -> dict[str, Any]:
    """Return a change that gives the agents a tool."""
    return {"groups": {"agents": {"assist": {name: factors}}}}


@pytest.mark.parametrize("part", ["talk", "hold", "wrap_up"])
def test_a_tool_is_a_factor_on_one_part(part):
    """Six tenths of it, to the microsecond; what the others take, and whether it helps, is as before."""
    off, on = pair_of(WORK, tool(**{part: 0.6}))
    assert off.cases.keys() == on.cases.keys()
    for case in off.cases:
        for name in ("talk", "hold", "wrap_up"):
            factor = 0.6 if name == part else 1
            assert on.of(case, name) == [int(each * factor + 0.5) for each in off.of(case, name)]
        if on.of(case, "outcome") == off.of(case, "outcome"):
            assert on.of(case, "resolved") == off.of(case, "resolved")


def test_resolution_more_cases_are_resolved():
    """Half as many again; who was resolved before still is, and it takes no longer."""
    off, on = pair_of(WORK, tool(resolution=1.5))
    shares = [ended(told.contacts, outcomes.HANDLED)["resolved"].mean() for told in (off, on)]
    assert abs(shares[0] - 0.5) < 0.04
    assert abs(shares[1] - 0.75) < 0.04
    assert having(off, resolved=1) < having(on, resolved=1)
    assert differing(off, on) == having(on, resolved=1) - having(off, resolved=1)


def test_resolution_is_a_probability_at_most():
    """Three times a half is certain."""
    _, on = pair_of(WORK, tool(resolution=3))
    assert ended(on.contacts, outcomes.HANDLED)["resolved"].all()


def test_several_tools_multiply():
    """A half and a half are a quarter."""
    off, on = pair_of(merged(WORK, tool(talk=0.5)), tool("replies", talk=0.5))
    both = merged(WORK, tool(talk=0.25))
    one, same = pair_of(both, tool("replies", hold=1))
    assert not differing(one, on)
    assert not differing(one, same)
    assert differing(off, on)


def test_channels_it_helps_with_those_alone():
    """Only calls by video; the phone is as before."""
    off, on = pair_of(WORK, tool(talk=0.5, channels=["video"]))
    moved = differing(off, on)
    assert {on.cases[case][0][1] for case in moved} == {"video"}
    assert moved == {case for case, parts in on.cases.items() if parts[0][1] == "video"}


def test_intents_it_helps_with_those_alone():
    """Only claims."""
    off, on = pair_of(WORK, tool(talk=0.5, intents=["claim"]))
    assert {case[0] for case in differing(off, on)} == {"claim"}
    _, none = pair_of(WORK, tool(talk=0.5, intents=["claim"], channels=["video"]))
    assert not differing(off, none)


def test_a_tool_of_another_group_changes_nobody():
    """It is theirs who work with it."""
    others = {
        "groups": {"agents": {"serves": ["calls"]}, "others": {"serves": ["more"], "headcount": 3}},
        "queues": {"more": {}},
    }
    base = merged(WORK, others)
    off, on = pair_of(base, {"groups": {"others": {"assist": {"notes": {"talk": 0.5}}}}})
    assert not differing(off, on)


def test_a_tool_without_factors_changes_nothing():
    """It may only cost."""
    off, on = pair_of(WORK, tool(per_contact=0.5, per_seat=2))
    assert not differing(off, on)
