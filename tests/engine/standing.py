"""What must be true of a centre at the end of every instant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ccsim.demand.book import value_at
from ccsim.engine.outcomes import CALLED_BACK, NEVER, NOBODY, SELF_SERVICE, TRANSFERRED, UNFINISHED
from ccsim.engine.state import BUSY, BY_WORK, IDLE, NOT_RANKED, OFF, SERVE_OUT
from tests.engine.standing_shared import check_shared, waits_of
from tests.engine.watched import Watched


class Standing:
    """
    Nobody idles whom a contact in line could have, and every count is what it counts.

    Attributes
    ----------
    looks
        How often a centre was looked at.
    """

    def __init__(self) -> None:
        self.looks = 0
        self._live: Any = np.zeros(0, dtype=np.int64)
        self._seen = 0
        self._sessions: Any = None

    def __call__(self, centre: Watched) -> None:
        """Look at a centre at the end of an instant."""
        self.looks += 1
        live = np.concatenate([self._live, np.arange(self._seen, len(centre.contacts))])
        self._seen = len(centre.contacts)
        contacts = centre.contacts[live]
        at_work = (contacts["answered"] != NEVER) & (
            (contacts["released"] == NEVER) | (contacts["released"] > centre.clock.now)
        )
        still = (contacts["outcome"] == UNFINISHED) | (contacts["line"] != NOBODY) | at_work
        self._live, contacts, at_work = live[still], contacts[still], at_work[still]
        lines = _lines(centre)
        if not centre.shares:
            _nobody_idles(centre, lines)
        _counts_of_contacts(centre, contacts)
        _counts_of_agents(centre)
        rankings_are_right(centre.tables, int(centre.counts["today"][0]))
        if centre.shares:
            check_shared(centre, lines, contacts, self._live)
        else:
            _everybody_at_work(centre, contacts[at_work])
        _who_stays_longer(centre)
        self._check_sessions(centre, contacts)

    def _check_sessions(self, centre: Watched, contacts: Any) -> None:
        """As many sessions are in use as contacts are in a flow; they grow only while there are any left."""
        flows, before = centre.tables["flows"], self._sessions
        inside = contacts["session"] == 1
        _same(flows["in_use"], contacts["flow"][inside], "sessions")
        assert np.array_equal(inside, contacts["step"] != NOBODY)
        assert (contacts["outcome"] == UNFINISHED)[inside].all()
        assert (contacts["queued"] == NEVER)[inside].all()
        now = centre.clock.now
        for number, flow in enumerate(flows):
            grown = flow["in_use"] > (0 if before is None else before[number])
            if grown and flow["sessions"] != NOBODY:
                assert flow["in_use"] <= value_at(centre.plan.book, int(flow["sessions"]), now)
            assert not (grown and value_at(centre.plan.book, int(flow["down"]), now) > 0)
        self._sessions = flows["in_use"].copy()


def _lines(centre: Watched) -> list[list[int]]:
    """The rows in each line, first to last; the earliest to queue stands first."""
    contacts, ends = centre.contacts, centre.tables["lines"]
    behind, queued, line = contacts["behind"], contacts["queued"], contacts["line"]
    lines = []
    for number, (head, tail) in enumerate(zip(ends["head"].tolist(), ends["tail"].tolist(), strict=True)):
        rows, row = [], head
        while row != NOBODY:
            assert line[row] == number
            rows.append(row)
            row = int(behind[row])
        assert tail == (rows[-1] if rows else NOBODY)
        if len(rows) > 1:
            assert (np.diff(queued[rows]) >= 0).all()
        lines.append(rows)
    return lines


def _nobody_idles(centre: Watched, lines: list[list[int]]) -> None:
    """
    No agent is free whose level is open to a contact in line, and whom no reserve keeps back.

    This holds for callbacks, and for the shadows of those who gave up, too: an endlessly patient customer
    would have been answered.
    """
    tables, now = centre.tables, centre.clock.now
    for line, rows in zip(tables["lines"], lines, strict=True):
        if not rows:
            continue
        waited = now - int(centre.contacts["queued"][rows[0]])
        queue = tables["queues"][line["queue"]]
        routes = tables["routes"][queue["first_group"] : queue["first_group"] + queue["groups"]]
        free = tables["groups"]["free"][routes["number"]]
        idle = (free > routes["keep"]) & (waited >= routes["opens"])
        assert not idle.any(), f"at {now} row {rows[0]} waits beside {routes[idle]}"


def _counts_of_contacts(centre: Watched, contacts: Any) -> None:
    """Waiting and booked by queue, aboard by kind, lines taken by channel."""
    tables = centre.tables
    unfinished, called = contacts["outcome"] == UNFINISHED, contacts["via"] == CALLED_BACK
    inside, served = contacts["line"] != NOBODY, contacts["answered"] != NEVER
    (waits, ahead), booked = waits_of(contacts), inside & called
    _same(tables["queues"]["waiting"], contacts["queue"][waits], "waiting")
    _same(tables["queues"]["booked"], contacts["queue"][booked], "booked")
    to_pass = unfinished & served & (contacts["next_rule"] != NOBODY)
    aboard = (ahead & (contacts["late"] == 0)) | to_pass  # nobody stays for who is with a bot
    _same(tables["kinds"]["aboard"], contacts["kind"][aboard], "aboard")
    kinds, holds = tables["kinds"][contacts["kind"]], contacts["trunk"] == 1
    _same(tables["channels"]["in_use"], kinds["channel"][holds], "in use")
    assert unfinished[holds].all()
    trunks = kinds["trunks"] != NOBODY
    assert not (holds & ~trunks).any()
    # neither a bot at closed hours nor self-service is on a line
    calls = (contacts["late"] == 0) & (contacts["via"] != SELF_SERVICE)
    assert holds[trunks & unfinished & (contacts["leg"] == 0) & calls].all()


def _same(counts: Any, members: Any, what: str) -> None:
    found = np.bincount(members, minlength=len(counts))
    if not np.array_equal(counts, found):  # what says where they differ takes ten times as long
        np.testing.assert_array_equal(counts, found, err_msg=what)


def _counts_of_agents(centre: Watched) -> None:
    """Idle, on duty and named by group; the idle stand longest idle first, then by number."""
    agents = centre.tables["agents"]
    for number, group in enumerate(centre.tables["groups"]):
        first, pool = int(group["first_agent"]), int(group["pool"])
        mine = np.arange(first, first + int(group["agents"]))
        state, is_pool = agents["state"][mine], mine < first + pool
        assert group["free"] == (state == IDLE).sum(), number
        assert group["on_duty"] == ((state != OFF) & is_pool).sum()
        assert group["named"] == ((state != OFF) & ~is_pool).sum()
        assert 0 <= group["leaving"] <= ((state == BUSY) & is_pool).sum()
        staying = group["on_duty"] - group["leaving"]
        assert staying == group["target"] or (group["held"] and staying > group["target"]), number
        idle, agent = [], int(group["idle"])
        while agent != NOBODY:
            idle.append(agent)
            agent = int(agents["next"][agent])
        assert sorted(idle) == mine[state == IDLE].tolist()
        assert [*zip(agents["since"][idle], idle, strict=True)] == sorted(
            zip(agents["since"][idle], idle, strict=True)
        )


def rankings_are_right(tables: Mapping[str, Any], today: int) -> None:
    """Those with the same load stand in a heap: each after the one above, by the day's work or by number."""
    agents, loads = tables["agents"], tables["loads"]
    for group in tables["groups"][tables["groups"]["ranks"] != NOT_RANKED]:
        for number in range(int(group["first_load"]), int(group["first_load"] + group["loads"])):
            load, mine = loads[number], []
            agent = int(group["idle"] if number == group["first_load"] else load["head"])
            while agent != NOBODY:
                mine.append(agent)
                agent = int(agents["next"][agent])
            first = int(load["first_ranked"])
            ranked = tables["ranked"]["agent"][first : first + int(load["ranked"])].tolist()
            assert sorted(ranked) == sorted(mine)
            assert agents["place"][ranked].tolist() == list(range(len(ranked)))
            worked = np.where(agents["worked_on"] == today, agents["worked"], 0)
            by_work = group["ranks"] == BY_WORK
            keys = [(int(worked[one]), int(agents["since"][one])) if by_work else (0, 0) for one in ranked]
            order = [*zip(keys, ranked, strict=True)]
            assert all(order[(place - 1) // 2] < order[place] for place in range(1, len(order)))


def _everybody_at_work(centre: Watched, at_work: Any) -> None:
    """Who is busy has exactly one contact, nobody else has one, and nobody stays with one who has left."""
    tables = centre.tables
    busy = tables["groups"]["first_agent"][at_work["group"]] + at_work["agent"]
    np.testing.assert_array_equal(np.sort(busy), np.flatnonzero(tables["agents"]["state"] == BUSY))
    staying = (at_work["outcome"] == TRANSFERRED) & (at_work["released"] == NEVER)
    assert (centre.contacts["outcome"][at_work["next_part"][staying]] == UNFINISHED).all()


def _who_stays_longer(centre: Watched) -> None:
    """Who is kept to serve out is needed: somebody of a closed channel may still come to the group."""
    tables = centre.tables
    groups = tables["groups"]
    assert int(centre.counts["held_groups"][0]) == groups["held"].sum() + groups["kept"].sum()
    for number in np.flatnonzero(groups["held"] | groups["kept"]).tolist():
        assert _serves_out(centre, number)
    agents = tables["agents"]
    overdue = (agents["state"] == IDLE) & (agents["due"] != NEVER)
    assert groups["kept"][agents["group"][overdue]].all()


def _serves_out(centre: Watched, group: int) -> bool:
    tables: Any = centre.tables
    kinds, own = tables["kinds"], tables["groups"][group]
    queues = tables["routes"]["number"][own["first_queue"] : own["first_queue"] + own["queues"]]
    there = tables["places"]["line"].reshape(len(kinds), -1)[:, queues] != NOBODY
    closed = (kinds["open"] == 0) & (kinds["aboard"] > 0) & (kinds["at_close"] == SERVE_OUT)
    return bool((closed & there.any(axis=1)).any())
