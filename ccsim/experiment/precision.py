"""Running until an interval is narrow enough."""

from __future__ import annotations

from dataclasses import dataclass

from ccsim.errors import RunError
from ccsim.measures.catalogue.all_measures import all_measures

#: The stages are set before the run, so that looking more often does not bend the interval: from 30
#: replications (with 5 a 95% interval covers only 92%), each about 1.4 times the one before.
STAGES = (30, 42, 60, 84, 120, 168, 240, 336, 480, 672, 960)


@dataclass(frozen=True)
class Precision:
    """
    How narrow an interval is wanted.

    Attributes
    ----------
    measure
        Id, such as ``service_level/offered``; its first statistic and threshold count, in total.
    half_width
        Of the 95% interval, in the measure's unit.
    cap
        At most so many replications.
    """

    measure: str
    half_width: float
    cap: int = STAGES[-1]

    def __post_init__(self) -> None:
        if self.half_width <= 0:
            raise RunError(f"a half-width of {self.half_width:g} cannot be reached; it must be above 0")
        if self.measure not in {measure.id for measure in all_measures()}:
            raise RunError(f'no measure "{self.measure}"; `ccsim measures` lists all')

    def stages(self) -> tuple[int, ...]:
        """Numbers of replications after which to look."""
        return (*(stage for stage in STAGES if stage < self.cap), self.cap)
