"""What a log of the baseline shows of each figure stated among handled contacts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ccsim.engine.outcomes import (
    ARRIVED,
    CHASE,
    CONTAINED,
    FOUND,
    HANDLED,
    NEXT_TURN,
    NOT_FOUND,
    REPLIED,
    SELF_SERVICE,
    TIMED_OUT,
)
from ccsim.engine.plan import Plan
from ccsim.experiment.settling.figure import Figure
from ccsim.typing import Bools, Floats, Ints, Rows
from ccsim.units import DAY, US

#: Columns of what is seen: how many, the sum over them, the sum of what is stated for them, and of squares.
COUNT, SUM, STATED, SQUARES = range(4)


def see_figures(plan: Plan, figures: Sequence[Figure], contacts: Rows) -> Floats:
    """
    What one replication shows of each figure.

    Parameters
    ----------
    plan
        That was simulated.
    figures
        What to look for.
    contacts
        The log, dtype `ccsim.engine.logs.CONTACT`.

    Returns
    -------
    Floats
        By [figure, `COUNT`..`SQUARES`]: those seen, the sum of the times (seconds) or of those of whom it is
        true, of what is stated for them, and of the squares.
    """
    log = _Log(plan, contacts)
    seen = np.zeros((len(figures), 4))
    for number, figure in enumerate(figures):
        rows = log.of(figure)
        rows = rows[figure.kinds[rows["kind"]]]
        if len(rows):
            seen[number] = _sums(figure, rows, contacts["offered"][rows["contact"]])
    return seen


def _sums(figure: Figure, rows: Rows, offered: Ints) -> tuple[float, float, float, float]:
    stated = figure.stated.at(offered)
    if figure.is_time:
        times = rows[figure.what] / US
        return len(rows), times.sum(), stated.sum() / US, (times * times).sum()
    true = _is_true(figure, rows)
    weights = np.ones(len(rows))
    for kind in np.unique(rows["kind"]) if figure.weights else ():
        own = rows["kind"] == kind
        weights[own] = figure.weights[int(kind)].at(offered[own])
    return weights.sum(), true.sum(), (weights * stated).sum(), true.sum()


def _is_true(figure: Figure, rows: Rows) -> Bools:
    if figure.what in ("contained", "found"):
        ending: Bools = rows["outcome"] == (CONTAINED if figure.what == "contained" else FOUND)
        return ending
    resolved: Bools = rows["resolved"] == 1
    return resolved


@dataclass(frozen=True)
class _Log:
    """The rows of a log in which figures are seen, each sort looked for once."""

    plan: Plan
    contacts: Rows

    def of(self, figure: Figure) -> Rows:
        """The rows that may show a figure, of all kinds."""
        match figure.what:
            case "talk" | "hold":
                return self._worked
            case "wrap_up" | "resolved":
                return self._ended
            case "contained" | "contained_resolved":
                rows = self._through(figure.place)
            case "found" | "found_resolved":
                rows = self._helped(figure.place)
        if figure.what in ("contained", "found"):
            return rows
        ended: Rows = rows[(rows["outcome"] == CONTAINED) | (rows["outcome"] == FOUND)]
        return ended

    @cached_property
    def _worked(self) -> Rows:
        """
        What agents did, early enough to be finished by the horizon.

        Only as it came or in its further turns: later parts have times of their own, and what was chased up
        was cut short.
        """
        log, timeline = self.contacts, self.plan.timeline
        rows = log[(log["leg"] == 0) & ((log["via"] == ARRIVED) | (log["via"] == NEXT_TURN))]
        answered = rows["answered"]
        soon = (answered >= timeline.measured_from) & (answered <= timeline.horizon - DAY * US)
        done = np.isin(rows["outcome"], (HANDLED, REPLIED, TIMED_OUT))
        found: Rows = rows[soon & done & (rows["returns"] != CHASE)]
        return found

    @cached_property
    def _ended(self) -> Rows:
        """The same without turns that were replied to: a conversation is wrapped up and resolved once."""
        found: Rows = self._worked[self._worked["outcome"] != REPLIED]
        return found

    def _through(self, flow: str) -> Rows:
        """Contacts that went through a flow."""
        rows = self._early
        number = self.plan.flows.index(flow)
        found: Rows = rows[(rows["via"] == ARRIVED) & (rows["flow"] == number)]
        return found

    def _helped(self, site: str) -> Rows:
        """Uses of a self-service that are over."""
        rows = self._early
        used = (rows["via"] == SELF_SERVICE) & (rows["site"] == self.plan.sites.index(site))
        found: Rows = rows[used & np.isin(rows["outcome"], (FOUND, NOT_FOUND))]
        return found

    @cached_property
    def _early(self) -> Rows:
        log, timeline = self.contacts, self.plan.timeline
        offered = log["offered"]
        found: Rows = log[(offered >= timeline.measured_from) & (offered <= timeline.horizon - DAY * US)]
        return found
