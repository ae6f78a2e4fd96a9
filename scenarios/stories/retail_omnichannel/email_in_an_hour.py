"""E-mail in 1 hour and posts in 30 minutes: today, other rules, more people, other hours."""

from __future__ import annotations

from typing import Any

from .story import EVERY_CHANNEL, SCENARIO, STORIES, Story, loaded
from .table import Figure, Option

__all__ = ["email_in_an_hour"]

_SHIFTS = "groups.back-office.shifts"


def email_in_an_hour() -> Story:
    """Tell it, today first."""
    today = loaded(SCENARIO)
    promise = loaded(STORIES / "retail-email-in-an-hour.yaml")
    by_slack: dict[str, Any] = {
        "queues.emails.target": "1 h",
        "queues.posts.target": "30 min",
        "groups.back-office.serves.posts.priority": 0,
        "groups.back-office.take": "least_slack",
    }
    ring_fenced: dict[str, Any] = {"groups.blended.serves.calls.hours": {"mon-sat": "09:00-13:00"}}
    options = [
        Option("today", today),
        Option("back office: what is nearest to its target first", today.override(by_slack)),
        Option("blended: afternoons kept for e-mail", today.override(ring_fenced)),
        Option(
            "back office: 8 more on today's shifts",
            today.override(_more(early=3, late=3, **{"weekend-early": 2})),
        ),
        Option(
            "back office: 13 more in evenings and on weekends",
            today.override(_more(evening=5, **{"weekend-early": 3, "weekend-late": 5})),
        ),
        Option("evenings, weekends and a night shift", promise),
    ]
    figures = [
        Figure("e-mail in 1 h, %", "frt/human_calendar_contact", "share", 3600.0, {"channel": "email"}, 100),
        Figure(
            "in 1 opening hour, %", "frt/human_business_contact", "share", 3600.0, {"channel": "email"}, 100
        ),
        Figure(
            "posts in 30 min, %", "frt/human_calendar_contact", "share", 1800.0, {"channel": "social"}, 100
        ),
        Figure("calls in 20 s, %", "service_level/offered", None, 20.0, {"channel": "phone"}, 100),
        Figure("calls abandoned, %", "abandonment/offered", split={"channel": "phone"}, times=100),
        Figure("chats in 2 min, %", "service_level/offered", None, 120.0, {"channel": "chat"}, 100),
        Figure("cost of a week, thousand USD", "cost/total", times=1 / 1000),
        Figure("cost per contact, USD", "cpc/served", digits=2),
    ]
    return Story(options, figures, EVERY_CHANNEL)


def _more(**people: int) -> dict[str, Any]:
    """Return the overrides that put more people on shifts of the back office."""
    return {f"{_SHIFTS}.{shift}.agents+": number for shift, number in people.items()}
