"""Seeds over processes, each worker one seed at a time."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from tests.agree.counts import Counts

#: Takes a seed, and the folder for cases that differ.
Work = Callable[[int, Path], Counts]


def spread(
    work: Work, seeds: Iterable[int], jobs: int, out: Path, seconds: float | None = None
) -> Iterator[Counts]:
    """
    Yield the counts of each seed as it is done.

    Parameters
    ----------
    work
        Compares one seed, in a process of its own; at the top of its module, so that others find it.
    seeds
        In which order they begin.
    jobs
        Processes; 1 compares in this one.
    out
        Where the cases that differ are written.
    seconds
        After which no other seed begins.
    """
    until = time.monotonic() + (float("inf") if seconds is None else seconds)
    todo = iter(seeds)
    if jobs == 1:
        for seed in todo:
            if time.monotonic() > until:
                return
            yield work(seed, out)
        return
    while True:
        died = yield from _in_a_pool(work, todo, jobs, out, until)
        if not died:
            return
        # Which of those that ran took the process with it, nobody knows.
        text = f"error: a process died while it or another one of {sorted(died)} ran"
        yield from (Counts(seeds={seed}, differences={seed: text}) for seed in died)


def _in_a_pool(
    work: Work, todo: Iterator[int], jobs: int, out: Path, until: float
) -> Generator[Counts, None, set[int]]:
    """Yield counts; returns the seeds that ran when a process died, if one did."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interruptions_to_the_first)
    running: dict[Future[Counts], int] = {}
    try:
        while True:
            # No more than run at once: if one takes its process with it, it is among these.
            while len(running) < jobs and time.monotonic() <= until:
                seed = next(todo, None)
                if seed is None:
                    break
                running[pool.submit(work, seed, out)] = seed
            if not running:
                return set()
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                counts = done.result()
                del running[done]
                yield counts
    except BrokenProcessPool:
        return set(running.values())
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interruptions_to_the_first() -> None:
    """Ctrl-C reaches every process; the workers finish their seed, and the first one stops asking."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
