"""Draws that the log does not keep, made again: they follow from the contact's name, as all that is drawn."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ccsim.demand.book import value_at
from ccsim.demand.distributions.laws import CONSTANT
from ccsim.demand.distributions.quantile import duration
from ccsim.demand.parameters import ParameterWriter
from ccsim.demand.philox import uniform
from ccsim.demand.streams import index_of, stream_key
from ccsim.report.trace.lived import Lived


def draw_again(lived: Lived, row: Any, purpose: int, *, step: str = "", rounds: int = 0) -> float:
    """
    Make the draw of a contact as it was offered once more.

    Parameters
    ----------
    lived, row
        The replication, and the contact in its log.
    purpose
        From `ccsim.demand.purposes`.
    step, rounds
        Of a flow: FLOW/STEP, and how often the contact has come round to a step.
    """
    key = stream_key(lived.seed, lived.replication, "intent", lived.plan.kinds[int(row["kind"])].intent)
    if step:
        key ^= stream_key(lived.seed, lived.replication, "step", step)
    person = int(row["slot"]) << 20 | int(row["nth"])
    return float(uniform(key, int(row["day"]), person, purpose, index_of(int(row["attempt"]), 0, rounds, 0)))


def length_again(lived: Lived, row: Any, law: Any, u: float) -> int:
    """Return a duration in microseconds by a distribution of the scenario, for a draw on (0, 1)."""
    book, series = _law(lived, law)
    number = int(value_at(book, series, int(row["offered"])))
    if book[number] == CONSTANT:
        return int(book[number + 1] + 0.5)
    return int(duration(book, number, u))


def value_again(lived: Lived, row: Any, varying: Any) -> float:
    """Return a parameter of the scenario as it was when a contact was offered."""
    if isinstance(varying, int | float):
        return float(varying)
    writer = ParameterWriter(lived.scenario.calendar, lived.plan.timeline)
    series = writer.number(varying)
    return float(value_at(writer.book.close(), series, int(row["offered"])))


@lru_cache(maxsize=64)
def _law(lived: Lived, law: Any) -> tuple[Any, int]:
    """A book with one law in it, and the place of its series."""
    writer = ParameterWriter(lived.scenario.calendar, lived.plan.timeline)
    series = writer.law(law)
    return writer.book.close(), series
