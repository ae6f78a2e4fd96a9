"""What is said while the engine is compiled: that it is, and how far that is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import click

#: About so many functions are compiled by a first run; it differs by what the scenario has.
FUNCTIONS: Final = 400
#: From so many functions on it is worth a word: one by itself takes a tenth of a second or two.
MANY: Final = 10
#: Said once, when it begins.
COMPILING: Final = (
    "ccsim: compiling the engine, once after an installation or an upgrade; this takes one to two minutes"
)


@contextmanager
def announcing_compiling() -> Iterator[None]:
    """Say on stderr that functions are being compiled, if many are, while the block runs."""
    with counting_compiled(lambda _: None, lambda: click.echo(COMPILING, err=True)):
        yield


@contextmanager
def counting_compiled(tell: Callable[[int], None], begin: Callable[[], None]) -> Iterator[None]:
    """Tell how many functions have been compiled while the block runs; nothing if all are kept on disk.

    Whether they are is not asked beforehand: that depends on what the scenario has, and a centre of calls
    only has a form of each function of its own (`ccsim.engine.rich`).

    Parameters
    ----------
    tell
        Called with their number after each, in the thread that compiles.
    begin
        Called once, when many are on their way.
    """
    from numba.core import event

    class Counter(event.Listener):
        begun = compiled = 0

        def on_start(self, _: event.Event) -> None:
            self.begun += 1
            if self.begun == MANY:
                begin()

        def on_end(self, _: event.Event) -> None:
            self.compiled += 1
            tell(self.compiled)

    counter = Counter()
    with event.install_listener("numba:compile", counter):
        yield
