"""What an agent has in hand, at which speed it goes on, and when it will be over."""

from __future__ import annotations

import math

from ccsim.engine.decisions.sharing.seats import leave_seat
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.state import (
    CONSULTING,
    N_MODES,
    SERVING,
    WRAPPING,
    agent_at,
    contact_at,
    count_at,
    group_at,
    kind_at,
    load_at,
    pace_at,
    slot_at,
    stretch_at,
)
from ccsim.kernel import kernel


@kernel
def first_slot_of(centre: int, agent: int) -> int:
    """Where the hands of an agent begin; its group says how many it has."""
    group = group_at(centre, agent_at(centre, agent).group)
    return int(group.first_slot + (agent - group.first_agent) * group.slots)


@kernel
def slots_of(centre: int, agent: int) -> int:
    """How many contacts an agent may have in hand at most."""
    return int(group_at(centre, agent_at(centre, agent).group).slots)


@kernel
def slot_of(centre: int, row: int) -> int:
    """In which hand of its agent a contact is, or `NOBODY`."""
    contact = contact_at(centre, row)
    if contact.group == NOBODY:
        return NOBODY
    group = group_at(centre, contact.group)
    first = group.first_slot + contact.agent * group.slots
    for number in range(first, first + group.slots):
        if slot_at(centre, number).row == row:
            return int(number)
    return NOBODY


@kernel
def put_in_hand(centre: int, row: int, agent: int, work: int, now: int) -> None:
    """Give an agent a contact with so much work, in microseconds; all in hand goes on at the new speeds."""
    close_stretch(centre, agent, now)
    number = first_slot_of(centre, agent)
    while slot_at(centre, number).row != NOBODY:
        number += 1
    slot = slot_at(centre, number)
    slot.row = row
    slot.mode = kind_at(centre, contact_at(centre, row).kind).mode
    slot.phase = SERVING
    slot.remaining = work
    slot.since = now
    slot.began = now
    slot.speed = -1.0
    slot.ends = NEVER
    person = agent_at(centre, agent)
    person.load = pace_at(centre, person.load * N_MODES + slot.mode).more
    _keep_pace(centre, agent, now)


@kernel
def take_out_of_hand(centre: int, row: int, now: int) -> None:
    """A contact leaves its agent's hands."""
    number = slot_of(centre, row)
    contact = contact_at(centre, row)
    agent = group_at(centre, contact.group).first_agent + contact.agent
    close_stretch(centre, agent, now)
    leave_seat(centre, agent)
    slot_at(centre, number).row = NOBODY
    person = agent_at(centre, agent)
    person.load = pace_at(centre, person.load * N_MODES + slot_at(centre, number).mode).less
    _keep_pace(centre, agent, now)


@kernel
def begin_phase(centre: int, row: int, phase: int, work: int, now: int) -> None:
    """A contact in hand goes on to its next phase, with so much work; to wait for another has no end."""
    slot = slot_at(centre, slot_of(centre, row))
    slot.phase = phase
    slot.remaining = work
    slot.since = now
    slot.ends = NEVER if phase == CONSULTING else _end_of(slot.remaining, slot.speed, now)
    slot.moved = 1
    if phase == WRAPPING:
        contact_at(centre, row).released = slot.ends


@kernel
def remaining_work(centre: int, number: int, now: int) -> int:
    """The work that is left by now of what is in one hand, in microseconds."""
    slot = slot_at(centre, number)
    elapsed = now - slot.since
    if slot.speed == 1.0:
        return max(0, int(slot.remaining) - elapsed)
    return max(0, int(slot.remaining) - int(elapsed * max(slot.speed, 0.0) + 0.5))


@kernel
def is_due(centre: int, row: int, phase: int, now: int) -> bool:
    """Whether a phase of a contact in hand is over now: its end may have been put off or forward since."""
    number = slot_of(centre, row)
    if number == NOBODY:
        return False
    slot = slot_at(centre, number)
    return bool(slot.phase == phase and slot.ends == now)


@kernel
def close_stretch(centre: int, agent: int, now: int) -> None:
    """Write down what an agent had in hand until now, before that changes."""
    person = agent_at(centre, agent)
    number_in_hand = load_at(centre, person.load).in_hand
    if number_in_hand == 0:
        return
    counts = count_at(centre, 0)
    place = 0
    first = first_slot_of(centre, agent)
    for number in range(first, first + slots_of(centre, agent)):
        slot = slot_at(centre, number)
        if slot.row == NOBODY:
            continue
        if now > slot.began:
            stretch = stretch_at(centre, counts.in_hand)
            counts.in_hand += 1
            stretch.part = slot.row
            stretch.group = person.group
            stretch.agent = agent - group_at(centre, person.group).first_agent
            stretch.load = person.load - group_at(centre, person.group).first_load
            stretch.number = number_in_hand
            stretch.place = place
            stretch.begin = slot.began
            stretch.end = now
            stretch.speed = slot.speed
        if place == 0:
            person.with_work += now - slot.began
        slot.began = now
        place += 1


@kernel
def close_all_stretches(centre: int, now: int) -> None:
    """At the horizon, write down what everybody has in hand."""
    for agent in range(count_at(centre, 0).agents):
        close_stretch(centre, agent, now)


@kernel
def _keep_pace(centre: int, agent: int, now: int) -> None:
    """After a change of load: what goes faster or slower than before ends at another time."""
    load = agent_at(centre, agent).load
    first = first_slot_of(centre, agent)
    for number in range(first, first + slots_of(centre, agent)):
        slot = slot_at(centre, number)
        if slot.row == NOBODY:
            continue
        speed = pace_at(centre, load * N_MODES + slot.mode).speed
        if speed == slot.speed:
            continue
        slot.remaining = remaining_work(centre, number, now)
        slot.since = now
        slot.speed = speed
        if slot.phase != CONSULTING:
            slot.ends = _end_of(slot.remaining, speed, now)
            slot.moved = 1
            if slot.phase == WRAPPING:
                contact_at(centre, slot.row).released = slot.ends


@kernel
def _end_of(work: int, speed: float, now: int) -> int:
    """When work is over at a speed, or `NEVER` if it stands still."""
    if speed == 1.0 or work == 0:
        return now + work
    return NEVER if speed <= 0.0 else now + math.ceil(work / speed)
