"""What must add up of what agents have in hand, whatever the scenario."""

from __future__ import annotations

from typing import Any

import numpy as np

from ccsim.engine import outcomes
from ccsim.engine.logs import Logs
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.plan import Plan
from ccsim.engine.state import GOES_ON_ANYWAY, MODE, N_MODES
from tests.engine.spells import check_on_duty, numbered

#: Work of a part, in the order in which it is done; the wrap-up comes last.
_SERVING = ("set_up", "dial", "consult", "talk", "hold")


def check_in_hand(plan: Plan, logs: Logs, following: Any) -> None:
    """Stretches tell who had what in hand when, and at which speed; the work of each part adds up."""
    stretches, contacts, horizon = logs.in_hand, logs.contacts, plan.timeline.horizon
    assert (stretches["begin"] < stretches["end"]).all()
    assert (stretches["end"] <= horizon).all()
    assert (np.diff(stretches["end"]) >= 0).all()
    _check_loads(plan, contacts, stretches)
    _check_hands(logs, horizon)
    _check_coverage(plan, contacts, stretches)
    _check_work(plan, contacts, stretches, following)
    _check_times(contacts)
    _check_keepers(plan, contacts, stretches)


def efforts(stretches: Any) -> Any:
    """The effort of each row, in microseconds: the same for all in hand, the rest to the first."""
    lasted = stretches["end"] - stretches["begin"]
    return lasted // stretches["number"] + (stretches["place"] < lasted % stretches["number"])


def _check_loads(plan: Plan, contacts: Any, stretches: Any) -> None:
    """What is in hand is what the load says, at the load's speeds, and is admissible."""
    mode = plan._tables["kinds"]["mode"][contacts["kind"][stretches["part"]]]
    first_load = plan._tables["groups"]["first_load"][stretches["group"]]
    paces = plan._tables["paces"][(first_load + stretches["load"]) * N_MODES + mode]
    np.testing.assert_array_equal(stretches["speed"], paces["speed"])
    key = _stretch_of(stretches)
    counts = np.zeros((key.max() + 1 if len(key) else 0, N_MODES), dtype=np.int64)
    np.add.at(counts, (key, mode), 1)
    means = [np.array([[getattr(load, name) for name in MODE] for load in loads]) for loads in plan.loads]
    for group, meaning in enumerate(means):
        mine = stretches["group"] == group
        assert (stretches["load"][mine] < len(meaning)).all()
        np.testing.assert_array_equal(counts[key[mine]], meaning[stretches["load"][mine]])
    assert (stretches["number"] <= np.array(plan.slots)[stretches["group"]]).all()


def _stretch_of(stretches: Any) -> Any:
    """The number of the stretch of one agent to which each row belongs."""
    who = numbered(stretches["group"], stretches["agent"])
    _, key = np.unique(np.stack([who, stretches["begin"]]), axis=1, return_inverse=True)
    return key.reshape(-1)


def _check_hands(logs: Logs, horizon: int) -> None:
    """All rows of a stretch are one in time; stretches do not overlap; efforts add up to time on duty."""
    stretches = logs.in_hand
    order = np.lexsort((stretches["place"], _stretch_of(stretches)))
    rows, key = stretches[order], _stretch_of(stretches)[order]
    first = np.searchsorted(key, key)
    np.testing.assert_array_equal(rows["place"], np.arange(len(rows)) - first)
    np.testing.assert_array_equal(rows["number"], np.bincount(key, minlength=1)[key])
    for field in ("end", "load"):
        np.testing.assert_array_equal(rows[field], rows[field][first])
    heads = rows[rows["place"] == 0]
    check_on_duty(heads["group"], heads["agent"], heads["begin"], heads["end"], logs.agents, horizon)
    lasted = (heads["end"] - heads["begin"]).tolist()
    np.testing.assert_array_equal(np.bincount(key, weights=efforts(rows))[: len(lasted)], lasted)
    parts = rows[np.lexsort((rows["begin"], rows["part"]))]
    same = parts["part"][1:] == parts["part"][:-1]
    assert (parts["end"][:-1] <= parts["begin"][1:])[same].all()


def _check_coverage(plan: Plan, contacts: Any, stretches: Any) -> None:
    """A part is in hand from answered to released, but for the pauses of work that can be put aside."""
    horizon, answered = plan.timeline.horizon, contacts["answered"]
    kinds = plan._tables["kinds"][contacts["kind"]]
    pauses = (kinds["interrupted"] != GOES_ON_ANYWAY) | (kinds["finish_within"] != NOBODY)
    over = contacts["released"] >= 0
    until = np.where(over, np.minimum(contacts["released"], horizon), horizon)
    until = np.where(answered >= 0, until, -1)
    covered = np.zeros(len(contacts), dtype=np.int64)
    np.add.at(covered, stretches["part"], stretches["end"] - stretches["begin"])
    lasts = np.where(answered >= 0, until - answered, 0)
    np.testing.assert_array_equal(covered[~pauses], lasts[~pauses])
    assert (covered <= lasts).all()
    part = stretches["part"]
    assert (stretches["begin"] >= answered[part]).all()
    assert (stretches["end"] <= until[part]).all()
    last = np.full(len(contacts), -1)
    last[part] = np.arange(len(stretches))  # they stand in the order of their ends
    ended = over & (covered > 0) & (contacts["released"] <= horizon)
    np.testing.assert_array_equal(stretches["end"][last[ended]], contacts["released"][ended])
    # the row names the agent who had it last
    for field in ("group", "agent"):
        named = (last >= 0) & (ended | ~pauses)
        np.testing.assert_array_equal(stretches[field][last[named]], contacts[field][named])


