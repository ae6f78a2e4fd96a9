"""Centres of one or two groups with shifts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ccsim.demand.timeline import Timeline, build_timeline
from ccsim.engine import ranks
from ccsim.engine.logs import ACTIVITIES
from ccsim.engine.rosters.lay_shifts import lay_shifts
from ccsim.engine.rosters.named_agents import named_agents
from ccsim.engine.rosters.shift_plan import ShiftPlan
from ccsim.scenario import Scenario
from ccsim.typing import Rows
from ccsim.units import US, format_clock

#: A Monday.
MONDAY = dt.date(2026, 3, 2)


def centre(group: dict[str, Any], *, zone: str = "UTC", start: dt.date = MONDAY, **groups: Any) -> Scenario:
    """A centre with the group ``desk`` and maybe others."""
    return Scenario.model_validate(
        {
            "name": "desk",
            "calendar": {"time_zone": zone, "start": start},
            "intents": {"call": {"volume": {"count": 1, "per": "1 h"}, "handle_time": {"talk": "5 min"}}},
            "channels": {"phone": {}},
            "queues": {"calls": {}},
            "groups": {"desk": group, **groups},
        }
    )


def one_shift(hours: Any, agents: Any = 1, absence: Any = 0.0, **shift: Any) -> dict[str, Any]:
    """A group with the one shift ``early``."""
    return {
        "shifts": {"early": {"agents": agents, "hours": hours, **shift}},
        "absence": {"probability": absence},
    }


def days_of(scenario: Scenario, days: int = 1) -> Timeline:
    """So many days, without a warm-up."""
    return build_timeline(scenario, days=days, warm_up=0.0)


def laid(scenario: Scenario, days: int = 1, pools: dict[str, int] | None = None) -> ShiftPlan:
    """The shift plan, groups with so many people of a headcount before their named agents."""
    first_agents, before = [], 0
    for group in sorted(scenario.groups):
        first_agents.append(before + (pools or {}).get(group, 0))
        before = first_agents[-1] + len(named_agents(scenario, group))
    return lay_shifts(scenario, days_of(scenario, days), first_agents)


def told(rows: Rows) -> list[str]:
    """Stretches of one-day logs in words: ``agent 0 work 08:00-12:00``."""
    return [
        f"{row['agent']} {ACTIVITIES[row['activity']]} {clock(row['begin'])}-{clock(row['end'])}"
        for row in rows
    ]


def steps_told(steps: Rows) -> list[str]:
    """Steps in words: ``08:00 3 until 12:00``, ``12:00 3 break``, ``16:00 3 over``."""
    texts = []
    for when, rank, value in steps.tolist():
        kind, entity = rank >> ranks.ENTITY_BITS, rank & ranks.ENTITY_MASK
        assert kind in (ranks.SHIFT_ENDS, ranks.SHIFT_BEGINS)
        what = ("break", "over")[value] if kind == ranks.SHIFT_ENDS else f"until {clock(value)}"
        texts.append(f"{clock(when)} {entity} {what}")
    return texts


def clock(instant: int) -> str:
    """Hours and minutes since the origin; 26:00 is two o'clock on the second day."""
    return format_clock(int(instant) // US)
