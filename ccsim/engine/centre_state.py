"""One replication's tables, and the directory by which compiled code finds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import numpy as np

from ccsim.as_bytes import as_bytes
from ccsim.engine import state
from ccsim.engine.addresses import addresses
from ccsim.engine.decisions.sharing.in_hand import close_all_stretches
from ccsim.engine.logs import EMPLOYED, IN_HAND
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.typing import Floats, Ints, Rows

_PLACES = {
    "kinds": state.KINDS_TABLE,
    "queues": state.QUEUES_TABLE,
    "lines": state.LINES_TABLE,
    "groups": state.GROUPS_TABLE,
    "agents": state.AGENTS_TABLE,
    "routes": state.ROUTES_TABLE,
    "channels": state.CHANNELS_TABLE,
    "openings": state.OPENINGS_TABLE,
    "places": state.PLACES_TABLE,
    "rules": state.RULES_TABLE,
    "flow_steps": state.FLOW_STEPS_TABLE,
    "exits": state.EXITS_TABLE,
    "jumps": state.JUMPS_TABLE,
    "terms": state.TERMS_TABLE,
    "ways": state.WAYS_TABLE,
    "removals": state.REMOVALS_TABLE,
    "helps": state.HELPS_TABLE,
    "flows": state.FLOWS_TABLE,
    "assists": state.ASSISTS_TABLE,
    "loads": state.LOADS_TABLE,
    "paces": state.PACES_TABLE,
    "slots": state.SLOTS_TABLE,
    "persons": state.PERSONS_TABLE,
    "ranked": state.RANKED_TABLE,
    "employed": state.EMPLOYED_TABLE,
}
#: Stretches in hand there is place for to begin with; of what is not used the system never gives the memory.
_STRETCHES = 1 << 15
#: Tables of which the decisions need to know how long they are.
_COUNTED = ("kinds", "queues", "lines", "groups", "agents")


class CentreState:
    """
    The tables of one centre.

    Attributes
    ----------
    counts
        How many of everything, one row of dtype `ccsim.engine.state.COUNTS`.
    directory
        The addresses of the tables; its own address is what decisions call the centre.
    tables
        By name, as they are while it runs.
    """

    def __init__(self, *, book: Floats, cases: Rows, spells: Rows, tables: Mapping[str, Rows]) -> None:
        self.counts = np.zeros(1, dtype=state.COUNTS)
        for name in _COUNTED:
            self.counts[name] = len(tables[name])
        self.counts["book"] = len(book)
        self.counts["loose"] = self.counts["cut_off"] = NOBODY
        self.attempts = np.zeros(len(cases), dtype=state.ATTEMPTS)
        self.in_hand = np.zeros(0, dtype=IN_HAND)
        self.tables = tables
        self._spells = spells
        self._kept = (book, cases)
        self.directory: Ints = np.zeros(state.TABLES, dtype=np.int64)
        self.directory[state.COUNTS_TABLE] = self.counts.ctypes.data
        self.directory[state.BOOK_TABLE] = book.ctypes.data
        self.directory[state.CASES_TABLE] = cases.ctypes.data
        self.directory[state.SPELLS_TABLE] = spells.ctypes.data
        self.directory[state.ATTEMPTS_TABLE] = self.attempts.ctypes.data
        for name, place in _PLACES.items():
            self.directory[place] = tables[name].ctypes.data
        for where, address in addresses().items():
            self.directory[where] = address
        self.address: int = self.directory.ctypes.data

    @property
    def bare_address(self) -> np.uint64:
        """The address as decisions know it that are compiled for a bare centre (`ccsim.engine.rich`)."""
        return np.uint64(self.address)

    @property
    def is_bare(self) -> bool:
        """Whether nothing can happen in the centre that decisions for a bare one leave out."""
        kinds, queues, counts = self.tables["kinds"], self.tables["queues"], self.counts[0]
        unused = ("flow", "trunks", "message_kind", "bot_flow", "hard_resolution", "hard_talk")
        zero = ("rules", "difficult", "before", "redial_ways", "retry_ways", "repeat_ways", "mode")
        return bool(
            not counts["shares"]
            and not counts["assists"]
            and not counts["counts_work"]
            and all((kinds[name] == NOBODY).all() for name in unused)
            and all((kinds[name] == 0).all() for name in zero)
            and all((queues[name] == NOBODY).all() for name in ("callback", "deflection"))
            and (queues["openings"] == 0).all()
            and (queues["choose"] == state.LONGEST_IDLE).all()
            and (self.tables["groups"]["take"] == state.LONGEST_WAIT).all()
            and (self.tables["groups"]["plain"] == 1).all()
            and (self.tables["groups"]["agents"] == self.tables["groups"]["pool"]).all()
        )

    @property
    def room_in_hand(self) -> int:
        """How many stretches there is place for before the table of those in hand is to be enlarged."""
        return len(self.in_hand) - self._most_stretches

    def enlarge_in_hand(self) -> None:
        """Make place for more stretches of what agents have in hand."""
        more = max(len(self.in_hand), 2 * self._most_stretches, _STRETCHES)
        larger = np.zeros(len(self.in_hand) + more, dtype=IN_HAND)
        used = int(self.counts["in_hand"][0])
        as_bytes(larger)[:used] = as_bytes(self.in_hand)[:used]
        self.in_hand = larger
        self.directory[state.IN_HAND_TABLE] = self.in_hand.ctypes.data

    @property
    def _most_stretches(self) -> int:
        """How many one event may end: all of everybody, more than once."""
        return 3 * len(self.tables["slots"]) + 16

    def close_in_hand(self, horizon: int) -> Rows:
        """Everything that agents had in hand, up to the horizon."""
        if not self.counts["shares"][0]:
            return self.in_hand
        if int(self.counts["in_hand"][0]) > self.room_in_hand:
            self.enlarge_in_hand()
        close_all_stretches(self.address, horizon)
        return self.in_hand[: int(self.counts["in_hand"][0])]

    @contextmanager
    def logged_in_hand(self, first: int) -> Iterator[Rows]:
        """What agents had in hand so far, the parts numbered from ``first``; afterwards it is forgotten."""
        logged = self.in_hand[: int(self.counts["in_hand"][0])]
        logged["part"] -= first
        yield logged
        self.counts["in_hand"] = 0

    @property
    def employed(self) -> Rows:
        """Everybody who was on the job, by group, place and first day (dtype `EMPLOYED`)."""
        left = self.tables["employed"][: int(self.counts["employed"][0])]
        still: list[tuple[int, ...]] = []
        for number, group in enumerate(self.tables["groups"]):
            first = int(group["first_person"])
            for person in self.tables["persons"][first : first + int(group["persons"])]:
                agent = int(person["agent"])
                agent = NOBODY if agent == NOBODY else agent - int(group["first_agent"])
                if not person["gone"]:
                    still.append((number, int(person["place"]), agent, int(person["hired"]), NEVER))
        rows = np.concatenate([left, np.array(still, dtype=EMPLOYED)])
        return rows[np.lexsort((rows["hired"], rows["place"], rows["group"]))]

    @property
    def spells(self) -> Rows:
        """The spells of duty that have ended."""
        return self._spells[: int(self.counts["spells"][0])]
