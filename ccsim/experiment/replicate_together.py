"""Several scenarios on the same customers: some replications of all of them at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from ccsim.errors import RunError
from ccsim.experiment.cores import cores
from ccsim.experiment.replicate import Finished, Setup
from ccsim.experiment.replicate_all import Harvest, Progress, replicate_all
from ccsim.measures.tally.totals import Totals

Kept = TypeVar("Kept")


def replicate_together(
    setups: Sequence[Setup],
    numbers: range,
    jobs: int | None,
    reduce: Callable[[Setup, Totals], Kept],
    progress: Progress | None = None,
) -> tuple[list[list[Kept]], str]:
    """
    Replicate scenarios side by side, so that an interruption leaves as many replications of each.

    Parameters
    ----------
    setups
        Of the scenarios.
    numbers
        Which replications, the same of each.
    jobs
        How many at a time; None for one on each processor.
    reduce
        What is kept of a replication, as soon as it has finished.
    progress
        Told the number of replications done and planned here, of all scenarios together.

    Returns
    -------
    list, str
        What is kept, by scenario and replication; and why there is no more of it, empty if all is there.
    """
    kept: list[list[Kept]] = [[] for _ in setups]
    size = cores() if jobs is None else jobs
    for first in range(0, len(numbers), size):
        part = numbers[first : first + size]
        done = []
        for place, setup in enumerate(setups):
            before = first * len(setups) + place * len(part)

            def tell(finished: int, _: int, before: int = before) -> None:
                if progress is not None:
                    progress(before + finished, len(numbers) * len(setups))

            def keep(finished: Finished, setup: Setup = setup) -> Kept:
                return reduce(setup, finished.totals)

            harvest = Harvest(keep=keep)
            replicate_all(setup, part, jobs, harvest, tell)
            if harvest.interrupted:
                return kept, harvest.interrupted
            done.append(harvest.in_order())
        for own, new in zip(kept, done, strict=True):
            own += new
    return kept, ""


def refuse_nothing(interrupted: str, finished: int) -> None:
    """Raise where runs were interrupted before a replication of all of them had finished."""
    if not interrupted or finished:
        return
    if interrupted == "interrupted":
        raise KeyboardInterrupt
    raise RunError(f"the runs were {interrupted} before any replication of all of them had finished")
