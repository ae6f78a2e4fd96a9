"""The event calendar: a binary heap of (instant, rank)."""

from __future__ import annotations

from ccsim.engine.outcomes import UNFINISHED
from ccsim.engine.ranks import END_OF_PATIENCE, ENTITY_BITS, ENTITY_MASK
from ccsim.engine.state import contact_at, count_at, event_at
from ccsim.kernel import kernel

#: Timers that no longer matter are cleared out when there are more than this, and more than live ones.
_FEW = 64


@kernel
def schedule(centre: int, when: int, kind: int, entity: int) -> None:
    """Add an event; the calendar must have room."""
    place = count_at(centre, 0).events
    count_at(centre, 0).events = place + 1
    _rise(centre, place, when, kind << ENTITY_BITS | entity)


@kernel
def drop_first(centre: int) -> None:
    """Remove the earliest event."""
    size = count_at(centre, 0).events - 1
    count_at(centre, 0).events = size
    if size > 0:
        last = event_at(centre, size)
        # the last event is a late one as a rule: down to the bottom without looking at it, then up again
        _rise(centre, _sink(centre, size), last.when, last.rank)


@kernel
def _sink(centre: int, size: int) -> int:
    """Move the earlier of two children up, from the first place on; returns the place that is left free."""
    place = 0
    child = 1
    while child + 1 < size:
        left = event_at(centre, child)
        right = event_at(centre, child + 1)
        earlier = right.when < left.when
        # without a branch: which of two is earlier nobody can foresee
        child += int(earlier | ((right.when == left.when) & (right.rank < left.rank)))
        below = event_at(centre, child)
        event_at(centre, place).when = below.when
        event_at(centre, place).rank = below.rank
        place = child
        child = 2 * place + 1
    if child < size:
        event_at(centre, place).when = event_at(centre, child).when
        event_at(centre, place).rank = event_at(centre, child).rank
        place = child
    return place


@kernel
def _rise(centre: int, place: int, when: int, rank: int) -> None:
    """Put an event into a free place, or as far above as it belongs."""
    while place > 0:
        parent = (place - 1) >> 1
        above = event_at(centre, parent)
        if above.when < when or (above.when == when and above.rank <= rank):
            break
        event_at(centre, place).when = above.when
        event_at(centre, place).rank = above.rank
        place = parent
    event_at(centre, place).when = when
    event_at(centre, place).rank = rank


@kernel
def _sift_down(centre: int, place: int, when: int, rank: int, size: int) -> None:
    while True:
        child = 2 * place + 1
        if child >= size:
            break
        below = event_at(centre, child)
        if child + 1 < size:
            other = event_at(centre, child + 1)
            if other.when < below.when or (other.when == below.when and other.rank < below.rank):
                child += 1
                below = other
        if below.when > when or (below.when == when and below.rank > rank):
            break
        event_at(centre, place).when = below.when
        event_at(centre, place).rank = below.rank
        place = child
    event_at(centre, place).when = when
    event_at(centre, place).rank = rank


@kernel
def timer_died(centre: int) -> None:
    """A waiting contact was answered before its patience ended; clear dead timers when they pile up."""
    counts = count_at(centre, 0)
    counts.dead_timers += 1
    if counts.dead_timers <= _FEW or 2 * counts.dead_timers <= counts.events:
        return
    kept = 0
    for place in range(counts.events):
        event = event_at(centre, place)
        if is_alive(centre, event.rank):
            event_at(centre, kept).when = event.when
            event_at(centre, kept).rank = event.rank
            kept += 1
    counts.events = kept
    counts.dead_timers = 0
    for place in range(kept // 2 - 1, -1, -1):
        _sift_down(centre, place, event_at(centre, place).when, event_at(centre, place).rank, kept)


@kernel
def is_alive(centre: int, rank: int) -> bool:
    """False for the patience of a contact that no longer waits."""
    if rank >> ENTITY_BITS != END_OF_PATIENCE:
        return True
    contact = contact_at(centre, rank & ENTITY_MASK)
    return contact.answered < 0 and contact.outcome == UNFINISHED
