"""Time runs in turn, so that what else the machine does strikes all of them alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Ready(NamedTuple):
    """
    Something that can be timed.

    Attributes
    ----------
    start
        Given a seed, prepares one run and returns what is to be timed.
    count
        The contacts of what a run returned; checks them.
    """

    start: Callable[[int], Callable[[], Any]]
    count: Callable[[Any], int]


@dataclass
class Score:
    """
    What one did.

    Attributes
    ----------
    seconds
        CPU time of each round, of the whole process.
    contacts
        Contacts of each round.
    """

    seconds: list[float] = field(default_factory=list)
    contacts: list[int] = field(default_factory=list)

    @property
    def rates(self) -> list[float]:
        """Contacts per CPU-second, by round."""
        return [count / second for count, second in zip(self.contacts, self.seconds, strict=True)]

    @property
    def rate(self) -> float:
        """Contacts per CPU-second: the median round."""
        return statistics.median(self.rates)

    @property
    def nanoseconds(self) -> float:
        """CPU time of a contact: the median round."""
        return 1e9 / self.rate

    def times(self, other: Score) -> float:
        """How many times as fast as another: the median of the ratios within a round."""
        return statistics.median(mine / its for mine, its in zip(self.rates, other.rates, strict=True))


def in_turn(ready: Mapping[str, Ready], rounds: int, say: Callable[[str], None]) -> dict[str, Score]:
    """
    Run all in every round, each round with its own seed, and forth and back.

    Parameters
    ----------
    ready
        By name.
    rounds
        How often.
    say
        Told which round is run.
    """
    scores = {name: Score() for name in ready}
    for number in range(rounds):
        say(f"round {number + 1} of {rounds}")
        for name in ready if number % 2 == 0 else reversed(list(ready)):
            run = ready[name].start(number + 1)
            gc.collect()
            gc.freeze()  # what the others have made is none of its garbage to look through
            begin = time.process_time()
            result = run()
            scores[name].seconds.append(time.process_time() - begin)
            gc.unfreeze()
            scores[name].contacts.append(ready[name].count(result))
            del run, result
    return scores
