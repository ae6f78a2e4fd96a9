"""Bots: flows that contain some, hand over what they learned, have so many sessions, and may be down."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.histories import PLENTY, Told, differing, having, pair_of, tell
from tests.engine.options.pairs import AGENT, HOUR, MINUTE, SECOND, ended, flow
from tests.engine.options.test_self_service import AGAIN, FAQ

BOT: dict[str, Any] = merged(
    PLENTY,
    flow({"menu": {"lasts": "90 s", "contained": {"share": 0.4}, "then": "agent"}, "agent": AGENT}),
)


def menu(**options: Any) -> dict[str, Any]:
    """Return a change of the bot's first step."""
    return {"flows": {"main": {"steps": {"menu": options}}}}


def bot(**options: Any) -> dict[str, Any]:
    """Return a change of the bot."""
    return {"flows": {"main": options}}


def past(told: Told) -> set[Any]:
    """Return the cases whose first contact went past the bot."""
    return {case for case, parts in told.cases.items() if parts[0][2] is None}


def test_contained_share_some_end_there_and_the_others_go_on():
    """Four of ten need no agent; all others are as without, and who is contained is not answered."""
    off, on = pair_of(merged(BOT, menu(contained={"share": 0})), BOT)
    contained = having(on, outcome=outcomes.CONTAINED)
    assert abs(len(contained) / len(on.cases) - 0.4) < 0.04
    assert not having(off, outcome=outcomes.CONTAINED)
    assert differing(off, on) == contained
    for case in contained & having(off, outcome=outcomes.HANDLED):
        assert on.of(case, "spared") == off.of(case, "talk")


def test_contained_share_more_are_contained():
    """Who was contained before still is."""
    off, on = pair_of(BOT, menu(contained={"share": 0.7}))
    before, after = (having(told, outcome=outcomes.CONTAINED) for told in (off, on))
    assert before < after
    assert differing(off, on) == after - before


def test_contained_by_intent_goes_before_the_share():
    """Claims are too hard for it."""
    claim = {"volume": {"count": 12, "per": "1 h"}, "handle_time": {"talk": "5 min"}, "queue": "calls"}
    base = merged(BOT, {"intents": {"claim": claim, "call": {"queue": "calls"}}})
    off, on = pair_of(base, menu(contained={"by_intent": {"claim": 0}}))
    assert {case[0] for case in having(off, outcome=outcomes.CONTAINED)} == {"call", "claim"}
    assert {case[0] for case in having(on, outcome=outcomes.CONTAINED)} == {"call"}
    assert {case[0] for case in differing(off, on)} == {"claim"}


def test_contained_repeat_goes_before_the_intents():
    """Whom the bot did not help comes again at once; whom an agent did not, as before."""
    base = merged(BOT, {"intents": {"call": {"resolution": {"probability": 0.7, "repeat": AGAIN}}}})
    base = merged(base, menu(contained={"resolved": 0.5}))
    off, on = pair_of(base, menu(contained={"repeat": {"probability": 1, "delay": "1 min"}}))
    unhelped = ended(on.contacts, outcomes.CONTAINED)
    unhelped = unhelped[unhelped["resolved"] == 0]
    assert len(unhelped) > 100
    assert (unhelped["returns"] == outcomes.REPEAT).all()
    assert set(unhelped["returns_at"] - unhelped["ended"]) == {MINUTE}
    assert differing(off, on) <= having(on, outcome=outcomes.CONTAINED, resolved=0)


def test_contained_repeat_channels_some_write_instead():
    """False containment goes on by e-mail; what is contained at all is the same."""
    mail = {"channels": {"mail": {"mode": "deferred"}}, "intents": {"call": {"channels": {"phone": 1}}}}
    base = merged(
        merged(BOT, mail), menu(contained={"resolved": 0, "repeat": {"probability": 1, "delay": "1 min"}})
    )
    off, on = pair_of(base, menu(contained={"repeat": {"channels": {"mail": 0.5}}}))
    first = {case: parts[0] for case, parts in on.cases.items()}
    assert first == {case: parts[0] for case, parts in off.cases.items()}
    came = [parts[1][1] for parts in on.cases.values() if len(parts) > 1 and first]
    assert abs(np.mean([channel == "mail" for channel in came]) - 0.5) < 0.06


#: Talk is drawn; nobody else's is touched.
COLLECTED: dict[str, Any] = merged(BOT, menu(contained={"share": 0.2}))


