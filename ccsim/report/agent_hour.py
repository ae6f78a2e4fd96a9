"""An agent's hour: who was in hand when, at what speed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from ccsim.engine.outcomes import HANDLED, TIMED_OUT
from ccsim.errors import RunError
from ccsim.experiment.in_hand_table import hand_rows
from ccsim.report.trace.lived import Lived
from ccsim.report.trace.parts import agent_name
from ccsim.report.words import listed
from ccsim.scenario.faults import nearest
from ccsim.typing import Rows
from ccsim.units import HOUR, US


@dataclass(frozen=True)
class Stretch:
    """
    A time in which one contact was in hand and nothing about it changed.

    Attributes
    ----------
    begin, end
        Instants, in microseconds.
    speed
        At which it was worked; 1 is alone, 0 stands still.
    wraps
        Whether it is wrap-up: the customer has left.
    lane
        Row of the picture, from 0: a contact keeps its own while it is in hand.
    """

    begin: int
    end: int
    speed: float
    wraps: bool
    lane: int


@dataclass(frozen=True)
class Held:
    """
    A contact that was in hand.

    Attributes
    ----------
    number
        By which text and picture call it, from 1, in the order in which they were taken up.
    channel, case
        Names.
    stretches
        In the order of time; between them the agent had it not in hand.
    """

    number: int
    channel: str
    case: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class AgentHour:
    """
    What an agent had in hand between two instants.

    Attributes
    ----------
    agent
        Name and group.
    begin, end
        Instants, in microseconds.
    held
        The contacts.
    counts
        ``(begin, end, number in hand)``, one after the other from begin to end.
    away
        ``(begin, end)`` of the times off duty.
    """

    agent: str
    begin: int
    end: int
    held: tuple[Held, ...]
    counts: tuple[tuple[int, int, int], ...]
    away: tuple[tuple[int, int], ...] = ()

    @property
    def busy(self) -> int:
        """Microseconds with anything in hand."""
        return sum(end - begin for begin, end, number in self.counts if number)

    @property
    def lanes(self) -> int:
        """The most contacts in hand at once."""
        return max((number for _, _, number in self.counts), default=0)


def agent_hour(lived: Lived, group: str, agent: int, begin: int, end: int) -> AgentHour:
    """
    Find what an agent had in hand.

    Parameters
    ----------
    lived
        From `ccsim.report.live_through`.
    group
        Its name.
    agent
        Number in the group, as in the contact log.
    begin, end
        Instants of the run, in microseconds.
    """
    number = _group(lived, group)
    rows = rows_of(lived)
    rows = rows[(rows["group"] == number) & (rows["agent"] == agent) & (rows["end"] > rows["begin"])]
    rows = rows[(rows["end"] > begin) & (rows["begin"] < end)]
    rows = rows[np.lexsort((rows["place"], rows["begin"]))]
    found: dict[int, list[Stretch]] = {}
    for row, lane in _in_lanes(rows, lived.contacts["contact"]):
        part = lived.contacts[int(row["part"])]
        found.setdefault(int(part["contact"]), []).extend(_cut(row, part, lane, begin, end))
    held = tuple(
        Held(
            place,
            lived.plan.kinds[int(lived.contacts[contact]["kind"])].channel,
            lived.name(contact),
            _joined(stretches),
        )
        for place, (contact, stretches) in enumerate(found.items(), start=1)
    )
    name = agent_name(lived, number, agent)
    return AgentHour(
        name, begin, end, held, _counts(rows, begin, end), _away(lived, number, agent, begin, end)
    )


def rows_of(lived: Lived) -> Rows:
    """Return what agents had in hand; where nobody has more than one, from answered to released."""
    return hand_rows(lived.contacts, lived.in_hand, lived.plan.timeline.horizon)


def numbered_agent(lived: Lived, group: str, called: str) -> int:
    """
    Return the number of an agent that is given by name, or by number.

    Parameters
    ----------
    lived
        The replication.
    group
        Its name.
    called
        A name out of the shifts, or a number in the group.
    """
    number = _group(lived, group)
    pool, names = lived.plan.pools[number], lived.plan.agents[number]
    if called in names:
        return pool + names.index(called)
    if called.isascii() and called.isdigit():
        if int(called) < pool + len(names):
            return int(called)
        if pool + len(names) == 0:
            raise RunError(f"group {group} has no agents")
        raise RunError(f"group {group} has no agent {called}; they are numbered 0 to {pool + len(names) - 1}")
    hint = nearest(called, names) or f"they are numbered 0 to {pool + len(names) - 1}"
    raise RunError(f'group {group} has no agent "{called}"; {hint}')


def busiest(lived: Lived, group: str, agent: int | None = None, begin: int | None = None) -> tuple[int, int]:
    """
    Find where there is most to see: the agent and the full hour with the most work in hand.

    Parameters
    ----------
    lived
        The replication.
    group
        Its name.
    agent, begin
        Where one of them is given, only the other is looked for.

    Returns
    -------
    agent, begin
        The number in the group, and an instant in microseconds.
    """
    rows = rows_of(lived)
    rows = rows[(rows["group"] == _group(lived, group)) & (rows["end"] > rows["begin"])]
    if agent is not None:
        rows = rows[rows["agent"] == agent]
    hours = rows["begin"] // (HOUR * US)
    if begin is not None:
        rows = rows[(rows["end"] > begin) & (rows["begin"] < begin + HOUR * US)]
        hours = np.zeros(len(rows), dtype=np.int64)
    if not len(rows):
        return agent or 0, begin or 0
    pairs, places = np.unique(np.stack([rows["agent"], hours]), axis=1, return_inverse=True)
    # a row for each in hand: their lengths add up to time times number
    work = np.bincount(places.ravel(), weights=rows["end"] - rows["begin"])
    chosen, hour = pairs[:, int(np.argmax(work))]
    return int(chosen), int(hour) * HOUR * US if begin is None else begin


def instant_of(lived: Lived, when: dt.datetime) -> int:
    """Return the instant of a local time; it must lie in the run."""
    timeline = lived.plan.timeline
    first, last = timeline.days[0].date, timeline.days[-1].date
    if not first <= when.date() <= last:
        raise RunError(f"{when:%Y-%m-%d %H:%M} is not in the run, which is {first} to {last}")
    return int(timeline.instant(when.date(), when.hour * HOUR + when.minute * 60 + when.second))


def only_group(lived: Lived) -> str:
    """Return the name of the only group, or raise which there are."""
    groups = lived.plan.groups
    if len(groups) > 1:
        raise RunError(f"{lived.scenario.name} has {len(groups)} groups; name one of {listed(groups, 'or')}")
    return groups[0]


def _group(lived: Lived, group: str) -> int:
    groups = lived.plan.groups
    if group not in groups:
        hint = nearest(group, groups) or f"there are {listed(groups)}"
        raise RunError(f'{lived.scenario.name} has no group "{group}"; {hint}')
    return groups.index(group)


def _in_lanes(rows: Rows, contact: np.ndarray) -> Iterator[tuple[Rows, int]]:
    """Each row with its lane: the one it has, else the one it had, else the first that is free."""
    current: dict[int, int] = {}
    former: dict[int, int] = {}
    for _, together in groupby(rows, key=lambda row: int(row["begin"])):
        own = {int(contact[row["part"]]): row for row in together}
        current = {key: lane for key, lane in current.items() if key in own}
        for key in own:
            if key not in current:
                taken = set(current.values())
                had = former.get(key, -1)
                free = next(lane for lane in range(len(taken) + 1) if lane not in taken)
                current[key] = had if had >= 0 and had not in taken else free
            former[key] = current[key]
        yield from ((own[key], lane) for key, lane in current.items())


def _cut(row: Rows, part: Rows, lane: int, begin: int, end: int) -> Iterator[Stretch]:
    """A row within the hour, in two where the wrap-up begins in it."""
    since, until, speed = max(int(row["begin"]), begin), min(int(row["end"]), end), float(row["speed"])
    left = int(part["ended"])
    if part["outcome"] not in (HANDLED, TIMED_OUT) or left < 0 or left >= until:
        yield Stretch(since, until, speed, wraps=False, lane=lane)
        return
    if left > since:
        yield Stretch(since, left, speed, wraps=False, lane=lane)
    yield Stretch(max(since, left), until, speed, wraps=True, lane=lane)


def _joined(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Stretches that nothing parts, as one: what changed was another contact."""
    made: list[Stretch] = []
    for each in stretches:
        last = made[-1] if made else None
        if last is not None and (last.end, last.speed, last.wraps, last.lane) == (
            each.begin, each.speed, each.wraps, each.lane,
        ):  # fmt: skip
            made[-1] = Stretch(last.begin, each.end, each.speed, each.wraps, each.lane)
        else:
            made.append(each)
    return tuple(made)


def _counts(rows: Rows, begin: int, end: int) -> tuple[tuple[int, int, int], ...]:
    """How many were in hand, from begin to end without a gap."""
    edges = np.unique(np.clip(np.concatenate([rows["begin"], rows["end"], [begin, end]]), begin, end))
    made: list[tuple[int, int, int]] = []
    for since, until in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        number = int(((rows["begin"] <= since) & (rows["end"] >= until)).sum())
        if made and made[-1][2] == number:
            made[-1] = made[-1][0], until, number
        else:
            made.append((since, until, number))
    return tuple(made)


def _away(lived: Lived, group: int, agent: int, begin: int, end: int) -> tuple[tuple[int, int], ...]:
    """The times off duty; none where the log of agents was not kept."""
    spells = lived.agents
    if not len(spells):
        return ()
    own = spells[(spells["group"] == group) & (spells["agent"] == agent)]
    made, since = [], begin
    for on, off in sorted((int(row["on"]), int(row["off"])) for row in own):
        if on > since:
            made.append((since, min(on, end)))
        since = max(since, end if off < 0 else off)
        if since >= end:
            return tuple(made)
    return (*made, (since, end))
