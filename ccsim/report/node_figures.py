"""The key figures of intents, channels, flows, queues and groups: two short lines each."""

from __future__ import annotations

from ccsim.report.flow_shares import HUNG_UP
from ccsim.report.scenario_day import SLOT, ScenarioDay
from ccsim.report.traffic import Node, Traffic, is_for_callbacks
from ccsim.report.words import count_words, percent, time_words
from ccsim.scenario import open_on
from ccsim.units import format_clock


def node_figures(day: ScenarioDay, traffic: Traffic) -> dict[Node, list[str]]:
    """
    Return the lines that stand below each name in the picture.

    Parameters
    ----------
    day
        The scenario and the date.
    traffic
        From `ccsim.report.traffic.expect_traffic`.
    """
    write = {
        "intent": _intent,
        "site": _site,
        "channel": _channel,
        "flow": _flow,
        "queue": _queue,
        "group": _group,
    }
    return {node: write[node[0]](day, traffic, node[1]) for node in traffic.nodes}


def _intent(day: ScenarioDay, traffic: Traffic, name: str) -> list[str]:
    stated = day.scenario.intents[name].volume.of
    volume = float(day.volumes[name].sum())
    seconds = sum(float(part @ day.weights(name)) for part in day.parts(name))
    said = [f"{count_words(volume)} {stated} a day", f"AHT {time_words(seconds)}"]
    prevented = traffic.lost.get(name, {}).get("prevented", 0.0)
    if prevented:
        said[1] += f", {percent(prevented / volume)} prevented"
    return said


def _site(day: ScenarioDay, traffic: Traffic, name: str) -> list[str]:
    used, lost = traffic.nodes["site", name], traffic.lost.get(name, {})
    words = {"found": "find help", "given up": "give up"}
    shares = [f"{percent(lost[kind] / used)} {words[kind]}" for kind in words if lost.get(kind) and used]
    return [f"{count_words(used)} a day", ", ".join(shares) or "nobody finds help"]


def _channel(day: ScenarioDay, traffic: Traffic, name: str) -> list[str]:
    channel = day.scenario.channels[name]
    spells = open_on(channel.hours, day.date, day.scenario.calendar)
    hours = ", ".join(f"{format_clock(begin)}–{format_clock(end)}" for begin, end in spells[:2])
    if channel.hours is None:
        hours = "always open"
    if channel.mode in ("deferred", "conversation"):
        hours = "at any hour"
    if any(each.mode != "live" for each in day.scenario.channels.values()):
        hours = f"{channel.mode}, {hours or 'closed'}"
    if channel.trunks is not None:
        hours += f", {count_words(day.number(channel.trunks), 'line')}"
    return [f"{count_words(traffic.nodes['channel', name])} a day", hours or "closed"]


def _flow(day: ScenarioDay, traffic: Traffic, name: str) -> list[str]:
    entered = traffic.nodes["flow", name]
    lost = traffic.lost.get(name, {})
    shares = [
        f"{percent(lost[kind] / entered)} {kind}"
        for kind in ("contained", HUNG_UP)
        if lost.get(kind) and entered
    ]
    return [f"{count_words(entered)} a day", ", ".join(shares) or "nobody leaves"]


def _queue(day: ScenarioDay, traffic: Traffic, name: str) -> list[str]:
    if not traffic.nodes["queue", name] and is_for_callbacks(traffic, name):
        return ["callbacks only,", "as many as accept"]
    load = float(traffic.work[name].max()) / SLOT
    least = float(traffic.least[name].max()) / SLOT
    said = f"peak load {count_words(load, 'erlang')}"
    if least < load * 0.995:
        said = f"peak load {count_words(load)}, {count_words(least)} at best"
    return [f"{count_words(traffic.nodes['queue', name])} a day", said]


def _group(day: ScenarioDay, traffic: Traffic, name: str) -> list[str]:
    staff = traffic.staff[name]
    return [f"peak {count_words(staff.peak)} on duty", f"{count_words(staff.hours)} agent-hours"]
