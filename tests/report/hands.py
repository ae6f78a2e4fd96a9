"""A replication that no engine made: an agent's hour with a call, chats, an e-mail and a conversation."""

from __future__ import annotations

import datetime as dt
from functools import cache
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from ccsim.demand.kind import Kind
from ccsim.engine.logs import CONTACT, DUTY, IN_HAND
from ccsim.engine.outcomes import HANDLED, REPLIED
from ccsim.report.trace.lived import Lived
from ccsim.units import US

MINUTE = 60 * US
_DATE = dt.date(2026, 3, 2)
CHANNELS = ("phone", "chat", "email", "sms")
#: Contact: channel, first row of it, outcome, ended.
_PARTS = (
    (1, 0, HANDLED, 20),  # a chat
    (1, 1, HANDLED, 26),  # another beside it
    (2, 2, HANDLED, 55),  # an e-mail, put aside for the call
    (0, 3, HANDLED, 38),  # the call
    (3, 4, REPLIED, 12),  # a message,
    (3, 4, HANDLED, 50),  # and the next turn of it
)
#: Stretches: begin, end (minutes), and who is in hand at what speed.
_STRETCHES: tuple[tuple[float, float, dict[int, float]], ...] = (
    (-5, 10, {0: 1.0}),
    (10, 12, {0: 0.6, 4: 0.6}),
    (12, 14, {0: 1.0}),
    (14, 22, {0: 0.75, 1: 0.75}),
    (22, 26, {1: 1.0}),
    (27, 30, {2: 1.0}),
    (30, 40, {3: 1.0}),
    (40, 48, {2: 1.0}),
    (48, 50, {2: 0.5, 5: 0.5}),
    (50, 70, {2: 1.0}),
)


@cache
def hour() -> Lived:
    """Return the replication: the hour begins at ten, the agent is off duty from 10:57 to 11:00."""
    contacts = np.zeros(len(_PARTS), dtype=CONTACT)
    for row, (kind, contact, outcome, ended) in enumerate(_PARTS):
        contacts[row]["kind"], contacts[row]["contact"], contacts[row]["outcome"] = kind, contact, outcome
        contacts[row]["case"], contacts[row]["nth"] = contact, contact
        contacts[row]["day"], contacts[row]["slot"] = _DATE.toordinal(), 600
        contacts[row]["ended"] = ended * MINUTE + _TEN
    rows = [
        (part, 0, 1, 0, len(own), place, _TEN + round(begin * MINUTE), _TEN + round(end * MINUTE), speed)
        for begin, end, own in _STRETCHES
        for place, (part, speed) in enumerate(own.items())
    ]
    duty = np.array([(0, 1, 0, _TEN + 57 * MINUTE, -1), (0, 1, _TEN + 60 * MINUTE, -1, -1)], dtype=DUTY)
    plan: Any = SimpleNamespace(
        kinds=tuple(Kind("order", "everyone", channel, "work") for channel in CHANNELS),
        groups=("desk",),
        pools=(2,),
        agents=(("ines",),),
        timeline=SimpleNamespace(
            horizon=24 * 60 * MINUTE,
            time_zone="Europe/Berlin",
            days=(SimpleNamespace(date=_DATE),),
            local=_local,
            instant=lambda date, second: second * US,
        ),
    )
    scenario: Any = SimpleNamespace(name="made", channels=dict.fromkeys(CHANNELS), groups={"desk": None})
    return Lived(scenario, plan, contacts, 1, 0, np.array(rows, dtype=IN_HAND), duty)


_TEN = 10 * 60 * MINUTE


def _local(instant: int) -> dt.datetime:
    midnight = dt.datetime.combine(_DATE, dt.time(), ZoneInfo("Europe/Berlin"))
    return midnight + dt.timedelta(microseconds=instant)
