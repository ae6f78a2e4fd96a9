"""Self-service, prevention, bots, deflection and context in the measures, worked out by hand."""

from __future__ import annotations

import pytest

from ccsim.engine.outcomes import DEFLECTED, NOT_FOUND, PREVENTED, SELF_SERVICE
from ccsim.measures import columns as c
from ccsim.measures.layout import Layout
from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.measures.tally.totals import Totals
from tests.measures.automated import CHAT, DAY, DIFFICULTY, a_day_with_automation, automated_centre
from tests.measures.made_up import (
    agent_log,
    answered,
    contact,
    contact_log,
    layout_of,
    measured,
    scenario_of,
    total,
)
from tests.measures.test_definitions import value

#: Work in the contacts agents handled: cases 2, 3, 6, 8, 9 twice.
WORK = 220 + 100 + 330 + 150 + 100 + 120
#: Pay 20; bot: 7 sessions, 3 contained, 2 of them without a return, 1 resolved.
PAY, BOT = 20.0, 7 * 0.1 + 3 * 0.5 + 2 * 0.7 + 1 * 0.9
#: 6 uses, a day, and 2 hours of upkeep.
SITE = 6 * 0.2 + 5.0 + 2 * 30.0
#: 1000 messages and a day; 3 calls with notes, and a seat.
NOTICE, NOTES = 1000 * 0.01 + 2.0, 3 * 0.3 + 1.0
LEDGER = PAY + BOT + SITE + NOTICE + NOTES
COSTS = [place for place, column in enumerate(c.FIXED) if column.name.startswith("cost_")]


@pytest.fixture(scope="module")
def day() -> tuple[Layout, Totals]:
    """The day, measured; one agent is there for an hour."""
    return measured(a_day_with_automation(), [(0, 0.0, 3600.0)], **automated_centre())


@pytest.mark.parametrize(
    ("volume", "count"),
    [
        ("cases", 11),
        ("self_service", 6),
        ("found", 3),
        ("found_resolved", 2),
        ("found_ended", 2),
        ("given_up", 1),
        ("moderated", 1),
        ("prevented", 1),
        ("offered", 10),
        ("handled", 6),
        ("contained", 3),
        ("deflected", 1),
        ("abandoned", 0),
        ("resolved", 8),
        ("unfinished", 0),
    ],
)
def test_each_need_is_counted_once_for_what_it_is(
    day: tuple[Layout, Totals], volume: str, count: int
) -> None:
    """Self-service is no contact, what is prevented no case, a post neither."""
    assert value(day, f"volume/{volume}") == count


def test_containment_is_claimed_assumed_and_true(day: tuple[Layout, Totals]) -> None:
    """Seven come through the bot; it ends three, one of these comes again, one is resolved."""
    assert value(day, "containment/claimed") == pytest.approx(3 / 7)
    assert value(day, "containment/assumed") == pytest.approx(2 / 7)
    assert value(day, "containment/true") == pytest.approx(1 / 7)
    assert value(day, "containment/repeat") == pytest.approx(1 / 3)


def test_self_service_is_used_found_and_resolved(day: tuple[Layout, Totals]) -> None:
    """Who is still looking has used it, but found nothing or something not yet."""
    assert value(day, "self_service/used") == pytest.approx(6 / 11)
    assert value(day, "self_service/found") == pytest.approx(3 / 5)
    assert value(day, "self_service/resolved", self_service="help") == pytest.approx(2 / 5)
    assert value(day, "self_service/repeat") == pytest.approx(1 / 3)
    assert value(day, "self_service/given_up", intent="call") == pytest.approx(1 / 5)
    assert value(day, "self_service/upkeep_hours", self_service="help") == pytest.approx(2)
    assert value(day, "moderation/work", queue="posts") == 60
    assert value(day, "prevention/prevented") == pytest.approx(1 / 12)


