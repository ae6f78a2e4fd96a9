"""What moves over months: channels, shares of flows, volumes, hours by date: each option off and on."""

from __future__ import annotations

from typing import Any

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.histories import PLENTY, Case, Told, differing, having, pair_of, tell
from tests.engine.options.pairs import AGENT, DAY, HOUR, ended
from tests.engine.options.test_prevention import notice

TWO: dict[str, Any] = merged(
    PLENTY,
    {
        "channels": {"video": {}, "hotline": {}},
        "intents": {
            "call": {"channels": {"phone": 0.7, "video": 0.3}, "segments": {"gold": 0.5, "plain": 0.5}}
        },
        "segments": {"gold": {}, "plain": {}},
    },
)


def moves(**moved: Any) -> dict[str, Any]:
    """Return a change of the moves by source."""
    return {"intents": {"call": {"moves": moved}}}


def _by(told: Told, channel: str) -> set[Case]:
    return {case for case, parts in told.cases.items() if parts[0][1] == channel}


def test_moves_take_a_share_of_a_channel_to_another_and_change_nobody_else():
    """A fifth of the callers come by video; who would have come by video anyway is who they were."""
    off, on = pair_of(TWO, moves(phone={"video": 0.2}))
    moved = _by(off, "phone") & _by(on, "video")
    assert abs(len(moved) / len(_by(off, "phone")) - 0.2) < 0.03
    assert off.cases.keys() == on.cases.keys()
    assert differing(off, on) == moved
    assert _by(off, "video") < _by(on, "video")


def test_moves_to_a_channel_that_nobody_came_by():
    """A new channel is open to those who move to it alone."""
    off, on = pair_of(TWO, moves(phone={"hotline": 0.3}, video={"hotline": 1}))
    assert _by(off, "hotline") == set()
    assert _by(off, "video") < _by(on, "hotline")
    assert _by(on, "video") == set()


def test_more_moves_move_more_of_the_same_customers():
    """Who moved to the channel before still does, and others come along."""
    off, on = pair_of(merged(TWO, moves(phone={"video": 0.1})), moves(phone={"video": 0.4}))
    assert _by(off, "video") < _by(on, "video")
    assert differing(off, on) == _by(on, "video") - _by(off, "video")


