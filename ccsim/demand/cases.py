"""The cases of one replication: who needs help, when, and where they turn."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from scipy.special import pdtr, pdtrik

from ccsim.as_bytes import as_bytes
from ccsim.demand.busyness import busyness_factors
from ccsim.demand.expected import Slots, expected_slots, messages_causing
from ccsim.demand.kind import Kind, channel_shares, channels_of, kinds_of, segment_shares
from ccsim.demand.moves import Moves, lay_moves
from ccsim.demand.philox import uniform
from ccsim.demand.purposes import CHANNEL, COUNT, MOVED, SEGMENT, TIME
from ccsim.demand.streams import BACKLOG_SLOT, REPLAY_SLOT, stream_key, stream_keys
from ccsim.demand.timeline import Timeline
from ccsim.errors import RunError
from ccsim.kernel import kernel, making_kernel
from ccsim.scenario import Busyness, Scenario, open_on
from ccsim.scenario.volume_files import read_replay
from ccsim.typing import Floats, Ints, Rows

#: One case a row, in the order of the needs: when it arises (microseconds), the stream its draws come
#: from, its kind, and its name in that stream: date ordinal, slot (minute of the day) and number in it.
CASE = np.dtype(
    [("time", "i8"), ("key", "i8"), ("kind", "i4"), ("day", "i4"), ("slot", "i4"), ("nth", "i4")], align=True
)
_MOST_IN_SLOT = 1 << 20
#: Later than anything that happens.
ENDLESS = 1 << 62


@dataclass(frozen=True)
class IntentDemand:
    """What one intent brings, before chance: its stretches, replayed or waiting cases, and shares."""

    name: str
    first_kind: int
    segments: Floats
    channels: Floats
    moves: Moves
    busyness: Busyness
    slots: Slots
    fixed: Rows


@dataclass(frozen=True)
class Demand:
    """The demand side of a scenario laid over a timeline; the same for all replications."""

    timeline: Timeline
    kinds: tuple[Kind, ...]
    intents: tuple[IntentDemand, ...]
    busyness: Busyness


def plan_demand(scenario: Scenario, timeline: Timeline) -> Demand:
    """Lay every intent's volume, replay and backlog over the timeline."""
    kinds = kinds_of(scenario)
    intents = []
    for name, intent in scenario.intents.items():
        cuts = [int(clock) for spec in (scenario.busyness, intent.busyness) for clock in spec.parts]
        replay = intent.volume.replay is not None
        alone = replay and not messages_causing(scenario, name)
        slots = _no_slots() if alone else expected_slots(scenario, name, timeline, cuts)
        intents.append(
            IntentDemand(
                name=name,
                first_kind=next(n for n, kind in enumerate(kinds) if kind.intent == name),
                segments=np.cumsum(list(segment_shares(scenario, name).values())),
                channels=_limits(scenario, name),
                moves=lay_moves(scenario, name, timeline),
                busyness=intent.busyness,
                slots=slots,
                fixed=_fixed_cases(scenario, name, timeline),
            )
        )
    # by name, so that the order of a file means nothing
    return Demand(timeline, kinds, tuple(sorted(intents, key=lambda each: each.name)), scenario.busyness)


def _limits(scenario: Scenario, name: str) -> Floats:
    """Below which uniform draw a case comes by each of its intent's channels or one before."""
    shares = channel_shares(scenario, name)
    limits = np.ones(len(channels_of(scenario, name)))  # those beyond the shares are never the first
    limits[: len(shares)] = np.cumsum(list(shares.values()))
    limits[len(shares) - 1 :] = 1.0
    return limits


@dataclass(frozen=True)
class Counted:
    """
    How many cases an intent has in a replication.

    Attributes
    ----------
    intent
        Whose.
    key
        Stream of its draws.
    counts
        In each of its stretches.
    """

    intent: IntentDemand
    key: int
    counts: Ints

    @property
    def number(self) -> int:
        """How many there are in all, those replayed and waiting included."""
        return int(self.counts.sum()) + len(self.intent.fixed)


def draw_cases(demand: Demand, seed: int, replication: int, stratum: tuple[int, int] | None = None) -> Rows:
    """
    The cases of one replication.

    Counts per stretch by inversion of the Poisson law, times uniform in it, each draw keyed by intent,
    date, stretch and number: more cases in one stretch leave all others the same.

    Parameters
    ----------
    demand
        From `plan_demand`.
    seed, replication
        Name the replication.
    stratum
        Passed to `busyness_factors` for the busyness common to all intents.

    Returns
    -------
    Rows
        Of dtype `CASE`, ordered by time, then name of the intent, then slot and number.
    """
    return draw_between(count_cases(demand, seed, replication, stratum), -ENDLESS, ENDLESS)


