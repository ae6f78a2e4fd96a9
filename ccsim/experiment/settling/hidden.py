"""What is hidden behind what was measured, and a scenario that has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ccsim.errors import RunError
from ccsim.experiment.settling.shares import CaseShares, hidden_volume
from ccsim.scenario import Scenario, Settled
from ccsim.scenario.measured import figure_at, measured_figures


@dataclass(frozen=True)
class Hidden:
    """What was found: cases per contact by intent, and by path what hidden figures differ by."""

    volumes: Mapping[str, CaseShares]
    figures: Mapping[str, float]


def counting_contacts(scenario: Scenario) -> list[str]:
    """The intents whose volume counts contacts."""
    return [name for name, intent in scenario.intents.items() if intent.volume.of == "contacts"]


def with_settled(scenario: Scenario, hidden: Hidden, fingerprint: str) -> Scenario:
    """A scenario with what was found for its baseline, whose fingerprint that is."""
    volumes = {
        name: hidden_volume(scenario, name, hidden.volumes[name]) for name in counting_contacts(scenario)
    }
    figures = figures_for(scenario, hidden.figures)
    settled = Settled.model_validate({"fingerprint": fingerprint, "volumes": volumes, "figures": figures})
    return scenario.model_copy(update={"settled": settled})


def figures_for(scenario: Scenario, known: Mapping[str, float]) -> dict[str, float]:
    """By path of each figure that a scenario states among handled contacts, what was found for it."""
    figures: dict[str, float] = {}
    for path in sorted(measured_figures(scenario)):
        value = figure_at(known, path)
        if value is None:
            raise RunError(
                f"an override stated {path} among handled contacts; overrides never settle: state it in the "
                "file, or write among: all"
            )
        figures[path] = value
    return figures


def unseen(scenario: Scenario) -> dict[str, float]:
    """The hidden figures where nothing was seen: as stated."""
    return {path: 1.0 if how == "factor" else 0.0 for path, how in measured_figures(scenario).items()}
