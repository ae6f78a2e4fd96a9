"""A small centre with levers whose worth can be told by hand."""

from __future__ import annotations

from typing import Any

from ccsim import Scenario

#: From the 11th of January on: 300 at once and 1 a day, and the office costs 10 a day less.
RENT: dict[str, Any] = {
    "kind": "change",
    "begins": "2026-01-11",
    "cost": {"one_off": 300, "per_day": 1},
    "changes": {"costs.overhead.office.per_day": {"by": -10}},
}
#: Every call resolved brings 2 more from February on, for 50 at once.
UPSELL: dict[str, Any] = {
    "kind": "change",
    "begins": "2026-02-01",
    "cost": {"one_off": 50},
    "changes": {"intents.call.revenue": {"by": 2}},
}
#: Calls take half as long from the first day on; it costs nothing.
SHORTER: dict[str, Any] = {
    "kind": "change",
    "begins": "2026-01-01",
    "changes": {"intents.call.handle_time.talk": {"times": 0.5}},
}
CENTRE: dict[str, Any] = {
    "name": "desk",
    "calendar": {"start": "2026-01-01"},
    "intents": {
        "call": {
            "volume": {"count": 5, "per": "1 h"},
            "handle_time": {"talk": "6 min"},
            "patience": "10 min",
            "revenue": 1,
        }
    },
    "channels": {"phone": {}},
    "queues": {"calls": {}},
    "groups": {"desk": {"headcount": 1, "pay": 20}},
    "costs": {"overhead": {"office": {"per_day": 100}}},
}


def centre(**levers: dict[str, Any]) -> Scenario:
    """The centre with some levers, none of them on."""
    return Scenario.model_validate(CENTRE | {"levers": levers})