def _check_work(plan: Plan, contacts: Any, stretches: Any, following: Any) -> None:
    """The work done over the stretches of a part is what its columns say, but for rounding at each change."""
    horizon = plan.timeline.horizon
    columns = sum(contacts[field] for field in _SERVING)
    served_until, wraps_from, afterwards = contacts["ended"].copy(), contacts["ended"].copy(), 0 * columns
    silent = contacts["outcome"] == outcomes.SILENT
    served_until[silent] = wraps_from[silent] = contacts["released"][silent]
    # who passes a contact on warmly has talked, waits, and then briefs the next agent
    passed = contacts["outcome"] == outcomes.TRANSFERRED
    nexts = contacts[following[passed]]
    taken = (nexts["answered"] >= 0) & (nexts["outcome"] != outcomes.SILENT)
    warm = (nexts["way"] == outcomes.WARM) & taken
    served_until[passed] = nexts["offered"]
    consult = np.where(contacts["ended"][passed] >= 0, contacts["ended"][passed] - nexts["offered"], 0)
    columns[passed] -= consult
    wraps_from[passed] = np.where(warm, nexts["answered"], contacts["ended"][passed])
    afterwards[passed] = np.where(warm, contacts["ended"][passed] - nexts["answered"], 0)
    afterwards += contacts["wrap_up"]
    part = stretches["part"]
    changes = np.bincount(part, minlength=len(contacts)) + 2
    served = _done(stretches, len(contacts), until=served_until)
    over = (contacts["answered"] >= 0) & (served_until >= 0)
    assert (np.abs(served - columns)[over] <= changes[over]).all()
    assert (served <= columns + changes).all()
    wrapped = _done(stretches, len(contacts), since=np.where(wraps_from >= 0, wraps_from, horizon))
    assert (wrapped <= afterwards + changes).all()
    released = over & (contacts["released"] >= 0) & (contacts["released"] <= horizon)
    assert (np.abs(wrapped - afterwards)[released] <= changes[released]).all()


def _done(stretches: Any, parts: int, *, until: Any = None, since: Any = None) -> Any:
    """The work done on each part before or after an instant of its own (-1: never)."""
    begin, end = stretches["begin"], stretches["end"]
    if until is not None:
        limit = until[stretches["part"]]
        end = np.where(limit >= 0, np.minimum(end, limit), end)
    if since is not None:
        begin = np.maximum(begin, since[stretches["part"]])
    work = np.maximum(end - begin, 0) * stretches["speed"]
    return np.bincount(stretches["part"], weights=work, minlength=parts)


def _check_times(contacts: Any) -> None:
    """Work ends after it begins, and a wrap-up after the talk; who left silently had gone before."""
    answered, ended, released = contacts["answered"], contacts["ended"], contacts["released"]
    taken, silent = answered >= 0, contacts["outcome"] == outcomes.SILENT
    assert (released[~taken | (ended < 0)] < 0).all()
    over = taken & (ended >= 0)
    assert (ended[over & ~silent] >= answered[over & ~silent]).all()
    assert (answered[over & silent] >= ended[over & silent]).all()
    wraps = over & ~silent & (released >= 0)
    assert (released[wraps] >= ended[wraps]).all()
    at_once = wraps & (contacts["wrap_up"] == 0) & (contacts["outcome"] != outcomes.TRANSFERRED)
    np.testing.assert_array_equal(released[at_once], ended[at_once])


def _check_keepers(plan: Plan, contacts: Any, stretches: Any) -> None:
    """A sticky conversation that waits for its agent has no other, unless its work was put aside."""
    kinds = plan._tables["kinds"][contacts["kind"]]
    turns = contacts["turn"] > 0
    own = turns & (kinds["sticky"] > 0) & (kinds["awaits_agent"] > 0) & (contacts["answered"] >= 0)
    own &= kinds["interrupted"] == GOES_ON_ANYWAY
    own &= kinds["finish_within"] == NOBODY
    before = contacts[contacts["previous"][own]]
    named = before["agent"] >= np.array(plan.pools)[before["group"]]
    own[own] = named
    before = before[named]
    for field in ("group", "agent"):
        np.testing.assert_array_equal(contacts[field][own], before[field])
