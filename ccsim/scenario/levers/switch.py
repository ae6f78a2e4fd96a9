"""Levers put on and off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ccsim.errors import Fault, ScenarioError
from ccsim.scenario.faults import nearest
from ccsim.scenario.levers.in_force import in_force

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["switched"]


def switched(
    scenario: Scenario, on: Sequence[str] = (), off: Sequence[str] = (), labels: tuple[str, str] | None = None
) -> Scenario:
    """Return the scenario with some levers on and some off, validated with what they do.

    Parameters
    ----------
    scenario
        The scenario; it stays as it is.
    on, off
        The levers.
    labels
        What messages call the two, such as ``--with`` and ``--without``.

    Raises
    ------
    ScenarioError
        If there is no such lever, one needs another one, or what they make together is not valid.
    """
    with_, without = labels or ("with_levers", "without_levers")
    faults = [
        _unknown(scenario, name, label)
        for label, names in ((with_, on), (without, off))
        for name in names
        if name not in scenario.levers
    ]
    for name in dict.fromkeys(name for name in on if name in off):
        message, hint = f'"{name}" is put on and off at once', "keep one of the two"
        faults.append(Fault("", message, file=f"{with_} {name}", hint=hint))
    if faults:
        raise ScenarioError(faults)
    chosen = tuple(name for name in dict.fromkeys((*scenario.levers_on, *on)) if name not in off)
    made = scenario.model_copy(update={"levers_on": chosen})
    # checks lean on the classes of the levers
    from ccsim.scenario.checks.levers import faults_on

    faults = faults_on(made)
    if faults:
        raise ScenarioError(faults)
    in_force(made)
    return made


def _unknown(scenario: Scenario, name: str, label: str) -> Fault:
    hint = nearest(name, scenario.levers) or f"the levers are: {', '.join(scenario.levers) or 'none'}"
    return Fault("levers_on", f'there is no lever "{name}"', file=f"{label} {name}", found=name, hint=hint)
