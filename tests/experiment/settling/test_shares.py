"""The settled volume in the form of the stated one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np

from ccsim.experiment.settling.shares import CaseShares, hidden_volume, interval_of, open_shares
from ccsim.scenario import Scenario
from tests.measures.made_up import START, scenario_of

HOURS = {"phone": {"hours": {"mon-fri": "09:00-11:30", "holidays": "10:00-11:00"}}}


def _counted(count: Any, **changes: Any) -> Scenario:
    call = {"volume": {"of": "contacts", "count": count, "per": "1 h"}, "handle_time": {"talk": "5 min"}}
    calendar = {"start": START, "holidays": {"2024-01-05": "a Friday off"}}
    return scenario_of(intents={"call": call}, calendar=calendar, channels=HOURS, **changes)


def test_a_plain_count_counts_while_the_door_is_open() -> None:
    """Nobody can be offered at night: a count of 10 per hour has cases from 9:00 to 11:30."""
    scenario = _counted(10)
    week = [START + dt.timedelta(days=day) for day in range(7)]
    doors = open_shares(scenario, "call", week)
    assert interval_of(scenario, "call") == 1800
    assert doors.sum() == 4 * 5 + 2
    hidden = hidden_volume(scenario, "call", CaseShares({START: 0.5 * doors}))
    assert hidden["days"]["mon"] == {"09:00": [5.0] * 5}
    assert hidden["days"]["fri"] == {"10:00": [5.0] * 2}
    assert "sat" not in hidden["days"]


def test_dates_and_holidays_keep_figures_of_their_own() -> None:
    """A date takes the shares of its weekday, holidays the mean of the days open at that time."""
    count = {
        "interval": "60 min",
        "days": {
            "mon-fri": {"09:00": [10, 10]},
            "holidays": {"10:00": [8]},
            "2024-01-09": {"09:00": [20, 40]},
        },
    }
    shares = np.zeros((7, 24))
    shares[:5, 9:11] = np.array([0.5, 0.6, 0.7, 0.8, 0.9])[:, np.newaxis]
    hidden = hidden_volume(_counted(count), "call", CaseShares({START: shares}))
    assert hidden["days"]["tue"] == {"09:00": [6.0, 6.0]}
    assert hidden["days"]["2024-01-09"] == {"09:00": [12.0, 24.0]}
    assert hidden["days"]["holidays"] == {"10:00": [5.6]}
    assert hidden["interval"] == 3600


def test_each_epoch_has_its_shares() -> None:
    """What was found for March does not touch February."""
    count = {"dated": {"2024-01-01": 10, "2024-03-04": 20}}
    early, late = np.full((7, 48), 0.5), np.full((7, 48), 0.25)
    shares = CaseShares({START: early, dt.date(2024, 3, 4): late})
    assert shares.on(dt.date(2023, 12, 1)) is early
    hidden = hidden_volume(_counted(count), "call", shares)
    assert [form["days"]["mon"]["00:00"][0] for form in hidden["dated"].values()] == [5.0, 5.0]
