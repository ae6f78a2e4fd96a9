"""Which rows of a log show which figure."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ccsim.demand.kind import kinds_of
from ccsim.engine import outcomes
from ccsim.engine.logs import CONTACT
from ccsim.engine.plan import build_plan
from ccsim.experiment.settling.figure import lay_figures
from ccsim.experiment.settling.hidden import unseen
from ccsim.experiment.settling.seen import see_figures
from ccsim.experiment.warm_up import lay_timeline
from ccsim.scenario import Scenario, Settled
from ccsim.units import US
from tests.experiment.measured import measured_centre

DAY = 86_400 * US
HOUR = 3600 * US


def _settled(scenario: Scenario) -> Scenario:
    settled = Settled(fingerprint="none", figures=unseen(scenario))
    return scenario.model_copy(update={"settled": settled})


def _rows(scenario: Scenario, *stated: dict[str, Any]) -> dict[str, tuple[float, float, float]]:
    """What some rows show, by path: count, mean and stated mean of what is shown."""
    timeline = lay_timeline(scenario, 7, None)
    plan = build_plan(_settled(scenario), timeline)
    kinds = {(kind.intent, kind.channel): number for number, kind in enumerate(plan.kinds)}
    log = np.zeros(len(stated), dtype=CONTACT)
    for row, each in enumerate(stated):
        values = {
            "kind": kinds[each.pop("who", ("order", "phone"))],
            "offered": timeline.measured_from + 10 * HOUR,
            "answered": timeline.measured_from + 10 * HOUR,
            "contact": row,
            "flow": -1,
            "site": -1,
            "outcome": outcomes.HANDLED,
            **each,
        }
        for name, value in values.items():
            log[name][row] = value
    figures = lay_figures(scenario, timeline, kinds_of(scenario))
    seen = see_figures(plan, figures, log)
    return {
        figure.path: (float(count), float(total / count), round(float(expected / count), 9))
        for figure, (count, total, expected, _) in zip(figures, seen, strict=True)
        if count > 0
    }


TALK = "intents.order.handle_time.talk"
RESOLVED = "intents.order.resolution.probability"
SHARE = "flows.bot.steps.answer.contained.share"


def test_a_handled_call_shows_its_times_and_whether_it_resolved() -> None:
    """Of its own kind: chats have a talk of their own, bills are not measured."""
    call = {"talk": 200 * US, "wrap_up": 30 * US, "resolved": 1}
    seen = _rows(
        measured_centre(),
        dict(call),
        {**call, "who": ("order", "chat"), "talk": 500 * US},
        {**call, "who": ("bill", "phone")},
    )
    assert seen[TALK] == (1, 200, 300)
    assert seen["intents.order.by_channel.chat.handle_time.talk"] == (1, 500, 400)
    assert seen["intents.order.handle_time.wrap_up"] == (2, 30, 60)
    assert seen[RESOLVED] == (2, 1, 0.75)


@pytest.mark.parametrize(
    "other",
    [
        {"outcome": outcomes.TRANSFERRED},
        {"outcome": outcomes.SILENT},
        {"outcome": outcomes.ABANDONED},
        {"via": outcomes.PASSED_ON, "leg": 1},
        {"via": outcomes.CALLED_BACK, "leg": 1},
        {"via": outcomes.MODERATION},
        {"via": outcomes.NEXT_TURN, "leg": 1},
        {"returns": outcomes.CHASE},
        {"answered": -1},
        {"answered": 6 * DAY + 11 * HOUR},
    ],
)
def test_what_has_other_times_shows_none(other: dict[str, Any]) -> None:
    """Parts after a hand-over, what was cut short, and what may not be finished by the horizon."""
    scenario = measured_centre(start={"warm_up": "0 s"})
    assert TALK in _rows(scenario, {"talk": 200 * US})
    assert _rows(scenario, {"talk": 200 * US, **other}) == {}


def test_the_turns_of_a_conversation_show_talk_and_the_last_of_them_the_rest() -> None:
    """Each turn has a talk; the conversation is wrapped up and resolved once."""
    turns = (
        {"talk": 100 * US, "outcome": outcomes.REPLIED},
        {"talk": 300 * US, "via": outcomes.NEXT_TURN, "outcome": outcomes.TIMED_OUT, "wrap_up": 50 * US},
    )
    seen = _rows(measured_centre(), *turns)
    assert seen[TALK] == (2, 200, 300)
    assert seen["intents.order.handle_time.wrap_up"] == (1, 50, 60)
    assert seen[RESOLVED] == (1, 0, 0.75)


def test_contacts_of_a_flow_show_what_it_contains() -> None:
    """Of 100 that entered, 85.5 came to the answer on average; the figures of an intent by itself apart."""
    contained = {"outcome": outcomes.CONTAINED, "answered": -1, "flow": 0, "resolved": 1}
    seen = _rows(
        measured_centre(),
        *[dict(contained) for _ in range(2)],
        *[{"flow": 0, "answered": -1, "outcome": outcomes.ABANDONED} for _ in range(8)],
        {**contained, "who": ("bill", "phone"), "resolved": 0},
        {"outcome": outcomes.ABANDONED, "answered": -1},  # the flow was down
    )
    count, share, stated = seen[SHARE]
    assert (count, share * count, stated) == pytest.approx((8.55, 2, 0.3))
    count, share, stated = seen["flows.bot.steps.answer.contained.by_intent.bill"]
    assert (count, share * count, stated) == pytest.approx((0.855, 1, 0.2))
    assert seen["flows.bot.steps.answer.contained.resolved"] == pytest.approx((3, 2 / 3, 0.7))


def test_self_service_is_as_fresh_as_on_the_day() -> None:
    """Half of what is written is stale after a week: the stated share is halved too, not what is hidden."""
    document = measured_centre().self_service["faq"].model_dump(by_alias=True)
    faq = {**document, "freshness": {"half_life": "7 d"}}
    scenario = measured_centre(self_service={"faq": faq}, start={"warm_up": "0 s"})
    use = {"via": outcomes.SELF_SERVICE, "site": 0, "answered": -1}
    seen = _rows(
        scenario,
        {**use, "outcome": outcomes.FOUND, "resolved": 1},
        {**use, "outcome": outcomes.NOT_FOUND, "offered": 5 * DAY},
        {**use, "outcome": outcomes.UNFINISHED},
    )
    assert seen["self_service.faq.success.share"] == pytest.approx((2, 0.5, (0.5 + 0.5 * 0.5 ** (5 / 7)) / 2))
    assert seen["self_service.faq.success.resolved"] == (1, 1, 0.8)


def test_what_varies_is_compared_with_what_held_when_it_was_offered() -> None:
    """From 12:00 on calls are stated twice as long."""
    order = measured_centre().intents["order"].model_dump(by_alias=True)
    mean = {"interval": "60 min", "days": {"every day": {"00:00": ["100 s"] * 12 + ["200 s"] * 12}}}
    order["handle_time"] = {"talk": {"distribution": "exponential", "mean": mean}, "among": "handled"}
    intents = {"order": order, "bill": measured_centre().intents["bill"]}
    scenario = measured_centre(intents=intents, start={"warm_up": "0 s"})
    rows = [{"offered": hour * HOUR, "talk": 50 * US} for hour in (9, 13, 15)]
    # a later turn goes by when its conversation was offered
    rows.append({"offered": 13 * HOUR, "via": outcomes.NEXT_TURN, "contact": 0, "talk": 50 * US})
    assert _rows(scenario, *rows)[TALK] == (4, 50, 150)
