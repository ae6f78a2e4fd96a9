"""How a run is measured: its cells, intervals, thresholds, opening spells and rates, laid out once."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ccsim.demand.kind import Kind
from ccsim.demand.timeline import Timeline
from ccsim.engine.plan import shares_agents
from ccsim.measures.business_clock import business_spells
from ccsim.measures.cells import Cell, lay_cells
from ccsim.measures.columns import Column, columns_for
from ccsim.measures.experience.rules import Rules, lay_rules
from ccsim.measures.money.rates import Rates, overhead_names, rates_of
from ccsim.measures.periods import Cuts, PeriodLength, Periods, lay_periods
from ccsim.measures.tally.grid import Grid
from ccsim.scenario import MODES, Dated, Profile, Scenario, terms_of
from ccsim.scenario.reach import steps_for
from ccsim.scenario.returns import Repeat
from ccsim.typing import Ints
from ccsim.units import US

#: Length of the intervals unless a volume is stated in shorter ones, in seconds.
_INTERVAL = 1800
_DAY = 86_400


class InHand(Protocol):
    """What an agent may have in hand at once."""

    @property
    def used(self) -> int:
        """How many of the agent's slots it takes."""


@dataclass(frozen=True)
class Layout:
    """
    Everything about a scenario and a timeline that the passes over the logs need.

    Attributes
    ----------
    grid
        The numbers for the compiled passes.
    cells
        See `ccsim.measures.cells.Cells`.
    cell_kind, cell_group
        Numbers of the kind and of the group of each contact cell, -1 for nobody.
    kinds, groups, queues, channels, flows, sites, preventions, projects, overheads
        Names, in the order in which logs and ledger number them.
    flows_of
        [channel, flow]: whether contacts on the channel may come to the flow, at any hour.
    columns
        Of the totals.
    thresholds
        ``answer_within``, in seconds.
    rates
        Pay, prices, overhead.
    days
        The measured dates.
    interval_begins
        Local begin of each interval.
    periods
        The weeks or months by which totals are kept.
    serving
        [queue, group]: whether the group serves the queue.
    used_slots
        [group, load]: slots of an agent that the load takes.
    slots
        [group]: slots an agent has.
    rules
        What customers make of what happens to them; None where nobody asks.
    """

    grid: Grid
    cells: tuple[Cell, ...]
    cell_kind: Ints
    cell_group: Ints
    kinds: tuple[Kind, ...]
    groups: tuple[str, ...]
    queues: tuple[str, ...]
    channels: tuple[str, ...]
    flows: tuple[str, ...]
    sites: tuple[str, ...]
    preventions: tuple[str, ...]
    projects: tuple[str, ...]
    flows_of: NDArray[np.bool_]
    overheads: tuple[str, ...]
    columns: tuple[Column, ...]
    thresholds: tuple[float, ...]
    rates: Rates
    days: tuple[dt.date, ...]
    interval_begins: tuple[dt.datetime, ...]
    periods: Periods
    serving: Ints
    used_slots: Ints
    slots: Ints
    rules: Rules | None

    @property
    def centre(self) -> int:
        """The last cell: what belongs to the centre as a whole."""
        return len(self.cells) - 1

    @property
    def nobody(self) -> Ints:
        """The cell of each kind for what belongs to no group, at the intent's own queue."""
        places: Ints = self.grid.cell[np.arange(len(self.kinds)), self.grid.queue, 0].astype(np.int64)
        return places

    def group_cell(self, group: int) -> int:
        """The cell of a group's time and pay."""
        return len(self.cells) - 1 - len(self.groups) + group

    @property
    def uses(self) -> tuple[Cell, ...]:
        """The cells of self-service by intent and segment."""
        first = self.grid.use_from
        return self.cells[first : first + len(np.unique(self.grid.use[self.grid.use >= 0]))]

    def site_cell(self, site: int) -> int:
        """The cell of what belongs to a self-service as a whole."""
        return self.grid.use_from + len(self.uses) + site

    @property
    def window(self) -> int:
        """Length of the measured time, in microseconds."""
        return self.grid.horizon - self.grid.measured_from


