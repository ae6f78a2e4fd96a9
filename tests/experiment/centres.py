"""Small centres to run."""

from __future__ import annotations

from typing import Any

from ccsim.scenario import Scenario

BUSY: dict[str, Any] = {
    "name": "busy",
    "calendar": {"time_zone": "UTC", "start": "2024-01-01"},
    "segments": {"regular": {}, "gold": {"head_start": "60 s"}},
    "intents": {
        "order": {
            "volume": {
                "per": "1 h",
                "count": {"interval": "60 min", "days": {"every day": {"09:00": [20, 30, 25, 20]}}},
            },
            "segments": {"regular": 0.7, "gold": 0.3},
            "handle_time": {
                "talk": {"distribution": "exponential", "mean": "4 min"},
                "wrap_up": {"distribution": "exponential", "mean": "1 min"},
            },
            "patience": {"distribution": "exponential", "mean": "3 min"},
            "redial": {"probability": 0.6, "delay": {"distribution": "exponential", "mean": "10 min"}},
            "resolution": {
                "probability": 0.8,
                "repeat": {"probability": 0.7, "delay": {"distribution": "exponential", "mean": "5 h"}},
            },
        },
        "question": {
            "volume": {
                "per": "1 h",
                "count": {"interval": "60 min", "days": {"every day": {"09:00": [10, 10, 10, 10]}}},
            },
            "handle_time": {"talk": {"distribution": "exponential", "mean": "2 min"}},
            "patience": {"distribution": "exponential", "mean": "2 min"},
        },
    },
    "channels": {
        "phone": {
            "hours": {"every day": "09:00-13:00"},
            "cost": {"per_contact": 0.05, "per_minute": 0.02},
            "closed": {"come_back": 0.5, "delay": "5 min"},
        }
    },
    "queues": {"calls": {}},
    "groups": {
        "agents": {
            "headcount": {"interval": "60 min", "days": {"every day": {"09:00": [3, 4, 4, 3]}}},
            "pay": 20,
            "shrinkage": 0.25,
        }
    },
    "costs": {"overhead": {"office": {"per_day": 100}}},
    "measures": {"answer_within": ["20 s", "60 s"]},
}


def busy(**changes: Any) -> Scenario:
    """A morning shift with two intents, returns, hours and costs."""
    return Scenario.model_validate(BUSY | changes)


def counted_in_contacts() -> Scenario:
    """The same, its orders stated as contacts."""
    order = dict(BUSY["intents"]["order"])
    order["volume"] = dict(order["volume"], of="contacts")
    return busy(intents={**BUSY["intents"], "order": order})
