"""Figures stated among handled contacts that no log of the baseline tells."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.errors import Fault
from ccsim.scenario import Scenario
from ccsim.scenario.containing import intents_in, why_untold


def untold_faults(scenario: Scenario) -> Iterator[Fault]:
    """
    Yield the steps of flows of which a log does not tell how many came there.

    Parameters
    ----------
    scenario
        To be settled.
    """
    for flow, graph in scenario.flows.items():
        for name, step in graph.steps.items():
            if step.contained is None or step.contained.among != "handled":
                continue
            for intent in intents_in(scenario, flow):
                reason = why_untold(graph, name, intent)
                if reason is not None:
                    yield Fault(
                        f"flows.{flow}.steps.{name}.contained.among",
                        f'no log tells how many contacts of intent "{intent}" came to this step: {reason}',
                        found="handled",
                        hint="write among: all, with the shares as if every case came here once",
                    )
                    break
