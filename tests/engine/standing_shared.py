"""What must be true at the end of every instant where agents may have several contacts in hand."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from ccsim.engine.decisions.sharing.make_room import can_make_room
from ccsim.engine.outcomes import (
    CALLED_BACK,
    MODERATION,
    NEVER,
    NEXT_TURN,
    NOBODY,
    SELF_SERVICE,
    SILENT,
    TRANSFERRED,
    UNFINISHED,
)
from ccsim.engine.state import (
    BUSY,
    CONSULTING,
    GOES_ON_ANYWAY,
    IDLE,
    N_MODES,
    OFF,
    WRAPPING,
)
from tests.engine.watched import Watched


def check_shared(centre: Watched, lines: list[list[int]], contacts: Any, rows: Any) -> None:
    """
    Look at what agents have in hand.

    Parameters
    ----------
    centre
        At the end of an instant.
    lines
        The rows in each line.
    contacts, rows
        The contacts that are not over, and where they stand in the log.
    """
    assert centre.counts["loose"][0] == NOBODY
    _nobody_has_still_to_look(centre)
    hands = _hands(centre)
    _seats_are_right(centre)
    _hands_are_right(centre, hands)
    own = _own_lines(centre)
    _everything_is_somewhere(centre, contacts, rows, hands, own)
    _nobody_has_room(centre, lines)
    _nobody_has_room_for_its_own(centre, own)
    _nobody_is_to_be_called_away(centre, lines, own)
    _who_goes(centre)


def waits_of(contacts: Any) -> tuple[Any, Any]:
    """
    Who counts as waiting in a queue, and who as being inside before an agent has had the contact.

    Posts wait as everything does, but nobody stays for them; self-service is not inside.
    """
    called, ghost = contacts["via"] == CALLED_BACK, contacts["outcome"] == SILENT
    alive = (contacts["outcome"] == UNFINISHED) | (ghost & (contacts["answered"] == NEVER))
    inside = contacts["line"] != NOBODY
    outside = np.isin(contacts["via"], (CALLED_BACK, NEXT_TURN, SELF_SERVICE, MODERATION))
    ahead = alive & ~outside & (contacts["answered"] == NEVER)
    return inside & alive & ~called, ahead & (~ghost | inside)


def _hands(centre: Watched) -> dict[int, list[Any]]:
    """What each agent has in hand."""
    hands: dict[int, list[Any]] = {}
    slots = centre.tables["slots"]
    for group in centre.tables["groups"]:
        for place in range(int(group["agents"])):
            first = int(group["first_slot"] + place * group["slots"])
            mine = slots[first : first + int(group["slots"])]
            hands[int(group["first_agent"]) + place] = [slot for slot in mine if slot["row"] != NOBODY]
    return hands


def _seats_are_right(centre: Watched) -> None:
    """Agents with a load are linked beside each other, who has had it for longest first."""
    agents, loads = centre.tables["agents"], centre.tables["loads"]
    seated = agents["seated"] == 1
    empty = loads["in_hand"][agents["load"]] == 0
    taken = set(agents["load"][seated].tolist())
    assert np.array_equal(agents["state"] == IDLE, seated & empty)
    assert (loads["head"][loads["in_hand"] == 0] == NOBODY).all()
    for number in np.flatnonzero(loads["in_hand"]).tolist():
        load = loads[number]
        if load["head"] == load["tail"] == NOBODY and number not in taken:
            continue
        found, before, agent = [], NOBODY, int(load["head"])
        while agent != NOBODY:
            assert agents["before"][agent] == before
            found.append(agent)
            before, agent = agent, int(agents["next"][agent])
        assert load["tail"] == before
        assert sorted(found) == np.flatnonzero(seated & (agents["load"] == number)).tolist()
        order = [(int(agents["since"][agent]), agent) for agent in found]
        assert order == sorted(order)


def _hands_are_right(centre: Watched, hands: dict[int, list[Any]]) -> None:
    """The load is what is in hand, at its speeds, and every end is when the work is over."""
    tables, now = centre.tables, centre.clock.now
    for agent, slots in hands.items():
        person = tables["agents"][agent]
        group = tables["groups"][person["group"]]
        load = int(person["load"])
        meaning = centre.plan.loads[int(person["group"])][load - int(group["first_load"])]
        counts = [meaning.live, meaning.concurrent, meaning.conversation, meaning.deferred]
        assert np.bincount([int(slot["mode"]) for slot in slots], minlength=N_MODES).tolist() == counts
        assert tables["loads"][load]["in_hand"] == len(slots)
        assert bool(slots) == (person["state"] == BUSY)
        for slot in slots:
            contact = centre.contacts[slot["row"]]
            assert (contact["group"], contact["agent"]) == (person["group"], agent - group["first_agent"])
            assert tables["kinds"]["mode"][contact["kind"]] == slot["mode"]
            speed = float(tables["paces"][load * N_MODES + int(slot["mode"])]["speed"])
            assert slot["speed"] == speed
            assert not slot["moved"]
            _end_is_right(contact, slot, now)


def _end_is_right(contact: Any, slot: Any, now: int) -> None:
    if slot["phase"] == CONSULTING or slot["speed"] == 0:
        assert slot["ends"] == NEVER
    else:
        expected = slot["since"] + math.ceil(slot["remaining"] / slot["speed"])
        assert slot["ends"] == expected > now
    if slot["phase"] == CONSULTING:
        assert contact["outcome"] == TRANSFERRED
        assert contact["released"] == NEVER
    elif slot["phase"] == WRAPPING:
        assert contact["released"] == slot["ends"]
        assert contact["ended"] != NEVER
    else:
        assert contact["outcome"] in (UNFINISHED, SILENT)


def _own_lines(centre: Watched) -> dict[int, list[int]]:
    """The contacts that wait for each agent alone."""
    agents, contacts = centre.tables["agents"], centre.contacts
    own: dict[int, list[int]] = {}
    for agent in np.flatnonzero(agents["own"] != NOBODY).tolist():
        rows, row, before = [], int(agents["own"][agent]), NOBODY
        while row != NOBODY:
            assert contacts["keeper"][row] == agent
            assert contacts["ahead"][row] == before
            assert contacts["line"][row] == NOBODY
            rows.append(row)
            before, row = row, int(contacts["behind"][row])
        assert agents["own_tail"][agent] == before
        assert _heads(centre, rows) == [rows[place] for place in _new_lines(centre, rows)]
        own[agent] = rows
    assert int(centre.counts["own"][0]) == sum(map(len, own.values()))
    return own


def _new_lines(centre: Watched, rows: list[int]) -> list[int]:
    """Where the contacts of each line begin: they stand together, who has waited longest first."""
    kinds, contacts = centre.tables["kinds"], centre.contacts
    places = centre.tables["places"]["line"].reshape(len(kinds), -1)
    lines = [int(places[contacts["kind"][row], contacts["queue"][row]]) for row in rows]
    begin = [place for place, line in enumerate(lines) if place == 0 or line != lines[place - 1]]
    assert len(begin) == len(set(lines))
    order = [
        (lines.index(line), int(contacts["queued"][row]), row) for line, row in zip(lines, rows, strict=True)
    ]
    assert order == sorted(order)
    return begin


def _heads(centre: Watched, rows: list[int]) -> list[int]:
    heads = [rows[0]]
    while (head := int(centre.contacts["visited"][heads[-1]])) != NOBODY:
        heads.append(head)
    return heads


def _everything_is_somewhere(
    centre: Watched, contacts: Any, rows: Any, hands: dict[int, list[Any]], own: dict[int, list[int]]
) -> None:
    """A contact that an agent has had, or that has reached its queue, is in hand or in one line."""
    in_hand = [int(slot["row"]) for slots in hands.values() for slot in slots]
    kept = [row for mine in own.values() for row in mine]
    assert len(set(in_hand) | set(kept)) == len(in_hand) + len(kept)
    now = centre.clock.now
    over = (contacts["ended"] != NEVER) & (contacts["released"] != NEVER) & (contacts["released"] <= now)
    reached = contacts["queued"] != NEVER
    there = reached & ((contacts["outcome"] == UNFINISHED) | (contacts["answered"] != NEVER))
    expected = rows[there & ~over & (contacts["line"] == NOBODY)]
    assert sorted(in_hand + kept) == np.sort(expected).tolist()
    lined = contacts[(contacts["line"] != NOBODY) & (contacts["answered"] != NEVER)]
    kinds = centre.tables["kinds"][lined["kind"]]
    assert ((kinds["interrupted"] != GOES_ON_ANYWAY) | (kinds["finish_within"] != NOBODY)).all()


def _nobody_has_room(centre: Watched, lines: list[list[int]]) -> None:
    """Nobody has room for a contact in line whose level and skill are open and whom no reserve keeps back."""
    tables, now = centre.tables, centre.clock.now
    agents = tables["agents"]
    for line, rows in zip(tables["lines"], lines, strict=True):
        if not rows:
            continue
        waited = now - int(centre.contacts["queued"][rows[0]])
        queue, mode = tables["queues"][line["queue"]], int(line["mode"])
        for route in tables["routes"][queue["first_group"] : queue["first_group"] + queue["groups"]]:
            if route["shut"] or waited < route["opens"]:
                continue
            group = tables["groups"][route["number"]]
            mine = np.arange(group["first_agent"], group["first_agent"] + group["agents"])
            mine = mine[agents["seated"][mine] == 1]
            room = tables["paces"]["more"][agents["load"][mine] * N_MODES + mode] != NOBODY
            idle = agents["state"][mine] == IDLE
            able = room & (group["free"] >= route["keep"] + idle)
            assert not able.any(), f"at {now} row {rows[0]} waits beside {mine[able]}, who has room"


def _nobody_has_still_to_look(centre: Watched) -> None:
    assert not centre.counts["looks"][0]
    assert not centre.tables["groups"]["looks"].any()
    assert (centre.tables["groups"]["first_marked"] == NOBODY).all()
    assert not centre.tables["agents"]["marked"].any()


def _nobody_is_to_be_called_away(centre: Watched, lines: list[list[int]], own: dict[int, list[int]]) -> None:
    """
    Nobody could make room for a contact, in line or its own, by putting something aside.

    So nobody but those whose hands have changed has to look again. Where levels open it is not so: nobody is
    called away for the shadow of a customer when one opens.
    """
    tables = centre.tables
    if not centre.counts["interruptible"][0]:
        return
    seated = np.flatnonzero(tables["agents"]["seated"] == 1)
    groups = tables["agents"]["group"][seated]
    for line, rows in zip(tables["lines"], lines, strict=True):
        if not rows:
            continue
        queue = tables["queues"][line["queue"]]
        for route in tables["routes"][queue["first_group"] : queue["first_group"] + queue["groups"]]:
            group = tables["groups"][route["number"]]
            if route["shut"] or group["levels"] or group["free"] < route["keep"]:
                continue
            for agent in seated[groups == route["number"]].tolist():
                idle = tables["agents"]["state"][agent] == IDLE
                if group["free"] >= route["keep"] + idle:
                    assert not can_make_room(centre.address, agent, rows[0])
    for agent, rows in own.items():
        if tables["agents"]["seated"][agent]:
            assert not any(can_make_room(centre.address, agent, row) for row in rows)


def _nobody_has_room_for_its_own(centre: Watched, own: dict[int, list[int]]) -> None:
    agents, paces, kinds = (centre.tables[name] for name in ("agents", "paces", "kinds"))
    for agent, rows in own.items():
        if not agents["seated"][agent]:
            continue
        for row in rows:
            mode = int(kinds["mode"][centre.contacts["kind"][row]])
            room = paces["more"][agents["load"][agent] * N_MODES + mode] != NOBODY
            assert not room, f"at {centre.clock.now} row {row} waits for {agent}, who has room"


def _who_goes(centre: Watched) -> None:
    """Who takes nothing more is to go, at the end of a shift or because the headcount fell."""
    tables = centre.tables
    agents = tables["agents"]
    drains, seated = agents["drains"] == 1, agents["seated"] == 1
    busy = agents["state"] == BUSY
    assert busy[drains].all()
    assert not seated[drains].any()
    overdue = agents["due"] != NEVER
    assert (drains | overdue)[busy & ~seated].all()
    assert (agents["stays"] == 1)[seated & overdue].all()
    assert not seated[agents["state"] == OFF].any()
    for number, group in enumerate(tables["groups"]):
        pool = np.arange(group["first_agent"], group["first_agent"] + group["pool"])
        assert drains[pool].sum() == group["draining"] <= group["leaving"], number
