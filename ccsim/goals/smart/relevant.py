"""R: a customer or a cost feels it."""

from __future__ import annotations

from typing import Final

from ccsim.goals.smart.finding import Finding
from ccsim.measures.measure import Measure
from ccsim.scenario.goals.goal import Goal

__all__ = ["UNFELT", "relevant"]

_HANDLING: Final = ("aht", "talk", "hold", "wrap_up", "consult", "dial", "set_up")
#: Families that say what became of the customer: beside one of them a handle time is no danger.
_QUALITY: Final = (
    *("fcr", "repeat", "contacts_per_case", "time_to_resolution", "csat", "nps", "ces"),
    *("retention", "churn", "value_lost", "profit", "cpc"),
)
_BUSY: Final = "how busy agents are is felt by customers only through what it does to waits and to people"
_HOURS: Final = "hours are what is spent, not what comes of them"
_COUNT: Final = "how many there are is their number, not what became of them or what they cost"
_SENT: Final = "who is sent elsewhere is not yet helped"
_CLAIMED: Final = "it counts as done whoever is sent away without help, and comes back"
_OFTEN: Final = "how it is done is felt by customers only through what comes of it"

#: What no customer and no cost feels by itself, by family or id: why, and what to set the goal on instead.
UNFELT: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys(
        _HANDLING,
        (
            "handle time alone is shortened by whoever cuts customers short",
            "add a guardrail such as fcr/case or csat/true, or set the goal on cpc/resolution",
        ),
    ),
    "occupancy": (_BUSY, "set the goal on the wait or on cpc/served, and make this a guardrail"),
    "utilisation": (_BUSY, "set the goal on the wait or on cpc/served, and make this a guardrail"),
    "concurrency": (_BUSY, "set the goal on the wait or on cpc/served, and make this a guardrail"),
    "busy": (_BUSY, "set the goal on the wait or on cpc/served, and make this a guardrail"),
    "staffed": (_HOURS, "set the goal on the wait or on cost/pay"),
    "paid": (_HOURS, "set the goal on cost/pay"),
    "shrinkage": (_HOURS, "set the goal on the wait or on cost/pay"),
    "absence": (_HOURS, "set the goal on the wait or on cost/pay"),
    "overtime": (_HOURS, "set the goal on cost/overtime"),
    "training": (_HOURS, "set the goal on what is learned: fcr/case, csat/true, cpc/resolution"),
    "self_service/upkeep_hours": (_HOURS, "set the goal on self_service/resolved"),
    "containment/claimed": (_CLAIMED, "set the goal on containment/true"),
    "containment/assumed": (_CLAIMED, "set the goal on containment/true"),
    "self_service/found": (_CLAIMED, "set the goal on self_service/resolved"),
    "self_service/used": (_SENT, "set the goal on self_service/resolved"),
    "deflection": (_SENT, "set the goal on the wait, or on contacts_per_case/offered"),
    "callback/share": (_SENT, "set the goal on callback/wait or abandonment/offered"),
    "volume": (_COUNT, "set the goal on a share, a time or a cost of them"),
    "survey/asked": (_COUNT, "set the goal on survey/responses, by which a score is known"),
    "judged": (_COUNT, "set the goal on csat/true"),
    "lines": (_OFTEN, "set the goal on blocking/offered"),
    "in_flow": (_OFTEN, "set the goal on frt/any_calendar_contact or hang_up/flow"),
    "in_callback": (_OFTEN, "set the goal on callback/wait"),
    "interruptions": (_OFTEN, "set the goal on the wait or on cpc/served"),
    "conversation/turns": (_OFTEN, "set the goal on time_to_resolution/case or csat/true"),
    "difficulty": (_OFTEN, "set the goal on fcr/case or csat/true"),
}

#: Of these families those that are felt all the same.
_FELT: Final = ("volume/removed",)


def relevant(goal: Goal, measure: Measure | None) -> list[Finding]:
    """Warn of a measure that no customer and no cost feels, and of a bound on its worse side."""
    if measure is None:
        return []
    return _unfelt(goal, measure) or _backwards(goal, measure)


def _unfelt(goal: Goal, measure: Measure) -> list[Finding]:
    said = UNFELT.get(measure.id) or UNFELT.get(measure.family)
    if said is None or measure.id in _FELT:
        return []
    railed = any(aim.measure.partition("/")[0] in _QUALITY for aim in goal.guardrails.values())
    if measure.family in _HANDLING and railed:
        return []
    return [Finding("R", said[0], measure.id, said[1], warns=True)]


def _backwards(goal: Goal, measure: Measure) -> list[Finding]:
    given = "at_least" if goal.at_least is not None else "at_most" if goal.at_most is not None else None
    if (given, measure.direction) not in (("at_least", "lower"), ("at_most", "higher")):
        return []
    less = measure.direction == "lower"
    message = f"{'less' if less else 'more'} of {measure.id} is better, and the goal says {given}"
    hint = f"write {'at_most' if less else 'at_least'}, if that is what is meant"
    return [Finding("R", message, given, hint, warns=True)]
