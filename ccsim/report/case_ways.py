"""Where the cases of a run went: from the need over self-service, channels and flows to how they ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from ccsim.errors import RunError
from ccsim.report.round_flow import round_flow

if TYPE_CHECKING:
    import pandas as pd

Stage = Literal["need", "before", "channel", "flow", "course", "again", "end"]
#: From left to right. A case passes each at most once: those of its first contact, then that it came again.
STAGES: Final[tuple[Stage, ...]] = ("need", "before", "channel", "flow", "course", "again", "end")
#: A stage and a name in it.
Place = tuple[Stage, str]

NEED: Final[Place] = ("need", "cases")
#: How a first contact, or self-service in its stead, went: by outcome of its last part.
COURSES: Final = {
    "found": "found it",
    "contained": "contained",
    "handled": "handled", "timed out": "handled", "replied": "handled", "transferred": "handled",
    "abandoned": "abandoned", "balked": "abandoned", "hung up": "abandoned", "left silently": "abandoned",
    "blocked": "turned away", "closed": "turned away", "disconnected": "turned away",
    "deflected": "deflected",
    "no answer": "not reached", "callback": "not reached",
}  # fmt: skip
RESOLVED, GIVEN_UP, UNFINISHED = "resolved", "given up", "unfinished"
PREVENTED: Final = "prevented"
_ENDS: Final = (RESOLVED, GIVEN_UP, UNFINISHED)
#: Outcomes after which a further part of the contact is due.
_GOES_ON: Final = ("unfinished", "replied", "transferred", "callback")


@dataclass(frozen=True)
class CaseWays:
    """
    The ways of cases.

    Attributes
    ----------
    paths
        How many cases took each way, as the places they passed.
    scenario, replications
        Whose cases they are: its name, and how many times it was lived through.
    """

    paths: Mapping[tuple[Place, ...], int]
    scenario: str
    replications: int

    @property
    def cases(self) -> int:
        """Return how many there are in all."""
        return sum(self.paths.values())

    def totals(self) -> dict[Place, int]:
        """Return how many cases pass each place, stage by stage, the busiest first, the ends in order."""
        found: Counter[Place] = Counter()
        for path, cases in self.paths.items():
            found.update(dict.fromkeys(path, cases))
        return in_order(found)

    def bands(self) -> dict[tuple[Place, Place], int]:
        """Return how many cases go from place to place, in the order of the places."""
        order = {place: number for number, place in enumerate(self.totals())}
        found: Counter[tuple[Place, Place]] = Counter()
        for path, cases in self.paths.items():
            for band in pairwise(path):
                found[band] += cases
        return dict(sorted(found.items(), key=lambda item: (order[item[0][0]], order[item[0][1]])))


def case_ways(contacts: pd.DataFrame) -> CaseWays:
    """
    Follow every case that began in the measured days.

    Parameters
    ----------
    contacts
        From `ccsim.experiment.Result.contacts`: a row for each part of a contact, of one or more
        replications.

    Returns
    -------
    CaseWays
        Each case has one way: from the need over what helped, or did not, before any contact, the channel
        and flow of the first contact and how it went, to the end. Between them, the channel by which the
        customer came again first.
    """
    rows = contacts[(contacts["via"] != "moderation").to_numpy(dtype=bool)]
    if not len(rows):
        raise RunError("there is no case to follow: the run has no contacts")
    order = np.lexsort((rows["attempt"], rows["case"], rows["replication"]))
    log = _Log(rows.iloc[order])
    stages = [log.before(), log.channel(), log.flow(), log.course(), log.again(), log.end()]
    kept = log.measured()
    paths = Counter(zip(*(stage[kept].tolist() for stage in stages), strict=True))
    ways = {
        (NEED, *((stage, name) for stage, name in zip(STAGES[1:], path, strict=True) if name)): cases
        for path, cases in sorted(paths.items())
    }
    return CaseWays(ways, str(contacts["scenario"].iloc[0]), int(contacts["replication"].nunique()))


class _Log:
    """The rows of a contact log case by case, attempt after attempt; what it says is by case."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self._rows = rows
        keys = rows[["replication", "case"]].to_numpy()
        begins = np.concatenate([[True], (keys[1:] != keys[:-1]).any(axis=1)])
        self._first = np.flatnonzero(begins)
        self._last = np.concatenate([self._first[1:], [len(rows)]]) - 1
        self._case = np.cumsum(begins) - 1
        via, outcome = self._texts("via"), self._texts("outcome")
        at_site = via == "self-service"
        self._found = self._of_case(at_site & (outcome == "found"))
        contact = ~at_site & (outcome != "prevented")
        attempt = rows["attempt"].to_numpy()
        # who was told wrongly and comes after self-service comes again: this is no first contact any more
        is_first = contact & (attempt == 0) & ~self._found[self._case]
        self._opening = self._place(is_first)
        self._closing = self._place(is_first, last=True)
        self._next = self._place(contact & ~is_first)
        self._site = self._place(at_site)

    def measured(self) -> Any:
        """Whether each case began in the measured days."""
        return self._rows["measured"].to_numpy(dtype=bool)[self._first]

    def before(self) -> Any:
        site, outcome = self._texts("self_service"), self._texts("outcome")
        prevented = outcome[self._first] == "prevented"
        name = np.where(prevented, PREVENTED, "")
        return np.where(self._site >= 0, site[self._site], name)

    def channel(self) -> Any:
        return self._at(self._opening, self._texts("channel"))

    def flow(self) -> Any:
        return self._at(self._opening, self._texts("flow"))

    def course(self) -> Any:
        told = np.array([COURSES.get(each, "") for each in self._texts("outcome")], dtype=object)
        return np.where(self._found, COURSES["found"], self._at(self._closing, told))

    def again(self) -> Any:
        return self._at(self._next, self._texts("channel"))

    def end(self) -> Any:
        outcome, returns = self._texts("outcome"), self._texts("returns")
        resolved = self._of_case(self._rows["resolved"].to_numpy(dtype=bool))
        last = self._last
        # a return that is drawn but not in the log lies behind the end of the run
        due = np.isin(outcome[last], _GOES_ON) | ~np.isin(returns[last], ("none", ""))
        open_end = np.where(due, UNFINISHED, GIVEN_UP)
        ended = np.where(resolved, RESOLVED, open_end)
        return np.where(outcome[self._first] == "prevented", "", ended)

    def _texts(self, column: str) -> Any:
        """A column of text, empty where nothing applies; results of earlier versions lack some."""
        if column not in self._rows:
            return np.full(len(self._rows), "", dtype=object)
        return self._rows[column].fillna("").to_numpy(dtype=object)

    def _of_case(self, marked: Any) -> Any:
        """Whether any row of each case is marked."""
        return np.bincount(self._case, weights=marked, minlength=len(self._first)) > 0

    def _place(self, marked: Any, *, last: bool = False) -> Any:
        """The first (or last) marked row of each case, -1 without one."""
        found = np.full(len(self._first), -1)
        rows = np.flatnonzero(marked)
        rows = rows if last else rows[::-1]
        found[self._case[rows]] = rows
        return found

    def _at(self, rows: Any, values: Any) -> Any:
        return np.where(rows >= 0, values[rows], "")


