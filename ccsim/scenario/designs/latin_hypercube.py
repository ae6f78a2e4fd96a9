"""A Latin hypercube: a few points that cover every factor's range evenly."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ccsim.scenario.asked import operations_of
from ccsim.scenario.designs.design import Design
from ccsim.scenario.designs.factor import AS_IT_IS, as_it_is, designed, refuse_no_factors
from ccsim.units import parse_duration

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["latin_hypercube"]


def latin_hypercube(
    scenario: Scenario, factors: Mapping[str, tuple[Any, Any]], n: int = 20, seed: int = 1
) -> Design:
    """Return the scenario as it is, and ``n`` points spread over the ranges of some factors.

    Every factor's range is cut into ``n`` equal stretches with one point in each (McKay, Beckman and Conover
    1979), so that 20 points say of each of five factors what it does.

    Parameters
    ----------
    scenario
        From which all are made.
    factors
        By factor (a path as for `Scenario.override`, or ``lever:NAME``) the ends of its range: two whole
        numbers give whole numbers, two durations (``"2 min"``) seconds, False and True a lever that is off in
        half the points and on in the others. Behind ``*`` anything between is possible.
    n
        Points.
    seed
        The same seed gives the same points.

    Raises
    ------
    ValueError
        If there is no factor, no point, or a range that is none.
    ScenarioError
        If a path is unknown, or a point is no valid scenario.
    """
    refuse_no_factors(factors)
    if n < 1:
        raise ValueError(f"a Latin hypercube needs at least one point, not {n}")
    ranges = {factor: _range(factor, ends) for factor, ends in factors.items()}
    # half a second to import, which nobody else need wait for
    import numpy as np
    from scipy.stats import qmc

    generator = np.random.Generator(np.random.Philox(seed))
    drawn = qmc.LatinHypercube(d=len(ranges), seed=generator).random(n).tolist()
    points: dict[str, dict[str, Any]] = {AS_IT_IS: as_it_is(scenario, tuple(ranges))}
    for number, row in enumerate(drawn, start=1):
        places = zip(ranges.items(), row, strict=True)
        points[f"point {number}"] = {factor: _at(factor, ends, place) for (factor, ends), place in places}
    return designed("latin hypercube", scenario, points)


def _range(factor: str, ends: Any) -> tuple[Any, Any]:
    """The ends of a range, durations as seconds."""
    allowed = f'"{factor}" needs the two ends of its range, such as (0.9, 1.1)'
    if not isinstance(ends, (tuple, list)) or len(ends) != 2:
        raise ValueError(f"{allowed}, not {ends!r}")
    low, high = (parse_duration(each) if isinstance(each, str) else each for each in ends)
    if isinstance(low, bool) or isinstance(high, bool):
        if (low, high) != (False, True):
            raise ValueError(f'"{factor}" is off or on: write (False, True)')
    elif not isinstance(low, (int, float)) or not isinstance(high, (int, float)) or not low < high:
        raise ValueError(f"{allowed}, not {ends!r}")
    return low, high


def _at(factor: str, ends: tuple[Any, Any], place: float) -> Any:
    """The value at a place between 0 and 1 of a range."""
    low, high = ends
    if isinstance(low, bool):
        return place >= 0.5
    whole = isinstance(low, int) and isinstance(high, int)
    if whole and not factor.startswith("lever:") and operations_of({factor: 1})[0].operation.op != "*=":
        return low + math.floor(place * (high - low + 1))
    return float(low + place * (high - low))
