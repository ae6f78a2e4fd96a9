"""Figures that several stories tell, and the month in which their levers have done what they do."""

from __future__ import annotations

from typing import Final

import ccsim

from .table import Figure

__all__ = [
    "ABANDONED",
    "AHT",
    "CALLS",
    "COST",
    "CSAT",
    "EMAILS",
    "FCR",
    "HOURS",
    "LOST",
    "PROFIT",
    "in_autumn",
]

_PHONE: Final = {"channel": "phone"}
AHT: Final = Figure("AHT, s", "aht/contact")
HOURS: Final = Figure("agents' hours", "volume/handled", times=1 / 3600, by="aht/contact", digits=0)
FCR: Final = Figure("FCR, %", "fcr/case", times=100)
CALLS: Final = Figure("calls in 20 s, %", "service_level/offered", None, 20.0, _PHONE, 100)
ABANDONED: Final = Figure("calls abandoned, %", "abandonment/offered", split=_PHONE, times=100)
EMAILS: Final = Figure(
    "FRT e-mail, h", "frt/human_calendar_contact", split={"channel": "email"}, times=1 / 3600
)
CSAT: Final = Figure("satisfied, %", "csat/true", "share", times=100, digits=2)
COST: Final = Figure("cost, thousand USD", "cost/total", times=1 / 1000)
LOST: Final = Figure("value lost, thousand USD", "value_lost/total", times=1 / 1000)
PROFIT: Final = Figure("profit, thousand USD", "profit/total", times=1 / 1000)


def in_autumn(scenario: ccsim.Scenario) -> ccsim.Scenario:
    """Return it from September 2026 on: the levers of spring and summer do all they do by then."""
    return scenario.override({"calendar.start": "2026-09-14"})
