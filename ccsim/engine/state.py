"""The state of a centre: what both engines read and change through the decisions."""

from __future__ import annotations

from typing import Any

import numpy as np

from ccsim.demand.cases import CASE
from ccsim.engine.logs import DUTY, LIVE_CONTACT
from ccsim.engine.tables import table_of


def _whole(names: str) -> np.dtype[Any]:
    """A row of whole numbers."""
    return np.dtype([(name, "i8") for name in names.split()])


#: Intent x segment x channel: offsets of its parameters in the book, whether its channel is open, and
#: how many of its contacts are in the front door or waiting (``aboard``).
KIND = _whole(
    "key queue line talk hold wrap_up patience balking resolution repeat repeat_delay "
    "repeat_window redial redial_delay front come_back come_back_delay next_opening at_close "
    "open aboard channel"
)
#: Where contacts wait: ``waiting`` of at most ``capacity`` (-1: any number); its lines, its groups in routes.
QUEUE = _whole("waiting capacity first_line lines first_group groups")
#: The contacts of a queue that share priority and head start (microseconds), oldest first.
LINE = _whole("queue priority head_start head tail")
#: ``leaving`` of those on duty go as soon as they are free; a ``held`` group stays until it has served out.
GROUP = _whole("first_agent agents on_duty leaving target held idle tail first_queue queues")
#: ``state`` is off, idle or busy; idle agents are linked, longest idle first.
AGENT = _whole("group state since on_since next")
#: The queues of each group, then the groups of each queue.
ROUTE = np.dtype([("number", "i8")])
#: How many of everything there are: fixed, or written so far; and the compiled engine's next case and step.
COUNTS = _whole(
    "rows spells held_groups events dead_timers kinds queues lines groups agents book "
    "cases steps next_case next_step"
)
#: One pending event of the compiled engine.
EVENT = np.dtype([("when", "i8"), ("rank", "i8")])
#: How many attempts a case has made after its first.
ATTEMPTS = _whole("made")
#: An opening (value 1) or closing (0) of a channel, or a group's new headcount (value).
STEP = np.dtype([("when", "i8"), ("rank", "i8"), ("value", "i8")])

OFF, IDLE, BUSY = 0, 1, 2

#: What happens to those inside when a channel closes.
SERVE_OUT, DISCONNECT, CARRY_OVER = 0, 1, 2
AT_CLOSE = {"serve_out": SERVE_OUT, "disconnect": DISCONNECT, "carry_over": CARRY_OVER}

#: Places of the tables in a centre's directory.
COUNTS_TABLE, BOOK_TABLE, CONTACTS_TABLE, CALENDAR_TABLE = 0, 1, 2, 3
CASES_TABLE, KINDS_TABLE, QUEUES_TABLE, LINES_TABLE = 4, 5, 6, 7
GROUPS_TABLE, AGENTS_TABLE, ROUTES_TABLE, SPELLS_TABLE = 8, 9, 10, 11
STEPS_TABLE, ATTEMPTS_TABLE = 12, 13
#: Place of the address of the function behind `ccsim.engine.decisions.draws.contact_duration`.
DURATION = 14
TABLES = 15

# Each takes (centre, number) and gives that row of the table, to read and to change.
count_at = table_of(COUNTS_TABLE, COUNTS)
contact_at = table_of(CONTACTS_TABLE, LIVE_CONTACT)
event_at = table_of(CALENDAR_TABLE, EVENT)
case_at = table_of(CASES_TABLE, CASE)
kind_at = table_of(KINDS_TABLE, KIND)
queue_at = table_of(QUEUES_TABLE, QUEUE)
line_at = table_of(LINES_TABLE, LINE)
group_at = table_of(GROUPS_TABLE, GROUP)
agent_at = table_of(AGENTS_TABLE, AGENT)
route_at = table_of(ROUTES_TABLE, ROUTE)
spell_at = table_of(SPELLS_TABLE, DUTY)
step_at = table_of(STEPS_TABLE, STEP)
attempts_at = table_of(ATTEMPTS_TABLE, ATTEMPTS)
