"""Flows, transfers and callbacks in the measures, worked out by hand from ten contacts."""

from __future__ import annotations

import math

import pytest

from ccsim.engine.outcomes import BLOCKED, RETRY
from ccsim.measures.layout import Layout
from ccsim.measures.tally.totals import Totals
from tests.measures.journeys import centre, journeys
from tests.measures.made_up import contact, layout_of, measured, scenario_of
from tests.measures.test_definitions import DAY, value

#: Talk, handing over, dialling and wrap-up of the handled ones, contact by contact.
WORK = {
    "cold": 100 + 200 + 30,
    "warm": 100 + 50 + 20 + 200 + 30,
    "conference": 100 + 220 + 15 + 200 + 30,
    "misrouted": 60 + 200 + 30,
    "callback": 25 + 15 + 120 + 10,
    "lost": 100,
}


@pytest.fixture(scope="module")
def day() -> tuple[Layout, Totals]:
    """The ten contacts, measured."""
    return measured(journeys(), **centre())


@pytest.mark.parametrize(
    ("volume", "count"),
    [
        ("cases", 10),
        ("offered", 10),
        ("answered", 6),
        ("handled", 6),
        ("abandoned", 0),
        ("contained", 2),
        ("hung_up", 1),
        ("booked", 2),
        ("reached", 1),
        ("unreached", 1),
        ("transferred", 4),
        ("lost_in_transfer", 1),
        ("resolved", 6),
        ("repeats", 0),
        ("redials", 1),
        ("unfinished", 0),
    ],
)
def test_a_contact_is_counted_once_whatever_its_parts(
    day: tuple[Layout, Totals], volume: str, count: int
) -> None:
    """Nineteen rows are ten contacts; the lost one is handled, not abandoned."""
    assert value(day, f"volume/{volume}") == count


def test_the_work_of_all_parts_is_the_contacts(day: tuple[Layout, Totals]) -> None:
    """All agents' time per contact, and each agent's part by itself; the vain try is work, but no part."""
    assert value(day, "aht/contact") == pytest.approx(sum(WORK.values()) / 6)
    legs = sum(WORK.values()) - 25
    assert value(day, "aht/leg") == pytest.approx(legs / 10)
    assert value(day, "consult/contact") == pytest.approx((50 + 20 + 220 + 15) / 6)
    assert value(day, "dial/contact") == pytest.approx((25 + 15) / 6)
    # by group: the contact is the first agent's, the part is its own agent's
    assert value(day, "aht/contact", group="front") == pytest.approx(sum(WORK.values()) / 6)
    assert math.isnan(value(day, "aht/contact", group="back"))
    second = (200 + 30) + (20 + 200 + 30) + (15 + 200 + 30)
    assert value(day, "aht/leg", group="back") == pytest.approx(second / 3)
    assert value(day, "aht/leg", queue="second") == pytest.approx(second / 3)


def test_transfers_and_their_waits(day: tuple[Layout, Totals]) -> None:
    """Four passed on, all to tier 2; one passed back; one of the five lost."""
    assert value(day, "transfer/share") == pytest.approx(4 / 6)
    assert value(day, "transfer/misrouted") == pytest.approx(1 / 6)
    assert value(day, "escalation/share") == pytest.approx(4 / 6)
    assert value(day, "transfer/wait") == pytest.approx((40 + 30 + 5 + 20) / 4)
    assert value(day, "transfer/wait", queue="second") == pytest.approx((40 + 30 + 5) / 3)
    assert value(day, "transfer/lost") == pytest.approx(1 / 5)
    assert value(day, "abandonment/offered") == 0
    assert value(day, "redial/unanswered") == pytest.approx(1 / 2)


def test_both_clocks_of_a_callback(day: tuple[Layout, Totals]) -> None:
    """The wait lived ends with the booking, the wait booked with the pick-up at 5010."""
    assert value(day, "callback/share") == pytest.approx(2 / 10)
    assert value(day, "callback/reached") == pytest.approx(1 / 2)
    assert value(day, "callback/wait", "mean") == 5010 - 4070
    assert value(day, "callback/wait", "median") == pytest.approx(940, rel=0.005)
    assert value(day, "callback/tries") == 2
    assert value(day, "wait/all", "mean") == pytest.approx((0 * 5 + 60 + 30) / 7)
    assert value(day, "asa/answered") == 0
    waiting = 40 + 30 + 5 + 20 + 60 + 60 + 30
    assert value(day, "waiting/time_average") == pytest.approx(waiting / DAY)
    # until dialled: 300 and 600; 60 and 90
    assert value(day, "in_callback/time_average") == pytest.approx((300 + 600 + 60 + 90) / DAY)