def test_moves_change_on_their_date():
    """A dated series: nobody on the first day, all on the second."""
    series = {"dated": {"2026-03-02": 0, "2026-03-03": 1}}
    off, on = pair_of(TWO, moves(phone={"video": series}))
    assert {on.of(case, "offered")[0] // DAY for case in _by(on, "phone")} == {0}
    assert {off.of(case, "offered")[0] // DAY for case in differing(off, on)} == {1}


def test_moves_of_one_intent_are_its_own():
    """Claims come as they came."""
    claim = {
        "volume": {"count": 12, "per": "1 h"},
        "handle_time": {"talk": "5 min"},
        "channels": {"phone": 1},
    }
    off, on = pair_of(merged(TWO, {"intents": {"claim": claim}}), moves(phone={"video": 0.5}))
    assert {case[0] for case in differing(off, on)} == {"call"}


MENU: dict[str, Any] = {"lasts": "10 s", "contained": {"share": 0.4}, "then": "agent"}
FRONT: dict[str, Any] = merged(
    PLENTY,
    {
        "channels": {"phone": {"flow": "main"}},
        "flows": {
            "main": {
                "steps": {
                    "menu": {"lasts": "10 s", "contained": {"share": 0.4}, "then": "agent"},
                    "agent": AGENT,
                }
            }
        },
    },
)


def test_a_share_of_a_flow_lets_the_others_go_straight_to_their_queue():
    """Half go past it; those who go through live through what they lived through."""
    off, on = pair_of(FRONT, {"flows": {"main": {"share": 0.5}}})
    past = {case for case, parts in on.cases.items() if parts[0][2] is None}
    assert abs(len(past) / len(on.cases) - 0.5) < 0.04
    assert differing(off, on) == past
    assert all(on.of(case, "queued") == on.of(case, "offered") for case in past)
    assert {tuple(on.of(case, "outcome")) for case in past} == {(outcomes.HANDLED,)}


def test_more_of_a_flow_takes_more_of_the_same_customers():
    """Who went through it before still does; with a share of 0 nobody does."""
    off, on = pair_of(merged(FRONT, {"flows": {"main": {"share": 0.2}}}), {"flows": {"main": {"share": 0.7}}})
    through = [{case for case, parts in told.cases.items() if parts[0][2] == "main"} for told in (off, on)]
    assert through[0] < through[1]
    assert differing(off, on) == through[1] - through[0]
    none = tell(FRONT, {"flows": {"main": {"share": 0}}})
    assert {part[2] for parts in none.cases.values() for part in parts} == {None}


def test_who_goes_past_a_bot_at_closed_doors_leaves_a_message():
    """As those do who come to a queue there."""
    night: dict[str, Any] = {
        "channels": {
            "phone": {
                "flow": None,
                "hours": {"every day": "08:00-18:00"},
                "closed": {"bot": 1, "bot_flow": "main", "message_channel": "mail"},
            },
            "mail": {"mode": "deferred"},
        },
        "intents": {"call": {"channels": {"phone": 1}}},
        "flows": {"main": {"steps": {"menu": {"contained": {}}}}},
    }
    base = merged(FRONT, night)
    base["flows"]["main"]["steps"] = {"menu": {"lasts": "10 s", "contained": {}}}
    off, on = pair_of(base, {"flows": {"main": {"share": 0.5}}})
    came = having(off, late=1)
    left = having(on, returns=outcomes.MESSAGE)
    assert having(off, returns=outcomes.MESSAGE) == set()
    assert differing(off, on) == left
    assert left < came
    assert abs(len(left) / len(came) - 0.5) < 0.06


def volume(**options: Any) -> dict[str, Any]:
    """Return a change of the volume."""
    return {"intents": {"call": {"volume": options}}}


def test_the_factor_of_a_volume_brings_more_cases_and_changes_none():
    """Half as many again on the second day; who was there before is there, and lives through the same."""
    off, on = pair_of(PLENTY, volume(factor={"dated": {"2026-03-02": 1, "2026-03-03": 1.5}}))
    new = on.cases.keys() - off.cases.keys()
    assert off.cases.keys() < on.cases.keys()
    assert differing(off, on) == new
    assert {on.of(case, "offered")[0] // DAY for case in new} == {1}
    second = [case for case in off.cases if off.of(case, "offered")[0] >= DAY]
    assert abs(len(new) / len(second) - 0.5) < 0.08


def test_month_factors_are_of_their_months():
    """The run is in March: a factor for April changes nobody, that for March halves the volume."""
    off, on = pair_of(PLENTY, volume(month_factors={"apr": 3}))
    assert differing(off, on) == set()
    off, on = pair_of(PLENTY, volume(month_factors={"mar": 0.5}))
    assert on.cases.keys() < off.cases.keys()
    assert differing(off, on) == off.cases.keys() - on.cases.keys()
    assert abs(len(on.cases) / len(off.cases) - 0.5) < 0.05


def test_prevention_of_a_segment_leaves_the_others_alone():
    """Of those it would remove, the golden ones."""
    off, on = (
        tell(TWO, notice(removes={"call": 0.4}, **segments)) for segments in ({}, {"segments": ["gold"]})
    )
    gold = {case for case, parts in off.cases.items() if parts[0][0] == "gold"}
    assert having(on, outcome=outcomes.PREVENTED) == having(off, outcome=outcomes.PREVENTED) & gold
    assert differing(off, on) == having(off, outcome=outcomes.PREVENTED) - gold


def test_hours_of_a_channel_change_on_their_date():
    """Open until noon, and from the second day on until two."""
    short, long = ({"every day": f"08:00-{end}:00"} for end in (12, 14))
    dated = {"dated": {"2026-03-02": short, "2026-03-03": long}}
    off, on = (tell(PLENTY, {"channels": {"phone": {"hours": hours}}}) for hours in (short, dated))
    moved = differing(off, on)
    assert {off.of(case, "offered")[0] // HOUR for case in moved} == {36, 37}
    assert len(ended(on.contacts, outcomes.CLOSED)) == len(ended(off.contacts, outcomes.CLOSED)) - len(moved)


def test_hours_in_which_a_queue_is_served_change_on_their_date():
    """Work items wait for noon on the first day, and for nine on the second."""
    serves = {"calls": {"hours": {"every day": "12:00-24:00"}}}
    items: dict[str, Any] = {
        "channels": {"phone": {"mode": "deferred"}},
        "groups": {"agents": {"serves": serves}},
    }
    items = merged(PLENTY, items)
    dated = {"2026-03-02": {"every day": "12:00-24:00"}, "2026-03-03": {"every day": "09:00-24:00"}}
    off = tell(items)
    items["groups"]["agents"]["serves"] = {"calls": {"hours": {"dated": dated}}}
    on = tell(items)
    first = [min(row["answered"] for row in told.contacts if row["answered"] >= DAY) for told in (off, on)]
    assert first == [DAY + 12 * HOUR, DAY + 9 * HOUR]
    assert {off.of(case, "offered")[0] // DAY for case in differing(off, on)} == {1}
