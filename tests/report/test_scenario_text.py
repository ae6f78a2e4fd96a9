"""What a scenario says in words."""

from __future__ import annotations

import datetime as dt
import re

import ccsim
from ccsim.report.scenario_text import scenario_text
from tests.report.centres import large, made, modes
from tests.shared import REPOSITORY


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_every_name_of_the_scenario_is_told() -> None:
    """A part that is not told is not checked by the one who reads."""
    scenario, text = large(), scenario_text(large())
    names = [scenario.name, scenario.title or "", *scenario.intents, *scenario.channels, *scenario.flows]
    names += [*scenario.queues, *scenario.groups, *scenario.segments, *scenario.costs.overhead]
    names += [shift for group in scenario.groups.values() for shift in group.shifts]
    names += [assumption.path for assumption in scenario.assumptions]
    assert [name for name in names if name not in _flat(text)] == []


def test_the_intents_say_volume_handle_time_patience_and_returns() -> None:
    """These are what a planner knows by heart, and would see wrong at once."""
    told = _flat(scenario_text(large()))
    assert "billing 3,420 cases, 45% of the volume (from 0 on Sat to 3,420 on Mon)." in told
    assert "90% by phone and 10% by video, for the queue billing; 85% private and 15% business." in told
    assert "Handled in 5.4 min: talk 4.3 min, hold 20 s and wrap-up 45 s." in told
    assert "Waits 3 min on average, half of them up to 2.1 min; 3% leave at once rather than wait." in told
    assert "82% are resolved; of the others 50% come again, after 2 d." in told
    assert "60% of those who give up waiting try again, after 30 min." in told
    assert "70% of those who find all lines taken try again, after 5 min." in told
    assert "6% are passed on to complaints (warm) after 90 s, with 0 s of hold, the first agent" in told
    assert "what was learned is kept in 90% and saves 20% of the talk." in told
    assert (
        "Of segment business: waits 90 s on average, half of them up to 62 s; 70% accept a callback." in told
    )
    assert "Who came to a wrong queue is passed back (cold) after 45 s." in told


def test_the_front_doors_and_queues_say_their_rules() -> None:
    """The order of the levels and the terms of a callback are where readers and files differ."""
    told = _flat(scenario_text(large()))
    assert (
        "phone Always open. 160 lines; who finds them all taken is blocked. Begins with the flow menu."
        in told
    )
    assert "video Open mon-fri 08:00–18:00. 12 s pass before the queue." in told
    assert "Of those who find it closed 50% come back 10 min after opening, the others are lost." in told
    assert "12% are contained, 4.3% hang up, 79% reach an agent's queue, 3% come to a wrong queue" in told
    assert "Served by north, then south after 45 s. 80 waiting places." in told
    assert "A callback is offered after 60 s in line, if a wait of at least 2 min is expected" in told
    assert (
        "40% accept, it joins callbacks at once. Dialling takes 12 s; 20% do not answer a try; 3 tries,"
        in told
    )
    assert "50% accept, it keeps the customer's place." in told
    assert "Served by fault-line, then meters-desk if they are busy. Priority -10." in told


def test_the_groups_say_who_is_there_and_what_they_cost() -> None:
    """A shift that nobody sees in words is a shift that nobody checks."""
    told = _flat(scenario_text(large()))
    assert "north Serves billing and callbacks; contracts (at 90% of the speed) at level 2." in told
    assert "At most 54 on duty, from 10:00" in told
    assert "Shift early: 22 agents, mon-fri 08:00–16:00, paid break 10:00–10:15, unpaid break" in told
    assert "7% are absent (paid). 20 EUR a paid hour, overtime at 1.25 times the pay." in told
    assert "New hires work at 60% of the full speed on day 0, 100% from day 90 on." in told
    assert "Serves faults (while more than 1 are free); engineers at level 2." in told
    assert "21 EUR a paid hour, shrinkage 28%, 9 EUR a seat and day." in told


def test_the_load_is_set_against_who_is_there() -> None:
    """One sentence that a manager takes away."""
    told = _flat(scenario_text(large()))
    assert "The load peaks at 95 erlangs at 10:00, with " in told
    assert re.search(r"It is above those on duty .*09:00–09:30", told)
    assert "Cases are counted once here: redials and repeats come on top." in told
    assert "price letter 2026-03-09 08:00 to 2026-03-11 18:00: 1.4 times the volume of billing" in told


