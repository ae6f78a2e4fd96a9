"""What must add up of prevention, self-service and flows, whatever the scenario."""

from __future__ import annotations

from typing import Any

import numpy as np

from ccsim.demand.book import value_at
from ccsim.demand.streams import BACKLOG_SLOT
from ccsim.engine import outcomes
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.plan import Plan
from ccsim.engine.state import CONCURRENT, DEFERRED

#: Ends without an agent, for which the work that none has had is written down.
NEEDED_NONE = (outcomes.CONTAINED, outcomes.FOUND, outcomes.PREVENTED)
#: No standard normal number of 53 bits is larger, in millionths.
HARDEST = 9_000_000


def check_automation(plan: Plan, contacts: Any) -> None:
    """What ends without an agent is told once, and never more are in a flow than it has sessions."""
    _check_prevented(plan, contacts)
    _check_self_service(plan, contacts)
    _check_posts(plan, contacts)
    _check_sessions(plan, contacts)
    _check_deflected(plan, contacts)
    _check_told(plan, contacts)
    _check_difficulty(plan, contacts)


def may_turn_away(plan: Plan) -> Any:
    """Whether the flow of each step turns away who finds no session; of step -1 (none), False."""
    flows, steps = plan._tables["flows"], plan._tables["flow_steps"]
    if not len(steps):
        return np.zeros(1, dtype=bool)
    own = (flows["turns_away"] > 0)[steps["flow"]] & (flows["sessions"] != NOBODY)[steps["flow"]]
    return np.append(own, False)


def _check_prevented(plan: Plan, contacts: Any) -> None:
    """Where a need was removed there is nothing else of its case."""
    rows = contacts[contacts["outcome"] == outcomes.PREVENTED]
    assert (np.bincount(contacts["case"], minlength=1)[rows["case"]] == 1).all()
    assert (rows["slot"] != BACKLOG_SLOT).all()
    assert (rows["via"] == outcomes.ARRIVED).all()
    np.testing.assert_array_equal(rows["ended"], rows["offered"])
    for name in ("attempt", "resolved", "returns", "late"):
        assert (rows[name] == 0).all(), name
    for name in ("queue", "flow"):
        assert (rows[name] == NOBODY).all(), name
    tables = plan._tables
    for kind, number in {(int(row["kind"]), int(row["site"])) for row in rows}:
        own = tables["kinds"][kind]
        removals = tables["removals"][own["removal"] : own["removal"] + own["removals"]]
        assert number in removals["prevention"].tolist()


def _check_self_service(plan: Plan, contacts: Any) -> None:
    """Self-service is tried before the first contact, if at all, by those who may, and while it works."""
    via = contacts["via"] == outcomes.SELF_SERVICE
    rows = contacts[via]
    assert len(np.unique(rows["case"])) == len(rows)
    ends = (outcomes.FOUND, outcomes.NOT_FOUND)
    np.testing.assert_array_equal(np.isin(contacts["outcome"], ends), via & (contacts["outcome"] > 0))
    assert (rows["slot"] != BACKLOG_SLOT).all()
    over = rows["outcome"] != outcomes.UNFINISHED
    assert (rows["ended"] >= rows["offered"])[over].all()
    for name in ("attempt", "late", "repeated"):
        assert (rows[name] == 0).all(), name
    for name in ("queue", "flow", "queued", "answered", "released", "virtual"):
        assert (rows[name] == NOBODY).all(), name
    assert (rows["resolved"][rows["outcome"] == outcomes.NOT_FOUND] == 0).all()
    helps = plan._tables["helps"]
    for row in rows:
        using = helps[_help_of(plan, int(row["kind"]), int(row["site"]))]
        assert value_at(plan.book, int(using["adoption"]), int(row["offered"])) > 0
        assert value_at(plan.book, int(using["down"]), int(row["offered"])) == 0
    sited = contacts["site"] != NOBODY
    np.testing.assert_array_equal(sited, via | (contacts["outcome"] == outcomes.PREVENTED))


def _help_of(plan: Plan, kind: int, site: int) -> int:
    own = plan._tables["kinds"][kind]
    places = range(int(own["help"]), int(own["help"] + own["helps"]))
    return next(place for place in places if plan._tables["helps"]["site"][place] == site)


def _check_posts(plan: Plan, contacts: Any) -> None:
    """A post comes with its author's visit, and is worked by an agent for whom nobody waits."""
    posts = contacts[contacts["via"] == outcomes.MODERATION]
    visits = contacts[posts["previous"]]
    np.testing.assert_array_equal(posts["contact"], posts["previous"])
    assert len(np.unique(posts["previous"])) == len(posts)
    assert (visits["via"] == outcomes.SELF_SERVICE).all()
    for name in ("offered", "case", "day", "slot", "nth", "attempt", "difficulty"):
        np.testing.assert_array_equal(posts[name], visits[name], err_msg=name)
    np.testing.assert_array_equal(posts["queued"], posts["offered"])
    assert np.isin(posts["outcome"], (outcomes.UNFINISHED, outcomes.HANDLED)).all()
    for name in ("leg", "tries", "turn", "resolved", "returns", "spared", "repeated", "consult", "dial"):
        assert (posts[name] == 0).all(), name
    kinds = plan._tables["kinds"][posts["kind"]]
    assert (kinds["mode"] == DEFERRED).all()
    np.testing.assert_array_equal(posts["queue"], kinds["queue"])
    for post, visit in zip(posts["kind"].tolist(), visits, strict=True):
        place = _help_of(plan, int(visit["kind"]), int(visit["site"]))
        assert plan._tables["helps"]["moderation"][place] == post


