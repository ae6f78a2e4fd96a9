"""More replications only where options are not yet told apart: looks set beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from ccsim.errors import RunError
from ccsim.experiment.compare.best import beaten_by
from ccsim.experiment.compare.records import Records, verdict_of
from ccsim.measures.measure import Measure

#: Until when it goes on: every option is told apart from the baseline, or one could be best.
Until = Literal["baseline", "best"]
#: The first look; each later one at twice as many replications.
FIRST: Final = 20


def stages_for(replications: int, until: Until | None, stages: Sequence[int] | None) -> tuple[int, ...]:
    """
    Numbers of replications at which it is looked, the last being the most that are run.

    Parameters
    ----------
    replications
        The most of any option.
    until
        None: all are run.
    stages
        Instead of 20, 40, 80 ... up to ``replications``.
    """
    if until is None:
        if stages is not None:
            raise RunError('stages are for a comparison that may end early; add until="baseline" or "best"')
        return (replications,)
    if until not in ("baseline", "best"):
        raise RunError(f'until must be "baseline" or "best", not {until!r}')
    if stages is None:
        doubled = [FIRST]
        while doubled[-1] * 2 < replications:
            doubled.append(doubled[-1] * 2)
        return (*(each for each in doubled if each < replications), replications)
    looks = tuple(stages)
    if not looks or looks[0] < 2 or sorted(set(looks)) != list(looks):
        raise RunError(f"stages must be whole numbers from 2 on that increase, not {list(looks)}")
    return looks


def still_open(
    records: Records, baseline: str, measure: Measure, until: Until, level: float, figure: int = 0
) -> list[str]:
    """
    The options that need more replications, in their order; none if everything is decided.

    Parameters
    ----------
    records
        So far, of all options.
    baseline, measure, figure
        What is compared with, and by which of the figures.
    until
        ``baseline``: open are those whose simultaneous interval of the difference holds 0, and with them the
        baseline. ``best``: open are those that could be best, as long as these are several.
    level
        At which all intervals hold together.
    """
    names = list(records.sums)
    if until == "best":
        left = [
            name for name, by in beaten_by(records, figure, measure.direction, level).items() if by is None
        ]
        return left if len(left) > 1 else []
    each = records.each(level, len(names) - 1)
    left = [
        name
        for name in names
        if name != baseline
        and verdict_of(records.difference(name, baseline, figure, each), measure.direction)
        == "not told apart"
    ]
    return [name for name in names if name in left or name == baseline] if left else []