def lay_out(
    scenario: Scenario,
    timeline: Timeline,
    kinds: Sequence[Kind],
    groups: Sequence[str],
    queues: Sequence[str],
    loads: Sequence[Sequence[InHand]] = (),
    slots: Sequence[int] = (),
    periods: PeriodLength | Cuts | None = None,
    interval: int | None = None,
) -> Layout:
    """
    Prepare the measuring of a run.

    Parameters
    ----------
    scenario, timeline
        Of the run.
    kinds, groups, queues
        As the logs number them.
    loads
        Of each group, what its agents may have in hand, as the log of work in hand numbers it.
    slots
        Of each group, the most its agents may have in hand; 1 if not stated.
    periods
        Whether totals are kept by week or month, too; or by periods that begin on such days.
    interval
        Seconds of an interval, see `interval_length`.
    """
    channels, flows = tuple(scenario.channels), tuple(sorted(scenario.flows))
    served = {name: tuple(scenario.groups[name].serves) or tuple(queues[:1]) for name in groups}
    cells = lay_cells(scenario, kinds, groups, queues, served)
    edges = interval_edges(timeline, interval or interval_length(scenario))
    laid = lay_periods(timeline, periods)
    thresholds = tuple(float(seconds) for seconds in scenario.measures.answer_within)
    rates = rates_of(scenario, timeline, kinds, groups)
    modes = [channel.mode for channel in scenario.channels.values()]
    grid = Grid(
        measured_from=timeline.measured_from,
        horizon=timeline.horizon,
        cell=cells.place,
        use=cells.use,
        use_from=len(cells.group),
        prevented=cells.prevented,
        queue=np.array([queues.index(kind.queue) for kind in kinds], dtype=np.int32),
        channel=np.array([channels.index(kind.channel) for kind in kinds], dtype=np.int32),
        interval_edges=edges,
        period_edges=laid.edges,
        day_edges=_day_edges(timeline),
        price_edges=rates.price_edges,
        tier=np.array([scenario.queues[name].tier for name in queues], dtype=np.int64),
        target=np.array([round(scenario.queues[name].target * US) for name in queues], dtype=np.int64),
        limited=np.array([channel.trunks is not None for channel in scenario.channels.values()]),
        mode=np.array([MODES.index(mode) for mode in modes], dtype=np.int64),
        replies=np.array([mode in ("deferred", "conversation") for mode in modes], dtype=np.bool_),
        shared=shares_agents(scenario),
        crosses=_crosses(scenario, kinds),
        answer_within=np.array(sorted(round(seconds * US) for seconds in thresholds), dtype=np.int64),
        short=round(scenario.measures.short_abandonment * US),
        **_clocks(scenario, timeline),
    )
    return Layout(
        grid=grid,
        cells=cells.all,
        cell_kind=cells.kind,
        cell_group=cells.group,
        kinds=tuple(kinds),
        groups=tuple(groups),
        queues=tuple(queues),
        channels=channels,
        flows=flows,
        sites=tuple(sorted(scenario.self_service)),
        preventions=tuple(sorted(scenario.prevention)),
        projects=tuple(sorted(scenario.costs.projects)),
        flows_of=_flows_of(scenario, flows),
        overheads=overhead_names(scenario),
        columns=columns_for(thresholds),
        thresholds=thresholds,
        rates=rates,
        days=tuple(day.date for day in timeline.days if day.measured),
        interval_begins=tuple(timeline.local(int(edge)).replace(tzinfo=None) for edge in edges[:-1]),
        periods=laid,
        serving=np.array([[queue in served[name] for name in groups] for queue in queues], dtype=np.int64),
        used_slots=_used_slots(loads, len(groups)),
        slots=np.array(slots or [1] * len(groups), dtype=np.int64),
        rules=lay_rules(scenario, timeline, kinds),
    )


def _day_edges(timeline: Timeline) -> Ints:
    """Where the measured days begin, and where the last one ends."""
    begins = [day.begin for day in timeline.days if day.measured]
    return np.array([*begins, timeline.horizon], dtype=np.int64)