def count_cases(
    demand: Demand, seed: int, replication: int, stratum: tuple[int, int] | None = None
) -> tuple[Counted, ...]:
    """How many cases each intent has in one replication, see `draw_cases`."""
    timeline = demand.timeline
    days = np.array([day.date.toordinal() for day in timeline.days], dtype=np.int64)
    keys = stream_keys(seed, replication, "intent", [intent.name for intent in demand.intents])
    centre_key = stream_key(seed, replication, "centre", "busyness")
    common = busyness_factors(demand.busyness, centre_key, days, stratum)
    counted = []
    for intent in demand.intents:
        key = keys[intent.name]
        own = busyness_factors(intent.busyness, key, days)
        expected = intent.slots.expected * _factor_of(intent.slots, demand.busyness, common)
        expected = expected * _factor_of(intent.slots, intent.busyness, own)
        counted.append(Counted(intent, key, _count_intent(intent, key, expected)))
    return tuple(counted)


def _count_intent(intent: IntentDemand, key: int, expected: Floats) -> Ints:
    slots = intent.slots
    draws = _count_draws(key, slots.day, slots.minute)
    counts: Ints = poisson_counts(draws, expected)
    if len(counts) and counts.max() >= _MOST_IN_SLOT:
        raise RunError(
            f'intent "{intent.name}" has {counts.max():,} cases in one stretch of at most an hour; '
            f"no more than {_MOST_IN_SLOT:,} can be told apart"
        )
    return counts


def draw_between(counted: tuple[Counted, ...], begin: int, end: int) -> Rows:
    """
    The cases that arise from one instant on and before another, as in `draw_cases`.

    Parameters
    ----------
    counted
        From `count_cases`.
    begin, end
        Microseconds; no intent's stretch may contain either: midnights do.
    """
    parts = [_draw_intent(each, begin, end) for each in counted]
    if len(parts) == 1 and not len(counted[0].intent.fixed):
        return parts[0]  # in order already
    cases = np.concatenate([as_bytes(part) for part in parts])
    # stable: those of one instant stay in the order of names, slots and numbers, as they were put together
    order = np.argsort(cases.view(CASE)["time"], kind="stable")
    sorted_cases: Rows = cases[order].view(CASE)
    return sorted_cases


def _draw_intent(counted: Counted, begin: int, end: int) -> Rows:
    intent, key, slots = counted.intent, counted.key, counted.intent.slots
    here = slice(*np.searchsorted(slots.begin, (begin, end)))
    counts = counted.counts[here]
    fixed = intent.fixed[(intent.fixed["time"] >= begin) & (intent.fixed["time"] < end)]
    rows = np.zeros(int(counts.sum()) + len(fixed), dtype=CASE)
    rows[len(rows) - len(fixed) :] = fixed
    _fill_slots(rows, key, slots.day[here], slots.minute[here], slots.begin[here], slots.end[here], counts)
    moves = intent.moves
    _draw_kinds(
        rows, key, intent.first_kind, intent.segments, intent.channels,
        moves.source, moves.target, moves.share, moves.first_day,
    )  # fmt: skip
    return rows


def poisson_counts(draws: Floats, expected: Floats) -> Ints:
    """The counts at which Poisson laws reach some draws, as ``scipy.stats.poisson.ppf`` finds them."""
    upper = np.ceil(pdtrik(draws, expected))
    lower = np.maximum(upper - 1, 0)
    counts: Ints = np.where(pdtr(lower, expected) >= draws, lower, upper).astype(np.int64)
    return counts


@making_kernel
def _count_draws(key: int, day: Ints, minute: Ints) -> Floats:
    draws = np.empty(len(day))
    for row in range(len(day)):
        draws[row] = uniform(key, day[row], minute[row] << 20, COUNT, 0)
    return draws


def _fill_slots(rows: Rows, key: int, day: Ints, minute: Ints, begin: Ints, end: Ints, counts: Ints) -> None:
    """Name the cases of every stretch, draw their times, and write them in order of time, then number."""
    most = int(counts.max(initial=0))
    scratch = np.empty((3, most + 1), dtype=np.int64)
    _fill(rows, key, day, minute, begin, end, counts, scratch)


@kernel
def _fill(
    rows: Rows, key: int, day: Ints, minute: Ints, begin: Ints, end: Ints, counts: Ints, scratch: Ints
) -> None:
    times, order, first = scratch[0], scratch[1], scratch[2]
    row = 0
    for slot in range(len(day)):
        number, width = counts[slot], end[slot] - begin[slot]
        for nth in range(number):
            times[nth] = int(uniform(key, day[slot], minute[slot] << 20 | nth, TIME, 0) * width)
        _put_in_order(times, number, max(1, width), order, first)
        for place in range(number):
            nth = order[place]
            rows[row].time = begin[slot] + times[nth]
            rows[row].day = day[slot]
            rows[row].slot = minute[slot]
            rows[row].nth = nth
            row += 1


