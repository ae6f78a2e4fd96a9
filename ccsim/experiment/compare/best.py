"""Which options could be best: subset selection on paired differences."""

from __future__ import annotations

from ccsim.experiment.compare.records import Records, verdict_of
from ccsim.measures.measure import Direction


def beaten_by(records: Records, figure: int, direction: Direction, level: float) -> dict[str, str | None]:
    """
    Tell by which other option each is shown to be beaten; None of those that could be best.

    Option i could be best unless some option j is better by more than t S_ij / sqrt(n), where S_ij is the
    standard deviation of their paired difference and t Student's at 1 - (1 - level) / (k - 1), one-sided, of
    k options. Then the best is among those that are left with probability ``level`` at least, however the
    options depend on each other, as they do on common random numbers (Nelson, Swann, Goldsman and Song 2001,
    Simple procedures for selecting the best simulated system when the number of alternatives is large,
    Operations Research 49(6), subset selection with Bonferroni's inequality). Where it is looked several
    times, the error is shared among the looks, too.

    Parameters
    ----------
    records, figure
        Of the options, and by which figure.
    direction
        Which way is better.
    level
        Probability with which the best is not lost.
    """
    names = list(records.sums)
    found: dict[str, str | None] = {}
    for name in names:
        by = {
            other: records.one_sided(other, name, figure, level, len(names) - 1)
            for other in names
            if other != name
        }
        better = [other for other, told in by.items() if verdict_of(told, direction) == "better"]
        found[name] = max(better, key=lambda other: abs(by[other].value), default=None)
    return found
