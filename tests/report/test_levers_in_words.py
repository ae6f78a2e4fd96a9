"""What each kind of lever says of itself."""

from __future__ import annotations

import pytest

from ccsim.report.in_words.levers import levers_text, say_levers
from tests.scenario.levers.centre import centre
from tests.scenario.levers.kinds import LEVERS

FROM = "On, from 2026-04-01"
WORDS = {
    "change": "A raise. On, from 2026-04-01 until 2026-10-01. It changes groups.voice.pay times 1.05, "
    "intents.order.handle_time.talk times 0.9 from 2026-04-15 on, groups.office.headcount by 1 and "
    'channels.phone.hours to {mon-fri: "08:00-20:00"}. It costs 1,000 USD once, 310 USD a month and 5 USD a '
    "day.",
    "hire": f"{FROM}, evenly over 28 d. 4 people for voice, the first on duty on 2026-06-01.",
    "train": f"{FROM}, slowly at both ends over 56 d. Training of voice for calls: 1.1 times as fast, "
    "1.05 times as many resolved and 2 of each group away wed 14:00–16:00 for 4 weeks.",
    "automate": f"{FROM}, slowly at both ends over 28 d. 80% of the contacts of chat and phone go through "
    "bot and flow bot contains 1.2 times as many.",
    "notify": f"{FROM}, evenly over 14 d. 20% of order do not arise, for regular only, with messages.",
    "root_cause": f"{FROM}. 30% of invoice do not arise, for regular only.",
    "onboarding": f"{FROM}. 25% of order do not arise, for new only, with messages.",
    "refresh_knowledge": f"{FROM}. Upkeep of help when it begins, again every 7 d, 6 more hours a week.",
    "assist": f"{FROM}. A tool for voice: talk times 0.9, hold times 0.95, wrap-up times 0.8 and resolution "
    "times 1.02.",
    "open_channel": f"{FROM}, evenly over 28 d. 20% of order by phone and 10% of order by email come by sms "
    "instead, open every day 08:00–22:00.",
    "phase_channels": f"{FROM}. Channels sms and chat open one after the other, every 28 d.",
    "dedicate": f"{FROM}. 3 of voice serve only texts.",
    "survey": f"{FROM}. 50% are asked by after-call.",
    "re_route": f"{FROM}. Group voice begins to serve mails and serves texts no more.",
    "opening_hours": f"{FROM}. Hours of phone: mon-sat 08:00–20:00.",
}


@pytest.mark.parametrize("kind", LEVERS)
def test_a_lever_says_when_and_what(kind: str) -> None:
    """As a planner would tell it."""
    told = levers_text(centre(LEVERS[kind], name="plan")).split()
    assert told[0] == "plan:"
    assert " ".join(told[1:]) == WORDS[kind]


def test_what_is_off_comes_last() -> None:
    """Those that are on stand in the order in which they begin."""
    later = LEVERS["survey"].replace("04-01", "06-01")
    text = f"{later}\n  before: {LEVERS['assist']}\n  other: {LEVERS['hire']}"
    told = say_levers(centre(text, name="plan").with_levers("before"))
    assert [name for name, _ in told] == ["before", "plan", "other"]
    assert told[2][1][0] == "Off. It would act from 2026-04-01, evenly over 28 d."


def test_one_person_in_a_shift() -> None:
    """No plural where there is none."""
    text = "{kind: hire, begins: 2026-04-06, group: office, shift: early, agents: 1, needs: []}"
    told = "one person for office in hours of shift early, the first on duty on 2026-04-06".capitalize()
    assert told in levers_text(centre(text, name="plan")).replace("\n ", "")
