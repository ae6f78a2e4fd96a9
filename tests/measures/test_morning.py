"""Chats, e-mails and messages in the measures, worked out by hand from a morning with shared agents."""

from __future__ import annotations

import numpy as np
import pytest

from ccsim.measures import columns as c
from ccsim.measures.layout import Layout
from ccsim.measures.tally.totals import ENDS, STAFFING, Totals
from tests.measures.made_up import total
from tests.measures.morning import BACK, DESK, MAILS, TEXTS, morning
from tests.measures.test_definitions import DAY, value

#: Work of the handled contacts, as one does it who has nothing else in hand.
WORK = {
    "first chat": 250 + 45,
    "second chat": 235,
    "mail": 240 + 60,
    "call": 200 + 20,
    "conversation": 60 + 10 + 50 + 30,
    "chased": 100,
    "chaser": 100,
    "message": 300,
}
#: Agents' time with each channel, at the desk: half of what is side by side, and minding the ghost.
AT_DESK = {"chat": 400 + 60, "mail": 100, "phone": 220 + 100, "sms": 60 + 90 + 90}
IN_HAND = {"chat": 360 + 300 + 60, "mail": 100, "phone": 220 + 100, "sms": 60 + 90 + 90}
AT_BACK = 200 + 100 + 300


@pytest.fixture(scope="module")
def day() -> tuple[Layout, Totals]:
    """The morning, measured."""
    return morning()


@pytest.mark.parametrize(
    ("volume", "count"),
    [
        ("cases", 10),
        ("offered", 11),
        ("answered", 9),
        ("handled", 8),
        ("abandoned", 1),
        ("silent", 1),
        ("closed", 1),
        ("messages", 1),
        ("chased", 1),
        ("conversations", 1),
        ("timed_out", 1),
        ("unfinished", 2),
        ("resolved", 7),
        ("repeats", 0),
        ("redials", 1),
    ],
)
def test_every_contact_is_counted_by_what_became_of_it(
    day: tuple[Layout, Totals], volume: str, count: int
) -> None:
    """The ghost is not answered though an agent opened it; a conversation is one contact, with all turns."""
    assert value(day, f"volume/{volume}") == count


def test_the_first_response_is_the_answer_on_the_line_and_the_reply_in_writing(
    day: tuple[Layout, Totals],
) -> None:
    """The e-mail is taken up at once and replied to after 400 s, whoever was called away meanwhile."""
    name = "frt/human_calendar_contact"
    assert value(day, name, "mean", channel="mail") == pytest.approx((400 + 2100 + 400) / 3)
    assert value(day, name, "mean", channel="sms") == pytest.approx((60 + 100) / 2)
    assert value(day, name, "mean", channel="chat") == 0
    assert value(day, name, "mean", channel="phone") == pytest.approx((0 + 5) / 2)
    assert value(day, name, "median", channel="sms") == pytest.approx(60, rel=0.005)
    # 20 s: two chats and two calls of eleven contacts; the waiting e-mail and the ghost are failures
    assert value(day, name, "share") == pytest.approx(4 / 11)
    assert value(day, "asa/answered") == pytest.approx((10 + 2000 + 5 + 100) / 9)
    assert value(day, "wait/abandoned") == 20
    assert value(day, "service_level/offered") == pytest.approx(7 / 11)


def test_a_case_is_answered_by_whichever_contact_is_answered_first(day: tuple[Layout, Totals]) -> None:
    """The chaser is answered at 4005, long before the e-mail it chases; the message belongs to the call."""
    name = "frt/human_calendar_case"
    assert value(day, name, "mean", channel="mail") == pytest.approx((400 + 1005) / 2)
    assert value(day, name, "mean", channel="phone") == pytest.approx((0 + 400) / 2)
    assert value(day, name, "mean") == pytest.approx((0 + 0 + 400 + 0 + 60 + 100 + 1005 + 400) / 8)
    assert value(day, name, "share") == pytest.approx(3 / 10)
    # by the clock of the phone, which stands still from 19:00
    assert value(day, "frt/human_business_case", "mean", channel="phone") == 0
    assert value(day, "frt/human_business_contact", "mean", channel="mail") == pytest.approx(2900 / 3)


