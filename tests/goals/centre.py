"""A small centre with a telephone, e-mail and two groups, and the goals that tests ask of it."""

from __future__ import annotations

from typing import Any

from ccsim import Scenario

#: From Monday, 2 March 2026 on; the day and the night are as busy, weekends are quiet.
CENTRE: dict[str, Any] = {
    "name": "desk",
    "currency": "EUR",
    "calendar": {"start": "2026-03-02"},
    "busyness": {"cv": 0.2, "day_correlation": 0.3},
    "segments": {"regular": {}, "gold": {"head_start": "60 s"}},
    "intents": {
        "order": {
            "volume": {
                "of": "cases",
                "count": {"interval": "60 min", "days": {"mon-fri": {"08:00": [12] * 10}}, "otherwise": 0.5},
                "per": "60 min",
            },
            "channels": {"phone": 1},
            "segments": {"regular": 0.7, "gold": 0.3},
            "handle_time": {"talk": {"distribution": "exponential", "mean": "240 s"}, "wrap_up": "30 s"},
            "patience": {"distribution": "exponential", "mean": "180 s"},
            "resolution": {"probability": 0.8},
            "queue": "calls",
        },
        "claim": {
            "volume": {"of": "cases", "count": 1, "per": "60 min"},
            "channels": {"mail": 0.7, "phone": 0.3},
            "segments": {"regular": 0.9, "gold": 0.1},
            "handle_time": {"talk": {"distribution": "exponential", "mean": "600 s"}},
            "patience": {"distribution": "exponential", "mean": "300 s"},
            "queue": "claims",
        },
    },
    "channels": {
        "phone": {"hours": {"mon-fri": "08:00-18:00"}, "closed": {}},
        "mail": {"mode": "deferred"},
    },
    "queues": {"calls": {}, "claims": {}},
    "groups": {
        "voice": {"serves": {"calls": {}}, "headcount": 2, "pay": 20},
        "office": {
            "serves": {"claims": {}},
            "headcount": {"interval": "30 min", "days": {"mon-fri": {"08:00": [1] * 20}}},
            "pay": 25,
        },
    },
    "costs": {"overhead": {"rent": {"per_day": 100}}},
}


def centre(goals: dict[str, Any] | None = None, **more: Any) -> Scenario:
    """The centre with some goals, and other sections."""
    return Scenario.model_validate(CENTRE | {"goals": goals or {}} | more)


def goal(measure: str, **fields: Any) -> dict[str, Any]:
    """A goal of everyone, by the end of March."""
    return {"measure": measure, "of": "everyone", "by": "2026-03-31"} | fields
