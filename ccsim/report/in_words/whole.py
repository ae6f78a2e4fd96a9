"""What a scenario says about the whole centre: load and staffing, chance, events, money, assumptions."""

from __future__ import annotations

import numpy as np

from ccsim.report.in_words.terms import Said, money_of
from ccsim.report.scenario_day import SLOT, SLOTS, ScenarioDay, clock, peak_of
from ccsim.report.traffic import Traffic
from ccsim.report.words import count_words, listed, percent, time_words
from ccsim.scenario import Event

_MOST_SPELLS = 4


def say_load(day: ScenarioDay, traffic: Traffic) -> list[str]:
    """Say when the load peaks, how it compares with who is there, and when it is above them."""
    load = sum(traffic.work.values(), np.zeros(SLOTS)) / SLOT
    staff = sum((each.on_duty for each in traffic.staff.values()), np.zeros(SLOTS))
    if not load.any():
        return ["Nobody gets in touch on this day."]
    peak = peak_of(load)
    said = [
        f"The load peaks at {count_words(float(load[peak]), 'erlang')} at {clock(peak)}, with "
        f"{count_words(float(staff[peak]), 'agent')} on duty."
    ]
    if staff.any():
        said.append(f"Over the day it takes {percent(float(load.sum() / staff.sum()))} of the hours on duty.")
    if traffic.is_shared:
        load = sum(traffic.least.values(), np.zeros(SLOTS)) / SLOT
        said.append("That is with one contact at a time in hand.")
        busy = count_words(float(load[peak]), "agent")
        takes = (
            f", and takes {percent(float(load.sum() / staff.sum()))} of the hours on duty"
            if staff.any()
            else ""
        )
        fastest = "With as many of one mode as is fastest"
        said.append(f"{fastest} it keeps {busy} busy at {clock(peak)}{takes} over the day.")
    above = _spells(load > staff + 1e-9)
    if above:
        shown = listed([*above[:_MOST_SPELLS], *(["later"] if len(above) > _MOST_SPELLS else [])])
        said.append(f"It is above those on duty {shown}.")
        if any(channel.mode == "deferred" for channel in day.scenario.channels.values()):
            said.append("Work items may wait for quieter hours.")
    if any(_returns_on_top(day, name) for name in day.scenario.intents):
        said.append("Cases are counted once here: redials and repeats come on top.")
    return said


def say_chance(day: ScenarioDay) -> list[Said]:
    """Say how days differ by chance, which events are known, and how a run begins."""
    scenario, said = day.scenario, []
    busy = scenario.busyness
    if busy.cv:
        text = f"Volumes vary together by {percent(busy.cv)} from day to day"
        if busy.day_correlation:
            text += f" (correlation {busy.day_correlation:g} from one day to the next)"
        said.append(("busyness", [f"{text}."]))
    for event in scenario.events:
        whom = listed(event.intents) if event.intents else "all intents"
        when = f"{event.begin:%Y-%m-%d %H:%M} to {event.end:%Y-%m-%d %H:%M}"
        what = (
            [f"{event.factor:g} times the volume of {whom}"] if event.factor != 1 or not _down(event) else []
        )
        said.append((event.name, [f"{when}: {listed([*what, _down(event)])}."]))
    start = scenario.start
    waiting = [f"{count} {name}" for name, count in start.backlog.items()]
    waiting += [
        f"{count} {name} by {channel}"
        for channel, counts in start.backlog_by_channel.items()
        for name, count in counts.items()
    ]
    if waiting:
        said.append(("start", [f"{listed(waiting)} are waiting already."]))
    if start.warm_up is not None:
        said.append(("warm-up", [f"{time_words(start.warm_up)} are simulated before measuring."]))
    return said


def say_overhead(day: ScenarioDay) -> list[Said]:
    """Say which costs no contact causes by itself."""
    overhead = day.scenario.costs.overhead
    return [
        (name, [f"{money_of(day, each.per_day, 'a day') or 'nothing'}."]) for name, each in overhead.items()
    ]


def _down(event: Event) -> str:
    down = [f"the flow {name}" for name in event.flows_down]
    down += [f"the self-service {name}" for name in event.self_service_down]
    return f"{listed(down)} {'does' if len(down) == 1 else 'do'} not work" if down else ""


def _returns_on_top(day: ScenarioDay, name: str) -> bool:
    intent = day.scenario.intents[name]
    returns = intent.redial, intent.retry, intent.resolution.repeat
    return (
        intent.volume.of == "cases"
        and bool(day.volumes[name].any())
        and any(each is not None for each in returns)
    )


def _spells(above: np.ndarray) -> list[str]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], above.astype(int), [0]])))
    return [f"{clock(int(first))}–{clock(int(last))}" for first, last in edges.reshape(-1, 2)]
