"""How an attempt left its case told in a sentence: resolved, given up, or coming back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from ccsim.engine import outcomes
from ccsim.report.trace.parts import Part
from ccsim.report.trace.times import length

#: What customers do who come again.
_AGAIN = {
    outcomes.REDIAL: "redials",
    outcomes.REPEAT: "comes again",
    outcomes.COME_BACK: "comes back after opening",
    outcomes.RETRY: "tries again",
    outcomes.CHASE: "chases it up",
    outcomes.MESSAGE: "leaves a message",
    outcomes.TURN_TO: "gets in touch",
    outcomes.DEFLECTION: "gets in touch there",
}
#: Where nobody has asked whether the case is resolved.
_TAKEN = {
    outcomes.CONTAINED: "The flow takes the case to be resolved; it is not",
    outcomes.FOUND: "The customer takes the case to be resolved; it is not",
}
_SETTLED = (outcomes.HANDLED, outcomes.CONTAINED, outcomes.TIMED_OUT, outcomes.FOUND)


def tell_end(part: Part, local: Callable[[int], dt.datetime]) -> str:
    """
    Tell how an attempt left the case.

    Parameters
    ----------
    part
        Its last.
    local
        The local date and time of an instant of the run.
    """
    row, returns = part.row, int(part.row["returns"])
    if part.via == outcomes.MODERATION or part.outcome == outcomes.PREVENTED:
        return ""
    said = []
    if part.outcome in _SETTLED and returns != outcomes.CHASE:
        no = _TAKEN.get(part.outcome, "the case is not resolved")
        said.append("the case is resolved" if row["resolved"] else no)
    if returns != outcomes.NO_RETURN:
        said.append(_coming(part, local))
    elif row["ended"] >= 0 and not row["resolved"]:
        never = part.tried is not None and part.outcome == outcomes.NOT_FOUND
        said.append(f"the customer does not {'get in touch' if never else 'come again'}")
    text = "; ".join(said)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _coming(part: Part, local: Callable[[int], dt.datetime]) -> str:
    """Why, how much later, when and by which channel the customer comes."""
    row, returns = part.row, int(part.row["returns"])
    chased = returns == outcomes.CHASE
    when = local(int(row["returns_at"]))
    later = length(int(row["returns_at"] - row["offered" if chased else "ended"]))
    after = f"{later} after writing" if chased else f"{later} later"
    if returns == outcomes.MESSAGE:
        after = "at once"
    does = _AGAIN[returns]
    automated = part.outcome in (outcomes.CONTAINED, outcomes.FOUND, outcomes.NOT_FOUND)
    told = part.comes_by and (part.comes_by != part.channel or automated)
    if told and returns != outcomes.DEFLECTION:
        does += f" by {part.comes_by}"
    said = f"the customer {does} {after}, on {when:%A} {when:%Y-%m-%d} at {when:%H:%M:%S}"
    if chased:
        said = f"still unanswered, {said}: what is done here then resolves nothing any more"
    return f"{said}, after the end of the run" if row["returns_at"] >= part.horizon else said
