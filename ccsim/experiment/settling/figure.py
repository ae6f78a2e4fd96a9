"""The figures stated among handled contacts, laid over the weeks of a trial."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from ccsim.demand.kind import Kind
from ccsim.demand.timeline import Timeline
from ccsim.engine.laying.before_contact import freshness_on
from ccsim.experiment.settling.comings import comings
from ccsim.experiment.settling.steps import Steps, steps_of_mean, steps_of_number, times
from ccsim.scenario import Contained, Freshness, Scenario, terms_of
from ccsim.scenario.containing import containing_steps, intents_in
from ccsim.scenario.measured import kinds_stating, measured_figures
from ccsim.typing import Bools

#: What is looked at to see a figure: the time itself, or who of whom.
What = Literal[
    "talk", "hold", "wrap_up", "resolved", "contained", "contained_resolved", "found", "found_resolved"
]


@dataclass(frozen=True)
class Figure:
    """
    One stated figure, and where in a log it is seen.

    Attributes
    ----------
    path
        Where it is stated.
    what
        What is looked at.
    place
        Name of the flow or self-service; empty for what agents do.
    kinds
        Whether each kind of the plan is concerned.
    stated
        The stated mean in microseconds, or the stated share.
    weights
        By number of a kind, the part of those who went through the flow that came to the step; empty where
        everybody seen counts.
    """

    path: str
    what: What
    place: str
    kinds: Bools
    stated: Steps
    weights: Mapping[int, Steps]

    @property
    def is_time(self) -> bool:
        """Whether the hidden difference is a factor; of shares it is added to the normal quantile."""
        return self.what in ("talk", "hold", "wrap_up")

    @property
    def family(self) -> str:
        """Figures that are alike: sparse ones are settled together."""
        parts = self.path.split(".")
        if parts[0] == "intents":
            return ".".join([*parts[:2], *parts[-2:]])
        return self.path if self.path.endswith(".resolved") else ".".join([*parts[:2], self.what])


def lay_figures(scenario: Scenario, timeline: Timeline, kinds: Sequence[Kind]) -> tuple[Figure, ...]:
    """
    Lay all figures stated among handled contacts, by path.

    Parameters
    ----------
    scenario, timeline
        What is simulated.
    kinds
        Of the plan, as its log numbers them.
    """
    laid = [
        figure for lay in (_of_intents, _of_flows, _of_sites) for figure in lay(scenario, timeline, kinds)
    ]
    return tuple(sorted(laid, key=lambda figure: figure.path))


def _of_intents(scenario: Scenario, timeline: Timeline, kinds: Sequence[Kind]) -> Iterator[Figure]:
    hidden = measured_figures(scenario)
    for path, stating in kinds_stating(scenario).items():
        terms = terms_of(scenario, *stating[0])
        stands = set(stating)
        member = np.array([(each.intent, each.segment, each.channel) in stands for each in kinds])
        if hidden[path] == "factor":
            what: Any = path.rsplit(".", 1)[-1]
            stated = steps_of_mean(scenario, timeline, getattr(terms.handle_time, what))
        else:
            what, stated = "resolved", steps_of_number(scenario, timeline, terms.resolution.probability)
        yield Figure(path, what, "", member, stated, {})


def _of_flows(scenario: Scenario, timeline: Timeline, kinds: Sequence[Kind]) -> Iterator[Figure]:
    for flow, graph in scenario.flows.items():
        for step, each in graph.steps.items():
            if each.contained is None or each.contained.among != "handled":
                continue
            users = [name for name in intents_in(scenario, flow) if step in containing_steps(graph, name)]
            came = {name: comings(scenario, timeline, flow, step, name) for name in users}
            weights = {number: came[kind.intent] for number, kind in enumerate(kinds) if kind.intent in came}
            used = np.array([number in weights for number in range(len(kinds))])
            for figure in _of_ending(
                scenario, timeline, kinds, each.contained, f"flows.{flow}.steps.{step}.contained"
            ):
                own = weights if figure.what == "contained" else {}
                yield replace(figure, place=flow, kinds=figure.kinds & used, weights=own)


def _of_sites(scenario: Scenario, timeline: Timeline, kinds: Sequence[Kind]) -> Iterator[Figure]:
    for site, each in scenario.self_service.items():
        if each.success.among != "handled":
            continue
        fresh = _freshness(scenario, timeline, each.freshness)
        for figure in _of_ending(scenario, timeline, kinds, each.success, f"self_service.{site}.success"):
            if figure.what == "contained":
                yield replace(figure, what="found", place=site, stated=times(figure.stated, fresh))
            else:
                yield replace(figure, what="found_resolved", place=site)


def _of_ending(
    scenario: Scenario, timeline: Timeline, kinds: Sequence[Kind], stated: Contained, here: str
) -> Iterator[Figure]:
    """What ends without an agent: the share of all others, that of each intent, and who is resolved."""
    intents = np.array([kind.intent for kind in kinds])

    def figure(name: str, what: What, member: Bools, value: Any) -> Figure:
        laid = steps_of_number(scenario, timeline, value)
        return Figure(f"{here}.{name}", what, "", member, laid, {})

    yield figure("share", "contained", ~np.isin(intents, list(stated.by_intent)), stated.share)
    for name, share in stated.by_intent.items():
        yield figure(f"by_intent.{name}", "contained", intents == name, share)
    yield figure("resolved", "contained_resolved", np.ones(len(kinds), dtype=bool), stated.resolved)


def _freshness(scenario: Scenario, timeline: Timeline, rules: Freshness) -> Steps:
    """How much of its success a self-service has, day by day."""
    upkeep = rules.updated or scenario.calendar.start
    instants = [-np.inf, *(float(day.begin) for day in timeline.days[1:])]
    fresh = [freshness_on(rules, upkeep, day.date) for day in timeline.days]
    return Steps(np.array(instants), np.array(fresh))
