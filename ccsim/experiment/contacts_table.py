"""The contact log as a table: names for numbers, local times for instants, seconds for microseconds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from ccsim.demand.case_name import case_name
from ccsim.demand.timeline import Timeline
from ccsim.engine.outcomes import (
    OUTCOMES,
    PASSED_BACK,
    PASSED_ON,
    PREVENTED,
    RETURNS,
    SELF_SERVICE,
    SILENT,
    VIAS,
    WAYS,
)
from ccsim.engine.plan import Plan
from ccsim.typing import Rows
from ccsim.units import US

#: Text columns with None where nothing applies, the same in pandas 2 and 3.
TEXT: Final = "string[python]"
#: What the log counts in a standard deviation.
SD: Final = 1_000_000


def contacts_table(name: str, plan: Plan, replication: int, contacts: Rows) -> pd.DataFrame:
    """
    The contact log of one replication: local times, seconds and names.

    One row for every part of a contact: as it was offered (``leg`` 0), after each transfer, each try of a
    callback, and each turn of a conversation. All are in it, those of the warm-up (``measured`` False) and
    attempts while closed too; and what is no contact: uses of self-service, posts that are looked through,
    and cases that were prevented.

    Parameters
    ----------
    name
        Of the scenario.
    plan, replication
        What was simulated.
    contacts
        Rows of dtype `ccsim.engine.logs.CONTACT`.
    """
    timeline, offered, site = plan.timeline, contacts["offered"], contacts["site"]
    passed = np.isin(contacts["via"], (PASSED_ON, PASSED_BACK))
    data: dict[str, Any] = {
        "scenario": pd.array([name] * len(contacts), dtype=TEXT),
        "replication": np.full(len(contacts), replication, dtype=np.int64),
        "case": contacts["case"].astype(np.int64),
        "case_name": case_names(plan, contacts),
        "attempt": contacts["attempt"].astype(np.int64),
        "leg": contacts["leg"].astype(np.int64),
        "try": contacts["tries"].astype(np.int64),
        "turn": contacts["turn"].astype(np.int64),
        "via": named(VIAS, contacts["via"]),
        "way": named(WAYS, np.where(passed, contacts["way"], -1)),
    }
    for split in ("channel", "intent", "segment"):
        data[split] = named([getattr(kind, split) for kind in plan.kinds], contacts["kind"])
    data["difficulty"] = contacts["difficulty"] / SD
    data["self_service"] = named(plan.sites, np.where(contacts["via"] == SELF_SERVICE, site, -1))
    data["prevention"] = named(plan.preventions, np.where(contacts["outcome"] == PREVENTED, site, -1))
    data["flow"] = named(plan.flows, contacts["flow"])
    data["late"] = contacts["late"] == 1
    data["queue"] = named(plan.queues, contacts["queue"])
    data["group"] = named(plan.groups, contacts["group"])
    data["agent"] = contacts["agent"].astype(np.int64)
    data["agent_name"] = agent_names(plan, contacts)
    data["measured"] = (offered >= timeline.measured_from) & (offered < timeline.horizon)
    for field in ("offered", "queued", "answered", "ended", "released"):
        data[field] = local_times(timeline, contacts[field])
    data["wait"] = _waits(contacts)
    for field in ("talk", "hold", "consult", "dial", "set_up", "wrap_up", "spared"):
        data[field] = contacts[field] / US
    data["repeated"] = contacts["repeated"] == 1
    data["virtual_wait"] = np.where(contacts["virtual"] >= 0, contacts["virtual"] / US, np.nan)
    data["outcome"] = named(OUTCOMES, contacts["outcome"])
    data["resolved"] = contacts["resolved"] == 1
    data["returns"] = named(RETURNS, contacts["returns"])
    data["returns_at"] = local_times(timeline, contacts["returns_at"])
    return pd.DataFrame(data)


def case_names(plan: Plan, contacts: Rows) -> Any:
    """Names of the cases of contacts, as a column of text."""
    _, rows, places = np.unique(contacts["case"], return_index=True, return_inverse=True)
    intents = [kind.intent for kind in plan.kinds]
    names = [case_name(intents[contacts[row]["kind"]], contacts[row]) for row in rows]
    return named(names, places)


def agent_names(plan: Plan, rows: Rows) -> Any:
    """Names of the agents of shifts; a headcount's people have none."""
    firsts = np.cumsum([0, *(len(names) for names in plan.agents)])[:-1]
    names = [name for group in plan.agents for name in group]
    own = rows["agent"] - np.array(plan.pools)[rows["group"]]
    has_name = (rows["group"] >= 0) & (own >= 0)
    return named(names, np.where(has_name, firsts[rows["group"]] + own, -1))


def named(names: Sequence[str], places: Any) -> Any:
    """Names by number as a column of text; None for negative numbers."""
    texts = np.array([*names, None], dtype=object)
    return pd.array(texts[np.where(places >= 0, places, len(names))], dtype=TEXT)


def _waits(contacts: Rows) -> Any:
    """Seconds in the queue; NaN for who never reached it or is still waiting.

    Who left without a sign waited until then, whenever an agent opens what was left behind.
    """
    answered = (contacts["answered"] >= 0) & (contacts["outcome"] != SILENT)
    until = np.where(answered, contacts["answered"], contacts["ended"])
    known = (contacts["queued"] >= 0) & (until >= 0)
    return np.where(known, (until - contacts["queued"]) / US, np.nan)


def local_times(timeline: Timeline, instants: Any) -> Any:
    """Local clock times of instants; NaT where there is none."""
    first = timeline.days[0]
    midnight = np.datetime64(first.date, "us")
    local = midnight + instants.astype("timedelta64[us]")
    for instant, shift in _clock_changes(timeline):
        local = np.where(instants >= instant, local + np.timedelta64(shift, "us"), local)
    return np.where(instants >= 0, local, np.datetime64("NaT"))


def _clock_changes(timeline: Timeline) -> list[tuple[int, int]]:
    """When the clocks change during a run, and by how many microseconds more each time."""
    changes = []
    for day in timeline.days:
        if day.end - day.begin != 86_400 * US:
            offset = timeline.local(day.begin).utcoffset()
            for minute in range(0, (day.end - day.begin) // US // 60, 30):
                instant = day.begin + minute * 60 * US
                now = timeline.local(instant).utcoffset()
                if now is not None and offset is not None and now != offset:
                    changes.append((instant, (now - offset) // pd.Timedelta(microseconds=1).to_pytimedelta()))
                    break
    return changes
