"""A day worked out by hand: one case for everything that may happen to one."""

from __future__ import annotations

from typing import Any

from ccsim.engine import outcomes as o
from ccsim.measures.experience.experience import Experience
from ccsim.measures.layout import Layout
from ccsim.measures.tally.course import following_parts
from ccsim.measures.tally.measuring import _LOG
from ccsim.scenario import Scenario
from ccsim.typing import Rows
from tests.measures.made_up import abandoned, answered, contact, contact_log, layout_of, scenario_of

HOUR = 3600.0
#: Kinds by number: calls come first, then mail.
CALL, MAIL = 0, 1
LOSSES = {
    "unresolved": 1.5,
    "further_contact": 0.5,
    "transfer": 0.25,
    "told_again": 0.125,
    "contained_falsely": 0.75,
    "abandoned": 0.375,
    "turned_away": 0.625,
    "gave_up": 0.875,
}
SATISFACTION: dict[str, Any] = {
    "base": 2,
    "losses": LOSSES,
    "waits": {"phone": {"expected": "1 min", "half": "5 min", "most": 1}, "mail": {"expected": "4 h"}},
    "by_channel": {"mail": -0.0625},
    "by_intent": {"call": 0.03125},
}


def _left(offered: float, outcome: int, lasts: float = 0.0, **fields: Any) -> dict[str, Any]:
    """A contact that ended without an agent."""
    return contact(offered=offered, ended=offered + lasts, outcome=outcome, **fields)


def _helped_itself(offered: float, outcome: int, **fields: Any) -> dict[str, Any]:
    """A use of self-service."""
    return _left(offered, outcome, 100, via=o.SELF_SERVICE, site=0, **fields)


def _chased(offered: float, wait: float, after: float) -> dict[str, Any]:
    """A mail that its sender chases up, and that is answered in its turn."""
    again = {"returns": o.CHASE, "returns_at": offered + after}
    return answered(offered, wait, 60, kind=MAIL, resolved=0, **again)


#: What each case is, and the satisfaction it comes to without the customer's own part.
CASES: tuple[tuple[str, tuple[dict[str, Any], ...], float], ...] = (
    ("answered within a minute, resolved", (answered(100, 60, 120),), 2.0),
    ("five minutes longer than expected", (answered(200, 360, 120),), 2 - 0.5),
    ("not resolved, never comes again", (answered(300, 0, 120, resolved=0),), 2 - 1.5),
    ("abandons, gives up", (abandoned(400, 30),), 2 - 0.375 - 1.5 - 0.875),
    (
        "abandons, redials, is helped",
        (abandoned(500, 30, returns=o.REDIAL, returns_at=900), answered(900, 0, 60)),
        2 - 0.375 - 0.5,
    ),
    (
        "passed on, tells all again, then is helped",
        (
            answered(600, 0, 60, resolved=0, outcome=o.TRANSFERRED),
            answered(660, 500, 60, via=o.PASSED_ON, repeated=1, leg=1),
        ),
        2 - 0.25 - 0.125,
    ),
    (
        "contained falsely, calls again",
        (_left(700, o.CONTAINED, 60, returns=o.REPEAT, returns_at=4000), answered(4000, 0, 60)),
        2 - 0.75 - 0.5,
    ),
    ("everything taken", (_left(800, o.BLOCKED),), 2 - 0.625 - 1.5 - 0.875),
    (
        "comes back to a closed door at opening",
        (_left(850, o.CLOSED, returns=o.COME_BACK, returns_at=7000), answered(7000, 0, 60)),
        2.0,
    ),
    (
        "goes on by mail instead of waiting",
        (
            _left(900, o.DEFLECTED, 60, queued=900, returns=o.DEFLECTION, returns_at=960),
            answered(960, HOUR, 60, kind=MAIL),
        ),
        2 - 0.0625,
    ),
    (
        "chases mail up by phone: answered after 10 h, 6 more than expected, of which 24 would cost half",
        (_chased(1000, 20 * HOUR, 10 * HOUR - 30), answered(970 + 10 * HOUR, 30, 60)),
        2 - 6 / 30 - 0.5,
    ),
    (
        "the mail that was chased up is answered first, the call late",
        (_chased(1100, 10 * HOUR - 60, 9.9 * HOUR), answered(1100 + 9.9 * HOUR, 660, 60)),
        2 - max(6 / 30, 2 / 3) - 0.5,
    ),
    ("not found, gives up", (_helped_itself(1200, o.NOT_FOUND),), 2 - 1.5 - 0.875),
    ("found", (_helped_itself(1250, o.FOUND, resolved=1, kind=MAIL),), 2.0),
    (
        "not found, calls",
        (_helped_itself(1260, o.NOT_FOUND, returns=o.TURN_TO, returns_at=1400), answered(1400, 0, 60)),
        2 - 0.5,
    ),
    (
        "called back 4 h later than expected",
        (
            _left(1500, o.CALLBACK, 30, queued=1500),
            answered(1530, 4.5 * HOUR, 60, via=o.CALLED_BACK, leg=1),
        ),
        2 - 0.5,
    ),
    ("by mail, in time", (answered(1600, 3 * HOUR, 60, kind=MAIL),), 2 - 0.0625),
    (
        "hangs up in a flow, then finds the door closing and gives up",
        (_left(1700, o.HUNG_UP, 20, returns=o.REDIAL, returns_at=1900), _left(1900, o.DISCONNECTED)),
        2 - 0.375 - 0.625 - 0.5 - 1.5 - 0.875,
    ),
)
#: Cases of which nobody knows yet what they come to.
OPEN: tuple[tuple[dict[str, Any], ...], ...] = (
    (answered(2000, 0, 60, resolved=0, returns=o.REPEAT, returns_at=90 * HOUR),),
    (contact(offered=2100, queued=2100),),
)


