"""What a measure declares: nothing about it is guessed from its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ccsim.measures.columns import threshold_name
from ccsim.measures.periods import PeriodLength

Unit = Literal["s", "h", "share", "count", "money", "SD", "score", "points"]
Direction = Literal["lower", "higher", "neither"]
Aggregation = Literal["ratio of totals", "share", "mean", "quantile", "time average", "total"]
Split = Literal["channel", "queue", "intent", "segment", "group", "self_service"]

#: The splits in the order in which the tables and the JSON name them.
SPLITS: tuple[Split, ...] = ("channel", "queue", "intent", "segment", "group", "self_service")
#: By when: every measure can be told by the one of which a run keeps totals, alone or with other splits.
PERIODS: tuple[PeriodLength, ...] = ("week", "month")
#: What an unanswered contact can be split by.
OFFERED_BY: tuple[Split, ...] = ("channel", "queue", "intent", "segment")
#: What an answered contact can be split by.
ANSWERED_BY: tuple[Split, ...] = (*OFFERED_BY, "group")
#: What a use of self-service can be split by; and what a case can that may begin with one.
USED_BY: tuple[Split, ...] = ("intent", "segment", "self_service")
BEGUN_BY: tuple[Split, ...] = (*OFFERED_BY, "self_service")
#: The length of the measured time, as a denominator.
WINDOW = "window"
#: Stands in a threshold until a scenario states its ``answer_within``.
EACH_THRESHOLD = -1.0


@dataclass(frozen=True)
class Measure:
    """
    One measure and one statistic of it.

    Attributes
    ----------
    family, variant
        Together the id, such as ``service_level/offered``.
    statistic
        ``share``, ``mean``, ``ratio``, ``median``, ``p90``, ``total`` ...
    unit
        ``s``, ``h`` (hours), ``share`` (0 to 1), ``count``, ``money`` (the scenario's currency), ``SD``
        (standard deviations, of difficulty), ``score`` (of a scale such as 1 to 5) or ``points`` (hundredths,
        of NPS).
    direction
        Which way is better.
    aggregation
        How the contacts of all replications become one number.
    population
        Over which contacts, cases or time.
    definition
        One sentence.
    numerator, denominator
        Totals; a leading minus subtracts. Without denominator: the total of a run.
    splits
        By what it can be split.
    threshold
        Seconds; None where none applies.
    quantile
        Which quantile, of the histogram named by the numerator.
    by_interval
        Whether it can be told by interval.
    signed
        Whether it may be negative, though a ratio or a total: a profit.
    """

    family: str
    variant: str
    statistic: str
    unit: Unit
    direction: Direction
    aggregation: Aggregation
    population: str
    definition: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...] = ()
    splits: tuple[Split, ...] = OFFERED_BY
    threshold: float | None = None
    quantile: float | None = None
    by_interval: bool = True
    signed: bool = False

    @property
    def id(self) -> str:
        """The id: ``family/variant``."""
        return f"{self.family}/{self.variant}"

    def at(self, thresholds: Sequence[float]) -> tuple[Measure, ...]:
        """The measure once for each threshold; itself where none applies."""
        if self.threshold != EACH_THRESHOLD:
            return (self,)
        return tuple(
            replace(
                self,
                threshold=seconds,
                numerator=_with_threshold(self.numerator, seconds),
                denominator=_with_threshold(self.denominator, seconds),
            )
            for seconds in thresholds
        )


def _with_threshold(terms: tuple[str, ...], seconds: float) -> tuple[str, ...]:
    """Name the columns of one threshold; a term marked ``@`` depends on it."""
    return tuple(threshold_name(term[:-1], seconds) if term.endswith("@") else term for term in terms)