def test_what_is_removed_and_what_is_left(day: tuple[Layout, Totals]) -> None:
    """Needs 0, 1, 5 and 10 need no agent: 4 of 10 by volume; by work, posts are work too."""
    spared = 400 + 300 + 250 + 100
    assert value(day, "volume/removed") == pytest.approx(4 / 10)
    assert value(day, "work/removed") == pytest.approx(spared / (spared + WORK + 60))
    assert value(day, "aht/contact") == pytest.approx(WORK / 6)
    assert value(day, "aht/leg") == pytest.approx(WORK / 6)
    handled = [DIFFICULTY[case] for case in (2, 3, 6, 8, 9, 9)]
    assert value(day, "difficulty/handled") == pytest.approx(sum(handled) / 6)
    assert value(day, "difficulty/cases") == pytest.approx(sum(DIFFICULTY[1:]) / 11)


def test_what_customers_tell_again_and_what_is_known(day: tuple[Layout, Totals]) -> None:
    """Need 9 tells it twice; of need 6 the agent knows so much as saves 15 s."""
    assert value(day, "effort/repeated") == pytest.approx(1 / 11)
    assert value(day, "effort/with_repeat") == pytest.approx(1 / 6)
    assert value(day, "effort/with_repeat", channel="chat") == pytest.approx(1 / 3)
    assert value(day, "context/saved") == pytest.approx(15 / 6)


def test_a_case_is_timed_from_self_service(day: tuple[Layout, Totals]) -> None:
    """What is found there is no answer to a contact, and who never asks is not kept waiting."""
    human = {2: 1030 - 300, 3: 505 - 400, 6: 2040 - 800, 8: 1410 - 1200, 9: 15}
    # the clock of a call begins before the bot
    human |= {2: 1030 - 300, 6: 2040 - 800, 9: 3015 - 3000 + 0}
    assert value(day, "frt/human_calendar_case") == pytest.approx(sum(human.values()) / 5)
    first = human | {5: 30, 6: 20, 7: 25}
    assert value(day, "frt/any_calendar_case") == pytest.approx(sum(first.values()) / 7)
    # within 20 s: 9 by an agent, of the five who asked for one; and 6 by the bot, of all seven
    assert value(day, "frt/human_calendar_case", "share", 20) == pytest.approx(1 / 5)
    assert value(day, "frt/any_calendar_case", "share", 20) == pytest.approx(2 / 7)
    times = {1: 60, 2: 930, 3: 205, 5: 30, 6: 1540, 8: 360, 9: 1120, 10: 600}
    assert value(day, "time_to_resolution/case") == pytest.approx(sum(times.values()) / 8)
    assert value(day, "time_to_resolution/case", self_service="help") == pytest.approx(660 / 2)
    assert value(day, "contacts_per_case/offered") == pytest.approx(10 / 11)


def test_a_deflected_contact_is_offered_and_not_answered(day: tuple[Layout, Totals]) -> None:
    """It waited for 90 s, and its place in what was offered is that of one not answered in time."""
    assert value(day, "deflection/accepted") == pytest.approx(1 / 10)
    assert value(day, "wait/all") == pytest.approx((20 + 5 + 30 + 90 + 10 + 5 + 0) / 7)
    assert value(day, "asa/answered") == pytest.approx((20 + 5 + 30 + 10 + 5 + 0) / 6)
    assert value(day, "service_level/offered", threshold=20) == pytest.approx(5 / 7)
    assert value(day, "service_level/offered", threshold=20, channel="phone") == pytest.approx(2 / 4)
    assert value(day, "abandonment/offered") == 0


def test_first_contact_resolution_with_and_without_self_service(day: tuple[Layout, Totals]) -> None:
    """Of five cases handled one comes again; with self-service ten are over, and five helped at once."""
    assert value(day, "fcr/case") == pytest.approx(4 / 5)
    assert value(day, "fcr/offered") == pytest.approx(2 / 4)
    assert value(day, "fcr/with_self_service") == pytest.approx((2 + 1 + 2) / 10)
    assert value(day, "fcr/with_self_service", self_service="help") == pytest.approx(2 / 3)


