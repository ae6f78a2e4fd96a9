"""Words that several parts of a scenario share: hours, money, waits, changing figures."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from ccsim.report.scenario_day import ScenarioDay, on_date
from ccsim.report.words import count_words, listed, percent, time_words
from ccsim.scenario import Constant, Contained, Dated, Distribution, Profile, Remembered, Repeat
from ccsim.scenario.hours_by_date import DatedHours
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


def on_day(day: ScenarioDay, varying: Any, show: Callable[[float], str] = percent) -> str:
    """Return what holds on the date of a number, a share by default, and behind it what it comes to later."""

    def text(value: Any) -> str:
        return show(day.number(value)) + (" on average" if isinstance(value, Profile) else "")

    now = text(on_date(varying, day.date))
    later = sorted(date for date in varying.dated if date > day.date) if isinstance(varying, Dated) else []
    if not later:
        return now
    steps = f"in {len(later)} steps " if len(later) > 1 else ""
    return f"{now} ({steps}{text(varying.on(later[-1]))} from {later[-1]} on)"


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


def by_channels(
    day: ScenarioDay, channels: Mapping[str, Any], intent: str | None = None, rest: str = ""
) -> str:
    """Return which shares come by which channels, after a comma; empty where none is stated."""
    told = [f"{share_of(day, share, intent)} by {channel}" for channel, share in channels.items()]
    return f", {listed([*told, rest])}" if told else ""


def again_of(day: ScenarioDay, repeat: Repeat, intent: str | None = None) -> str:
    """Return how many of those whose case is not resolved come again, when and by which channels."""
    text = (
        f"{share_of(day, repeat.probability, intent)} come again, after {wait_of(day, repeat.delay, intent)}"
    )
    return text + by_channels(day, repeat.channels, intent)


def adoption_of(day: ScenarioDay, sites: Mapping[str, Any], intent: str) -> str:
    """Return how many first use which self-service; empty where none is stated."""
    shares = {site: share_of(day, share, intent) for site, share in sites.items()}
    told = [
        f"{share} {'' if number else 'first use '}{site}"
        for number, (site, share) in enumerate(shares.items())
    ]
    return listed(told)


def containment_of(day: ScenarioDay, contained: Contained, verb: str, among: str) -> str:
    """Return who ends without an agent, how many of them are resolved, and what the others do."""
    share = "all" if contained.is_end else share_of(day, contained.share)
    text = f"{share} {verb}"
    others = [f"{share_of(day, each, name)} of {name}" for name, each in contained.by_intent.items()]
    text += f" ({listed(others)})" if others else ""
    text += f", as measured among {among}" if contained.among == "handled" else ""
    if contained.resolved == 1:
        return text
    text += f"; {share_of(day, contained.resolved)} of them are resolved"
    return text + (f", of the others {again_of(day, contained.repeat)}" if contained.repeat else "")


def remembered_of(day: ScenarioDay, kept: Remembered) -> str:
    """Return how often something is kept, and what it saves then."""
    text = "is kept" if kept.kept == 1 else f"is kept in {share_of(day, kept.kept)}"
    return text + (f" and saves {share_of(day, kept.saves)} of the talk" if is_some(kept.saves) else "")


def spells(of: Any) -> str:
    """Return spells of the day: ``08:00–12:00 and 13:00–17:00``."""
    return listed(f"{format_clock(begin)}–{format_clock(end)}" for begin, end in of)


def hours_of(hours: Mapping[str, Any] | DatedHours | None) -> str:
    """Return opening or working hours by day."""
    if hours is None:
        return "always open"
    if isinstance(hours, DatedHours):
        first, *later = sorted(hours.dated)
        texts = [f"from {start.isoformat()} on {hours_of(hours.dated[start])}" for start in later]
        return "; ".join([hours_of(hours.dated[first]), *texts])
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
