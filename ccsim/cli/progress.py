"""The progress bar: on stderr, and only where somebody can watch it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ccsim.cli.compiling import COMPILING, FUNCTIONS, announcing_compiling, counting_compiled


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show progress while the block runs, and while it compiles.

    Parameters
    ----------
    what
        The words beside the bar.

    Yields
    ------
    Callable
        To be called with the number of replications done and the number planned.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    if not console.is_terminal:
        with announcing_compiling():
            yield lambda done, total: None
        return
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=None)

        def say_compiled(number: int) -> None:
            told = f"{what}: compiling, {number} of about {FUNCTIONS} functions"
            bar.update(task, description=told, refresh=True)

        def say_done(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)
            if done:
                bar.update(task, description=what)

        with counting_compiled(say_compiled, lambda: bar.console.print(COMPILING, highlight=False)):
            yield say_done
