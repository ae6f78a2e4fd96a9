"""Time the contestants in turn, so that what else the machine does strikes all of them alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.contestant import Contestant
from benchmarks.counts import Counts, check


@dataclass
class Score:
    """
    What a contestant did.

    Attributes
    ----------
    seconds
        CPU time of each round, of the whole process.
    counts
        Contacts of each round.
    """

    seconds: list[float] = field(default_factory=list)
    counts: list[Counts] = field(default_factory=list)

    @property
    def rates(self) -> list[float]:
        """Contacts per CPU-second, by round."""
        return [count.offered / second for count, second in zip(self.counts, self.seconds, strict=True)]

    @property
    def rate(self) -> float:
        """Contacts per CPU-second: the median round."""
        return statistics.median(self.rates)

    def times(self, other: Score) -> float:
        """How many times as fast as another: the median of the ratios within a round."""
        return statistics.median(mine / its for mine, its in zip(self.rates, other.rates, strict=True))


def race(
    contestants: Sequence[Contestant], rounds: int, quick: bool, say: Callable[[str], None]
) -> dict[str, Score]:
    """
    Run all contestants in every round, each round with its own seed, and check what they counted.

    Parameters
    ----------
    contestants
        Those who take part.
    rounds
        How often.
    quick
        One simulated day for each instead of a second of work: for tests.
    say
        Told who is getting ready and which round is run.
    """
    ready = []
    for contestant in contestants:
        say(f"getting ready: {contestant.name}")
        days = 1 if quick else contestant.days
        ready.append((contestant.name, days, *contestant.get_ready(days)))
    scores = {name: Score() for name, *_ in ready}
    for number in range(rounds):
        say(f"round {number + 1} of {rounds}")
        for name, _, start, count in ready if number % 2 == 0 else reversed(ready):
            run = start(number + 1)
            gc.collect()
            begin = time.process_time()
            result = run()
            scores[name].seconds.append(time.process_time() - begin)
            scores[name].counts.append(count(result))
    for name, days, *_ in ready:
        total = sum(scores[name].counts[1:], scores[name].counts[0])
        check(name, total, 24.0 * days * rounds)
    return scores