def test_handle_times_by_work_clock_and_effort(day: tuple[Layout, Totals]) -> None:
    """Side by side, two chats take longer by the clock and less of the agent than one after the other."""
    assert value(day, "aht/contact") == pytest.approx(sum(WORK.values()) / 8)
    assert value(day, "aht/contact", channel="sms") == WORK["conversation"]
    assert value(day, "set_up/contact") == pytest.approx((60 + 10) / 8)
    # a turn is a part; that of the conversation that goes on tomorrow is over too
    assert value(day, "aht/leg") == pytest.approx((sum(WORK.values()) + 90) / 10)
    assert value(day, "aht/session", channel="chat") == pytest.approx((360 + 300) / 2)
    assert value(day, "aht/effort", channel="chat") == pytest.approx((100 + 130 + 130 + 40) / 2)
    assert value(day, "aht/session", channel="sms") == 400
    assert value(day, "aht/effort", channel="sms") == 150
    assert value(day, "aht/session", channel="mail") == pytest.approx((400 + 100 + 300) / 3)
    assert value(day, "aht/effort", channel="mail") == pytest.approx((300 + 100 + 300) / 3)
    assert value(day, "aht/session") == pytest.approx((660 + 800 + 400 + 220 + 100) / 8)
    assert value(day, "interruptions/contact") == pytest.approx(1 / 8)


def test_occupancy_of_agents_and_of_their_slots(day: tuple[Layout, Totals]) -> None:
    """A call takes all three slots, a chat one; two chats are one agent at work."""
    desk = sum(AT_DESK.values())
    assert value(day, "occupancy/agent", group="desk") == pytest.approx(desk / 14_400)
    assert value(day, "occupancy/agent", group="back") == pytest.approx(AT_BACK / 10_800)
    used = 100 + 2 * 260 + 40 + 100 + 3 * 220 + 60 + 90 + 60 + 90 + 3 * 100
    assert value(day, "occupancy/slots", group="desk") == pytest.approx(used / (3 * 14_400))
    assert value(day, "occupancy/slots") == pytest.approx((used + AT_BACK) / (3 * 14_400 + 10_800))
    assert value(day, "concurrency/agent", group="desk") == pytest.approx(sum(IN_HAND.values()) / desk)
    assert value(day, "concurrency/agent", group="back") == 1
    assert value(day, "concurrency/agent", channel="chat") == pytest.approx(720 / 460)
    assert value(day, "busy/time_average") == pytest.approx((desk + AT_BACK) / DAY)
    assert value(day, "busy/time_average", channel="mail") == pytest.approx((100 + AT_BACK) / DAY)


