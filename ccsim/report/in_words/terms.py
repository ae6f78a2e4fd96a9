"""Words that several parts of a scenario share: hours, money, waits, changing figures."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from ccsim.report.scenario_day import ScenarioDay
from ccsim.report.words import count_words, listed, percent, time_words
from ccsim.scenario import Constant, Dated, Distribution, Profile
from ccsim.units import format_clock

#: A name and the sentences that are said about it.
Said = tuple[str, list[str]]


def share_of(day: ScenarioDay, varying: Any, intent: str | None = None) -> str:
    """Return a share in percent; "on average" behind it where it changes."""
    return percent(day.number(varying, intent)) + _average(varying)


def money_of(day: ScenarioDay, varying: Any, per: str) -> str:
    """Return an amount per something; empty where it is 0."""
    amount = day.number(varying)
    return f"{amount:,.4g} {day.scenario.currency} {per}{_average(varying)}" if amount else ""


def wait_of(day: ScenarioDay, law: Distribution, intent: str | None = None) -> str:
    """Return the mean of a duration."""
    return time_words(day.mean(law, intent))


def patience_of(day: ScenarioDay, law: Distribution, intent: str) -> str:
    """Return how long customers wait."""
    mean, half = day.mean(law, intent), day.quantile(law, 0.5, intent)
    if math.isinf(half):
        return "as long as it takes"
    if isinstance(law, Constant):
        return time_words(mean)
    if math.isinf(mean):
        return f"half for {time_words(half)}, some as long as it takes"
    return f"{time_words(mean)} on average, half of them up to {time_words(half)}"


def is_some(varying: Any) -> bool:
    """Tell whether a number is anything but 0."""
    return varying is not None and varying != 0


def spells(of: Any) -> str:
    """Return spells of the day: ``08:00–12:00 and 13:00–17:00``."""
    return listed(f"{format_clock(begin)}–{format_clock(end)}" for begin, end in of)


def hours_of(hours: Mapping[str, Any] | None) -> str:
    """Return opening or working hours by day."""
    if hours is None:
        return "always open"
    texts = [f"{days} {spells(of) if of else 'closed'}" for days, of in hours.items()]
    return ", ".join(texts) if texts else "never"


def priority_of(priority: int | None, head_start: float | None) -> str:
    """Return what is stated about the order of service; empty where nothing is."""
    parts = ["" if priority is None else f"priority {priority}"]
    parts.append("" if not head_start else f"a head start of {time_words(head_start)}")
    return listed(parts)


def agents(number: float) -> str:
    """Return so many agents, in words."""
    return count_words(number, "agent")


def _average(varying: Any) -> str:
    return " on average" if isinstance(varying, Profile | Dated) else ""
