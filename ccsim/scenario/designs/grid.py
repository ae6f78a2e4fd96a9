"""A grid: every value of every factor with every other."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ccsim.scenario.designs.design import Design
from ccsim.scenario.designs.factor import described, designed, refuse_no_factors

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["grid"]


def grid(scenario: Scenario, factors: Mapping[str, Sequence[Any] | Mapping[str, Any]]) -> Design:
    """Return every combination of some values.

    Parameters
    ----------
    scenario
        From which all are made.
    factors
        By factor (a path as for `Scenario.override`, or ``lever:NAME``) its values; by name, which is
        then all that is told of them, where a value is a profile or does not speak for itself.

    Raises
    ------
    ValueError
        If there is no factor, or one has no value, one value twice, or a long one without a name.
    ScenarioError
        If a path is unknown, or a combination is no valid scenario.
    """
    refuse_no_factors(factors)
    named = {factor: _named(factor, values) for factor, values in factors.items()}
    points, shown = {}, {}
    for labels in itertools.product(*named.values()):
        told = dict(zip(named, labels, strict=True))
        name = ", ".join(
            str(label) if isinstance(factors[factor], Mapping) else described(tuple(named), {factor: label})
            for factor, label in told.items()
        )
        points[name] = {factor: named[factor][label] for factor, label in told.items()}
        shown[name] = told
    return designed("grid", scenario, points, shown)


def _named(factor: str, values: Sequence[Any] | Mapping[str, Any]) -> dict[Any, Any]:
    """The values of a factor by what they are called: themselves, or the names they are given."""
    if isinstance(values, Mapping):
        found = dict(values)
    elif isinstance(values, str) or not isinstance(values, Sequence):
        raise ValueError(f'the values of "{factor}" must be a list, such as [0.9, 1, 1.1]')
    else:
        for value in values:
            if not isinstance(value, (str, int, float)):
                raise ValueError(f'name the long values of "{factor}": {{"as today": ..., "later": ...}}')
        found = {value: value for value in values}
    if len(found) < len(values):
        raise ValueError(f'"{factor}" has a value twice')
    if not found:
        raise ValueError(f'"{factor}" has no value')
    return found
