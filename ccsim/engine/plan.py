"""A scenario laid over a timeline, ready to be simulated: all parameters as numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ccsim.demand.cases import Demand, plan_demand
from ccsim.demand.kind import Kind
from ccsim.demand.parameters import ParameterWriter
from ccsim.demand.timeline import Timeline
from ccsim.engine.centre_state import CentreState
from ccsim.engine.logs import DUTY
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.programme import lay_programme, next_openings
from ccsim.engine.state import AGENT, AT_CLOSE, GROUP, KIND, LINE, QUEUE, ROUTE
from ccsim.scenario import Constant, Scenario, terms_of
from ccsim.typing import Floats, Rows
from ccsim.units import US

_NO_DELAY = Constant(value=0.0)


@dataclass(frozen=True)
class Plan:
    """
    Everything the engines need to know, and nothing that changes between replications.

    Attributes
    ----------
    timeline, demand
        The days of the run and what they bring.
    kinds, queues, groups, channels
        Names, in the order in which the logs and the state number them.
    book, programme
        Parameters (`ccsim.demand.book`) and dated steps (`ccsim.engine.programme`).
    """

    timeline: Timeline
    demand: Demand
    kinds: tuple[Kind, ...]
    queues: tuple[str, ...]
    groups: tuple[str, ...]
    channels: tuple[str, ...]
    book: Floats
    programme: Rows
    _kind_rows: Rows
    _queue_rows: Rows
    _line_rows: Rows
    _group_rows: Rows
    _agent_count: int
    _routes: Rows
    _spells: int

    def fresh_state(self, cases: Rows, keys: dict[str, int]) -> CentreState:
        """
        The empty centre before the first event of a replication.

        Parameters
        ----------
        cases
            What the replication brings.
        keys
            The stream of each intent in this replication.
        """
        kinds = self._kind_rows.copy()
        kinds["key"] = [keys[kind.intent] for kind in self.kinds]
        agents = np.zeros(self._agent_count, dtype=AGENT)
        agents["group"] = np.repeat(np.arange(len(self.groups)), self._group_rows["agents"])
        agents["next"] = NOBODY
        return CentreState(
            book=self.book,
            cases=cases,
            kinds=kinds,
            queues=self._queue_rows.copy(),
            lines=self._line_rows.copy(),
            groups=self._group_rows.copy(),
            agents=agents,
            routes=self._routes,
            spells=np.zeros(self._spells, dtype=DUTY),
        )


def build_plan(scenario: Scenario, timeline: Timeline) -> Plan:
    """
    Lay a scenario over a timeline.

    Groups, queues and channels are numbered by name, so that the order of a file decides no tie.
    """
    demand = plan_demand(scenario, timeline)
    queues, groups, channels = sorted(scenario.queues), sorted(scenario.groups), sorted(scenario.channels)
    writer = ParameterWriter(scenario.calendar, timeline)
    kind_rows, line_rows = _kinds_and_lines(scenario, demand.kinds, queues, channels, timeline, writer)
    programme, most, joins = lay_programme(scenario, timeline, groups, channels)
    queue_rows = np.zeros(len(queues), dtype=QUEUE)
    group_rows = np.zeros(len(groups), dtype=GROUP)
    queue_rows["capacity"] = [_capacity(scenario, name) for name in queues]
    queue_rows["first_line"] = np.searchsorted(line_rows["queue"], np.arange(len(queues)))
    queue_rows["lines"] = np.bincount(line_rows["queue"], minlength=len(queues))
    group_rows["first_agent"] = np.concatenate([[0], np.cumsum(most)[:-1]])
    group_rows["agents"] = most
    group_rows["idle"] = group_rows["tail"] = NOBODY
    routes = _routes(scenario, queues, groups, queue_rows, group_rows)
    return Plan(
        timeline, demand, demand.kinds, tuple(queues), tuple(groups), tuple(channels), writer.book.close(),
        programme,
        kind_rows, queue_rows, line_rows, group_rows, int(sum(most)), routes, joins,
    )  # fmt: skip


def served_queues(scenario: Scenario, group: str) -> tuple[str, ...]:
    """The queues a group serves; by default the only one."""
    return tuple(scenario.groups[group].serves) or (next(iter(scenario.queues)),)


def _capacity(scenario: Scenario, queue: str) -> int:
    capacity = scenario.queues[queue].capacity
    return -1 if capacity is None else int(capacity)


def _routes(
    scenario: Scenario, queues: list[str], groups: list[str], queue_rows: Rows, group_rows: Rows
) -> Rows:
    """The queues of each group, then the groups of each queue; where each begins is noted in the rows."""
    routes: list[int] = []
    for number, group in enumerate(groups):
        served = sorted(queues.index(name) for name in served_queues(scenario, group))
        group_rows[number]["first_queue"], group_rows[number]["queues"] = len(routes), len(served)
        routes += served
    for number, queue in enumerate(queues):
        serving = [place for place, group in enumerate(groups) if queue in served_queues(scenario, group)]
        queue_rows[number]["first_group"], queue_rows[number]["groups"] = len(routes), len(serving)
        routes += serving
    return np.array(routes, dtype=np.int64).view(ROUTE)


def _kinds_and_lines(
    scenario: Scenario,
    kinds: tuple[Kind, ...],
    queues: list[str],
    channels: list[str],
    timeline: Timeline,
    writer: ParameterWriter,
) -> tuple[Rows, Rows]:
    rows = np.zeros(len(kinds), dtype=KIND)
    places = [(queues.index(kind.queue), *_precedence(scenario, kind)) for kind in kinds]
    lines = sorted(set(places))
    line_rows = np.zeros(len(lines), dtype=LINE)
    for number, (queue, priority, head_start) in enumerate(lines):
        line_rows[number] = (queue, priority, head_start, NOBODY, NOBODY)
    for number, kind in enumerate(kinds):
        row = rows[number]
        row["queue"], row["line"] = queues.index(kind.queue), lines.index(places[number])
        row["channel"] = channels.index(kind.channel)
        for name, offset in _parameters(scenario, kind, timeline, writer).items():
            row[name] = offset
    return rows, line_rows


def _parameters(
    scenario: Scenario, kind: Kind, timeline: Timeline, writer: ParameterWriter
) -> dict[str, int]:
    """Where the parameters of a kind lie in the book."""
    terms, channel = terms_of(scenario, kind.intent, kind.segment), scenario.channels[kind.channel]
    redial, repeat, closed = terms.redial, terms.resolution.repeat, channel.closed
    law, number = writer.law, writer.number
    return {
        "talk": law(terms.handle_time.talk),
        "hold": law(terms.handle_time.hold),
        "wrap_up": law(terms.handle_time.wrap_up),
        "patience": law(terms.patience),
        "balking": number(terms.balking),
        "resolution": number(terms.resolution.probability),
        "repeat": number(repeat.probability if repeat else 0.0),
        "repeat_delay": law(repeat.delay if repeat else _NO_DELAY),
        "repeat_window": number(repeat.window if repeat else 0.0, US),
        "redial": number(redial.probability if redial else 0.0),
        "redial_delay": law(redial.delay if redial else _NO_DELAY),
        "front": law(channel.front_delay),
        "come_back": number(closed.come_back),
        "come_back_delay": law(closed.delay),
        "next_opening": writer.book.add_series(next_openings(scenario, kind.channel, timeline)),
        "at_close": AT_CLOSE[channel.at_close],
    }


def _precedence(scenario: Scenario, kind: Kind) -> tuple[int, int]:
    """Priority, and head start in microseconds."""
    terms = terms_of(scenario, kind.intent, kind.segment)
    return int(terms.priority), round(float(terms.head_start) * US)
