"""A day of contacts with several parts, made up, in a centre with every way to be passed on."""

from __future__ import annotations

from typing import Any

from ccsim.engine.outcomes import (
    ABANDONED,
    CALLBACK,
    CALLED_BACK,
    COLD,
    CONFERENCE,
    CONTAINED,
    HANDLED,
    HUNG_UP,
    NO_ANSWER,
    PASSED_BACK,
    PASSED_ON,
    REDIAL,
    REPEAT,
    TRANSFERRED,
    WARM,
)
from tests.measures.made_up import answered, contact

#: Queues by name: calls, sales, second. Groups: back (second), front (calls, sales).
CALLS, SALES, SECOND = range(3)
BACK, FRONT = range(2)


def centre() -> dict[str, Any]:
    """What the scenario has beyond the plain one."""
    flow = {
        "menu": {"lasts": "10 s", "shares": {"done": 0.1, "wrong": 0.1}, "then": "calls", "hang_up": 0.01},
        "done": {"contained": {"resolved": 0.5}},
        "wrong": {"misroute": "sales"},
        "calls": {"own_queue": True},
    }
    call = {
        "volume": {"count": 60, "per": "1 h"},
        "handle_time": {"talk": "5 min"},
        "patience": {"distribution": "exponential", "mean": "2 min"},
        "queue": "calls",
        "transfers": {"second": {"probability": 0.1, "way": "warm"}},
        "resolution": {"probability": 0.9, "repeat": {"probability": 0.5, "delay": "1 h", "window": "7 d"}},
    }
    return {
        "intents": {"call": call},
        "channels": {"phone": {"flow": "ivr", "trunks": 100}},
        "flows": {"ivr": {"steps": flow}},
        "queues": {"calls": {"callback": {"accept": 0.5, "tries": 2}}, "sales": {}, "second": {"tier": 2}},
        "groups": {
            "front": {"serves": ["calls", "sales"], "headcount": 5},
            "back": {"serves": ["second"], "headcount": 2},
        },
    }


def journeys() -> list[dict[str, Any]]:
    """
    Ten contacts; instants in seconds.

    0 cold transfer; 1 warm; 2 conference; 3 misrouted and passed back; 4 callback with two tries; 5 lost in
    transfer; 6 contained, resolved; 7 contained, not resolved: comes again; 8 hung up; 9 callback given up.
    """
    return _numbered(
        [
            [_passed(0, 10, 100, 0, CALLS), _last(110, 40, 200, 0, way=COLD)],
            # the first agent waits 30 s for the second and briefs it for 20 s
            [_passed(1000, 10, 100, 50, CALLS), _last(1110, 30, 200, 20, way=WARM)],
            # the first agent stays to the end: 5 + 15 + 200
            [_passed(2000, 10, 100, 220, CALLS), _last(2110, 5, 200, 15, way=CONFERENCE)],
            [
                _passed(3000, 10, 60, 0, SALES),
                _last(3070, 20, 200, 0, via=PASSED_BACK, queue=CALLS, group=FRONT),
            ],
            _callback(),
            [
                _passed(5000, 10, 100, 0, CALLS),
                _part(
                    offered=5110,
                    queued=5110,
                    ended=5170,
                    via=PASSED_ON,
                    queue=SECOND,
                    leg=1,
                    outcome=ABANDONED,
                    returns=REDIAL,
                    returns_at=90_000,
                ),
            ],
            [_in_flow(6000, CONTAINED, resolved=1)],
            [_in_flow(7000, CONTAINED, returns=REPEAT, returns_at=95_000)],
            [_in_flow(8000, HUNG_UP)],
            [
                _part(offered=9000, queued=9010, ended=9040, queue=CALLS, outcome=CALLBACK),
                _try(9040, 9100, 10, 0, NO_ANSWER),
                _try(9110, 9200, 10, 1, NO_ANSWER),
            ],
        ]
    )


def _numbered(contacts: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The rows in the order in which they begin, each knowing its contact and the part before."""
    made = [(part, number, leg) for number, parts in enumerate(contacts) for leg, part in enumerate(parts)]
    made.sort(key=lambda each: each[0]["offered"])
    place = {(number, leg): row for row, (_, number, leg) in enumerate(made)}
    for part, number, leg in made:
        part |= {"case": number, "contact": place[number, 0], "previous": place.get((number, leg - 1), -1)}
    return [part | {"flow": 0} for part, _, _ in made]


def _part(**fields: Any) -> dict[str, Any]:
    return contact(**fields)


def _passed(
    offered: float, flow: float, talk: float, consult: float, queue: int, wait: float = 0
) -> dict[str, Any]:
    """Leg 0: so long in the flow, talk until it is passed on, no wrap-up."""
    begin = offered + flow + wait
    end = begin + talk + consult
    return _part(
        offered=offered,
        queued=offered + flow,
        answered=begin,
        ended=end,
        released=end,
        talk=talk,
        consult=consult,
        queue=queue,
        group=FRONT,
        agent=0,
        outcome=TRANSFERRED,
    )


def _last(offered: float, wait: float, talk: float, consult: float, **fields: Any) -> dict[str, Any]:
    """The part after it, at tier 2: briefed, handled, 30 s of wrap-up, resolved."""
    plain: dict[str, Any] = {
        "via": PASSED_ON,
        "leg": 1,
        "queue": SECOND,
        "group": BACK,
        "consult": consult,
        "ended": offered + wait + consult + talk,
        "released": offered + wait + consult + talk + 30,
    }
    return answered(offered, wait, talk, 30, **(plain | fields))


def _callback() -> list[dict[str, Any]]:
    """Booked after 60 s in line, dialled in vain after 5 min, reached at the second try."""
    return [
        _part(offered=4000, queued=4010, ended=4070, queue=CALLS, outcome=CALLBACK),
        _try(4070, 4370, 25, 0, NO_ANSWER),
        _try(4395, 4995, 15, 1, HANDLED, talk=120, wrap_up=10, resolved=1),
    ]


def _try(
    booked: float, dialled: float, dial: float, tries: int, outcome: int, talk: float = 0, wrap_up: float = 0,
    resolved: int = 0,
) -> dict[str, Any]:  # fmt: skip
    """One try of a callback."""
    end = dialled + dial + talk
    return _part(
        offered=booked,
        queued=booked,
        answered=dialled,
        ended=end,
        released=end + wrap_up,
        dial=dial,
        talk=talk,
        wrap_up=wrap_up,
        via=CALLED_BACK,
        leg=1,
        tries=tries,
        queue=CALLS,
        group=FRONT,
        agent=1,
        outcome=outcome,
        resolved=resolved,
    )


def _in_flow(offered: float, outcome: int, **fields: Any) -> dict[str, Any]:
    """Ten seconds in the flow and no further."""
    return _part(offered=offered, ended=offered + 10, outcome=outcome, **fields)
