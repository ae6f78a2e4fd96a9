"""Loads that contradict each other, are too many, or leave no room for what waits."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod
from typing import Final

from ccsim.scenario.faults import Problem
from ccsim.scenario.group import Group
from ccsim.scenario.in_hand import MODES, Load, Mode
from ccsim.scenario.parts import Parts
from ccsim.scenario.reach import modes_waiting
from ccsim.scenario.yaml_tree import Loc

__all__ = ["load_problems", "room_problems"]

_MOST: Final = 2000
"""Loads a group may have: each has its own speeds in memory."""
_CALLED: Final[dict[Mode, str]] = {
    "live": "calls",
    "concurrent": "chats",
    "conversation": "messages",
    "deferred": "work items",
}


def load_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what is wrong with what the agents of a group may have in hand.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    for name, group in scenario.groups.items():
        here: Loc = ("groups", name)
        for i, load in enumerate(group.loads):
            if not any(_counts(load)) and parts.sound(*here, "loads", i):
                yield Problem((*here, "loads", i), "nothing is in hand", allowed="at least one contact")
        if parts.sound(*here, "loads"):
            yield from _count_problems((*here, "loads"), group.loads)
        if parts.sound(*here, "aht_in_hand"):
            yield from _speed_problems((*here, "aht_in_hand"), group)


def room_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what waits for a group whose agents have no room for it.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    if not all(parts.sound(section) for section in ("intents", "channels", "flows", "queues")):
        return
    waiting = modes_waiting(scenario)
    for name, group in scenario.groups.items():
        if group.loads and all(parts.sound("groups", name, field) for field in ("loads", "serves")):
            yield from _room_problems(("groups", name), name, group, waiting)


def _counts(load: Load) -> tuple[int, ...]:
    return tuple(int(getattr(load, mode)) for mode in MODES)


def _count_problems(here: Loc, loads: tuple[Load, ...]) -> Iterator[Problem]:
    """Yield loads that are there twice, or stand for too many smaller ones."""
    counts = [_counts(load) for load in loads]
    for i, each in enumerate(counts):
        if any(each) and each in counts[:i]:
            message = f"the same is in hand as in load {counts.index(each)}"
            yield Problem((*here, i), message, hint="state each load once, with its speeds")
    number = sum(prod(count + 1 for count in each) for each in dict.fromkeys(counts))
    if number > _MOST:
        message = f"these loads and those smaller than them are {number}"
        hint = "state fewer modes at once, or fewer contacts"
        yield Problem(here, message, found=str(number), allowed=f"at most {_MOST}", hint=hint)


def _speed_problems(here: Loc, group: Group) -> Iterator[Problem]:
    """Yield handle times in hand that are no speeds."""
    times = group.aht_in_hand
    if not times:
        return
    if 1 not in times:
        message = "the handle time with 1 in hand is missing; the others are compared with it"
        yield Problem(here, message, hint="write {1: 3 min, ...}")
        return
    for number, time in times.items():
        speed = times[1] / time
        if not 0.01 <= speed <= 100:
            message = f"with {number} in hand, work would go at a speed of {speed:.3g}"
            allowed = "speeds from 0.01 to 100"
            yield Problem((*here, str(number)), message, found=f"{speed:.3g}", allowed=allowed)


def _room_problems(
    here: Loc, name: str, group: Group, waiting: dict[str, dict[Mode, tuple[str, str]]]
) -> Iterator[Problem]:
    """Yield modes of waiting contacts for which no load has room, each once."""
    told: set[Mode] = set()
    for queue in group.serves or list(waiting)[:1]:
        for mode, (intent, channel) in waiting.get(queue, {}).items():
            if mode in told or any(getattr(load, mode) for load in group.loads):
                continue
            told.add(mode)
            message = (
                f'group "{name}" serves queue "{queue}" with {_CALLED[mode]} (intent "{intent}" on channel '
                f'"{channel}"), but none of its loads has room for one'
            )
            hint = f'add {{{mode}: 1}}, or remove "{queue}" from serves'
            yield Problem((*here, "loads"), message, hint=hint)
