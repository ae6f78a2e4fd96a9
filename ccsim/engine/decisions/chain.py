"""Contacts that stand behind each other in no line."""

from __future__ import annotations

from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import contact_at
from ccsim.kernel import kernel


@kernel
def in_order(centre: int, first: int, kept: int) -> int:
    """
    Put a chain in the order in which its contacts were offered; returns who is first now.

    Those ``kept`` for one agent: in the order in which they came to that one.

    Pairs are merged, then pairs of those, and so on: as many steps as contacts, times their logarithm.
    """
    length = 1
    while True:
        first, merged = _merge_pairs(centre, first, length, kept)
        if merged <= 1:
            return first
        length *= 2


@kernel
def _merge_pairs(centre: int, rest: int, length: int, kept: int) -> tuple[int, int]:
    """Merge each two pieces of a length; returns who is first, and how many pieces are left."""
    first = NOBODY
    last = NOBODY
    pieces = 0
    while rest != NOBODY:
        one = rest
        ones = 0
        while ones < length and rest != NOBODY:
            ones += 1
            rest = contact_at(centre, rest).behind
        others = length
        pieces += 1
        while ones > 0 or (others > 0 and rest != NOBODY):
            if ones > 0 and (others == 0 or rest == NOBODY or _before(centre, one, rest, kept)):
                row = one
                one = contact_at(centre, row).behind
                ones -= 1
            else:
                row = rest
                rest = contact_at(centre, row).behind
                others -= 1
            if last == NOBODY:
                first = row
            else:
                contact_at(centre, last).behind = row
            last = row
    if last != NOBODY:
        contact_at(centre, last).behind = NOBODY
    return first, pieces


@kernel
def _before(centre: int, row: int, other: int, kept: int) -> bool:
    if kept:
        return bool(contact_at(centre, row).begins < contact_at(centre, other).begins)
    return row < other
