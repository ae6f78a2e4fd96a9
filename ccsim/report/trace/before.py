"""What a case met before any contact: a prevention that removed the need, self-service that was tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ccsim.demand.purposes import SPENT
from ccsim.engine import outcomes
from ccsim.report.trace.draws import draw_again, length_again
from ccsim.report.trace.lived import Lived


@dataclass(frozen=True)
class Tried:
    """
    What came before any contact.

    Attributes
    ----------
    name
        Of the prevention or of the self-service.
    prevented
        Whether it removed the need.
    spent, replied
        Microseconds that the customer spent on self-service, and then waited until others had replied.
    """

    name: str
    prevented: bool
    spent: int
    replied: int


def tried(lived: Lived, row: Any) -> Tried | None:
    """
    Return what a row of the log is about, if it is about something before any contact.

    Parameters
    ----------
    lived, row
        The replication, and a row of its log.
    """
    if row["outcome"] == outcomes.PREVENTED:
        return Tried(lived.plan.preventions[int(row["site"])], True, 0, 0)
    if row["via"] != outcomes.SELF_SERVICE:
        return None
    name = lived.plan.sites[int(row["site"])]
    law = lived.scenario.self_service[name].lasts
    spent = length_again(lived, row, law, draw_again(lived, row, SPENT))
    until = int(row["ended"]) if row["ended"] >= 0 else lived.plan.timeline.horizon
    spent = min(spent, until - int(row["offered"]))
    return Tried(name, False, spent, until - int(row["offered"]) - spent)