@kernel
def _put_in_order(times: Ints, number: int, width: int, order: Ints, first: Ints) -> None:
    """
    Order draws by time, then number: into as many buckets as there are draws, for they are spread evenly.

    Parameters
    ----------
    times
        Of the first ``number``; from 0 up to ``width``.
    order
        Filled: which comes first, which next.
    first
        Scratch: where each bucket begins.
    """
    scale = number / width  # a product takes a tenth of the time of a division
    first[: number + 1] = 0
    for nth in range(number):
        first[min(int(times[nth] * scale), number - 1) + 1] += 1
    for bucket in range(number):
        first[bucket + 1] += first[bucket]
    for nth in range(number):
        bucket = min(int(times[nth] * scale), number - 1)
        order[first[bucket]] = nth
        first[bucket] += 1
    for place in range(1, number):
        nth = order[place]
        before = place - 1
        while before >= 0 and times[order[before]] > times[nth]:
            order[before + 1] = order[before]
            before -= 1
        order[before + 1] = nth


@kernel
def _draw_kinds(
    rows: Rows,
    key: int,
    first_kind: int,
    segments: Floats,
    channels: Floats,
    sources: Ints,
    targets: Ints,
    moving: Floats,
    first_day: int,
) -> None:
    for row in range(len(rows)):
        person = rows[row].slot << 20 | rows[row].nth
        segment = 0
        if len(segments) > 1:
            u = uniform(key, rows[row].day, person, SEGMENT, 0)
            while segment < len(segments) - 1 and u >= segments[segment]:
                segment += 1
        channel = max(0, rows[row].kind - 1)
        if len(channels) > 1 and rows[row].kind == 0:
            u = uniform(key, rows[row].day, person, CHANNEL, 0)
            while channel < len(channels) - 1 and u >= channels[channel]:
                channel += 1
            if len(sources) > 0:
                u = uniform(key, rows[row].day, person, MOVED, 0)
                channel = _moved(channel, u, sources, targets, moving[rows[row].day - first_day])
        rows[row].key = key
        rows[row].kind = first_kind + segment * len(channels) + channel


@kernel
def _moved(channel: int, u: float, sources: Ints, targets: Ints, moving: Floats) -> int:
    """The channel by which a case comes that would have come by another one."""
    for place in range(len(sources)):
        if sources[place] == channel:
            u -= moving[place]
            if u < 0.0:
                return int(targets[place])
    return channel


def _factor_of(slots: Slots, busyness: Busyness, factors: Floats) -> Floats:
    """The busyness of the day and part each stretch lies in."""
    starts = np.array(busyness.parts, dtype=np.int64)
    part = np.maximum(np.searchsorted(starts, slots.second, side="right") - 1, 0)
    factor: Floats = factors[slots.day_row, part]
    return factor


def _fixed_cases(scenario: Scenario, name: str, timeline: Timeline) -> Rows:
    """
    Replayed cases, and those already waiting at the start (at the first opening of their channel).

    The ``kind`` of those whose channel is said is the number of that channel plus 1, until it is drawn.
    """
    rows: list[tuple[int, int, int, int, int]] = []
    for channel, waiting in _backlog(scenario, name):
        known = channels_of(scenario, name)
        opens, date = _first_opening(scenario, channel or known[0], timeline)
        kind = 0 if channel is None else known.index(channel) + 1
        rows += [
            (opens, date.toordinal(), BACKLOG_SLOT, nth, kind)
            for nth in range(len(rows), len(rows) + waiting)
        ]
    replay = scenario.intents[name].volume.replay
    if replay is not None:
        first, last = timeline.days[0].date, timeline.days[-1].date
        numbers: dict[dt.date, int] = {}
        for date, second in read_replay(replay, scenario):
            nth = numbers.get(date, 0)
            numbers[date] = nth + 1
            if first <= date <= last:
                rows.append((timeline.instant(date, second), date.toordinal(), REPLAY_SLOT, nth, 0))
    fixed = np.zeros(len(rows), dtype=CASE)
    for column, field in enumerate(("time", "day", "slot", "nth", "kind")):
        fixed[field] = [row[column] for row in rows]
    return fixed


def _backlog(scenario: Scenario, name: str) -> list[tuple[str | None, int]]:
    """How many wait at the start: on a channel to be drawn (None), and on those that are said, by name."""
    start = scenario.start
    said = start.backlog_by_channel
    here = [(channel, said[channel][name]) for channel in sorted(said) if name in said[channel]]
    return [(None, start.backlog.get(name, 0)), *here]


def _first_opening(scenario: Scenario, name: str, timeline: Timeline) -> tuple[int, dt.date]:
    channel = scenario.channels[name]
    if channel.mode in ("deferred", "conversation"):  # they accept at any hour
        return 0, timeline.days[0].date
    for day in timeline.days:
        for begin, _ in open_on(channel.hours, day.date, scenario.calendar):
            return timeline.instant(day.date, begin), day.date
    return 0, timeline.days[0].date


def _no_slots() -> Slots:
    empty = np.zeros(0, dtype=np.int64)
    return Slots(empty, empty, empty, empty, np.zeros(0), empty, empty)
