"""Where the same kind of thing may be stated: new attempts, what is contained, what differs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from ccsim.scenario.contained import Contained
from ccsim.scenario.difference import Difference
from ccsim.scenario.intent import Intent
from ccsim.scenario.returns import Redial, Repeat
from ccsim.scenario.yaml_tree import Loc

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["Return", "containments", "ranks", "returns"]

Return: TypeAlias = Redial | Repeat


def ranks(scenario: Scenario) -> Iterator[tuple[Loc, Intent | Difference]]:
    """Yield every intent and what differs from it, each with its place.

    Parameters
    ----------
    scenario
        As far as it can be read.
    """
    for name, intent in scenario.intents.items():
        here: Loc = ("intents", name)
        yield here, intent
        yield from (((*here, "by_segment", each), differs) for each, differs in intent.by_segment.items())
        yield from (((*here, "by_channel", each), differs) for each, differs in intent.by_channel.items())


def containments(scenario: Scenario) -> Iterator[tuple[Loc, Contained]]:
    """Yield everything that says who ends without an agent, each with its place.

    Parameters
    ----------
    scenario
        As far as it can be read.
    """
    for name, flow in scenario.flows.items():
        for step_name, step in flow.steps.items():
            if step.contained is not None:
                yield ("flows", name, "steps", step_name, "contained"), step.contained
    for name, site in scenario.self_service.items():
        yield ("self_service", name, "success"), site.success


def returns(scenario: Scenario) -> Iterator[tuple[Loc, Return]]:
    """Yield everything that says how customers come again, each with its place.

    Parameters
    ----------
    scenario
        As far as it can be read.
    """
    for here, rank in ranks(scenario):
        yield from (((*here, "redial"), each) for each in [rank.redial] if each is not None)
        yield from (((*here, "retry"), each) for each in [rank.retry] if each is not None)
        if rank.resolution is not None and rank.resolution.repeat is not None:
            yield (*here, "resolution", "repeat"), rank.resolution.repeat
    for here, contained in containments(scenario):
        if contained.repeat is not None:
            yield (*here, "repeat"), contained.repeat
