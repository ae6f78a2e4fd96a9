"""Numbers that vary: as before until the hour or date at which they change, and different from then on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from ccsim.engine import outcomes
from tests.demand.small import logs_of, merged, small
from tests.engine.options.pairs import AGENT, DAY, HOUR, MISROUTED, SHORT, flow
from tests.engine.options.shared import CHATS, TALKS, channel
from tests.engine.options.test_bots import BOT
from tests.engine.options.test_callbacks import OFFERED
from tests.engine.options.test_closed import SHUT, shut
from tests.engine.options.test_deflection import OFFERED as DEFLECTED
from tests.engine.options.test_deflection import terms
from tests.engine.options.test_self_service import FAQ, MAIL, faq
from tests.engine.options.test_shifts import ROSTER
from tests.engine.options.test_transfers import PASSED
from tests.engine.options.test_work_items import LATE, chase

HALF_RESOLVED: dict[str, Any] = {
    "intents": {
        "call": {"resolution": {"probability": 0.5, "repeat": {"probability": 0.5, "delay": "30 min"}}}
    },
    "groups": {"agents": {"serves": {"calls": {}}}},
}
MENU: dict[str, Any] = flow(
    {
        "menu": {"lasts": "10 s", "shares": {"balance": 0.3}, "then": "agent"},
        "balance": {"contained": {}},
        "agent": AGENT,
    }
)
GOLD: dict[str, Any] = {"segments": {"gold": {}}, "intents": {"call": {"segments": {"gold": 1}}}}
EVENING: dict[str, Any] = {"channels": {"phone": {"hours": {"every day": ["04:00-06:00", "16:00-18:00"]}}}}


def placed(path: str | Callable[[Any], Any], value: Any) -> dict[str, Any]:
    """Return a change of one number, by its path or by what it makes of the hold."""
    if not isinstance(path, str):
        return {"intents": {"call": {"handle_time": {"hold": path(value)}}}}
    for part in reversed(path.split(".")):
        value = {part: value}
    changed: dict[str, Any] = value
    return changed


def call(path: str) -> str:
    return f"intents.call.{path}"


_AGENTS = "groups.agents."
_EXPERTS = call("transfers.experts.")
_MENU = "flows.main.steps.menu."
_TERMS = "queues.calls.callback."
_REDIAL = {"intents": {"call": {"redial": {"delay": "5 min"}}}}
#: number: (scenario, path, value before, value after)
NUMBERS: dict[str, tuple[dict[str, Any], str | Callable[[Any], Any], Any, Any]] = {
    "Absence.probability": (ROSTER, _AGENTS + "absence.probability", 0, 1),
    "Callback.accept": (OFFERED, _TERMS + "accept", 0.8, 0),
    "Callback.no_answer": (OFFERED, _TERMS + "no_answer", 0, 0.9),
    "Channel.trunks": (SHORT, "channels.phone.trunks", 100, 3),
    "Closed.come_back": (EVENING, "channels.phone.closed.come_back", 0, 1),
    "Contained.resolved": (MENU, "flows.main.steps.balance.contained.resolved", 1, 0),
    "Flow.share": (MENU, "flows.main.share", 1, 0.2),
    "FlowStep.hang_up": (MENU, _MENU + "hang_up", 0, 0.5),
    "FlowStep.shares": (MENU, _MENU + "shares.balance", 0, 0.6),
    "Group.away": ({}, _AGENTS + "away", 0, 2),
    "Group.headcount": ({}, _AGENTS + "headcount", 3, 5),
    "HandOver.kept": (
        merged(MISROUTED, {"intents": {"call": {"misrouted": {"saves": 0.5}}}}),
        call("misrouted.kept"),
        1,
        0,
    ),
    "HandOver.resolution": (MISROUTED, call("misrouted.resolution"), 1, 0),
    "HandOver.saves": (MISROUTED, call("misrouted.saves"), 0, 0.5),
    "Intent.accepts_callback": (OFFERED, call("accepts_callback"), 0, 1),
    "Intent.balking": (SHORT, call("balking"), 0, 0.5),
    "Redial.probability": (merged(SHORT, _REDIAL), call("redial.probability"), 0, 0.9),
    "Repeat.probability": (HALF_RESOLVED, call("resolution.repeat.probability"), 0, 0.9),
    "Resolution.probability": (HALF_RESOLVED, call("resolution.probability"), 1, 0),
    "Difference.accepts_callback": (
        merged(OFFERED, GOLD),
        call("by_segment.gold.accepts_callback"),
        0,
        1,
    ),
    "Difference.balking": (merged(SHORT, GOLD), call("by_segment.gold.balking"), 0, 0.5),
    "Skill.proficiency": (HALF_RESOLVED, _AGENTS + "serves.calls.proficiency", 1, 2),
    "Skill.resolution": (HALF_RESOLVED, _AGENTS + "serves.calls.resolution", 1, 0),
    "Transfer.kept": (
        merged(PASSED, {"intents": {"call": {"transfers": {"experts": {"saves": 0.5}}}}}),
        _EXPERTS + "kept",
        1,
        0,
    ),
    "Transfer.probability": (PASSED, _EXPERTS + "probability", 0.5, 0),
    "Transfer.resolution": (PASSED, _EXPERTS + "resolution", 1, 0),
    "Transfer.saves": (PASSED, _EXPERTS + "saves", 0, 0.5),
}
FIELDS = (
    "kind",
    "day",
    "slot",
    "nth",
    "attempt",
    "leg",
    "tries",
    "queued",
    "answered",
    "ended",
    "talk",
    "outcome",
)


def over(contacts: np.ndarray, instant: int) -> np.ndarray:
    """Return the parts that were over before an instant, whatever came later."""
    last = np.maximum(contacts["ended"], contacts["released"])
    there = (contacts["offered"] < instant) & (last < instant) & (contacts["outcome"] != outcomes.UNFINISHED)
    return contacts[there]


_CLOSED = "channels.phone.closed."
NUMBERS |= {
    "Channel.silent": (CHATS, "channels.phone.silent", 0, 0.8),
    "Slow.share": (merged(CHATS, channel(slow={"times": 2})), "channels.phone.slow.share", 0, 0.8),
    "Slow.times": (merged(CHATS, channel(slow={"share": 0.5})), "channels.phone.slow.times", 1, 2),
    "Conversation.more": (TALKS, "channels.phone.conversation.more", 0, 0.6),
    "Chase.probability": (merged(LATE, chase(after="5 min")), call("chase.probability"), 0, 1),
    "Chase.saves": (
        merged(merged(LATE, {"groups": {"agents": {"headcount": 2}}}), chase(after="1 min", channel="phone")),
        call("chase.saves"),
        0,
        0.5,
    ),
    "Closed.message": (
        merged(SHUT, merged(EVENING, shut(message_channel="mail"))),
        _CLOSED + "message",
        0,
        1,
    ),
    "Closed.bot": (merged(SHUT, merged(EVENING, shut(bot_flow="night"))), _CLOSED + "bot", 0, 1),
}
NUMBERS |= {
    f"{each.capitalize()}.{field}": ({}, lambda value, each=each, rest=rest, field=field: {
        "distribution": each, **rest, field: value}, before, after)
    for each, field, before, after, rest in (
        ("constant", "value", "10 s", "40 s", {}),
        ("exponential", "mean", "10 s", "40 s", {}),
        ("lognormal", "mean", "10 s", "40 s", {"sd": "9 s"}),
        ("lognormal", "sd", "10 s", "40 s", {"mean": "20 s"}),
        ("lognormal", "median", "10 s", "40 s", {"p90": "60 s"}),
        ("lognormal", "p90", "40 s", "90 s", {"median": "20 s"}),
        ("gamma", "mean", "10 s", "40 s", {"sd": "9 s"}),
        ("gamma", "sd", "10 s", "40 s", {"mean": "20 s"}),
        ("weibull", "mean", "10 s", "40 s", {"shape": 1.5}),
        ("weibull", "shape", 0.8, 2, {"mean": "20 s"}),
        ("uniform", "low", "10 s", "20 s", {"high": "30 s"}),
        ("uniform", "high", "20 s", "40 s", {"low": "10 s"}),
    )
}  # fmt: skip
NUMBERS["Empirical.quantiles"] = (
    {},
    lambda value: {"distribution": "empirical", "quantiles": [[0, "0 s"], [0.5, value], [1, "60 s"]]},
    "10 s",
    "40 s",
)
NUMBERS["HyperexponentialPart.mean"] = (
    {},
    lambda value: {
        "distribution": "hyperexponential",
        "parts": [{"share": 0.5, "mean": value}, {"share": 0.5, "mean": "5 s"}],
    },
    "10 s",
    "40 s",
)


def shared(distribution: str, first: dict[str, Any], second: dict[str, Any]) -> Callable[[Any], Any]:
    """Return a hold of two parts; the value is the share of the first, or how it varies."""

    def rest(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: each if key == "interval" else rest(each) for key, each in value.items()}
        return [rest(each) for each in value] if isinstance(value, list) else round(1 - value, 9)

    return lambda value: {
        "distribution": distribution,
        "parts": [{"share": value, **first}, {"share": rest(value), **second}],
    }


NUMBERS["HyperexponentialPart.share"] = (
    {},
    shared("hyperexponential", {"mean": "10 s"}, {"mean": "60 s"}),
    0.8,
    0.2,
)
NUMBERS["MixturePart.share"] = ({}, shared("mixture", {"of": "10 s"}, {"of": "60 s"}), 0.8, 0.2)
NUMBERS["Volume.count"] = ({}, call("volume.count"), 30, 60)
_WORK = {"intents": {"call": {"handle_time": {"hold": "20 s", "wrap_up": "20 s"}}}}
_TOOL = _AGENTS + "assist.notes."
_CONTAINED = _MENU + "contained."
_OFFER = "queues.calls.deflection."
_NOTES = merged(HALF_RESOLVED, {"context": {"same_channel": {"saves": 0.5}}})
_ON_MAIL = {"channels": {"mail": {"mode": "deferred"}}, "intents": {"call": {"channels": {"phone": 1}}}}
NUMBERS |= {
    "Assist.talk": ({}, _TOOL + "talk", 1, 0.5),
    "Assist.hold": (_WORK, _TOOL + "hold", 1, 0.5),
    "Assist.wrap_up": (_WORK, _TOOL + "wrap_up", 1, 0.5),
    "Assist.resolution": (HALF_RESOLVED, _TOOL + "resolution", 1, 0),
    "Contained.share": (BOT, _CONTAINED + "share", 0, 0.6),
    "Contained.by_intent": (BOT, _CONTAINED + "by_intent.call", 0, 0.6),
    "Deflection.accept": (DEFLECTED, _OFFER + "accept", 0, 0.8),
    "Deflection.leave": (merged(DEFLECTED, terms(accept=0.2)), _OFFER + "leave", 0, 1),
    "Difference.accepts_deflection": (
        merged(DEFLECTED, GOLD),
        call("by_segment.gold.accepts_deflection"),
        0,
        0.8,
    ),
    "Difference.self_service": (merged(FAQ, GOLD), call("by_segment.gold.self_service.faq"), 0, 0.8),
    "Failure.channels": (merged(FAQ, MAIL), "self_service.faq.failure.channels.mail", 0, 0.8),
    "Failure.gives_up": (FAQ, "self_service.faq.failure.gives_up", 0, 0.9),
    "Flow.sessions": (BOT, "flows.main.sessions", 100, 1),
    "Intent.accepts_deflection": (DEFLECTED, call("accepts_deflection"), 0, 0.8),
    "Intent.self_service": (FAQ, call("self_service.faq"), 0, 0.8),
    "Moderation.share": (
        merged(merged(FAQ, MAIL), faq(moderation={"channel": "mail"})),
        "self_service.faq.moderation.share",
        0,
        1,
    ),
    "Prevention.removes": ({}, "prevention.notice.removes.call", 0, 0.5),
    "Redial.channels": (
        merged(
            merged(SHORT, _ON_MAIL), {"intents": {"call": {"redial": {"probability": 0.8, "delay": "5 min"}}}}
        ),
        call("redial.channels.mail"),
        0,
        0.9,
    ),
    "Remembered.kept": (_NOTES, "context.same_channel.kept", 1, 0),
    "Remembered.saves": (HALF_RESOLVED, "context.same_channel.saves", 0, 0.5),
    "Repeat.channels": (merged(HALF_RESOLVED, _ON_MAIL), call("resolution.repeat.channels.mail"), 0, 0.9),
}
# Absence is of whole dates: what a profile says at noon does not matter.
CASES = [(each, form) for each in NUMBERS for form in ("profile", "dated")]
CASES.remove(("Absence.probability", "profile"))


@pytest.mark.parametrize(("number", "form"), CASES)
def test_a_number_that_varies_changes_when_it_says(number, form):
    """Until then row by row as with the first value; from then on not."""
    base, path, before, after = NUMBERS[number]
    if form == "profile":
        change = 12 * HOUR
        series: Any = {"interval": "1 h", "days": {"every day": {"12:00": [after] * 12}}, "otherwise": before}
    else:
        change = DAY
        series = {"dated": {"2026-03-02": before, "2026-03-03": after}}
    plain = logs_of(small(**merged(base, placed(path, before))), 2).contacts
    varied = logs_of(small(**merged(base, placed(path, series))), 2).contacts
    early = [over(each, change) for each in (plain, varied)]
    assert len(early[0]) > 60
    # What a contact does at the end is drawn from the value at its beginning, or later; not from before.
    for field in FIELDS:
        np.testing.assert_array_equal(early[0][field], early[1][field], err_msg=field)
    later = [each[each["offered"] >= change] for each in (plain, varied)]
    fields = (*FIELDS, "resolved", "returns")
    assert len(later[0]) != len(later[1]) or any(
        not np.array_equal(later[0][field], later[1][field]) for field in fields
    )
