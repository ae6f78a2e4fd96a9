"""How far compiling is, while it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

#: About so many functions are compiled by a first run; it differs by what the scenario has.
FUNCTIONS: Final = 370


@contextmanager
def counting_compiled(tell: Callable[[int], None]) -> Iterator[None]:
    """Tell how many functions have been compiled while the block runs; nothing if all are kept on disk.

    Parameters
    ----------
    tell
        Called with their number after each, in the thread that compiles.
    """
    from numba.core import event

    class Counter(event.Listener):
        compiled = 0

        def on_start(self, _: event.Event) -> None:
            pass

        def on_end(self, _: event.Event) -> None:
            self.compiled += 1
            tell(self.compiled)

    with event.install_listener("numba:compile", Counter()):
        yield
