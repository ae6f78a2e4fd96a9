"""Options that change no contact, only how it is counted."""

from __future__ import annotations

from typing import Any

import pytest

import ccsim
from tests.demand.small import merged, small
from tests.engine.options.pairs import AGENT, flow
from tests.engine.options.test_transfers import PASSED
from tests.engine.options.test_varying import placed


def totals(base: dict[str, Any], extra: dict[str, Any], *columns: str) -> list[list[float]]:
    """Return sums of columns over the runs, without and with an option."""
    found = []
    for scenario in (small(**base), small(**merged(base, extra))):
        result = ccsim.run(scenario, days=1, replications=2, jobs=1)
        found.append([float(result.runs[name].sum()) for name in columns])
    return found


def test_tier_a_transfer_to_a_higher_one_is_an_escalation():
    """The same transfers; to tier 2 they count as escalated."""
    (off,), (on,) = totals(PASSED, {"queues": {"experts": {"tier": 2}}}, "escalated")
    assert off == 0
    assert on > 100


def test_short_abandonment_leaves_more_of_them_out():
    """The longer an abandonment may be and still be short, the more are."""
    few = {"groups": {"agents": {"headcount": 2}}, "measures": {"short_abandonment": "5 s"}}
    (short, abandoned), (more, still) = totals(
        few, {"measures": {"short_abandonment": "30 s"}}, "short", "abandoned"
    )
    assert abandoned == still
    assert 0 < short < more < abandoned


def test_answer_within_names_the_thresholds_of_the_service_level():
    """A longer threshold, a better service level, on the same contacts."""
    result = ccsim.run(
        small(groups={"agents": {"headcount": 2}}, measures={"answer_within": ["10 s", "1 min"]}),
        days=1,
        replications=2,
        jobs=1,
    )
    within = [name for name in result.runs if name.startswith("answered_within")]
    assert len(within) == 2
    assert 0 < result.runs[within[0]].sum() < result.runs[within[1]].sum() < result.runs["offered"].sum()


_SHIFT = {"shifts": {"day": {"agents": 2, "hours": {"every day": "08:00-16:00"}}}}
_OVERTIME = {"shifts": {"day": {"overtime": {"every day": ["06:00-08:00", "16:00-18:00"]}}}}
_MENU = flow(
    {
        "menu": {"lasts": "10 s", "shares": {"help": 0.3}, "then": "agent"},
        "help": {"contained": {}},
        "agent": AGENT,
    }
)
_HELP = {
    "self_service": {"help": {"success": {"share": 0.5}, "upkeep": {"hours_per_week": 7, "pay": 20}}},
    "intents": {"call": {"self_service": {"help": 0.5}}},
}
_NOTICE = {
    "prevention": {
        "notice": {"removes": {"call": 0.1}, "messages": {"count": 100, "per": "1 d", "cost": 0.5}}
    },
}
_TOOL = {"groups": {"agents": {"assist": {"notes": {"talk": 0.9}}}}}
#: number: (scenario, path, value before, value after, the line that grows)
PRICES: dict[str, tuple[dict[str, Any], str, float, float, str]] = {
    "ChannelCost.per_contact": ({}, "channels.phone.cost.per_contact", 0.1, 0.3, "cost_contacts"),
    "ChannelCost.per_minute": ({}, "channels.phone.cost.per_minute", 0.1, 0.3, "cost_minutes"),
    "Assist.per_contact": (_TOOL, "groups.agents.assist.notes.per_contact", 0.1, 0.3, "cost_assist"),
    "Assist.per_seat": (_TOOL, "groups.agents.assist.notes.per_seat", 1, 2, "cost_assist"),
    "FlowCost.per_assumed": (_MENU, "flows.main.cost.per_assumed", 0.1, 0.3, "cost_flow"),
    "FlowCost.per_contained": (_MENU, "flows.main.cost.per_contained", 0.1, 0.3, "cost_flow"),
    "FlowCost.per_minute": (_MENU, "flows.main.cost.per_minute", 0.1, 0.3, "cost_flow"),
    "FlowCost.per_resolved": (_MENU, "flows.main.cost.per_resolved", 0.1, 0.3, "cost_flow"),
    "FlowCost.per_session": (_MENU, "flows.main.cost.per_session", 0.1, 0.3, "cost_flow"),
    "Group.overtime_pay": (
        {"groups": {"agents": merged({**_SHIFT, "pay": 20}, _OVERTIME)}},
        "groups.agents.overtime_pay",
        1,
        2,
        "cost_overtime",
    ),
    "Group.pay": ({}, "groups.agents.pay", 10, 20, "cost_pay"),
    "Group.seat": ({}, "groups.agents.seat", 1, 2, "cost_seats"),
    "Group.shrinkage": ({"groups": {"agents": {"pay": 20}}}, "groups.agents.shrinkage", 0, 0.5, "cost_pay"),
    "Messages.cost": (_NOTICE, "prevention.notice.messages.cost", 0.5, 1, "cost_prevention"),
    "Messages.count": (_NOTICE, "prevention.notice.messages.count", 100, 300, "cost_prevention"),
    "Overhead.per_day": ({}, "costs.overhead.office.per_day", 100, 200, "cost_overhead"),
    "Prevention.per_day": (_NOTICE, "prevention.notice.per_day", 10, 20, "cost_prevention"),
    "SelfServiceCost.per_day": (_HELP, "self_service.help.cost.per_day", 10, 20, "cost_self_service"),
    "SelfServiceCost.per_use": (_HELP, "self_service.help.cost.per_use", 0.1, 0.3, "cost_self_service"),
    "Upkeep.hours_per_week": (_HELP, "self_service.help.upkeep.hours_per_week", 7, 14, "cost_self_service"),
    "Upkeep.pay": (_HELP, "self_service.help.upkeep.pay", 20, 30, "cost_self_service"),
}
FORMS = [(number, form) for number in PRICES for form in ("profile", "dated")]
# One figure a day.
for _daily in ("Overhead.per_day", "SelfServiceCost.per_day", "Upkeep.hours_per_week", "Upkeep.pay"):
    FORMS.remove((_daily, "profile"))


@pytest.mark.parametrize(("number", "form"), FORMS)
def test_a_price_that_varies_costs_between_the_two(number, form):
    """Half of the time at the one price, half at the other."""
    base, path, before, after, column = PRICES[number]
    series: Any = {"dated": {"2026-03-02": before, "2026-03-03": after}}
    if form == "profile":
        series = {"interval": "1 h", "days": {"every day": {"12:00": [after] * 12}}, "otherwise": before}
    costs = []
    for value in (before, series, after):
        scenario = small(**merged(base, placed(path, value)))
        costs.append(float(ccsim.run(scenario, days=2, replications=2, jobs=1).runs[column].sum()))
    assert costs == sorted(costs)
    # A seat costs by the day, at the price with which the day begins.
    first = 0 if (number, form) == ("Group.seat", "profile") else 1
    assert costs[first] < costs[2]
    assert costs[0] < costs[1] or first == 0