def test_collects_kept_shortens_the_talk():
    """The agent has it: three tenths of the talk are saved, to the microsecond, and nothing is told twice."""
    off, on = pair_of(COLLECTED, menu(collects={"kept": 1, "saves": 0.3}))
    for case in having(on, outcome=outcomes.HANDLED):
        (talk,), (shorter,), (spared,) = off.of(case, "talk"), on.of(case, "talk"), on.of(case, "spared")
        assert shorter == int(talk * (1 - 0.3) + 0.5)
        assert spared == talk - shorter
    assert not on.contacts["repeated"].any()
    assert differing(off, on) == having(on, outcome=outcomes.HANDLED)


def test_collects_what_is_not_kept_is_told_again():
    """Six of ten times it reaches the agent; the others talk as long as without, and tell it all again."""
    off, on = pair_of(merged(COLLECTED, menu(collects={"saves": 0.3})), menu(collects={"kept": 0.6}))
    again = having(on, repeated=1)
    handled = having(on, outcome=outcomes.HANDLED)
    assert abs(len(again) / len(handled) - 0.4) < 0.05
    assert not off.contacts["repeated"].any()
    assert differing(off, on) == again
    plain = tell(COLLECTED)
    assert all(on.of(case, "talk") == plain.of(case, "talk") for case in again)


def test_collects_a_later_step_knows_more():
    """What counts is what was learned last."""
    steps = {
        "menu": {"collects": {"saves": 0.2}, "shares": {"form": 0.5}, "then": "agent"},
        "form": {"lasts": "1 min", "then": "agent", "collects": {"saves": 0.6}},
        "agent": AGENT,
    }
    off, on = tell(PLENTY, flow({"menu": AGENT})), tell(PLENTY, flow(steps))
    saved = {
        round(on.of(case, "spared")[0] / off.of(case, "talk")[0], 3)
        for case in having(on, outcome=outcomes.HANDLED)
        if off.of(case, "talk")[0] > MINUTE
    }
    assert saved == {0.2, 0.6}


def test_collects_what_is_kept_does_not_depend_on_the_try_that_reaches_the_customer():
    """Called back at the first try or the third, a customer needs the same talk, and tells as much again."""
    steps = {"menu": {"lasts": "1 min", "collects": {"kept": 0.5, "saves": 0.3}, "callback": "calls"}}
    callback = {
        "queues": {"calls": {"callback": {"accept": 1, "dial": "20 s", "tries": 3, "again": "5 min"}}}
    }
    off, on = pair_of(
        merged(PLENTY, merged(flow(steps), callback)), {"queues": {"calls": {"callback": {"no_answer": 0.5}}}}
    )
    later = {case for number in (1, 2) for case in having(on, outcome=outcomes.HANDLED, tries=number)}
    assert len(later) > 200
    assert {on.of(case, "repeated")[-1] for case in later} == {0, 1}
    for column in ("talk", "repeated", "spared"):
        assert all(on.of(case, column)[-1] == off.of(case, column)[-1] for case in later)


#: Twice as many as fit are in it at busy times.
FULL: dict[str, Any] = merged(BOT, {"intents": {"call": {"volume": {"count": 60}}}})


def test_sessions_who_finds_them_taken_goes_past_it():
    """Straight to the queue: never more than two at once are in it, and whom it has goes as before."""
    off, on = pair_of(FULL, bot(sessions=2))
    assert not past(off)
    assert len(past(on)) > 100
    assert differing(off, on) == past(on)
    rows = on.contacts
    skipped = rows[(rows["flow"] < 0)]
    assert (skipped["queued"] == skipped["offered"]).all()
    inside = rows[rows["flow"] >= 0]
    begins, ends = inside["offered"], np.where(inside["queued"] >= 0, inside["queued"], inside["ended"])
    at_once = [((begins <= instant) & (ends > instant)).sum() for instant in begins]
    assert max(at_once) == 2


def test_when_full_turn_away_blocks_and_may_be_retried():
    """Who would have been let past is blocked instead, and calls again."""
    retry = {"intents": {"call": {"retry": {"probability": 1, "delay": "3 h"}}}}
    base = merged(FULL, bot(sessions=2))
    off, on = pair_of(base, bot(when_full="turn_away"))
    blocked = having(on, outcome=outcomes.BLOCKED)
    assert differing(off, on) == blocked == past(off)
    rows = ended(on.contacts, outcomes.BLOCKED)
    assert set(rows["queue"]) == set(rows["queued"]) == set(rows["flow"]) == {-1}
    assert (rows["ended"] == rows["offered"]).all()
    again = tell(base, bot(when_full="turn_away"), retry)
    rows = ended(again.contacts, outcomes.BLOCKED)
    assert set(rows["returns"]) == {outcomes.RETRY}


