"""The IVR redesigned: shorter, with fewer misroutes, with more collected, and all of it together."""

from __future__ import annotations

from typing import Any

from .story import AUTOMATION, SCENARIO, Story, loaded
from .table import Figure, Option

__all__ = ["ivr_redesigned"]

_STEPS = "flows.ivr.steps"


def ivr_redesigned() -> Story:
    """Tell it, from today's IVR to the new one, one change at a time."""
    retail = loaded(SCENARIO)
    shorter: dict[str, Any] = {
        f"{_STEPS}.{step}.lasts.mean*": 0.6 for step in ("welcome", "identify", "menu")
    }
    shorter |= {f"{_STEPS}.{step}.hang_up": 0.003 for step in ("welcome", "identify", "menu")}
    straight: dict[str, Any] = {f"{_STEPS}.{step}.shares.slip": 0.01 for step in ("menu", "status")}
    collected: dict[str, Any] = {
        f"{_STEPS}.identify.collects.kept": 0.95,
        f"{_STEPS}.identify.collects.saves": 0.16,
        f"{_STEPS}.identify.shares.not-understood": 0.03,
    }
    options = [
        Option("today's", retail),
        Option("shorter", retail.override(shorter)),
        Option("fewer misroutes", retail.override(straight)),
        Option("more collected", retail.override(collected)),
        Option("all three", retail.override(shorter | straight | collected)),
    ]
    split = {"channel": "phone"}
    figures = [
        Figure("FRT calls, s", "frt/human_calendar_contact", split=split, digits=0),
        Figure("calls in 20 s, %", "service_level/offered", None, 20.0, split, 100),
        Figure("calls abandoned, %", "abandonment/offered", split=split, times=100),
        Figure("misrouted, %", "transfer/misrouted", split=split, times=100),
        Figure("AHT calls, s", "aht/contact", split=split),
        Figure("told again, % of calls", "effort/with_repeat", split=split, times=100),
        Figure(
            "agents' hours on calls",
            "volume/handled",
            split=split,
            times=1 / 3600,
            by="aht/contact",
            digits=0,
        ),
        Figure("FRT e-mail, h", "frt/human_calendar_contact", split={"channel": "email"}, times=1 / 3600),
        Figure("cost per resolution, USD", "cpc/resolution", digits=3),
    ]
    return Story(options, figures, AUTOMATION)
