"""One replication, lived through again: the log and what is needed to read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ccsim.demand.case_name import STRETCHES, case_name
from ccsim.engine.logs import DUTY, IN_HAND
from ccsim.engine.plan import Plan
from ccsim.engine.simulate import Engine, simulate
from ccsim.errors import RunError
from ccsim.experiment.replicate import set_up
from ccsim.experiment.settle import settled_for_run
from ccsim.scenario import Scenario, in_force
from ccsim.scenario.faults import nearest
from ccsim.typing import Rows

_FORM = "a case is called INTENT/DATE/STRETCH/NUMBER"


@dataclass(frozen=True, eq=False)
class Lived:
    """
    One replication.

    Attributes
    ----------
    scenario, plan
        What was simulated, levers worked in.
    contacts
        Its log, rows of dtype `ccsim.engine.logs.CONTACT`.
    seed, replication
        Which one it is.
    in_hand, agents
        Its logs of what agents had in hand, dtype `IN_HAND`, and of their presence, dtype `DUTY`.
    """

    scenario: Scenario
    plan: Plan
    contacts: Rows
    seed: int
    replication: int
    in_hand: Rows = field(default_factory=lambda: np.zeros(0, dtype=IN_HAND))
    agents: Rows = field(default_factory=lambda: np.zeros(0, dtype=DUTY))

    @cached_property
    def _order(self) -> tuple[np.ndarray, np.ndarray]:
        """Rows by case, and where each case begins among them."""
        order = np.argsort(self.contacts["case"], kind="stable")
        cases = self.contacts["case"][order]
        return order, np.flatnonzero(np.concatenate([[True], cases[1:] != cases[:-1]])) if len(
            cases
        ) else order

    @cached_property
    def _hands(self) -> tuple[Rows, np.ndarray]:
        """The log of work in hand by part, then time; and its parts, to search in."""
        rows = self.in_hand[np.lexsort((self.in_hand["begin"], self.in_hand["part"]))]
        return rows, rows["part"]

    def hands_of(self, row: int) -> Rows:
        """Return the stretches in which a part was in hand, in order; none where nobody shares an agent."""
        rows, parts = self._hands
        return rows[np.searchsorted(parts, row) : np.searchsorted(parts, row, side="right")]

    @cached_property
    def shares(self) -> bool:
        """Whether agents may have several contacts in hand, or other than calls."""
        return self.plan.shares

    def cases(self) -> Iterator[Rows]:
        """Yield the rows of each case, in the order of offering."""
        order, begins = self._order
        for rows in np.split(order, begins[1:]):
            if len(rows):
                yield rows

    def name(self, row: int) -> str:
        """Return how the case of a row is called."""
        own = self.contacts[row]
        return case_name(self.plan.kinds[int(own["kind"])].intent, own)

    def find(self, name: str) -> Rows:
        """
        Return the rows of a case.

        Parameters
        ----------
        name
            Such as ``billing/2026-03-02/11:00/17``.

        Raises
        ------
        RunError
            If there is none; the message names the nearest.
        """
        if not len(self.contacts):
            raise RunError(f"no case made a contact in replication {self.replication} of seed {self.seed}")
        wanted = self._parsed(name)
        rows: Rows = np.flatnonzero(self._distance(wanted) == 0)
        if len(rows):
            return rows
        closest = self.name(int(np.lexsort(self._distances(wanted)[::-1])[0]))
        raise RunError(
            f'no case "{name}" in replication {self.replication} of seed {self.seed}; '
            f'the nearest is "{closest}"'
        )

    def _parsed(self, name: str) -> tuple[str, int, int, int]:
        """Intent, date ordinal, minute of the stretch, and number."""
        example = self.name(0)
        parts = name.split("/")
        intents = sorted(self.scenario.intents)
        if len(parts) != 4:
            raise RunError(f'"{name}" names no case: {_FORM}, such as "{example}"')
        if parts[0] not in intents:
            hint = nearest(parts[0], intents) or f"the intents are: {', '.join(intents)}"
            raise RunError(f'"{name}" names no case: there is no intent "{parts[0]}"; {hint}')
        words = {word: slot for slot, word in STRETCHES.items()}
        try:
            date = dt.date.fromisoformat(parts[1]).toordinal()
            hour, _, minute = parts[2].partition(":")
            slot = words[parts[2]] if parts[2] in words else int(hour) * 60 + int(minute)
            return parts[0], date, slot, int(parts[3])
        except ValueError:
            raise RunError(f'"{name}" names no case: {_FORM}, such as "{example}"') from None

    def _distances(self, wanted: tuple[str, int, int, int]) -> list[np.ndarray]:
        intent, *numbers = wanted
        others = np.array([kind.intent != intent for kind in self.plan.kinds])[self.contacts["kind"]]
        columns = zip(("day", "slot", "nth"), numbers, strict=True)
        return [
            others,
            *(np.abs(self.contacts[column].astype(np.int64) - number) for column, number in columns),
        ]

    def _distance(self, wanted: tuple[str, int, int, int]) -> np.ndarray:
        total: np.ndarray = sum(each.astype(np.int64) for each in self._distances(wanted))  # type: ignore[assignment]
        return total


def live_through(
    scenario: Scenario,
    *,
    seed: int = 1,
    replication: int = 0,
    days: int = 7,
    start: dt.date | None = None,
    engine: Engine = "compiled",
) -> Lived:
    """
    Simulate one replication of a run, as `ccsim.run` with the same arguments does.

    Parameters
    ----------
    scenario
        From `ccsim.load`; volumes of contacts are settled first where they are not yet, and levers that are
        on are worked in.
    seed, replication
        Which one.
    days, start, engine
        As for `ccsim.run`.
    """
    laid = in_force(settled_for_run(scenario))
    plan = set_up(laid, days, seed, start, engine).plan
    logs = simulate(plan, seed=seed, replication=replication, engine=engine)
    return Lived(laid, plan, logs.contacts, seed, replication, logs.in_hand, logs.agents)