def interval_length(scenario: Scenario) -> int:
    """Seconds of an interval: half an hour, or the shortest in which a volume is stated."""
    lengths = [_INTERVAL]
    for intent in scenario.intents.values():
        count = intent.volume.count
        entries = list(count.dated.values()) if isinstance(count, Dated) else [count]
        lengths += [round(entry.interval) for entry in entries if isinstance(entry, Profile)]
    return min(lengths)


def interval_edges(timeline: Timeline, seconds: int) -> Ints:
    """
    Where the intervals of the measured time begin and end, in microseconds.

    They follow the clock on the wall. Where it is put back, the hour that comes twice is cut as usual; but a
    day is a day.
    """
    edges = {timeline.horizon}
    for day in timeline.days:
        if day.measured:
            edges.update(timeline.instant(day.date, second) for second in range(0, _DAY, seconds))
    if seconds == _DAY:
        return np.array(sorted(edges), dtype=np.int64)
    ordered = sorted(edge for edge in edges if edge >= timeline.measured_from)
    cut: list[int] = []
    for edge, following in itertools.pairwise(ordered):
        cut += range(edge, following, seconds * US)
    return np.array([*cut, timeline.horizon], dtype=np.int64)


def _clocks(scenario: Scenario, timeline: Timeline) -> dict[str, Any]:
    """The spells of every channel's business clock over the whole run, and how long it ran before each."""
    begins: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    first = [0]
    for channel in scenario.channels.values():
        spells = business_spells(scenario, timeline, channel)
        lengths = np.array([stop - start for start, stop in spells], dtype=np.int64)
        begins += [start for start, _ in spells]
        ends += [stop for _, stop in spells]
        before += list(np.cumsum(lengths) - lengths)
        first.append(len(begins))
    return {
        "open_from": np.array(begins, dtype=np.int64),
        "open_until": np.array(ends, dtype=np.int64),
        "open_before": np.array(before, dtype=np.int64),
        "open_first": np.array(first, dtype=np.int32),
    }


def _crosses(scenario: Scenario, kinds: Sequence[Kind]) -> bool:
    """Whether a case may go on on another channel."""
    return any(channel.closed.message_channel for channel in scenario.channels.values()) or any(
        _goes_on(scenario, kind) for kind in kinds
    )


def _goes_on(scenario: Scenario, kind: Kind) -> bool:
    """Whether customers of a kind chase up what is unanswered, or may come by another channel next."""
    terms = terms_of(scenario, kind.intent, kind.segment, kind.channel)
    if terms.chase or terms.self_service:
        return True
    again = (terms.redial, terms.retry, terms.resolution.repeat, *_repeats(scenario, kind))
    deflects = any(queue.deflection is not None for queue in scenario.queues.values())
    return deflects or any(each is not None and each.channels for each in again)


def _repeats(scenario: Scenario, kind: Kind) -> Iterator[Repeat | None]:
    """How customers of a kind come again whom a flow has contained falsely."""
    channel = scenario.channels[kind.channel]
    for flow in (channel.flow, channel.closed.bot_flow):
        for step in steps_for(scenario.flows.get(flow or ""), kind.intent):
            yield step.contained.repeat if step.contained is not None else None


def _flows_of(scenario: Scenario, flows: Sequence[str]) -> NDArray[np.bool_]:
    """[channel, flow]: whether contacts on the channel may come to the flow."""
    rows = [
        [name in (each.flow, each.closed.bot_flow) for name in flows] for each in scenario.channels.values()
    ]
    return np.array(rows, dtype=np.bool_).reshape(len(rows), len(flows))


def _used_slots(loads: Sequence[Sequence[InHand]], groups: int) -> Ints:
    """[group, load]: slots taken; where no loads are known, one by any work."""
    longest = max((len(each) for each in loads), default=2)
    used = np.ones((groups, longest), dtype=np.int64)
    for group, each in enumerate(loads):
        used[group, : len(each)] = [load.used for load in each]
    return used