def test_work_in_hand_by_interval(day: tuple[Layout, Totals]) -> None:
    """In the first half-hour the desk worked until 1660, less the pauses; Ben for 200 s."""
    _, totals = day
    names = dict(zip(STAFFING, totals.staffing[0].T // 1_000_000, strict=True))
    assert names["busy_time"].tolist() == [200, 400 + 100 + 220 + 60 + 90 + 60]
    assert names["in_hand_time"].tolist() == [200, 660 + 100 + 220 + 60 + 90 + 60]
    assert names["slots_time"].tolist() == [1800, 3 * 3600]
    assert totals.staffing[:, :, STAFFING.index("busy_time")].sum() == total(*day, "busy_time")


def test_backlog_by_interval_and_at_the_end(day: tuple[Layout, Totals]) -> None:
    """E-mails count until the reply, also in hand; a customer's pause is nobody's backlog."""
    _, totals = day
    backlog = totals.ends[
        :, :, [ENDS.index(f"backlog_{name}") for name in ("at_end", "past_target", "oldest")]
    ]
    assert not backlog[0].any()
    assert backlog[1, MAILS].tolist() == [1, 1, 600_000_000]
    assert not backlog[2].any()
    # the message is in hand at 19:30
    assert backlog[38, MAILS].tolist() == [1, 0, 200_000_000]
    assert backlog[47, MAILS].tolist() == [1, 1, 6_400_000_000]
    assert not backlog[:, TEXTS].any()
    in_texts = 60 + 70 + 100 + 20
    in_mails = 400 + 2100 + 400 + 6400
    assert value(day, "backlog/time_average", queue="texts") == pytest.approx(in_texts / DAY)
    assert value(day, "backlog/time_average") == pytest.approx((in_texts + in_mails + 5) / DAY)
    assert value(day, "waiting/time_average") == pytest.approx((10 + 10 + 20 + 2000 + 6400 + 100 + 5) / DAY)
    assert value(day, "backlog/end") == value(day, "backlog/past_target") == 1
    assert value(day, "backlog/oldest") == value(day, "backlog/oldest", queue="mails") == 6400
    assert value(day, "backlog/oldest", queue="texts") == 0


def test_coverage_and_conversations(day: tuple[Layout, Totals]) -> None:
    """Who nobody took up, who chased, who left without a sign, who fell silent, who met somebody else."""
    assert value(day, "unanswered/offered") == pytest.approx(2 / 11)
    assert value(day, "unanswered/offered", channel="chat") == pytest.approx(1 / 3)
    assert value(day, "abandonment/silent", channel="chat") == pytest.approx(1 / 3)
    assert value(day, "abandonment/offered") == pytest.approx(1 / 11)
    assert value(day, "chase/offered", channel="mail") == pytest.approx(1 / 4)
    assert value(day, "message/closed") == 1
    assert value(day, "conversation/turns") == 2
    assert value(day, "conversation/timed_out") == 1
    assert value(day, "conversation/other_agent") == 1
    assert value(day, "redial/unanswered") == 1


def test_a_contact_that_was_chased_up_is_no_first_contact_resolution(day: tuple[Layout, Totals]) -> None:
    """Seven cases were handled; six of them by the contact they began with."""
    assert value(day, "fcr/case") == pytest.approx(6 / 7)
    assert value(day, "fcr/offered") == pytest.approx(6 / 8)
    assert value(day, "repeat/handled") == 0


def test_pay_follows_the_effort_of_the_groups_that_really_worked(day: tuple[Layout, Totals]) -> None:
    """The e-mail that Ben finished cost Ann's time too; the channels add up to the ledger."""
    layout, totals = day
    pay = {"desk": 4 * 36_000_000, "back": 3 * 18_000_000}
    mail = pay["back"] + pay["desk"] * AT_DESK["mail"] / sum(AT_DESK.values())
    assert value(day, "cost/pay", channel="mail") == pytest.approx(mail / 1e6, abs=2e-6)
    costs = [place for place, column in enumerate(c.FIXED) if column.name.startswith("cost_")]
    by_channel = {
        name: int(
            sum(
                totals.cells[place, costs].sum()
                for place, cell in enumerate(layout.cells)
                if cell.channel == name
            )
        )
        for name in ("phone", "chat", "mail", "sms")
    }
    assert sum(by_channel.values()) + 12_345_678 == totals.ledger.total
    assert totals.ledger.contacts.sum() == 3 * 13_000
    assert value(day, "cpc/served", channel="chat") == pytest.approx(by_channel["chat"] / 2 / 1e6)
    assert totals.ledger.pay.sum(axis=1)[[BACK, DESK]].tolist() == [pay["back"], pay["desk"]]


def test_what_is_by_interval_adds_up_to_the_day(day: tuple[Layout, Totals]) -> None:
    """Every total by interval and queue, slices of shared time included."""
    layout, totals = day
    kept = [place for place, column in enumerate(layout.columns) if column.by_interval]
    np.testing.assert_array_equal(totals.intervals.sum(axis=(0, 1)), totals.cells.sum(axis=0)[kept])