def in_whole_numbers(ways: CaseWays, cases: int) -> dict[tuple[Place, Place], int]:
    """
    Return how many of so many cases go from place to place.

    Parameters
    ----------
    ways, cases
        As if there had been ``cases`` of them.

    Returns
    -------
    dict
        Each is the exact figure, up or down, so that what comes to a place is what leaves it; those that
        come to 0 are left out.
    """
    exact = {band: number * cases / ways.cases for band, number in ways.bands().items()}
    return {band: number for band, number in round_flow(exact).items() if number}


def place_totals(bands: Mapping[tuple[Place, Place], int]) -> dict[Place, int]:
    """Return how many cases come to each place of a diagram: of the need, how many leave it."""
    found: Counter[Place] = Counter()
    for (source, target), cases in bands.items():
        found[target] += cases
        if source == NEED:
            found[source] += cases
    return in_order(found)


def in_order(totals: Mapping[Place, int]) -> dict[Place, int]:
    """Return places stage by stage, the busiest first, the ends in their order."""

    def rank(item: tuple[Place, int]) -> tuple[int, int, int, str]:
        (stage, name), cases = item
        last = _ENDS.index(name) if name in _ENDS else len(_ENDS)
        return STAGES.index(stage), last, -cases, name

    return dict(sorted(totals.items(), key=rank))
