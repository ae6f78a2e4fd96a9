"""The work an agent would have had with a case that needed none."""

from __future__ import annotations

from ccsim.demand.purposes import HOLD, MORE, SLOW, TALK, WRAP_UP
from ccsim.engine.decisions.draws import contact_chance, value_then, work_duration
from ccsim.engine.state import CONVERSATION, contact_at, kind_at
from ccsim.kernel import kernel

_MOST_TURNS = 255


@kernel
def work_spared(centre: int, row: int) -> int:
    """
    Talk, hold and wrap-up that the first agent would have had with this very contact, in microseconds.

    By the draws that agent would have had; of a conversation, those of all its turns. Nothing is passed on,
    and the agent is one of proficiency 1, whom no tools assist.
    """
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    turn = contact.turn
    work = 0
    while True:
        talk = work_duration(centre, row, TALK, kind.talk)
        if contact_chance(centre, row, SLOW, kind.slow_share):
            talk = int(talk * value_then(centre, row, kind.slow_times) + 0.5)
        work += talk + work_duration(centre, row, HOLD, kind.hold)
        last = kind.mode != CONVERSATION or contact.turn >= _MOST_TURNS
        if last or not contact_chance(centre, row, MORE, kind.more):
            break
        contact.turn += 1  # the draws of a turn go by its number
    work += work_duration(centre, row, WRAP_UP, kind.wrap_up)
    contact.turn = turn
    return work
