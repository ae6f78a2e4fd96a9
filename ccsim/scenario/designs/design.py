"""A design: scenarios made from one by setting factors, with a name and the settings of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ccsim.scenario.frozen_dict import FrozenDict

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["Design", "Kind"]

Kind = Literal["grid", "latin hypercube", "tornado"]


@dataclass(frozen=True)
class Design:
    """Scenarios that differ by known settings; `ccsim.compare` runs them.

    Parameters
    ----------
    kind
        ``grid``, ``latin hypercube`` or ``tornado``.
    factors
        What is varied: paths as for `Scenario.override` (an operator may stand behind), and ``lever:NAME``.
    scenarios
        By name.
    settings
        By name of a scenario, the value of every factor.
    baseline
        The scenario that the others are compared with: the one in which nothing is changed, where there is
        one, else the first.
    """

    kind: Kind
    factors: tuple[str, ...]
    scenarios: FrozenDict[str, Scenario]
    settings: FrozenDict[str, FrozenDict[str, Any]]
    baseline: str

    def __len__(self) -> int:
        """Return the number of scenarios."""
        return len(self.scenarios)
