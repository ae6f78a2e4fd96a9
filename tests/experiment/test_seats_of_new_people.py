"""A seat is paid for from its agent's first day on."""

from __future__ import annotations

import io

import pandas as pd

import ccsim

CENTRE = """
name: seats
calendar: {start: 2026-01-05}
intents: {call: {volume: {per: 1 h, count: 2}, handle_time: {talk: 60 s}}}
channels: {phone: {hours: {every day: "08:00-16:00"}}}
queues: {calls: {}}
groups:
  agents:
    shifts: {day: {agents: {anna: {}, bert: {hired: 2026-01-07}}, hours: {every day: "08:00-16:00"}}}
    seat: 9
"""


def test_a_seat_is_paid_from_the_first_day_on() -> None:
    """Nothing else need be said of the group for that."""
    result = ccsim.run(ccsim.load(io.StringIO(CENTRE)), days=4, replications=1, jobs=1)
    seats = result.ledger[result.ledger["line"] == "seats"].set_index("date")["amount"]
    assert seats.to_dict() == {
        pd.Timestamp(f"2026-01-0{5 + day}"): amount for day, amount in enumerate((9.0, 9.0, 18.0, 18.0))
    }
