"""What agents may have in hand at once, as tables."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from ccsim.engine.laying.numbering import Numbering
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import LOAD, N_MODES, NOT_RANKED, PACE, RANKED, SLOT
from ccsim.scenario import MODES, Group, Load
from ccsim.typing import Rows

#: How many of each mode are in hand, in the order of `MODES`.
_Counts = tuple[int, ...]


@dataclass(frozen=True)
class LoadInHand:
    """
    What an agent may have in hand at once.

    Attributes
    ----------
    live, concurrent, conversation, deferred
        How many of each mode.
    used
        How many of the agent's slots that takes: all of them where nothing more is admissible.
    """

    live: int
    concurrent: int
    conversation: int
    deferred: int
    used: int


@dataclass(frozen=True)
class LoadTables:
    """Rows of dtype `LOAD`, group by group; of dtype `PACE`, load by load; what they mean, by group."""

    loads: Rows
    paces: Rows
    meaning: tuple[tuple[LoadInHand, ...], ...]


def lay_loads(numbers: Numbering, groups: Rows) -> LoadTables:
    """Lay the admissible loads of every group; where they lie is noted in ``groups``."""
    loads: list[tuple[int, ...]] = []
    paces: list[tuple[int, int, float]] = []
    meaning = []
    first_slot = first_ranked = 0
    for number, name in enumerate(numbers.groups):
        group = numbers.scenario.groups[name]
        known = _admissible(group)
        place = {counts: len(loads) + n for n, counts in enumerate(known)}
        slots = max(sum(counts) for counts in known)
        row = groups[number]
        row["first_load"], row["loads"] = len(loads), len(known)
        row["first_slot"], row["slots"] = first_slot, slots
        first_slot += int(row["agents"]) * slots
        means = []
        for counts in known:
            following = [place.get(_changed(counts, mode, 1), NOBODY) for mode in range(N_MODES)]
            before = [place.get(_changed(counts, mode, -1), NOBODY) for mode in range(N_MODES)]
            used = sum(counts) if any(each != NOBODY for each in following) else slots
            loads.append((sum(counts), used, NOBODY, NOBODY, first_ranked, 0))
            first_ranked += int(row["agents"]) if row["ranks"] != NOT_RANKED else 0
            speeds = [_speed(group, counts, mode) for mode in range(N_MODES)]
            paces += zip(following, before, speeds, strict=True)
            means.append(LoadInHand(**dict(zip(MODES, counts, strict=True)), used=used))
        meaning.append(tuple(means))
    return LoadTables(np.array(loads, dtype=LOAD), np.array(paces, dtype=PACE), tuple(meaning))


def empty_hands(groups: Rows) -> Rows:
    """Rows of dtype `SLOT`, with nothing in them."""
    rows = np.zeros(int((groups["agents"] * groups["slots"]).sum()), dtype=SLOT)
    rows["row"] = NOBODY
    return rows


def rankings(groups: Rows) -> Rows:
    """Rows of dtype `RANKED`: for each load of the groups that rank their agents, a place for each."""
    ranks = groups["ranks"] != NOT_RANKED
    return np.zeros(int((groups["agents"] * groups["loads"])[ranks].sum()), dtype=RANKED)


def _admissible(group: Group) -> list[_Counts]:
    """Every load that is no larger than a stated one, the smaller first."""
    stated = group.loads or tuple(Load(**{mode: 1}) for mode in MODES)
    found = {
        counts
        for load in stated
        for counts in itertools.product(*(range(most + 1) for most in _counts(load)))
    }
    return sorted(found, key=lambda counts: (sum(counts), counts))


def _counts(load: Load) -> _Counts:
    return tuple(getattr(load, mode) for mode in MODES)


def _changed(counts: _Counts, mode: int, by: int) -> _Counts:
    return (*counts[:mode], counts[mode] + by, *counts[mode + 1 :])


def _speed(group: Group, counts: _Counts, mode: int) -> float:
    """At which speed a mode goes on with a load in hand."""
    for load in group.loads:
        if _counts(load) == counts and MODES[mode] in load.speed:
            return float(load.speed[MODES[mode]])
    stated = [number for number in group.aht_in_hand if number <= sum(counts)]
    if MODES[mode] == "live" or not stated:
        return 1.0
    return group.aht_in_hand[1] / group.aht_in_hand[max(stated)]
