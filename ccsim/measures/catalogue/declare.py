"""Short ways to declare the usual kinds of measures."""

from __future__ import annotations

from ccsim.measures.measure import OFFERED_BY, Direction, Measure, Split, Unit

_QUANTILES = (("median", 0.5), ("p90", 0.9))


def share_of(
    name: str,
    definition: str,
    *,
    over: str,
    top: tuple[str, ...],
    below: tuple[str, ...],
    better: Direction,
    splits: tuple[Split, ...] = OFFERED_BY,
    threshold: float | None = None,
    by_interval: bool = True,
) -> Measure:
    """Declare a ratio of two totals that lies between 0 and 1."""
    family, variant = name.split("/")
    return Measure(
        family=family,
        variant=variant,
        statistic="share",
        unit="share",
        direction=better,
        aggregation="share",
        population=over,
        definition=definition,
        numerator=top,
        denominator=below,
        splits=splits,
        threshold=threshold,
        by_interval=by_interval,
    )


def mean_of(
    name: str,
    definition: str,
    *,
    over: str,
    top: tuple[str, ...],
    below: tuple[str, ...],
    better: Direction,
    splits: tuple[Split, ...] = OFFERED_BY,
    unit: Unit = "s",
    by_interval: bool = True,
    signed: bool = False,
) -> Measure:
    """Declare a sum over contacts, cases or time, per contact, case or time; money and counts are a ratio."""
    family, variant = name.split("/")
    over_time = below == ("window",)
    ratio = unit != "s" and not over_time
    return Measure(
        family=family,
        variant=variant,
        statistic="ratio" if ratio else "mean",
        unit=unit,
        direction=better,
        aggregation="time average" if over_time else "ratio of totals" if ratio or len(top) > 1 else "mean",
        population=over,
        definition=definition,
        numerator=top,
        denominator=below,
        splits=splits,
        by_interval=by_interval,
        signed=signed,
    )


def quantiles_of(
    name: str,
    definition: str,
    *,
    over: str,
    of: tuple[str, ...],
    splits: tuple[Split, ...] = OFFERED_BY,
) -> tuple[Measure, ...]:
    """Declare the median and the 90% point of a duration, from histograms added up; the less the better."""
    family, variant = name.split("/")
    return tuple(
        Measure(
            family=family,
            variant=variant,
            statistic=statistic,
            unit="s",
            direction="lower",
            aggregation="quantile",
            population=over,
            definition=definition,
            numerator=of,
            splits=splits,
            quantile=share,
            by_interval=False,
        )
        for statistic, share in _QUANTILES
    )


def total_of(
    name: str,
    definition: str,
    *,
    top: tuple[str, ...],
    better: Direction,
    unit: Unit,
    splits: tuple[Split, ...] = OFFERED_BY,
    by_interval: bool = True,
    signed: bool = False,
) -> Measure:
    """Declare a total of a run, averaged over the replications."""
    family, variant = name.split("/")
    return Measure(
        family=family,
        variant=variant,
        statistic="total",
        unit=unit,
        direction=better,
        aggregation="total",
        population="a run's measured time",
        definition=definition,
        numerator=top,
        splits=splits,
        by_interval=by_interval,
        signed=signed,
    )
