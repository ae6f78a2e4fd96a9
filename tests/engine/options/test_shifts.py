"""Shifts, breaks, overtime, absence, learning: each option off and on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ccsim.engine import outcomes
from ccsim.engine.logs import OVERTIME, PAID_ABSENCE, PAID_BREAK, UNPAID_ABSENCE, UNPAID_BREAK
from tests.demand.small import logs_of, merged, small
from tests.engine.options.pairs import DAY, HOUR, MINUTE, contacts_of, ended, pair, share

#: Four agents by day, and nobody at night: those who call then give up.
ROSTER: dict[str, Any] = {
    "groups": {
        "agents": {"headcount": 0, "shifts": {"day": {"agents": 4, "hours": {"every day": "08:00-16:00"}}}}
    },
    "intents": {"call": {"handle_time": {"talk": "4 min"}}},
}


def day_shift(**change: Any) -> dict[str, Any]:
    """Return a change of the shift."""
    return {"groups": {"agents": {"shifts": {"day": change}}}}


def clock(instants: np.ndarray) -> np.ndarray:
    """Return the time of day."""
    return instants % DAY


def answered(contacts: np.ndarray) -> np.ndarray:
    """Return the instants at which contacts were answered."""
    return contacts["answered"][contacts["answered"] >= 0]


def test_shifts_answer_in_their_hours_and_only_then():
    """The first one after 16:00 waits for the next morning, or gives up."""
    contacts = logs_of(small(**ROSTER), 3).contacts
    assert len(answered(contacts)) > 300
    assert clock(answered(contacts)).min() >= 8 * HOUR
    assert clock(answered(contacts)).max() < 16 * HOUR


def test_shifts_and_headcount_add_up():
    """A profile and shifts may be mixed: one agent by headcount beside the shift's."""
    off, on = contacts_of(ROSTER, {"groups": {"agents": {"headcount": 1}}})
    assert share(on, outcomes.ABANDONED) < share(off, outcomes.ABANDONED)


def test_agents_by_number_or_by_name_work_alike():
    """Names are for knowing something of somebody; four are four."""
    off, on = contacts_of(ROSTER, day_shift(agents=["ada", "ben", "cleo", "dan"]), 2)
    np.testing.assert_array_equal(off, on)


def test_agents_more_of_them_lose_fewer_callers():
    """A shift of six instead of four."""
    off, on = contacts_of(ROSTER, day_shift(agents=6))
    assert share(on, outcomes.ABANDONED) < share(off, outcomes.ABANDONED)


@pytest.mark.parametrize(("field", "activity"), [("breaks", PAID_BREAK), ("unpaid_breaks", UNPAID_BREAK)])
def test_breaks_nobody_answers_during_a_break_of_all(field, activity):
    """Who is busy finishes first; then the line is not answered until the break is over."""
    off, on = pair(ROSTER, day_shift(**{field: "12:00-13:00"}))
    noon = (clock(answered(on.contacts)) > 12 * HOUR) & (clock(answered(on.contacts)) < 13 * HOUR)
    assert noon.sum() == 0
    assert share(on.contacts, outcomes.ABANDONED) > share(off.contacts, outcomes.ABANDONED)
    assert activity in on.rostered["activity"]
    assert activity not in off.rostered["activity"]


def test_overtime_answers_after_hours():
    """Two more hours in the evening, and the roster says that they are overtime."""
    off, on = pair(ROSTER, day_shift(overtime={"every day": "16:00-18:00"}))
    assert clock(answered(on.contacts)).max() > 17 * HOUR > clock(answered(off.contacts)).max()
    assert OVERTIME in on.rostered["activity"]
    assert OVERTIME not in off.rostered["activity"]


def test_absence_loses_callers():
    """Half of the agents are not there on a day."""
    off, on = pair(ROSTER, {"groups": {"agents": {"absence": {"probability": 0.5}}}})
    assert share(on.contacts, outcomes.ABANDONED) > share(off.contacts, outcomes.ABANDONED)
    assert PAID_ABSENCE in on.rostered["activity"]


def test_absence_paid_or_not_is_in_the_roster():
    """Who is there does not change, only what is paid."""
    base = merged(ROSTER, {"groups": {"agents": {"absence": {"probability": 0.5}}}})
    off, on = pair(base, {"groups": {"agents": {"absence": {"paid": False}}}})
    np.testing.assert_array_equal(off.contacts, on.contacts)
    assert UNPAID_ABSENCE in on.rostered["activity"]
    assert UNPAID_ABSENCE not in off.rostered["activity"]


def test_days_off_nobody_answers():
    """The second day of the run is everybody's day off."""
    off, on = contacts_of(
        merged(ROSTER, day_shift(agents={"ada": {}, "ben": {}})),
        day_shift(agents={"ada": {"days_off": ["2026-03-03"]}, "ben": {"days_off": ["2026-03-03"]}}),
    )
    assert 1 in set(answered(off) // DAY)
    assert set(answered(on) // DAY) == {0, 2, 3}


def test_hired_nobody_works_before_the_first_day_on_the_job():
    """Ada begins on the third day of the run."""
    off, on = contacts_of(
        merged(ROSTER, day_shift(agents={"ada": {}})), day_shift(agents={"ada": {"hired": "2026-03-04"}})
    )
    assert set(answered(off) // DAY) == {0, 1, 2, 3}
    assert set(answered(on) // DAY) == {2, 3}


def test_learning_makes_new_hires_slow_at_first():
    """Half as fast on the first day, and as fast as the others after ten."""
    base = merged(ROSTER, day_shift(agents={"ada": {"hired": "2026-03-02"}}))
    off, on = contacts_of(base, {"groups": {"agents": {"learning": {0: 0.5, 10: 1}}}})
    talk = on["talk"][(on["outcome"] == outcomes.HANDLED)]
    days = on["answered"][(on["outcome"] == outcomes.HANDLED)] // DAY
    assert set(ended(off, outcomes.HANDLED)["talk"]) == {4 * MINUTE}
    assert set(talk[days == 0]) == {8 * MINUTE}
    assert talk[days == 3].max() < talk[days == 1].min() < 8 * MINUTE
