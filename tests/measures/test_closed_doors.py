"""The bot of a closed channel, and work items that are passed on, by hand."""

from __future__ import annotations

from typing import Any

import pytest

from ccsim.engine.outcomes import CLOSED, CONTAINED, HUNG_UP, MESSAGE, PASSED_ON, TRANSFERRED
from ccsim.measures import columns as c
from tests.measures.made_up import contact, measured, total
from tests.measures.morning import BACK, DESK, MAIL, MAILS, shared_centre
from tests.measures.test_definitions import DAY, value

NIGHT = 19.5 * 3600.0
#: With the bot of the closed channel.
NIGHTLY = {"flow": 0, "late": 1}
COST = {"per_session": 0.25, "per_minute": 0.06, "per_contained": 1.5}


def _with_bot() -> dict[str, Any]:
    """The shared centre, with a bot on the phone from 19:00."""
    changes = shared_centre()
    steps = {
        "menu": {"lasts": "10 s", "shares": {"done": 0.5, "to_queue": 0.5}, "hang_up": 0.1},
        "done": {"contained": {"resolved": 1}},
        "to_queue": {"own_queue": True},
    }
    closed = {"bot": 1, "bot_flow": "night", "message_channel": "mail"}
    phone = {"hours": {"every day": "00:00-19:00"}, "closed": closed}
    changes["channels"] = changes["channels"] | {"phone": phone}
    return changes | {"flows": {"night": {"steps": steps, "cost": COST}}}


def test_who_is_served_by_the_bot_is_offered_and_who_leaves_a_message_is_not() -> None:
    """Three through the bot, one of them to a message; a call by day does not pass it, nor pays for it."""
    rows = [
        contact(offered=NIGHT, ended=NIGHT + 30, outcome=CONTAINED, resolved=1, case=0, **NIGHTLY),
        contact(offered=NIGHT + 60, ended=NIGHT + 70, outcome=HUNG_UP, case=1, **NIGHTLY),
        contact(offered=NIGHT + 90, ended=NIGHT + 110, outcome=CLOSED, case=2, returns=MESSAGE, **NIGHTLY),
        contact(offered=NIGHT + 120, ended=NIGHT + 120, outcome=CLOSED, case=3),
        contact(offered=100, queued=100, ended=130, queue=0, outcome=2, case=4),
    ]
    layout, totals = found = measured(rows, **_with_bot())
    assert value(found, "volume/offered") == 3
    assert value(found, "volume/closed") == 2
    assert value(found, "message/closed") == 0.5
    assert value(found, "containment/claimed") == pytest.approx(1 / 3)
    assert value(found, "hang_up/flow") == pytest.approx(1 / 3)
    assert value(found, "in_flow/time_average") == pytest.approx(60 / DAY)
    assert totals.ledger.sessions.sum() == 3 * 250_000
    assert totals.ledger.flow_minutes.sum() == 60_000
    assert totals.ledger.contained.sum() == 1_500_000
    costs = [place for place, column in enumerate(c.FIXED) if column.name.startswith("cost_")]
    assert totals.cells[:, costs].sum() == totals.ledger.total
    assert total(layout, totals, "cost_flow") == 2_310_000


def test_an_email_that_is_passed_on_is_replied_to_by_the_second_agent() -> None:
    """Taken up at 10 and passed on at 60: no reply yet. The second takes it up at 200 and replies at 300."""
    first = contact(offered=0, queued=0, answered=10, ended=60, released=60, talk=50, case=0, kind=MAIL)
    second = contact(offered=60, queued=60, answered=200, ended=300, released=330, talk=100, wrap_up=30)
    rows = [
        first | {"queue": MAILS, "group": DESK, "agent": 0, "outcome": TRANSFERRED},
        second
        | {"queue": MAILS, "group": BACK, "agent": 0, "outcome": 1, "via": PASSED_ON, "leg": 1, "resolved": 1}
        | {"kind": MAIL, "case": 0, "previous": 0},
    ]
    found = measured(rows, **shared_centre())
    assert value(found, "frt/human_calendar_contact", "mean") == 300
    assert value(found, "frt/human_calendar_case", "mean") == 300
    assert value(found, "asa/answered") == 10
    assert value(found, "aht/contact") == 180
    # by the clock from 10 to 330; without a log of work in hand the effort is the time with an agent
    assert value(found, "aht/session") == 320
    assert value(found, "aht/effort") == 180
    assert value(found, "backlog/time_average") == pytest.approx(300 / DAY)


def test_a_reply_still_being_written_at_the_end_is_no_response_yet() -> None:
    """It is answered, that is taken up; its first response is not known, and a failure once it is late."""
    row = contact(offered=DAY - 500, queued=DAY - 500, answered=DAY - 400, talk=900, case=0, kind=MAIL)
    found = measured([row | {"queue": MAILS, "group": BACK, "agent": 0}], **shared_centre())
    assert value(found, "volume/answered") == 1
    assert value(found, "frt/human_calendar_contact", "share") == 0
    assert value(found, "service_level/answered") == 0
    assert value(found, "backlog/end") == 1
    assert value(found, "backlog/oldest") == 500
