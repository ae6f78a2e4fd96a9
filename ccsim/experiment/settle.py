"""Settling (placeholder while being written)."""

from __future__ import annotations

from ccsim.scenario import Scenario


def settle(scenario: Scenario) -> Scenario:
    """Return the scenario as it is."""
    return scenario


def settled_for_run(scenario: Scenario) -> Scenario:
    """Return the scenario as it is."""
    return scenario