def test_the_bank_is_told_without_being_settled() -> None:
    """Stated contacts are shown as stated, in a second."""
    told = _flat(scenario_text(ccsim.load(REPOSITORY / "scenarios" / "anonymous-bank.yaml")))
    assert "contacts, redials and repeats among them" in told
    assert "Asia/Jerusalem, from Monday 1999-02-01 on, money in USD." in told
    assert "Open sun-thu 07:00–24:00, fri 07:00–14:00, sat 19:30–24:00." in told
    assert "counted once" not in told


def test_lines_keep_to_the_width_and_plain_text_has_no_codes() -> None:
    """Mail and tickets take a hundred columns and no colours."""
    plain = scenario_text(large(), width=80)
    assert max(map(len, plain.splitlines())) <= 80
    assert "\x1b" not in plain
    assert "\x1b[1m" in scenario_text(large(), styled=True)


def test_the_day_can_be_chosen() -> None:
    """Next week's campaign is a day of its own."""
    told = _flat(scenario_text(large(), date=dt.date(2026, 3, 9)))
    assert "Figures are those of Monday 2026-03-09." in told
    assert "billing 4,788 cases" in told
    assert "Nobody gets in touch on this day." in scenario_text(
        made(intents={"order": {"volume": {"per": "1 h", "count": 0}}})
    )


def test_changes_are_told() -> None:
    """A what-if says what it changed."""
    scenario = made().override({"groups.all.headcount": 4})
    assert "groups.all.headcount: 1 -> 4" in scenario_text(scenario)


def test_patience_without_end_is_said_so() -> None:
    """`inf` is not a word."""
    assert "Waits as long as it takes." in _flat(scenario_text(made()))
    mixed = {
        "distribution": "mixture",
        "parts": [{"share": 0.6, "of": "60 s"}, {"share": 0.4, "of": "never"}],
    }
    told = _flat(scenario_text(made(intents={"order": {"patience": mixed}})))
    assert "Waits half for 60 s, some as long as it takes." in told


def test_many_shifts_are_told_by_their_hours() -> None:
    """Fourteen shifts with all their breaks would be a page that nobody reads."""
    shift: dict[str, object] = {"hours": {"mon-fri": "08:00-16:00"}, "breaks": ["10:00-10:15"], "agents": 2}
    late = {"hours": {"mon-fri": "12:00-20:00"}, "breaks": ["15:00-15:30"], "agents": ["ada", "ben", "cleo"]}
    lunch = {**shift, "unpaid_breaks": ["12:00-13:00"]}
    shifts = {"early-a": shift, "early-b": shift, "late": late, "lunch": lunch}
    told = _flat(scenario_text(made(groups={"all": {"shifts": shifts}})))
    assert (
        "4 shifts: 6 agents mon-fri 08:00–16:00 (early-a, early-b and lunch); 3 agents mon-fri 12:00–20:00 "
        "(late), with paid breaks of 15 min to 30 min, with unpaid breaks of 60 min." in told
    )


def test_a_queue_for_callbacks_says_that_their_number_is_not_known() -> None:
    """Nought contacts would be read as a queue that nobody needs."""
    callback = {"accept": 0.5, "way": "own_queue", "queue": "booked"}
    queues = {"calls": {"callback": callback}, "booked": {}}
    groups = {"all": {"serves": ["calls", "booked"], "headcount": 1}}
    scenario = made(intents={"order": {"queue": "calls"}}, queues=queues, groups=groups)
    assert "booked Callbacks only, as many as accept. Served by all." in _flat(scenario_text(scenario))


def test_every_mode_is_told_with_what_is_particular_about_it() -> None:
    """Chats that go silent, turns, work that is put aside: who reads it must be able to object."""
    told = _flat(scenario_text(modes()))
    assert "phone A call: the customer waits and has the agent's ear. Open mon-sat 08:00–20:00." in told
    assert (
        "Of those who find it closed 40% come back 15 min after opening, 20% leave a message by email, 30% "
        "are served by the flow night (who would go on to a queue leaves a message by email), the others are "
        "lost."
    ) in told
    assert "60% of those whose patience ends leave without a sign: an agent who opens the contact" in told
    assert "15% are slow: their talk takes 1.8 times as long." in told
    assert (
        "After an answer 65% have another message, 12 min later on average; who takes longer than 2 h is not "
        "waited for: 2.8 turns a contact. A reply goes to the agent who had the conversation, and goes to "
        "the others if that one is off duty. Getting back into it, or into another agent's, takes 40 s."
    ) in told
    assert "A reply goes to whoever is free." in told
    assert (
        "The business clock runs while any of these is open: berlin (mon-fri 08:00–18:00) and lisbon "
        "(mon-fri 09:00–19:00, Europe/Lisbon)."
    ) in told
    assert (
        "Work on it is interrupted for an earlier mode and goes back to its place in the queue. At the end "
        "of a shift and before a break, what has more than 3 min left goes back to the queue."
    ) in told
    assert "Work on it is interrupted for an earlier mode and stays with its agent." in told


