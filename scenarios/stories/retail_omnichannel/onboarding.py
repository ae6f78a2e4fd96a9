"""New customers who are told how it works before they ask."""

from __future__ import annotations

from .story import LEVERS, YEAR, Story, loaded
from .table import Figure, Option
from .told import CALLS, COST, CSAT, HOURS, PROFIT, in_autumn

__all__ = ["onboarding"]


def onboarding() -> Story:
    """Tell it, from nobody welcomed to a welcome that does half of what was hoped for."""
    year = in_autumn(loaded(YEAR).without_levers())
    welcomed = year.with_levers("welcome")
    removed = welcomed.levers["welcome"].removes
    half = {f"levers.welcome.removes.{intent}": share / 2 for intent, share in removed.items()}
    twice = {"levers.welcome.messages.count": 5200, "levers.welcome.messages.cost": 0.008}
    new = {"segment": "new"}
    options = [
        Option("nobody is welcomed", year),
        Option("a welcome in two messages", welcomed),
        Option("half of it read", welcomed.override(half)),
        Option("half of it read, at four times the price", welcomed.override(half | twice)),
    ]
    figures = [
        Figure("contacts of new customers", "volume/handled", split=new, digits=0),
        HOURS,
        CALLS,
        Figure("satisfied new customers, %", "csat/true", "share", split=new, times=100, digits=2),
        CSAT,
        COST,
        Figure("value lost of new customers, thousand USD", "value_lost/total", split=new, times=1 / 1000),
        PROFIT,
    ]
    return Story(options, figures, LEVERS, days=28, replications=6)
