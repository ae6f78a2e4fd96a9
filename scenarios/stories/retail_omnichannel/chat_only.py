"""A few agents on chats and messages only, against the same people who do everything."""

from __future__ import annotations

from typing import Any

from .story import EVERY_CHANNEL, SCENARIO, STORIES, Story, loaded
from .table import Figure, Option

__all__ = ["chat_only"]

_TEAMS = ("digital", "back-office", "blended")


def chat_only() -> Story:
    """Tell it, from everybody on everything to the digital team on chats only."""
    everybody = loaded(STORIES / "retail-everybody-does-everything.yaml")
    retail = loaded(SCENARIO)
    first: dict[str, Any] = {
        f"groups.{team}.serves.{queue}.priority": 0 for team in _TEAMS for queue in ("chats", "messages")
    }
    at_no_cost = first | {f"groups.{team}.switching": "0 s" for team in _TEAMS}
    options = [
        Option("everybody does everything, the pile of e-mails first", everybody),
        Option("everybody does everything, chats and messages first", everybody.override(first)),
        Option("the same, and changing channel takes no time", everybody.override(at_no_cost)),
        Option(
            "digital on chats and messages only, one at a time", retail.override({"groups.digital.loads": []})
        ),
        Option("digital on chats and messages only, up to three in hand", retail),
    ]
    figures = [
        Figure(
            "FRT messages, min", "frt/human_calendar_contact", split={"channel": "messenger"}, times=1 / 60
        ),
        Figure(
            "the same, opening hours",
            "frt/human_business_contact",
            split={"channel": "messenger"},
            times=1 / 60,
        ),
        Figure("chats answered in 2 min, %", "service_level/offered", None, 120.0, {"channel": "chat"}, 100),
        Figure("chats abandoned, %", "abandonment/offered", split={"channel": "chat"}, times=100),
        Figure("FRT e-mail, h", "frt/human_calendar_contact", split={"channel": "email"}, times=1 / 3600),
        Figure("calls answered in 20 s, %", "service_level/offered", None, 20.0, {"channel": "phone"}, 100),
        Figure("cost per contact, USD", "cpc/served", digits=2),
    ]
    return Story(options, figures, EVERY_CHANNEL)
