"""At closing, those who wait on a channel that disconnects are cut off."""

from __future__ import annotations

from ccsim.engine.decisions.chain import in_order
from ccsim.engine.decisions.line import count_waiting, leave_line
from ccsim.engine.outcomes import CALLED_BACK, NOBODY, UNFINISHED
from ccsim.engine.state import DISCONNECT, contact_at, count_at, kind_at, line_at
from ccsim.kernel import kernel


@kernel
def choose_to_cut_off(centre: int, channel: int) -> None:
    """
    Take those of a disconnecting channel out of their lines, for `next_to_cut_off`.

    Shadows of the channel leave the lines, too; callbacks stay. All are chosen before the first is cut off,
    and put in order once. Nobody joins or leaves them meanwhile: only when all are gone do agents look for
    contacts.
    """
    chain = NOBODY
    for line in range(count_at(centre, 0).lines):
        row = line_at(centre, line).head
        while row != NOBODY:
            contact = contact_at(centre, row)
            behind = contact.behind
            kind = kind_at(centre, contact.kind)
            if kind.channel == channel and kind.at_close == DISCONNECT and contact.via != CALLED_BACK:
                leave_line(centre, row)
                if contact.outcome == UNFINISHED:
                    contact.behind = chain
                    chain = row
                elif contact.ghost:  # nobody opens it any more
                    kind.aboard -= 1
                    count_waiting(centre, row, -1)
            row = behind
    count_at(centre, 0).cut_off = in_order(centre, chain, False)


@kernel
def next_to_cut_off(centre: int) -> int:
    """The earliest offered of those chosen and not yet cut off, or `NOBODY`."""
    counts = count_at(centre, 0)
    row = counts.cut_off
    if row != NOBODY:
        counts.cut_off = contact_at(centre, row).behind
        count_waiting(centre, row, -1)
    return int(row)
