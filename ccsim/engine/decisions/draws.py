"""The draws of a contact, each by its purpose and the name of its case, attempt, leg and try."""

from __future__ import annotations

from ccsim.demand.book import value_at
from ccsim.demand.distributions.laws import CONSTANT, FOREVER, LOGNORMAL
from ccsim.demand.distributions.normal import correlated_score, uniform_of
from ccsim.demand.distributions.quantile import duration, lognormal_at, whole
from ccsim.demand.philox import uniform
from ccsim.demand.purposes import AGAIN, CALLBACK_DELAY
from ccsim.demand.streams import index_of
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.rich import rich
from ccsim.engine.state import BOOK_TABLE, DURATION, contact_at, count_at, kind_at
from ccsim.engine.tables import function_of, numbers_of
from ccsim.kernel import address_of, kernel

_book_of = numbers_of(BOOK_TABLE)
_duration_of = function_of(DURATION)


@kernel
def value_then(centre: int, row: int, series: int) -> float:
    """The value of a parameter when a contact was offered."""
    contact = contact_at(centre, row)
    since = contact.offered
    if rich(centre) and contact.previous >= 0:
        since = contact_at(centre, contact.contact).offered
    return value_at(_book_of(centre, count_at(centre, 0).book), series, since)


@kernel
def value_now(centre: int, series: int, now: int) -> float:
    """The value of a parameter at an instant."""
    return value_at(_book_of(centre, count_at(centre, 0).book), series, now)


@kernel
def contact_uniform(centre: int, row: int, purpose: int) -> float:
    """
    The uniform draw of a part of a contact for a purpose.

    Only what belongs to a try of a callback is drawn for each: a customer needs the same talk whether
    answered on the line or called back, at the first try or the third.
    """
    contact = contact_at(centre, row)
    person = contact.slot << 20 | contact.nth
    tries = contact.tries if CALLBACK_DELAY <= purpose <= AGAIN else 0
    index = index_of(contact.attempt, contact.passes, contact.turn, tries)
    return uniform(kind_at(centre, contact.kind).key, contact.day, person, purpose, index)


@kernel
def contact_chance(centre: int, row: int, purpose: int, series: int) -> bool:
    """Whether something of a stated probability (as it was when the contact was offered) happens to it."""
    return happens(centre, row, purpose, value_then(centre, row, series))


@kernel
def happens(centre: int, row: int, purpose: int, probability: float) -> bool:
    """Whether something of a probability happens to a part of a contact."""
    if probability <= 0.0:
        return False
    return probability >= 1.0 or contact_uniform(centre, row, purpose) < probability


@kernel
def contact_duration(centre: int, row: int, purpose: int, series: int) -> int:
    """A duration of a contact in microseconds, by the law in force when it was offered."""
    law = int(value_then(centre, row, series))
    book = _book_of(centre, count_at(centre, 0).book)
    if book[law] == CONSTANT:
        return int(book[law + 1] + 0.5)
    return _duration_of(centre, law, contact_uniform(centre, row, purpose))


@kernel
def work_duration(centre: int, row: int, purpose: int, series: int) -> int:
    """Talk, hold or wrap-up of a contact in microseconds: the same, but longer for difficult cases."""
    law = int(value_then(centre, row, series))
    book = _book_of(centre, count_at(centre, 0).book)
    if book[law] == CONSTANT:
        return int(book[law + 1] + 0.5)
    u = contact_uniform(centre, row, purpose)
    contact = contact_at(centre, row)
    correlation = kind_at(centre, contact.kind).hard_talk
    if rich(centre) and correlation != NOBODY:
        score = correlated_score(u, value_then(centre, row, correlation), contact.difficulty / 1_000_000)
        if book[law] == LOGNORMAL:
            return whole(lognormal_at(book, law, score))
        u = uniform_of(score)
    return _duration_of(centre, law, u)


@kernel
def step_uniform(centre: int, row: int, key: int, purpose: int) -> float:
    """
    The uniform draw of a contact in a step of a flow.

    By the name of the step and how often the contact has come round: a further step elsewhere in the
    flow changes none of them.
    """
    contact = contact_at(centre, row)
    person = contact.slot << 20 | contact.nth
    index = index_of(contact.attempt, 0, contact.rounds, 0)
    return uniform(kind_at(centre, contact.kind).key ^ key, contact.day, person, purpose, index)


@kernel
def step_duration(centre: int, row: int, key: int, purpose: int, series: int) -> int:
    """A duration of a contact in a step of a flow, in microseconds."""
    law = int(value_then(centre, row, series))
    book = _book_of(centre, count_at(centre, 0).book)
    if book[law] == CONSTANT:
        return int(book[law + 1] + 0.5)
    return _duration_of(centre, law, step_uniform(centre, row, key, purpose))


@kernel
def later(now: int, delay: int) -> int:
    """``now + delay``, or `FOREVER`."""
    return FOREVER if delay >= FOREVER else now + delay


def duration_address() -> int:
    """What the directory of a centre keeps at `DURATION`: the function that knows every law."""
    return address_of(_duration_in_book, "int64(int64, int64, float64)")


def _duration_in_book(centre: int, law: int, u: float) -> int:
    return duration(_book_of(centre, count_at(centre, 0).book), law, u)