def test_first_response_by_agents_and_by_the_flow(day: tuple[Layout, Totals]) -> None:
    """Ten seconds of flow, or 1010 s to the callback; a contained contact has its answer when it ends."""
    assert value(day, "frt/human_calendar_contact", "mean") == pytest.approx((5 * 10 + 1010) / 6)
    assert value(day, "frt/any_calendar_contact", "mean") == pytest.approx((5 * 10 + 1010 + 2 * 10) / 8)
    assert value(day, "frt/any_calendar_case", "mean") == pytest.approx((5 * 10 + 1010 + 2 * 10) / 8)
    # contained ones ask for no agent; the hung up and the one never reached are failures
    assert value(day, "frt/human_calendar_contact", "share") == pytest.approx(5 / 8)
    assert value(day, "frt/human_calendar_case", "share") == pytest.approx(5 / 8)
    assert value(day, "frt/any_calendar_contact", "share") == pytest.approx(7 / 10)
    assert value(day, "frt/any_calendar_case", "share") == pytest.approx(7 / 10)


def test_service_level_counts_a_callback_that_comes_late_as_missed(day: tuple[Layout, Totals]) -> None:
    """Of ten, three ended in the flow; five of seven were answered at once."""
    assert value(day, "service_level/offered") == pytest.approx(5 / 7)
    assert value(day, "service_level/answered") == pytest.approx(5 / 6)


def test_containment_claimed_and_true(day: tuple[Layout, Totals]) -> None:
    """Two contained, one of them in truth; the other comes again."""
    assert value(day, "containment/claimed") == pytest.approx(2 / 10)
    assert value(day, "containment/true") == pytest.approx(1 / 10)
    assert value(day, "containment/repeat") == pytest.approx(1 / 2)
    assert value(day, "hang_up/flow") == pytest.approx(1 / 10)
    assert value(day, "in_flow/time_average") == pytest.approx(10 * 10 / DAY)


def test_resolution_stands_on_the_last_part(day: tuple[Layout, Totals]) -> None:
    """Five of six handled cases are resolved, but only the callback without a transfer."""
    assert value(day, "fcr/case") == pytest.approx(5 / 6)
    assert value(day, "fcr/first_touch") == pytest.approx(1 / 6)
    assert value(day, "fcr/offered") == pytest.approx(5 / 8)
    assert value(day, "fcr/with_self_service") == pytest.approx(6 / 10)
    ends = [350, 360, 330, 290, 1130, 10]
    assert value(day, "time_to_resolution/case", "mean") == pytest.approx(sum(ends) / 6)


def test_lines_are_held_until_the_customer_is_off(day: tuple[Layout, Totals]) -> None:
    """Transfers hold the line throughout; a booked callback gives it back."""
    held = 350 + 360 + 330 + 290 + 70 + 170 + 10 + 10 + 10 + 40
    assert value(day, "lines/time_average") == pytest.approx(held / DAY)
    assert value(day, "lines/peak") == 1


def test_lines_and_places_are_told_apart_where_customers_are_blocked() -> None:
    """Who finds all lines taken never reached the queue; both try again by the same rule."""
    rows = [
        contact(offered=0, ended=0, outcome=BLOCKED, returns=RETRY, returns_at=100),
        contact(offered=10, queued=20, ended=20, queue=0, outcome=BLOCKED),
    ]
    found = measured(rows, **centre())
    assert value(found, "blocking/offered") == 1
    assert value(found, "blocking/lines") == 0.5
    assert value(found, "retry/blocked") == 0.5
    assert value(found, "lines/time_average") == pytest.approx(10 / DAY)


def test_a_false_containment_is_the_first_answer_of_its_case() -> None:
    """Contained after 10 s, back after an hour, answered then: for `any` the case was answered at once."""
    rows = journeys()
    first = next(row for row in rows if row["returns_at"] == 95_000_000_000)
    again = [row | {"case": 99, "attempt": place} for place, row in enumerate((first, dict(first)))]
    again[1] |= {"offered": 10_600 * 10**6, "queued": 10_610 * 10**6, "answered": 10_610 * 10**6}
    again[1] |= {"ended": 10_700 * 10**6, "released": 10_700 * 10**6, "talk": 90 * 10**6, "group": 1}
    again[1] |= {"agent": 0, "outcome": 1, "queue": 0, "resolved": 1, "returns": 0, "returns_at": -1}
    found = measured([row | {"case": 0} for row in again], **centre())
    assert value(found, "frt/human_calendar_case", "mean") == 3610
    assert value(found, "frt/any_calendar_case", "mean") == 10
    assert value(found, "frt/any_calendar_case", "median") == pytest.approx(10, rel=0.005)
    assert value(found, "frt/human_calendar_case", "share") == 0
    assert value(found, "frt/any_calendar_case", "share") == 1
    assert value(found, "fcr/case") == 1


def test_cells_are_as_few_as_can_be() -> None:
    """A cell for each queue a kind can come to and each group that can answer it there; none to spare."""
    plain, rich = layout_of(scenario_of()), layout_of(scenario_of(**centre()))
    assert len(plain.cells) == 2 + 1 + 1
    of_contacts = [(cell.queue, cell.group) for cell in rich.cells[: len(rich.cell_group)]]
    assert sorted(of_contacts, key=str) == sorted(
        [
            ("calls", None),
            ("calls", "front"),
            ("sales", None),
            ("sales", "front"),
            ("second", None),
            ("second", "back"),
        ],
        key=str,
    )