def test_when_full_turn_away_gives_the_line_back():
    """Who is turned away holds no line: nobody who comes later is blocked for that."""
    base = merged(FULL, bot(sessions=2, when_full="turn_away"))
    off, on = pair_of(base, {"channels": {"phone": {"trunks": 60}}})
    assert having(off, outcome=outcomes.BLOCKED)
    assert not differing(off, on)


NIGHT: dict[str, Any] = {
    "channels": {
        "phone": {
            "hours": {"every day": "12:00-24:00"},
            "closed": {"bot": 1, "bot_flow": "main", "message_channel": "mail"},
        },
        "mail": {"mode": "deferred"},
    },
    "intents": {"call": {"channels": {"phone": 1}}},
}


def test_sessions_of_a_bot_at_closed_doors():
    """Who finds them taken there leaves a message at once; nobody is blocked."""
    for when_full in ("skip", "turn_away"):
        base = merged(merged(FULL, NIGHT), {"channels": {"phone": {"flow": None}}})
        off, on = pair_of(base, bot(sessions=1, when_full=when_full))
        assert not ended(on.contacts, outcomes.BLOCKED).size
        full = past(on) - past(off)
        assert len(full) > 100
        assert {tuple(on.of(case, "returns")[:1]) for case in full} == {(outcomes.MESSAGE,)}
        assert {on.cases[case][1][1] for case in full} == {"mail"}
        late = on.contacts[on.contacts["late"] == 1]
        assert (late["offered"] % (24 * HOUR) < 12 * HOUR).all()


def down(*spans: tuple[str, str], **what: Any) -> dict[str, Any]:
    """Return events in which automation does not work."""
    return {
        "events": [
            {"name": f"outage {number}", "from": f"2026-03-02 {begin}", "to": f"2026-03-02 {end}", **what}
            for number, (begin, end) in enumerate(spans)
        ]
    }


@pytest.mark.parametrize(
    "spans",
    [
        [("10:00", "14:00")],
        [("10:00", "12:00"), ("12:00", "14:00")],
        [("10:00", "13:00"), ("11:00", "14:00")],
    ],
    ids=["one", "one after the other", "overlapping"],
)
def test_flows_down_goes_past_it_meanwhile(spans):
    """From ten to two everybody goes to the queue at once; who is in it as it fails, after the step."""
    busy = merged(BOT, {"intents": {"call": {"volume": {"count": 120}}}})
    off, on = pair_of(busy, down(*spans, flows_down=["main"]))
    begin, end, step = 10 * HOUR, 14 * HOUR, 90 * SECOND
    came = on.contacts["offered"]
    meanwhile, within = (came >= begin) & (came < end), (came >= begin - step) & (came < begin)
    assert meanwhile.sum() > 50
    assert within.sum() > 0
    for rows in (on.contacts[meanwhile], on.contacts[within]):
        assert set(rows["outcome"]) == {outcomes.HANDLED}
    assert set((on.contacts["queued"] - came)[meanwhile]) == {0}
    assert set((on.contacts["queued"] - came)[within]) == {step}
    assert set(on.contacts["flow"][meanwhile]) == {-1}
    assert set(on.contacts["flow"][within]) == {0}
    moved = differing(off, on)
    assert {min(on.of(case, "offered")) >= begin - step for case in moved} == {True}
    assert {min(on.of(case, "offered")) < end for case in moved} == {True}
    assert moved == {
        case
        for case in on.cases
        if begin <= on.of(case, "offered")[0] < end
        or (
            off.of(case, "outcome") == [outcomes.CONTAINED]
            and begin - step <= on.of(case, "offered")[0] < end
        )
    }


def test_flows_down_nobody_is_turned_away_meanwhile():
    """All sessions are taken as it fails, and end with their step: who comes meanwhile goes past it."""
    busy = merged(BOT, {"intents": {"call": {"volume": {"count": 120}}}})
    full = merged(busy, merged(bot(sessions=1, when_full="turn_away"), menu(lasts="10 min")))
    _, on = pair_of(full, down(("10:00", "14:00"), flows_down=["main"]), days=1)
    came = on.contacts["offered"]
    blocked = on.contacts["outcome"] == outcomes.BLOCKED
    assert blocked[came < 10 * HOUR].any()
    meanwhile = (came >= 10 * HOUR) & (came < 14 * HOUR)
    assert (meanwhile & (came < 10 * HOUR + 5 * MINUTE)).any()
    assert set(on.contacts["outcome"][meanwhile]) == {outcomes.HANDLED}


