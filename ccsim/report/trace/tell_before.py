"""What came before any contact told in sentences, and the work that automation spares."""

from __future__ import annotations

from ccsim.engine import outcomes
from ccsim.report.trace.before import Tried
from ccsim.report.trace.parts import Part
from ccsim.report.trace.times import Clock, length

#: How self-service ends.
_FOUND = {
    outcomes.FOUND: "has found an answer",
    outcomes.NOT_FOUND: "has found nothing",
}


def tell_before(part: Part, tried: Tried, clock: Clock) -> str:
    """
    Tell how a need was removed, or how self-service went.

    Parameters
    ----------
    part, tried
        The row, and what it is about.
    clock
        Writes an instant of the run as a local time.
    """
    row, when = part.row, clock(int(part.row["offered"]))
    if tried.prevented:
        return (
            f"At {when} {tried.name} removes the need: the customer does not get in touch.{tell_spared(part)}"
        )
    told = f"At {when} the customer tries {tried.name}"
    if row["ended"] < 0:
        return f"{told} and is at it as the run ends."
    told += f", for {length(tried.spent)}"
    if tried.replied:
        told += f", and waits {length(tried.replied)} for others to reply"
    return f"{told}. At {clock(int(row['ended']))} the customer {_FOUND[part.outcome]}.{tell_spared(part)}"


def tell_spared(part: Part) -> str:
    """Tell how much work no agent had, in a sentence that follows another."""
    spared = int(part.row["spared"])
    return f" An agent would have had {length(spared)} of work with it." if spared else ""