def test_loads_speeds_and_hours_of_skills_are_told() -> None:
    """What an agent may have in hand is the assumption on which a chat team stands or falls."""
    told = _flat(scenario_text(modes()))
    assert (
        "In hand at once: 1 call, 3 chats (each at 70% of the speed), 2 chats and 1 message, 1 chat and 1 "
        "work item (chats at 90% of the speed and work items at 50% of the speed) or 2 messages and 1 work "
        "item; anything less, too. A handle time of 3.3 min alone, 3.8 min with 2 in hand and 4.5 min with 3 "
        "in hand; calls go as fast as alone. Turning to a contact on another channel takes 20 s."
    ) in told
    assert "messages and post (mon-fri 13:00–17:00 only); calls at level 2." in told
    assert "The agent who has the most in hand, and room for one more, takes a contact." in told
    assert "With as many in hand as is fastest, it keeps 0.8 agents busy then." in told
    assert "To be answered within 30 min." in told
    assert (
        "That is with one contact at a time in hand. With as many of one mode as is fastest it keeps" in told
    )
    assert "Work items may wait for quieter hours." in told


def test_what_differs_by_channel_is_told_once_for_those_alike() -> None:
    """The terms of a channel, turns and the customers who chase; the backlog by channel."""
    told = _flat(scenario_text(modes()))
    assert "That is 4.2 min by phone, 6.6 min by chat, 4.4 min by messenger in 2.8 turns, 2.3 min by" in told
    assert "By phone and chat the customer waits 2.5 min on average" in told
    assert "By messenger: for the queue messages; talk 80 s a turn; no hold." in told
    assert (
        "By social: for the queue posts; talk 2.5 min; no hold; 20% of those whose message or item nobody "
        "has taken up get in touch again 60 min later on average, on the same channel."
    ) in told
    assert "90 min later on average, by phone; 60% of the talk is then saved on the first." in told
    assert "start 25 order by email and 5 return by email are waiting already." in told
    alike = modes().override({"intents.order.by_channel.sms.handle_time.talk.mean": "80 s"})
    assert "By messenger and sms: for the queue messages; talk 80 s a turn; no hold." in _flat(
        scenario_text(alike)
    )


def test_other_ways_of_conversations_closed_doors_and_coming_again_are_told() -> None:
    """The rarer wishes, each in its sentence."""
    again = {"probability": 0.5, "delay": "1 h"}
    own = {
        "retry": again,
        "redial": again,
        "resolution": {"probability": 0.7, "repeat": again},
        "accepts_callback": 0.3,
    }
    conversation = {"more": 0.5, "agent_gone": "wait"}
    scenario = made(
        channels={
            "sms": {
                "mode": "conversation",
                "business_hours": {"here": {"hours": {"mon-fri": "09:00-17:00"}}},
                "conversation": conversation,
            },
            "chat": {
                "mode": "concurrent",
                "hours": {"every day": "08:00-18:00"},
                "closed": {"bot": 0.5, "bot_flow": "bot"},
            },
        },
        flows={"bot": {"steps": {"ask": {"contained": {"resolved": 1}}}}},
        groups={
            "all": {
                "headcount": 1,
                "loads": [{"conversation": 1}, {"concurrent": 1, "speed": {"concurrent": 0.9}}],
            }
        },
        intents={"order": {"channels": {"sms": 0.5, "chat": 0.5}, "by_channel": {"chat": own}}},
    )
    told = _flat(scenario_text(scenario))
    assert "The business clock runs while this is open: here (mon-fri 09:00–17:00)." in told
    assert "the agent who had the conversation, and waits if that one is off duty." in told
    assert "50% are served by the flow bot (who would go on to a queue is lost), the others are lost." in told
    assert "In hand at once: 1 message or 1 chat (at 90% of the speed); anything less, too." in told
    assert (
        "By chat: 30% accept a callback; 50% redial, after 60 min; 50% try again where all is taken, after "
        "60 min; 70% are resolved, of the others 50% come again, after 60 min."
    ) in told
    only_sms = made(channels={"sms": {"mode": "conversation"}})
    assert "Waits" not in scenario_text(only_sms)
