"""A block of a replication's logs, handed on while the replication goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ccsim.typing import Rows


class Block(NamedTuple):
    """
    Contacts of which some are over for good, and what agents had in hand since the block before.

    Rows are numbered within the block: ``contact``, ``previous`` and ``part`` too. A negative ``contact`` is
    of a block before. So are cases: 0 is the first that was not over after the block before.

    Attributes
    ----------
    contacts
        Rows of dtype `ccsim.engine.logs.CONTACT`; to be read only, and only until the next block.
    until
        Of the contacts whose leg 0 lies before this row every part is over, and in the block. The others are
        in the next block again.
    in_hand
        Rows of dtype `ccsim.engine.logs.IN_HAND`, each in one block only.
    cases
        How many have arisen, those that were over before not among them.
    cases_until
        Cases before this one are over: no other block has anything of them.
    """

    contacts: Rows
    until: int
    in_hand: Rows
    cases: int
    cases_until: int


#: What blocks are handed to, in the order of time.
Taker = Callable[[Block], None]
