"""Many replications at once: threads for the compiled engine, processes for the SimPy model."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from ccsim.experiment.cores import cores
from ccsim.experiment.replicate import Finished, Setup, replicate

#: Seconds a task should take: long enough to be worth sending, short enough to be lost.
_TASK_SECONDS = 1.0

#: Called with the number of replications done and the number planned.
Progress = Callable[[int, int], None]
#: Replications as they finish, by number.
Arriving = Generator[tuple[int, Finished], None, None]


class _WorkerDied(Exception):
    """A worker process is no more."""


@dataclass
class Harvest:
    """
    The replications finished so far.

    Attributes
    ----------
    finished
        By number: whole, or what `keep` has made of them.
    interrupted
        Why no more will come; empty while all is well.
    keep
        What is kept of each as soon as it is there; default: everything, which of many long runs fills the
        memory.
    """

    finished: dict[int, Any] = field(default_factory=dict)
    interrupted: str = ""
    keep: Callable[[Finished], Any] | None = None

    def add(self, number: int, finished: Finished) -> None:
        """Keep a replication, or what is wanted of it."""
        self.finished[number] = finished if self.keep is None else self.keep(finished)

    def in_order(self) -> list[Any]:
        """The finished replications by number, whatever the order they came in."""
        return [self.finished[number] for number in sorted(self.finished)]


def replicate_all(
    setup: Setup, numbers: Sequence[int], jobs: int | None, harvest: Harvest, progress: Progress | None = None
) -> None:
    """
    Add replications to a harvest.

    Parameters
    ----------
    setup
        What they share.
    numbers
        Which replications.
    jobs
        How many at a time; None for one on each processor.
    harvest
        Added to as they finish. After Ctrl-C, or the death of a worker process, it holds what had finished,
        and says so.
    progress
        Told after each.
    """
    workers = cores() if jobs is None else jobs
    planned = len(harvest.finished) + len(numbers)
    ways = _one_by_one if workers == 1 else _in_threads if setup.engine == "compiled" else _in_processes
    try:
        with closing(ways(setup, numbers, workers)) as arriving:
            for number, finished in arriving:
                harvest.add(number, finished)
                if progress is not None:
                    progress(len(harvest.finished), planned)
    except KeyboardInterrupt:
        harvest.interrupted = "interrupted"
    except _WorkerDied:
        harvest.interrupted = "stopped because a worker process died"


def _one_by_one(setup: Setup, numbers: Sequence[int], _: int) -> Arriving:
    for number in numbers:
        yield number, replicate(setup, number)


def _in_threads(setup: Setup, numbers: Sequence[int], workers: int) -> Arriving:
    """The compiled engine releases the GIL; nothing is copied."""
    waiting = list(reversed(numbers))
    running: dict[Future[Finished], int] = {}
    with ThreadPoolExecutor(workers) as pool:
        # never more in hand than workers: an interruption waits for those only
        while waiting or running:
            while waiting and len(running) < workers:
                number = waiting.pop()
                running[pool.submit(replicate, setup, number)] = number
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield running.pop(future), future.result()


def _in_processes(setup: Setup, numbers: Sequence[int], workers: int) -> Arriving:
    """Python code needs processes; a batch lasts about a second, timed on the first replication."""
    if not numbers:
        return
    # a third of a second to import, which runs of the compiled engine need not wait for
    import joblib
    from joblib.externals.loky.process_executor import TerminatedWorkerError

    begin = time.perf_counter()
    yield numbers[0], replicate(setup, numbers[0])
    size = max(1, int(_TASK_SECONDS / max(time.perf_counter() - begin, 1e-6)))
    rest = numbers[1:]
    size = min(size, max(1, -(-len(rest) // workers)))
    batches = [rest[place : place + size] for place in range(0, len(rest), size)]
    pool = joblib.Parallel(n_jobs=workers, return_as="generator_unordered", batch_size=1)
    outputs = pool(joblib.delayed(_replicate_batch)(setup, batch) for batch in batches)
    try:
        for batch in outputs:
            yield from batch
    except TerminatedWorkerError:
        raise _WorkerDied from None
    finally:
        with warnings.catch_warnings():
            # after an interruption joblib warns that it cancels what is under way: that is the point
            warnings.simplefilter("ignore")
            outputs.close()


def _replicate_batch(setup: Setup, numbers: Sequence[int]) -> list[tuple[int, Finished]]:
    return [(number, replicate(setup, number)) for number in numbers]