def test_the_money_of_automation(day: tuple[Layout, Totals]) -> None:
    """Every price is in a line and in a row, and the rows add up."""
    totals = day[1]
    assert value(day, "cost/total") == pytest.approx(LEDGER)
    assert value(day, "cost/flow", channel="phone") == pytest.approx(BOT)
    assert value(day, "cost/self_service", self_service="help") == pytest.approx(SITE)
    assert value(day, "cost/self_service", intent="call") == pytest.approx(6 * 0.2)
    assert value(day, "cost/prevention") == value(day, "cost/unallocated") == pytest.approx(NOTICE)
    assert value(day, "cost/assist", group="agents") == pytest.approx(NOTES)
    assert value(day, "cost/idle_capacity") == 0
    assert value(day, "cpc/served") == pytest.approx(LEDGER / (6 + 3 + 2))
    assert value(day, "cpc/agent") == pytest.approx((PAY + NOTES) / 6)
    assert value(day, "cpc/resolution") == pytest.approx(LEDGER / 8)
    assert value(day, "cpc/resolution", self_service="help") == pytest.approx(SITE / 2)
    by_row = [value(day, "cost/total", channel=name) for name in ("phone", "chat", "posts")]
    assert sum(by_row) + SITE + NOTICE == pytest.approx(LEDGER)
    assert int(totals.cells[:, COSTS].sum()) == totals.ledger.total
    lines = {name: int(getattr(totals.ledger, name).sum()) / 1e6 for name in ("uses", "sites", "upkeep")}
    assert lines == pytest.approx({"uses": 1.2, "sites": 5.0, "upkeep": 60.0})


def test_a_case_that_goes_on_elsewhere_is_timed_by_the_clock_of_its_first_channel() -> None:
    """From a call at 17:50 to a chat at 18:20: ten minutes of the phone's hours, which end at 18:00."""
    changes = automated_centre()
    changes["channels"]["phone"] |= {"hours": {"every day": "08:00-18:00"}}
    begin = 17 * 3600 + 50 * 60.0
    rows = [
        contact(offered=begin, queued=begin, ended=begin + 60, queue=0, flow=0, case=0, outcome=DEFLECTED),
        answered(begin + 1800, 0, 60, case=0, kind=CHAT, queue=CHAT, attempt=1),
    ]
    found = measured(rows, **changes)
    assert value(found, "frt/human_business_case") == 600
    assert value(found, "frt/human_calendar_case") == 1800
    assert value(found, "frt/human_business_contact") == 0


def test_what_began_in_the_warm_up_is_no_case_of_the_measured_time() -> None:
    """A use of yesterday is not counted nor charged; the contact that follows today is a contact, no case."""
    layout = layout_of(scenario_of(**automated_centre()), days=1, warm_up=DAY)
    rows = [
        contact(offered=DAY - 100, ended=DAY - 60, via=SELF_SERVICE, site=0, outcome=NOT_FOUND, case=0),
        contact(offered=DAY - 50, ended=DAY - 50, site=0, outcome=PREVENTED, case=1),
        answered(DAY + 100, 5, 60, case=0, kind=CHAT, queue=CHAT),
    ]
    totals = measure_logs(layout, contact_log(rows), agent_log([]))
    for name, count in {"cases": 0, "uses": 0, "prevented": 0, "offered": 1, "case_answered": 0}.items():
        assert total(layout, totals, name) == count, name
    assert int(totals.ledger.uses.sum()) == 0


def test_what_comes_before_a_contact_is_counted_at_the_queue_it_would_have_come_to(
    day: tuple[Layout, Totals],
) -> None:
    """By interval there are queues only; nothing is lost between the intervals and the day."""
    layout, totals = day
    kept = [place for place, column in enumerate(layout.columns) if column.by_interval]
    assert totals.intervals.sum(axis=(0, 1)).tolist() == totals.cells.sum(axis=0)[kept].tolist()
    uses = [layout.columns[place].name for place in kept].index("uses")
    assert totals.intervals[:, :, uses].sum(axis=0).tolist() == [6, 0, 0]
