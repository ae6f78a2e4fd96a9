"""A tornado: one factor at a time, at the low and at the high end of what it may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ccsim.scenario.designs.design import Design
from ccsim.scenario.designs.factor import AS_IT_IS, as_it_is, described, designed, refuse_no_factors

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["tornado"]


def tornado(scenario: Scenario, factors: Mapping[str, Sequence[Any]]) -> Design:
    """Return the scenario as it is, and two for each factor: at its one end, and at its other.

    Parameters
    ----------
    scenario
        From which all are made.
    factors
        By factor (a path as for `Scenario.override`, or ``lever:NAME``) the two values it takes, the lower
        one first.

    Raises
    ------
    ValueError
        If there is no factor, or one has other than two different values.
    ScenarioError
        If a path is unknown, or an end is no valid scenario.
    """
    refuse_no_factors(factors)
    known = as_it_is(scenario, tuple(factors))
    points = {AS_IT_IS: known}
    for factor, ends in factors.items():
        if len(ends) != 2 or ends[0] == ends[1]:
            raise ValueError(f'"{factor}" needs a low and a high value, such as (0.9, 1.1), not {ends!r}')
        for value in ends:
            points[described(tuple(factors), {factor: value})] = known | {factor: value}
    return designed("tornado", scenario, points)
