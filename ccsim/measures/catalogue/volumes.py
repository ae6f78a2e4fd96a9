"""Volumes: how many cases and contacts, by what became of them."""

from __future__ import annotations

from ccsim.measures.catalogue.declare import total_of
from ccsim.measures.measure import (
    ANSWERED_BY,
    BEGUN_BY,
    OFFERED_BY,
    SPLITS,
    USED_BY,
    Direction,
    Measure,
    Split,
)

_VOLUMES: tuple[tuple[str, str, Direction, bool], ...] = (
    (
        "cases",
        "Cases whose first attempt, also one while closed or by self-service, falls in the measured time.",
        "neither",
        False,
    ),
    ("offered", "Contacts offered, returns included, attempts while closed not.", "neither", False),
    ("answered", "Contacts taken up by an agent, from the line or by a callback.", "higher", True),
    ("handled", "Contacts answered that are over, with all their parts.", "higher", True),
    ("abandoned", "Contacts that left before any answer, the balked included.", "lower", False),
    ("balked", "Contacts that left at once rather than wait.", "lower", False),
    ("silent", "Contacts that left without a sign; abandoned too.", "lower", False),
    (
        "blocked",
        "Contacts that found the lines, the sessions of a flow or the waiting places taken.",
        "lower",
        False,
    ),
    ("contained", "Contacts that a flow ended without an agent.", "higher", False),
    ("hung_up", "Contacts that hung up in a flow.", "lower", False),
    ("booked", "Contacts for which a callback was booked.", "neither", False),
    ("reached", "Booked callbacks that were picked up.", "higher", False),
    ("unreached", "Booked callbacks given up.", "lower", False),
    ("transferred", "Handled contacts that were passed on to another queue.", "neither", True),
    ("lost_in_transfer", "Handled contacts passed on or back and not answered again.", "lower", True),
    ("disconnected", "Contacts cut off at closing time.", "lower", False),
    ("closed", "Attempts while the channel was closed.", "neither", False),
    ("messages", "Attempts while the channel was closed after which a message was left.", "neither", False),
    ("chased", "Contacts that the customer chased up before anybody took them up.", "lower", False),
    ("conversations", "Handled contacts that were conversations.", "neither", True),
    ("timed_out", "Conversations that ended by the customer's silence.", "neither", True),
    ("unfinished", "Contacts still under way when the run ended.", "neither", False),
    ("resolved", "Cases resolved.", "higher", True),
    ("repeats", "Handled contacts after which the customer returns.", "lower", True),
    ("deflected", "Contacts that went on by another channel instead of waiting.", "neither", False),
    ("redials", "Unanswered or lost contacts after which the customer redials.", "neither", False),
    ("retries", "Blocked contacts after which the customer tries again.", "neither", False),
)


#: Of self-service and preventions: cases, not contacts.
_BESIDE: tuple[tuple[str, str, Direction, tuple[Split, ...]], ...] = (
    ("self_service", "Cases that used self-service first.", "neither", USED_BY),
    ("found", "Of these, those that found what they needed.", "higher", USED_BY),
    ("found_resolved", "Uses of self-service that resolved the case.", "higher", USED_BY),
    ("found_ended", "Cases ended in self-service: found, with no return drawn.", "higher", USED_BY),
    ("given_up", "Cases given up in self-service, by customers who had not found it.", "lower", USED_BY),
    ("prevented", "Cases that did not arise.", "higher", ("intent", "segment")),
    ("moderated", "Posts of self-service that agents looked through.", "neither", ANSWERED_BY),
)
_COLUMNS = {"transferred": "passed_on", "self_service": "uses", "given_up": "gave_up"}
#: Of contacts, but also of cases that used self-service.
_ALSO_USED: dict[str, tuple[Split, ...]] = {"cases": BEGUN_BY, "resolved": SPLITS}


def volume_measures() -> tuple[Measure, ...]:
    """All volumes."""
    of_contacts = (
        (name, definition, better, _ALSO_USED.get(name, ANSWERED_BY if answered else OFFERED_BY))
        for name, definition, better, answered in _VOLUMES
    )
    return tuple(
        total_of(
            f"volume/{name}",
            definition,
            top=(_COLUMNS.get(name, name),),
            better=better,
            unit="count",
            splits=splits,
        )
        for name, definition, better, splits in (*of_contacts, *_BESIDE)
    )
