"""How things are numbered: by name, so that the order of a file decides no tie."""

from __future__ import annotations

from dataclasses import dataclass

from ccsim.demand.kind import Kind
from ccsim.demand.parameters import ParameterWriter
from ccsim.demand.timeline import Timeline
from ccsim.scenario import Scenario
from ccsim.scenario.measured import measured_figures


@dataclass(frozen=True)
class Numbering:
    """
    What every table is laid with.

    Attributes
    ----------
    scenario, timeline, kinds
        What is laid.
    writer
        Takes the parameters and says where in the book they lie.
    queues, groups, channels, steps, flows, sites, preventions
        Names in order; a step is (flow, step).
    measured
        Paths of the figures that are stated among the handled.
    """

    scenario: Scenario
    timeline: Timeline
    kinds: tuple[Kind, ...]
    writer: ParameterWriter
    queues: tuple[str, ...]
    groups: tuple[str, ...]
    channels: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]
    flows: tuple[str, ...]
    sites: tuple[str, ...]
    preventions: tuple[str, ...]
    measured: frozenset[str]

    def queue(self, name: str) -> int:
        """The number of a queue."""
        return self.queues.index(name)

    def sibling(self, kind: Kind, channel: str | None) -> int:
        """The kind of the same intent and segment on another channel; on the same if that is None."""
        wanted = (kind.intent, kind.segment, channel or kind.channel)
        return next(
            n for n, each in enumerate(self.kinds) if (each.intent, each.segment, each.channel) == wanted
        )

    def step(self, flow: str, name: str) -> int:
        """The number of a step of a flow."""
        return self.steps.index((flow, name))


def numbering_of(
    scenario: Scenario, timeline: Timeline, kinds: tuple[Kind, ...], writer: ParameterWriter
) -> Numbering:
    """Number everything in a scenario."""
    return Numbering(
        scenario,
        timeline,
        kinds,
        writer,
        tuple(sorted(scenario.queues)),
        tuple(sorted(scenario.groups)),
        tuple(sorted(scenario.channels)),
        tuple((flow, step) for flow in sorted(scenario.flows) for step in sorted(scenario.flows[flow].steps)),
        tuple(sorted(scenario.flows)),
        tuple(sorted(scenario.self_service)),
        tuple(sorted(scenario.prevention)),
        frozenset(measured_figures(scenario)),
    )
