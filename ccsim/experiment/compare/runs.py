"""The replications of all options, while they are made: stage after stage, only where options are open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ccsim.experiment.compare.records import Records
from ccsim.experiment.compare.stages import Until, still_open
from ccsim.experiment.replicate_all import Progress
from ccsim.experiment.replicate_together import refuse_nothing
from ccsim.measures.figure import Figure
from ccsim.typing import Floats

#: Makes replications of some options: [1, figure, 2] of each, by option, and why there are no more.
Replicate = Callable[[Sequence[str], range, Progress], tuple[list[list[Floats]], str]]


class Runs:
    """
    The replications of all options so far.

    Parameters
    ----------
    names, figures
        Of the options, and what is kept of each replication.
    looks
        Numbers of replications at which it is looked who needs more.
    replicate
        Makes them.
    progress
        Told the number of replications done and planned, of all options together.
    """

    def __init__(
        self,
        names: Sequence[str],
        figures: Sequence[Figure],
        looks: tuple[int, ...],
        replicate: Replicate,
        progress: Progress | None = None,
    ) -> None:
        self.figures, self.looks, self.interrupted = figures, looks, ""
        #: The options that need more replications; in the end, those that are not told apart.
        self.open = list(names)
        #: [replication, figure, numerator or denominator] by option.
        self.sums: dict[str, Floats] = {name: np.zeros((0, len(figures), 2)) for name in names}
        self._replicate, self._progress, self._done = replicate, progress, 0

    def go(self, against: str, until: Until | None, level: float) -> None:
        """
        Run stage after stage, until nothing is open.

        Parameters
        ----------
        against
            The baseline.
        until, level
            What is told apart, and how surely; None runs all stages.
        """
        before = 0
        for stage in self.looks:
            self._advance(range(before, stage))
            refuse_nothing(self.interrupted, len(self.sums[against]))
            if self.interrupted:
                return
            before = stage
            if until is not None:
                known = Records(self.sums, len(self.looks))
                self.open = still_open(known, against, self.figures[0].measure, until, level)
            if not self.open:
                return

    def _advance(self, numbers: range) -> None:
        def tell(done: int, _: int) -> None:
            if self._progress is not None:
                self._progress(self._done + done, self.looks[-1] * len(self.sums))

        kept, self.interrupted = self._replicate(self.open, numbers, tell)
        self._done += len(numbers) * len(self.open)
        for name, new in zip(self.open, kept, strict=True):
            self.sums[name] = np.concatenate([self.sums[name], *new])
