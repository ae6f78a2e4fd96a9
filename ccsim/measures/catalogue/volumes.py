"""Volumes: how many cases and contacts, by what became of them."""

from __future__ import annotations

from ccsim.measures.catalogue.declare import total_of
from ccsim.measures.measure import ANSWERED_BY, OFFERED_BY, Direction, Measure

_VOLUMES: tuple[tuple[str, str, Direction, bool], ...] = (
    (
        "cases",
        "Cases whose first attempt, also one while closed, falls in the measured time.",
        "neither",
        False,
    ),
    ("offered", "Contacts offered, returns included, attempts while closed not.", "neither", False),
    ("answered", "Contacts answered by an agent.", "higher", True),
    ("handled", "Contacts answered whose conversation is over.", "higher", True),
    ("abandoned", "Contacts that left before an answer, the balked included.", "lower", False),
    ("balked", "Contacts that left at once rather than wait.", "lower", False),
    ("blocked", "Contacts that found the waiting places taken.", "lower", False),
    ("disconnected", "Contacts cut off at closing time.", "lower", False),
    ("closed", "Attempts while the channel was closed.", "neither", False),
    ("unfinished", "Contacts still under way when the run ended.", "neither", False),
    ("resolved", "Cases resolved.", "higher", True),
    ("repeats", "Handled contacts after which the customer returns.", "lower", True),
    ("redials", "Unanswered contacts after which the customer redials.", "neither", False),
)


def volume_measures() -> tuple[Measure, ...]:
    """All volumes."""
    return tuple(
        total_of(
            f"volume/{name}",
            definition,
            top=(name,),
            better=better,
            unit="count",
            splits=ANSWERED_BY if answered else OFFERED_BY,
        )
        for name, definition, better, answered in _VOLUMES
    )
