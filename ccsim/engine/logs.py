"""What a replication leaves behind: contacts, agents on duty, and what was rostered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ccsim.typing import Rows

#: One row for every part of a contact, in the order in which they begin: the contact as it is offered
#: (leg 0), then each leg after a transfer, each try of a callback, and each turn of a conversation (its row
#: is there from the end of the turn before). Instants and durations in microseconds; -1 is "never" or
#: "none". The large fields stand first: a row without gaps is the smallest.
CONTACT = np.dtype(
    [
        ("case", "i8"),  # row of the case in the replication
        ("kind", "i4"),  # intent x segment x channel
        ("day", "i4"),  # the case's name: date ordinal,
        ("slot", "i4"),  # minute of the day its stretch begins,
        ("nth", "i4"),  # and number in it
        ("attempt", "i4"),
        ("contact", "i4"),  # row of leg 0
        ("offered", "i8"),  # first event, before the front door; of a later part: passed on, or booked
        ("queued", "i8"),  # reached the queue; a callback that keeps its place: when the customer did
        ("answered", "i8"),
        ("ended", "i8"),  # talk and hold over; or the moment it abandoned, balked, was blocked ...
        ("released", "i8"),  # wrap-up over
        ("talk", "i8"),
        ("hold", "i8"),
        ("wrap_up", "i8"),
        ("consult", "i8"),  # with the next agent, or waiting for one; or being briefed by the one before
        ("dial", "i8"),  # dialling a callback, answered or not
        ("set_up", "i8"),  # getting into it: from another channel, after an interruption, another's turns
        ("spared", "i8"),  # work nobody had: all of it where none was needed, what was known already of talk
        ("virtual", "i8"),  # wait of an infinitely patient caller in the same place
        ("returns_at", "i8"),
        ("previous", "i4"),  # row of the part before
        ("group", "i4"),
        ("agent", "i4"),
        ("difficulty", "i4"),  # of the case, in millionths of a standard deviation; 0 if it has none
        ("leg", "i2"),  # 0 as offered; one more after each transfer or booked callback
        ("tries", "i2"),  # number of the try of a callback, from 0
        ("turn", "i2"),  # number of the turn of a conversation, from 0
        ("queue", "i2"),  # where it waits; -1: reached none
        ("flow", "i2"),  # the flow it has gone through
        ("site", "i2"),  # the self-service used, or the prevention that removed the need
        ("via", "i1"),  # how this part came to be (`ccsim.engine.outcomes.VIAS`)
        ("way", "i1"),  # of a transfer: cold, warm, conference (`ccsim.engine.outcomes.WAYS`)
        ("outcome", "i1"),
        ("resolved", "i1"),
        ("returns", "i1"),
        ("late", "i1"),  # it was with the bot of a closed channel
        ("repeated", "i1"),  # the customer had to tell the agent again what it had told before
    ],
    align=True,
)

#: A part of a contact while it is simulated: its log row, and what only the engines need to know.
LIVE_CONTACT = np.dtype(
    [(name, CONTACT[name]) for name in CONTACT.names or ()]
    + [
        ("misrouted", "i1"),  # it waits in the wrong queue
        ("trunk", "i1"),  # its customer holds a line
        ("reached", "i1"),  # of a callback: the customer picks up
        ("ghost", "i1"),  # its customer has gone on without it (`ccsim.engine.state`)
        ("session", "i1"),  # it takes up one of the sessions of its flow
        ("home", "i2"),  # the queue whose rules apply: of a callback, where it was booked
        ("route", "i2"),  # by which its agent serves it, where that matters
        ("passes", "i2"),  # how often it was passed on or back so far
        ("step", "i2"),  # of the flow it is in,
        ("steps", "i2"),  # how many it has taken,
        ("rounds", "i2"),  # how often it came back to one,
        ("told", "i2"),  # the step at which its flow last learned something of the customer
        ("heard", "i2"),  # the channel on which the customer had told somebody before, plus 1
        ("line", "i4"),  # the line it waits in, and its neighbours there
        ("ahead", "i4"),
        ("behind", "i4"),
        ("next_part", "i4"),  # row of the part that follows
        ("rule", "i4"),  # of the hand-over by which it came
        ("next_rule", "i4"),  # of the hand-over with which it will end
        ("keeper", "i4"),  # the agent, numbered over all groups, for whom it waits
        ("remaining", "i8"),  # work left of what was put aside, in microseconds
        # when a callback or the next turn is to take its place in line; kept for one agent: its number there
        ("begins", "i8"),
        # which steps it has seen since then, as bits; kept for one agent: the first of another line there
        ("visited", "i8"),
    ],
    align=True,
)

#: One stretch in which an agent's work in hand stayed the same, for each contact in hand. Where nobody ever
#: has more than one, nor anything but calls, there are none: a part is in hand from answered to released.
IN_HAND = np.dtype(
    [
        ("part", "i4"),  # row of the contact log
        ("group", "i4"),
        ("agent", "i4"),  # of the group
        ("load", "i4"),  # number of the load in hand (`ccsim.engine.loads`)
        ("number", "i4"),  # how many contacts,
        ("place", "i4"),  # and which of them this is, from 0
        ("begin", "i8"),
        ("end", "i8"),
        ("speed", "f8"),  # at which it was worked
    ],
    align=True,
)

#: One spell of an agent on duty; an agent still there at the end is on until the horizon. ``due``: when it
#: was to leave (-1: not yet); what it stays longer is overtime.
DUTY = np.dtype([("group", "i4"), ("agent", "i4"), ("on", "i8"), ("off", "i8"), ("due", "i8")], align=True)

#: One person on the job. ``place``: number of the position in its group: those behind the headcount first,
#: then those who joined them, then the named agents; ``agent`` its number where it is a named one, else -1.
#: ``hired``: first day on duty (midnight), -1 for who was there before the run; ``left``: -1 for who stays.
EMPLOYED = np.dtype(
    [("group", "i4"), ("place", "i4"), ("agent", "i4"), ("hired", "i8"), ("left", "i8")], align=True
)

#: One stretch of a named agent's roster, none overlapping; what (``activity``) is one of `ACTIVITIES`.
ROSTERED = np.dtype(
    [("group", "i4"), ("agent", "i4"), ("activity", "i4"), ("begin", "i8"), ("end", "i8")], align=True
)
WORK, PAID_BREAK, UNPAID_BREAK, PAID_ABSENCE, UNPAID_ABSENCE, OVERTIME = range(6)
ACTIVITIES = ("work", "paid break", "unpaid break", "paid absence", "unpaid absence", "overtime")


@dataclass(frozen=True)
class Logs:
    """
    The logs of one replication.

    Attributes
    ----------
    contacts
        Rows of dtype `CONTACT`.
    agents
        Rows of dtype `DUTY`, in the order of leaving.
    rostered
        Rows of dtype `ROSTERED`: what the shifts had planned, absence drawn, by group, agent and time.
    in_hand
        Rows of dtype `IN_HAND`, in the order of their ends; none where nobody shares an agent.
    people
        Rows of dtype `EMPLOYED`, by group, position and person: in groups in which people leave, join or
        are counted.
    """

    contacts: Rows
    agents: Rows
    rostered: Rows
    in_hand: Rows
    people: Rows
