"""Agents who grow and stay: talks and praise, learning paths, coaching."""

from __future__ import annotations

from typing import Any

import ccsim

from .story import LEVERS, YEAR, Story, loaded
from .table import Figure, Option
from .told import AHT, CALLS, COST, CSAT, FCR, PROFIT

__all__ = ["growth_of_agents"]

_PROJECT = {"per_day": 150}
"""A part of the team leads' time, and what praise costs: some 4,500 USD a month, ASSUMED."""


def growth_of_agents() -> Story:
    """Tell it, over eighteen weeks from March, from the usual turnover to all that helps against it."""
    year = loaded(YEAR).without_levers().override({"calendar.start": "2026-03-02"})  # whole weeks
    stay = _stay(year, 0.78)  # a fifth to a quarter fewer leave [FRI]
    learn = _learn(year)
    options = [
        Option("people come and go", year),
        Option("managers do what they can: a fifth fewer leave", year.override(stay | _paid("talks"))),
        Option("learning paths: newcomers are there in half the time", year.override(learn | _paid("paths"))),
        Option(
            "both, and coaching",
            year.override(stay | learn | _paid("talks", "paths")).with_levers("coaching"),
        ),
        Option("nobody ever leaves", year.override(_stay(year, 0.0))),
    ]
    figures = [
        Figure("paid for new hires, thousand USD", "cost/hiring", times=1 / 1000),
        AHT,
        FCR,
        CALLS,
        CSAT,
        COST,
        PROFIT,
    ]
    return Story(options, figures, LEVERS, days=126, replications=4)


def _stay(year: ccsim.Scenario, times: float) -> dict[str, Any]:
    """Return the overrides after which so many times as many leave, whatever their tenure."""
    return {
        f"groups.{name}.turnover.leaves": {days: times * rate for days, rate in group.turnover.leaves.items()}
        for name, group in year.groups.items()
        if group.turnover is not None
    }


def _learn(year: ccsim.Scenario) -> dict[str, Any]:
    """Return the overrides after which newcomers need half the days for each step."""
    return {
        f"groups.{name}.learning": {days // 2: speed for days, speed in group.learning.items()}
        for name, group in year.groups.items()
        if group.turnover is not None
    }


def _paid(*projects: str) -> dict[str, Any]:
    return {f"costs.projects.{name}": _PROJECT for name in projects}
