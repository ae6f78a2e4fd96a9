"""A scenario laid over a timeline, ready to be simulated: all parameters as numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ccsim.demand.cases import Demand, plan_demand
from ccsim.demand.kind import Kind
from ccsim.demand.parameters import ParameterWriter
from ccsim.demand.streams import stream_keys
from ccsim.demand.timeline import Timeline
from ccsim.engine.centre_state import CentreState
from ccsim.engine.decisions.people import leaving_limit
from ccsim.engine.laying.assists import lay_assists
from ccsim.engine.laying.before_contact import BeforeTables, lay_before
from ccsim.engine.laying.flows import FlowTables, lay_flows
from ccsim.engine.laying.kinds import lay_kinds
from ccsim.engine.laying.loads import LoadInHand, LoadTables, empty_hands, lay_loads, rankings
from ccsim.engine.laying.numbering import Numbering, numbering_of
from ccsim.engine.laying.people import PeopleTables, lay_people
from ccsim.engine.laying.routes import lay_groups, lay_queues, lay_routes
from ccsim.engine.laying.rules import lay_rules, lay_terms
from ccsim.engine.laying.ways import Ways
from ccsim.engine.logs import DUTY, EMPLOYED
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.programme import lay_programme
from ccsim.engine.rosters.draw_rosters import draw_rosters
from ccsim.engine.rosters.lay_shifts import lay_shifts
from ccsim.engine.rosters.learning_series import learning_series
from ccsim.engine.rosters.named_agents import named_agents
from ccsim.engine.rosters.shift_plan import ShiftPlan
from ccsim.engine.state import AGENT, CHANNEL, GOES_ON_ANYWAY, LEAST_WORKED
from ccsim.scenario import Scenario
from ccsim.typing import Floats, Rows

_CONTEXT = ("same_kept", "same_saves", "other_kept", "other_saves")


@dataclass(frozen=True)
class Plan:
    """
    Everything the engines need to know, and nothing that changes between replications.

    Attributes
    ----------
    timeline, demand
        The days of the run and what they bring.
    kinds, queues, groups, channels, flows, sites, preventions
        Names, in the order in which the logs and the state number them.
    agents
        Names of the named agents of each group, whose numbers follow those of its pool.
    pools
        Size of each group's pool: its largest headcount.
    book, programme
        Parameters (`ccsim.demand.book`) and dated steps (`ccsim.engine.programme`).
    shifts
        What the named agents are rostered for, before absence is drawn.
    shares
        Whether agents may have several contacts in hand, or other than calls.
    loads
        What the agents of each group may have in hand at once; the first is nothing.
    """

    timeline: Timeline
    demand: Demand
    kinds: tuple[Kind, ...]
    queues: tuple[str, ...]
    groups: tuple[str, ...]
    channels: tuple[str, ...]
    flows: tuple[str, ...]
    sites: tuple[str, ...]
    preventions: tuple[str, ...]
    agents: tuple[tuple[str, ...], ...]
    pools: tuple[int, ...]
    book: Floats
    programme: Rows
    shifts: ShiftPlan
    shares: bool
    loads: tuple[tuple[LoadInHand, ...], ...]
    _steps: tuple[tuple[str, str], ...]
    _tables: Mapping[str, Rows]
    _joins: int
    _context: tuple[int, ...]
    _people: tuple[str, ...]

    @property
    def slots(self) -> tuple[int, ...]:
        """How many contacts an agent of each group may have in hand at most."""
        return tuple(max(load.used for load in loads) for loads in self.loads)

    def draw_programme(self, seed: int, replication: int) -> tuple[Rows, Rows]:
        """
        The dated steps of one replication, those of the shifts among them, and what is rostered.

        Returns
        -------
        programme, rostered
            Rows of dtype `ccsim.engine.state.STEP` and `ccsim.engine.logs.ROSTERED`.
        """
        steps, rostered = draw_rosters(self.shifts, seed, replication)
        if not len(steps):
            return self.programme, rostered
        programme = np.concatenate([self.programme, steps])
        return programme[np.lexsort((programme["rank"], programme["when"]))], rostered

    def fresh_state(self, cases: Rows, seed: int, replication: int, steps: int) -> CentreState:
        """
        The empty centre before the first event of a replication.

        Parameters
        ----------
        cases
            What the replication brings.
        seed, replication
            Name its streams.
        steps
            How many dated steps it has.
        """
        tables = {name: rows.copy() for name, rows in self._tables.items()}
        keys = stream_keys(seed, replication, "intent", sorted({kind.intent for kind in self.kinds}))
        tables["kinds"]["key"] = [keys[kind.intent] for kind in self.kinds]
        names = [f"{flow}/{step}" for flow, step in self._steps]
        keys = stream_keys(seed, replication, "step", names)
        tables["flow_steps"]["key"] = [keys[name] for name in names]
        keys = stream_keys(seed, replication, "prevention", self.preventions)
        names = [self.preventions[number] for number in tables["removals"]["prevention"]]
        tables["removals"]["key"] = [keys[name] for name in names]
        groups = stream_keys(seed, replication, "group", self.groups)
        tables["groups"]["key"] = [groups[name] for name in self.groups]
        people = stream_keys(seed, replication, "person", self._people)
        for row, name in zip(tables["persons"], self._people, strict=True):
            row["key"] = people[name]
            row["limit"] = leaving_limit(people[name], 0)
        tables["employed"] = np.zeros(len(self._people) * (len(self.timeline.days) // 7 + 2), dtype=EMPLOYED)
        spells = np.zeros(self._joins + steps, dtype=DUTY)
        state = CentreState(book=self.book, cases=cases, spells=spells, tables=tables)
        state.counts["shares"] = self.shares
        state.counts["slots"] = max(self.slots, default=0)
        kinds = self._tables["kinds"]
        for mode in np.unique(kinds["mode"][kinds["interrupted"] != GOES_ON_ANYWAY]):
            state.counts["interruptible"] |= 1 << int(mode)
        state.counts["assists"] = len(self._tables["assists"]) > 0
        for name, series in zip(_CONTEXT, self._context, strict=True):
            state.counts[name] = series
        state.counts["counts_work"] = bool((self._tables["queues"]["choose"] == LEAST_WORKED).any())
        return state


def build_plan(scenario: Scenario, timeline: Timeline) -> Plan:
    """
    Lay a scenario over a timeline.

    Groups, queues, channels and steps are numbered by name, so that the order of a file decides no tie.
    """
    demand = plan_demand(scenario, timeline)
    writer = ParameterWriter(scenario.calendar, timeline)
    numbers = numbering_of(scenario, timeline, demand.kinds, writer)
    programme, pools, joins = lay_programme(scenario, timeline, numbers.groups, numbers.channels)
    agents = tuple(tuple(each.name for each in named_agents(scenario, group)) for group in numbers.groups)
    ways = Ways(numbers)
    kinds, lines, places = lay_kinds(numbers, ways)
    queues, openings = lay_queues(numbers, lines)
    shares = shares_agents(scenario)
    groups = lay_groups(numbers, pools, [len(names) for names in agents], shares=shares)
    flows: FlowTables = lay_flows(numbers, ways)
    before: BeforeTables = lay_before(numbers, kinds, ways)
    loads: LoadTables = lay_loads(numbers, groups)
    people: PeopleTables = lay_people(numbers, groups)
    tables = {
        "kinds": kinds,
        "lines": lines,
        "places": places,
        "queues": queues,
        "openings": openings,
        "groups": groups,
        "routes": lay_routes(numbers, queues, groups),
        "rules": lay_rules(numbers, kinds),
        "terms": lay_terms(numbers, queues),
        "agents": _lay_agents(numbers, groups, agents),
        "persons": people.persons,
        "flows": flows.flows,
        "flow_steps": flows.steps,
        "exits": flows.exits,
        "jumps": flows.jumps,
        "removals": before.removals,
        "helps": before.helps,
        "ways": ways.close(),
        "assists": lay_assists(numbers),
        "loads": loads.loads,
        "paces": loads.paces,
        "slots": empty_hands(groups),
        "ranked": rankings(groups),
        "channels": np.zeros(len(numbers.channels), dtype=CHANNEL),
    }
    context = _lay_context(numbers)
    shifts = lay_shifts(scenario, timeline, (groups["first_agent"] + groups["pool"]).tolist())
    return Plan(
        timeline, demand, demand.kinds, numbers.queues, numbers.groups, numbers.channels,
        numbers.flows, numbers.sites, numbers.preventions, agents, tuple(pools), writer.book.close(),
        programme, shifts, shares, loads.meaning, numbers.steps, tables, joins, context,
        people.names,
    )  # fmt: skip


def _lay_context(numbers: Numbering) -> tuple[int, ...]:
    """Series of what is known of customers who come again, in the order of `_CONTEXT`; -1 for nothing."""
    known = (numbers.scenario.context.same_channel, numbers.scenario.context.other_channel)
    return tuple(
        NOBODY if each is None else numbers.writer.number(share)
        for each in known
        for share in ((each.kept, each.saves) if each is not None else (None, None))
    )


def _lay_agents(numbers: Numbering, groups: Rows, agents: tuple[tuple[str, ...], ...]) -> Rows:
    """All agents, off duty, with their learning curves."""
    rows = np.zeros(int(groups["agents"].sum()), dtype=AGENT)
    rows["group"] = np.repeat(np.arange(len(groups)), groups["agents"])
    rows["next"] = rows["learning"] = rows["before"] = rows["channel"] = NOBODY
    rows["own"] = rows["own_tail"] = NOBODY
    rows["load"] = groups["first_load"][rows["group"]]
    rows["due"] = rows["worked_on"] = rows["joined"] = NEVER
    for number, names in enumerate(agents):
        if not numbers.scenario.groups[numbers.groups[number]].learning:
            continue
        first = int(groups[number]["first_agent"] + groups[number]["pool"])
        for place, name in enumerate(names):
            series = learning_series(numbers.scenario, numbers.groups[number], name, numbers.timeline)
            rows[first + place]["learning"] = numbers.writer.book.add_series(series)
    return rows


def shares_agents(scenario: Scenario) -> bool:
    """Whether agents may have several contacts in hand, or other than calls, or calls only at their hours."""
    return (
        any(channel.mode != "live" for channel in scenario.channels.values())
        or any(group.loads or group.switching for group in scenario.groups.values())
        or any(
            skill.hours is not None for group in scenario.groups.values() for skill in group.serves.values()
        )
        or any(queue.choose == "fill_first" for queue in scenario.queues.values())
    )
