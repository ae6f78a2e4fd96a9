"""What is in hand comes to an end."""

from __future__ import annotations

from ccsim.demand.purposes import MORE, REPLY_TIME
from ccsim.engine.decisions.draws import contact_chance, contact_duration
from ccsim.engine.decisions.handle import end_talk, note_work, settle
from ccsim.engine.decisions.open_part import open_turn
from ccsim.engine.decisions.sharing.in_hand import begin_phase, take_out_of_hand
from ccsim.engine.outcomes import CALLED_BACK, HANDLED, NEVER, NOBODY, REPLIED, SILENT, TIMED_OUT
from ccsim.engine.state import (
    CONSULTING,
    CONVERSATION,
    WRAPPING,
    contact_at,
    group_at,
    kind_at,
)
from ccsim.kernel import kernel

#: Turns of one conversation; the index of a draw has 8 bits for them.
_MOST_TURNS = 255


@kernel
def end_work(centre: int, row: int, now: int) -> int:
    """
    Talk and hold of a contact in hand are over; see `ccsim.engine.decisions.handle.end_talk`.

    Returns
    -------
    int
        When the wrap-up is to end, ``now`` if the agent has nothing more to do for this customer; `NEVER` if
        it stays until the next agent can take over.
    """
    contact = contact_at(centre, row)
    if contact.outcome == SILENT:
        contact.released = now
        note_work(centre, row)
        released = now
    elif contact.ghost:
        released = _end_duplicate(centre, row, now)
    elif _is_turn(centre, row):
        released = _end_turn(centre, row, now)
    else:
        released = end_talk(centre, row, now)
    if released == NEVER:
        begin_phase(centre, row, CONSULTING, 0, now)
    elif released == now:
        take_out_of_hand(centre, row, now)
    else:
        begin_phase(centre, row, WRAPPING, contact.wrap_up, now)
    return released


@kernel
def _is_turn(centre: int, row: int) -> bool:
    """Whether a part is a turn of a conversation, not passed on, and not a callback."""
    contact = contact_at(centre, row)
    is_conversation = kind_at(centre, contact.kind).mode == CONVERSATION
    return bool(is_conversation and contact.next_rule == NOBODY and contact.via != CALLED_BACK)


@kernel
def _end_duplicate(centre: int, row: int, now: int) -> int:
    """The answer comes to a customer who has got in touch again meanwhile: it resolves nothing any more."""
    contact = contact_at(centre, row)
    contact.outcome = HANDLED
    contact.ended = now
    contact.released = now + contact.wrap_up
    note_work(centre, row)
    return int(contact.released)


@kernel
def _end_turn(centre: int, row: int, now: int) -> int:
    """The agent's answer is given: the customer replies, falls silent, or has no more to say."""
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    contact.outcome = HANDLED
    contact.ended = now
    over = now
    if contact.turn < _MOST_TURNS and contact_chance(centre, row, MORE, kind.more):
        delay = contact_duration(centre, row, REPLY_TIME, kind.reply)
        if delay <= kind.silence:
            contact.outcome = REPLIED
            contact.wrap_up = 0
            open_turn(centre, row, now + delay, now)
            if kind.sticky:
                agent = group_at(centre, contact.group).first_agent + contact.agent
                contact_at(centre, contact.next_part).keeper = agent
        else:
            contact.outcome = TIMED_OUT
            over = now + kind.silence
    if contact.outcome != REPLIED:
        settle(centre, row, over)
    contact.released = now + contact.wrap_up
    note_work(centre, row)
    return int(contact.released)


@kernel
def end_wrap_up(centre: int, row: int, now: int) -> None:
    """Wrap-up of a contact in hand is over."""
    contact_at(centre, row).released = now
    take_out_of_hand(centre, row, now)
