"""One replication for the verbs that look into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ccsim.cli.announce import announce_settling
from ccsim.cli.compiling import announcing_compiling
from ccsim.cli.source import read

if TYPE_CHECKING:
    from ccsim.report.trace.lived import Lived


def live(source: str, asked: Mapping[str, Any]) -> Lived:
    """Live through one replication, and say what takes long.

    Parameters
    ----------
    source
        A scenario: a file, or ``-`` for stdin.
    asked
        The options ``overrides``, ``with_levers``, ``without_levers``, ``seed``, ``replication``, ``days``,
        ``start`` and ``engine``.
    """
    known = read(source, asked["overrides"], asked["with_levers"], asked["without_levers"])
    from ccsim.report.trace.lived import live_through

    engine = asked["engine"]
    announce_settling(known, hint="; `ccsim settle` keeps them")
    with announcing_compiling():
        return live_through(
            known,
            seed=asked["seed"],
            replication=asked["replication"],
            days=asked["days"],
            start=asked["start"].date() if asked["start"] else None,
            engine="simpy" if engine == "simpy" else "compiled",
        )
