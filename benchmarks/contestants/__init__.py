"""The programs that take part, in the order of the table."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from benchmarks.contestant import Contestant, Count, Start

#: What all others are compared with.
PLAIN = "plain SimPy"
#: The rows of ccsim that the targets are stated for.
MODEL = "ccsim SimPy model, contact log"
COMPILED = "ccsim compiled, contact log"
MEASURED = "ccsim compiled, all measures, no log"


def _from(module: str, function: str = "get_ready", **options: Any) -> Callable[[int], tuple[Start, Count]]:
    """Import a contestant when it gets ready: the memory of each is its own."""

    def get_ready(days: int) -> tuple[Start, Count]:
        prepare = getattr(import_module(f"{__name__}.{module}"), function)
        made: tuple[Start, Count] = prepare(days=days, **options)
        return made

    return get_ready


CONTESTANTS = (
    Contestant(PLAIN, _from("plain_simpy"), days=4),
    Contestant("Ciw", _from("ciw_network"), days=2),
    Contestant("recursion in Numba, no log", _from("recursion"), days=364),
    Contestant(MODEL, _from("engines", "replication", engine="simpy"), days=7),
    Contestant(COMPILED, _from("engines", "replication", engine="compiled"), days=28),
    Contestant("... the engine alone, cases drawn before", _from("engines", "engine_alone"), days=28),
    Contestant(MEASURED, _from("engines", "streamed"), days=28),
    Contestant("ccsim.run and summary()", _from("whole_run"), days=140),
)