def scenario(**changes: Any) -> Scenario:
    """Calls and mail about one thing, with help to be looked up first."""
    intent = {
        "volume": {"count": 60, "per": "1 h"},
        "channels": {"phone": 0.5, "mail": 0.5},
        "handle_time": {"talk": "5 min"},
        "queue": "calls",
        "self_service": {"help": 0.2},
        "revenue": 7,
    }
    document: dict[str, Any] = {
        "intents": {"call": intent},
        "channels": {"phone": {}, "mail": {"mode": "deferred"}},
        "segments": {"everyone": {"value": 40}},
        "self_service": {"help": {"success": {"share": 0.5}}},
        "satisfaction": SATISFACTION,
    }
    return scenario_of(**(document | changes))


def log() -> Rows:
    """The log of all these cases, the open ones last."""
    rows = []
    for number, parts in enumerate([*(parts for _, parts, _ in CASES), *OPEN]):
        rows += [{**part, "case": number, "day": 738_886, "slot": 600, "nth": number} for part in parts]
    found = contact_log(rows)
    later = [row for row, part in enumerate(found) if part["via"] in (o.PASSED_ON, o.CALLED_BACK)]
    found["contact"] = range(len(found))
    for row in later:
        first = next(n for n, part in enumerate(found) if part["case"] == found[row]["case"])
        found[row]["previous"], found[row]["contact"] = first, first
    return found


def experienced(scenario: Scenario, rows: Rows | None = None) -> tuple[Layout, Experience]:
    """What is noted of the cases of a log."""
    layout = layout_of(scenario, days=2)
    assert layout.rules is not None
    rows = (log() if rows is None else rows).astype(_LOG, copy=False)
    experience = Experience(layout.rules, layout.grid, layout.kinds)
    experience.take(rows, len(rows), following_parts(rows), int(rows["case"].max()) + 1)
    return layout, experience


def verdicts(scenario: Scenario) -> Rows:
    """What the customers of the day make of it."""
    return experienced(scenario)[1].verdicts(seed=1, replication=0)
