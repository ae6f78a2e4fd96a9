"""Whether what was told follows: from bot to agent, from agent to agent, from contact to contact."""

from __future__ import annotations

from typing import Any

import ccsim

from .story import AUTOMATION, SCENARIO, Story, loaded
from .table import Figure, Option

__all__ = ["context_carried"]


def context_carried() -> Story:
    """Tell it, from nothing carried to everything carried."""
    retail = loaded(SCENARIO)
    options = [
        Option(
            "nothing is carried", retail.override(_kept(retail, bots=0.0, same=0.0, other=0.0, passed=0.0))
        ),
        Option(
            "the bots hand over", retail.override(_kept(retail, bots=1.0, same=0.0, other=0.0, passed=0.0))
        ),
        Option(
            "and notes on the same channel",
            retail.override(_kept(retail, bots=1.0, same=1.0, other=0.0, passed=0.0)),
        ),
        Option(
            "one ticket across channels",
            retail.override(_kept(retail, bots=1.0, same=1.0, other=1.0, passed=0.0)),
        ),
        Option(
            "and with every transfer",
            retail.override(_kept(retail, bots=1.0, same=1.0, other=1.0, passed=1.0)),
        ),
        Option("today", retail),
    ]
    figures = [
        Figure("told again, per case", "effort/repeated", digits=3),
        Figure("AHT, s", "aht/contact"),
        Figure("AHT calls, s", "aht/contact", split={"channel": "phone"}),
        Figure("agents' hours", "volume/handled", times=1 / 3600, by="aht/contact", digits=0),
        Figure("calls in 20 s, %", "service_level/offered", None, 20.0, {"channel": "phone"}, 100),
        Figure("calls abandoned, %", "abandonment/offered", split={"channel": "phone"}, times=100),
        Figure("FRT e-mail, h", "frt/human_calendar_contact", split={"channel": "email"}, times=1 / 3600),
        Figure("cost per resolution, USD", "cpc/resolution", digits=3),
    ]
    return Story(options, figures, AUTOMATION)


def _kept(retail: ccsim.Scenario, *, bots: float, same: float, other: float, passed: float) -> dict[str, Any]:
    """Return the overrides that let what was told be kept with these probabilities."""
    flows = {
        f"flows.{flow}.steps.{step}.collects.kept": bots
        for flow, graph in retail.flows.items()
        for step, each in graph.steps.items()
        if each.collects is not None
    }
    transfers = {
        f"intents.{intent}.transfers.{queue}.kept": passed
        for intent, each in retail.intents.items()
        for queue in each.transfers
    }
    return flows | transfers | {"context.same_channel.kept": same, "context.other_channel.kept": other}
