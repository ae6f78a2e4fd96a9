"""The work an agent would have had with a case that needed none."""

from __future__ import annotations

from ccsim.demand.purposes import HOLD, MORE, SLOW, TALK, WRAP_UP
from ccsim.engine.decisions.draws import contact_chance, value_then, work_duration
from ccsim.engine.decisions.proficiency import at_speed
from ccsim.engine.state import CONVERSATION, assist_at, contact_at, count_at, kind_at, queue_at, route_at
from ccsim.kernel import kernel

_MOST_TURNS = 255


@kernel
def work_spared(centre: int, row: int) -> int:
    """
    Talk, hold and wrap-up that an agent would have had with this very contact, in microseconds.

    By the draws that agent would have had; of a conversation, those of all its turns. The agent is an
    experienced one of the group that its queue asks first, with the tools of that group, and passes nothing
    on.
    """
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    turn = contact.turn
    talk = 0
    hold = 0
    while True:
        own = work_duration(centre, row, TALK, kind.talk)
        if contact_chance(centre, row, SLOW, kind.slow_share):
            own = int(own * value_then(centre, row, kind.slow_times) + 0.5)
        talk += own
        hold += work_duration(centre, row, HOLD, kind.hold)
        last = kind.mode != CONVERSATION or contact.turn >= _MOST_TURNS
        if last or not contact_chance(centre, row, MORE, kind.more):
            break
        contact.turn += 1  # the draws of a turn go by its number
    wrap_up = work_duration(centre, row, WRAP_UP, kind.wrap_up)
    contact.turn = turn
    route = route_at(centre, queue_at(centre, kind.queue).first_group)
    if count_at(centre, 0).assists:
        tools = assist_at(centre, route.number * count_at(centre, 0).kinds + contact.kind)
        talk = int(talk * value_then(centre, row, tools.talk) + 0.5)
        hold = int(hold * value_then(centre, row, tools.hold) + 0.5)
        wrap_up = int(wrap_up * value_then(centre, row, tools.wrap_up) + 0.5)
    return at_speed(talk + hold + wrap_up, value_then(centre, row, route.proficiency))