def _check_sessions(plan: Plan, contacts: Any) -> None:
    """Never are more sessions in use than a flow has, and nobody goes past one that works and has any."""
    tables, horizon = plan._tables, plan.timeline.horizon
    steps = np.append(tables["flow_steps"]["flow"], NOBODY).astype(np.int64)
    kinds = tables["kinds"][contacts["kind"]]
    doors = np.where(contacts["late"] == 1, steps[kinds["bot_flow"]], steps[kinds["flow"]])
    through = contacts["flow"] != NOBODY
    np.testing.assert_array_equal(contacts["flow"][through], doors[contacts["contact"]][through])
    arrived = contacts["via"] == outcomes.ARRIVED
    inside = through & arrived
    left = np.where(contacts["queued"] >= 0, contacts["queued"], contacts["ended"])
    left = np.where(left >= 0, left, horizon)
    backlog = (contacts["slot"] == BACKLOG_SLOT) & (contacts["attempt"] == 0)
    no_line = (contacts["outcome"] == outcomes.BLOCKED) & (contacts["queued"] < 0)
    away = may_turn_away(plan)[kinds["flow"]] & no_line
    skips = arrived & ~through & ~backlog & (contacts["queued"] >= 0) | away & arrived
    for number, flow in enumerate(tables["flows"]):
        own = np.flatnonzero((doors == number) & (inside | skips))
        rows, ends = contacts[own], np.sort(left[own[inside[own]]])
        taken = np.cumsum(inside[own])
        at_least = taken - np.searchsorted(ends, rows["offered"], side="right")
        at_most = taken - np.searchsorted(ends, rows["offered"], side="left")
        down = np.array(
            [value_at(plan.book, int(flow["down"]), int(at)) > 0 for at in rows["offered"]], dtype=bool
        )
        assert not (down & inside[own]).any()
        if flow["through"] != NOBODY:
            shares = [value_at(plan.book, int(flow["through"]), int(at)) for at in rows["offered"]]
            assert (np.array(shares) > 0)[inside[own]].all()
            down |= np.array(shares) < 1  # it is there for some only
        if flow["sessions"] == NOBODY:
            assert (down | away[own])[skips[own]].all()
            continue
        limits = np.array([value_at(plan.book, int(flow["sessions"]), int(at)) for at in rows["offered"]])
        assert (at_least <= limits)[inside[own]].all()
        # one of the same channel may have found no line instead
        assert (down | (at_most >= limits) | away[own])[skips[own]].all()


def _check_deflected(plan: Plan, contacts: Any) -> None:
    """Who goes on by another channel has waited on the line, and does not go on again from there."""
    rows = contacts[contacts["outcome"] == outcomes.DEFLECTED]
    assert (plan._tables["kinds"]["mode"][rows["kind"]] <= CONCURRENT).all()
    assert (rows["via"] == outcomes.ARRIVED).all()
    assert (rows["queued"] >= 0).all()
    assert (plan._tables["queues"]["deflection"][rows["queue"]] != NOBODY).all()
    named = {(int(row["case"]), int(row["attempt"])) for row in rows}
    assert not {(case, attempt + 1) for case, attempt in named} & named


def _check_told(plan: Plan, contacts: Any) -> None:
    """Somebody tells again what somebody has heard; and only work that there would have been is spared."""
    again = contacts[contacts["repeated"] != 0]
    assert (again["repeated"] == 1).all()
    assert (again["answered"] >= 0).all()
    assert (again["turn"] == 0).all()
    assert not np.isin(again["via"], (outcomes.MODERATION, outcomes.SELF_SERVICE)).any()
    assert not np.isin(again["outcome"], (outcomes.SILENT, outcomes.NO_ANSWER)).any()
    assert ((again["leg"] > 0) | (again["attempt"] > 0) | (again["flow"] != NOBODY)).all()
    assert (contacts["spared"] >= 0).all()
    spared = contacts[contacts["spared"] > 0]
    answered = spared["answered"] >= 0
    np.testing.assert_array_equal(answered, ~np.isin(spared["outcome"], NEEDED_NONE))
    known = (spared["leg"] > 0) | (spared["attempt"] > 0) | (spared["flow"] != NOBODY) | (spared["turn"] > 0)
    assert known[answered].all()


def _check_difficulty(plan: Plan, contacts: Any) -> None:
    """A case is as difficult in all of its contacts; where that counts for nothing, it is not drawn."""
    hardest = np.full(contacts["case"].max() + 1 if len(contacts) else 0, -HARDEST)
    np.maximum.at(hardest, contacts["case"], contacts["difficulty"])
    np.testing.assert_array_equal(contacts["difficulty"], hardest[contacts["case"]])
    assert (np.abs(contacts["difficulty"]) < HARDEST).all()
    plain = plan._tables["kinds"]["difficult"][contacts["kind"]] == 0
    assert (contacts["difficulty"][plain] == 0).all()
    drawn = contacts["difficulty"][~plain]
    assert (drawn != 0).sum() >= 0.99 * len(drawn)