def test_flows_down_one_that_comes_as_it_works_again_finds_it():
    """The end of an outage belongs to the time after it, its begin to the outage."""
    every = {"intents": {"call": {"volume": {"count": 600}}}, "groups": {"agents": {"headcount": 200}}}
    told = tell(merged(BOT, every), down(("10:00", "10:01"), flows_down=["main"]), days=1)
    came = told.contacts["offered"]
    skipped = (told.contacts["flow"] < 0) & (told.contacts["outcome"] != outcomes.UNFINISHED)
    np.testing.assert_array_equal(skipped, (came >= 10 * HOUR) & (came < 10 * HOUR + MINUTE))


def test_flows_down_at_closed_doors_leads_to_messages():
    """Nobody is there to pass a customer on to."""
    base = merged(merged(BOT, NIGHT), {"channels": {"phone": {"flow": None}}})
    off, on = pair_of(base, down(("03:00", "05:00"), flows_down=["main"]))
    moved = differing(off, on)
    assert moved
    assert {on.of(case, "outcome")[0] for case in moved} == {outcomes.CLOSED}
    assert {on.of(case, "returns")[0] for case in moved} == {outcomes.MESSAGE}


def test_self_service_down_all_get_in_touch_at_once():
    """From ten to two: the visits of that time are contacts without delay, and nothing else is different."""
    off, on = pair_of(FAQ, down(("10:00", "13:00"), ("11:00", "14:00"), self_service_down=["faq"]))
    meanwhile = {
        case
        for case in having(off, via=outcomes.SELF_SERVICE)
        if 10 * HOUR <= off.of(case, "offered")[0] < 14 * HOUR
    }
    assert len(meanwhile) > 20
    assert differing(off, on) == meanwhile
    assert {tuple(on.of(case, "via")) for case in meanwhile} == {(outcomes.ARRIVED,)}


def test_an_outage_is_no_factor_on_the_volume():
    """Only what is down: as many cases arise, unless a factor is stated too."""
    off, on = pair_of(BOT, down(("10:00", "14:00"), flows_down=["main"]))
    assert off.cases.keys() == on.cases.keys()
    _, fewer = pair_of(BOT, down(("10:00", "14:00"), flows_down=["main"], factor=0))
    meanwhile = {case for case in on.cases if 10 * HOUR <= on.of(case, "offered")[0] < 14 * HOUR}
    assert on.cases.keys() - fewer.cases.keys() == meanwhile


def test_events_elsewhere_change_nothing():
    """An outage before the run, or of another flow."""
    other = {"flows": {"other": {"steps": {"agent": AGENT}}}}
    base = merged(BOT, other)
    early = {"name": "early", "from": "2026-02-02 10:00", "to": "2026-02-02 12:00", "flows_down": ["main"]}
    late = {**early, "name": "late", "from": "2027-02-02 10:00", "to": "2027-02-02 12:00"}
    off, on = pair_of(base, {"events": [early, late]})
    assert not differing(off, on)
    _, elsewhere = pair_of(base, down(("10:00", "14:00"), flows_down=["other"]))
    assert not differing(off, elsewhere)


def test_one_more_step_elsewhere_changes_nobody_who_does_not_come_there():
    """A step for another intent, before the end that all others come to."""
    claim = {"volume": {"count": 12, "per": "1 h"}, "handle_time": {"talk": "5 min"}, "queue": "calls"}
    base = merged(BOT, {"intents": {"claim": claim, "call": {"queue": "calls"}}})
    step = {"lasts": "20 s", "contained": {"share": 0.5}, "then": "agent"}
    off, on = pair_of(
        base, {"flows": {"main": {"steps": {"form": step, "menu": {"intents": {"claim": "form"}}}}}}
    )
    assert {case[0] for case in differing(off, on)} == {"claim"}


def test_a_step_an_intent_never_comes_to_leads_it_nowhere():
    """Claims that the form did not help are written; calls, which never see it, do not know e-mail at all."""
    claim = {
        "volume": {"count": 12, "per": "1 h"},
        "handle_time": {"talk": "5 min"},
        "queue": "calls",
        "channels": {"phone": 1},
    }
    intents = {"claim": claim, "call": {"queue": "calls", "channels": {"phone": 1}}}
    base = merged(BOT, {"intents": intents, "channels": {"mail": {"mode": "deferred"}}})
    repeat = {"probability": 1, "delay": "1 min", "channels": {"mail": 1}}
    form = {"contained": {"resolved": 0, "repeat": repeat}}
    told = tell(base, {"flows": {"main": {"steps": {"form": form, "menu": {"intents": {"claim": "form"}}}}}})
    assert {kind.channel for kind in told.plan.kinds if kind.intent == "call"} == {"phone"}
    helped = {case for case in having(told, attempt=1) if case[0] == "claim"}
    assert len(helped) > 100
    assert {told.cases[case][1][1] for case in helped} == {"mail"}
