"""What a scenario says about automation, in words."""

from __future__ import annotations

import io

from ccsim.report.scenario_text import scenario_text
from ccsim.scenario import load
from tests.scenario.automation import AUTOMATION, changed_automation

FRESHNESS = "freshness: {half_life: 30 d, updated: 1999-01-15, every: 14 d, changes: {1999-02-03: 0.2}}"
FAILURE = "failure: {gives_up: 0.1, delay: 10 min, channels: {phone: 0.5, chat: 0.2}}"
OF_GOLD = "gold: {self_service: {help: 0.1}, handle_time: {talk: 4 min}}"
DEFLECTION = "deflection: {accept: 0.3, channel: app, queue_length: 5, leave: 0.1}"
ASSIST = "assist: {replies: {talk: 0.9, channels: [chat, app], intents: [order], per_seat: 2}}"
CONTEXT = "  same_channel: {saves: 0.2}\n  other_channel: {kept: 0.5, saves: 0.2}\n"


def _told(*changes: tuple[str, str]) -> str:
    return " ".join(scenario_text(load(io.StringIO(changed_automation(*changes)))).split())


def test_every_name_of_automation_is_told() -> None:
    """A part that is not told is not checked by the one who reads."""
    scenario, told = load(io.StringIO(AUTOMATION)), _told()
    names = [*scenario.self_service, *scenario.prevention, *scenario.flows]
    names += [tool for group in scenario.groups.values() for tool in group.assist]
    assert [name for name in names if name not in told] == []


def test_intents_say_who_helps_itself_and_what_is_hard() -> None:
    """Whoever reads 5 min must know whether that was measured after the easy half had gone."""
    told = _told()
    assert "30% first use help and 10% forum. Handled in" in told
    assert "Of segment gold: talk 4 min; 10% first use help." in told
    assert (
        "Hard cases are less often contained (correlation 0.5), less often helped by self-service (0.4), "
        "less often resolved (0.3) and longer to handle (0.5)." in told
    )
    measured = "As measured among the handled, those of all cases"
    assert f"{measured} not settled yet: talk, hold, wrap-up and resolution." in told
    assert "40% accept to go on by another channel." in told
    figures = ("talk", "hold", "wrap_up")
    settled = [f"intents.order.handle_time.{name}: 1.1" for name in figures]
    settled += ["intents.order.by_segment.gold.handle_time.talk: 1.1"]
    settled += ["intents.order.resolution.probability: 0.1"]
    old = "intents.order.handle_time.talk: 1.1"
    assert f"{measured} settled: talk" in _told((old, ", ".join(settled)))


def test_differences_say_what_automation_changes() -> None:
    """A segment with another offer is a line of its own."""
    none = ("gold: {self_service: {help: 0.1}", "gold: {self_service: {}, accepts_deflection: 0.2")
    told = _told(none)
    assert "20% accept to go on by another channel; use no self-service." in told
    again = "gold: {redial: {probability: 0.5, delay: 5 min, channels: {chat: 0.4}}"
    assert "50% redial, after 5 min, 40% by chat." in _told(("gold: {self_service: {help: 0.1}", again))
    repeat = "repeat: {probability: 0.5, delay: 1 h, channels: {chat: 0.4}}"
    resolution = f"gold: {{resolution: {{probability: 0.9, {repeat}}}"
    told = _told(("gold: {self_service: {help: 0.1}", resolution))
    assert "90% are resolved, of the others 50% come again, after 60 min, 40% by chat." in told


def test_returns_say_by_which_channel_they_come() -> None:
    """That the bot's customers call instead is what its price leaves out."""
    told = _told()
    assert "of the others 70% come again, after 24 h, 50% by phone and 10% by app." in told
    assert "50% of those who give up waiting try again, after 5 min, 30% by chat." in told


def test_self_service_says_whom_it_helps_and_what_the_others_do() -> None:
    """Success, failure, freshness and money, in the order in which a customer meets them."""
    told = _told()
    assert "help First used by 30% of order. It takes 3 min. 60% find what they need (50% of order)," in told
    assert "as measured among those who used it; 90% of them are resolved." in told
    assert (
        "Of those who do not, 10% give up, the others get in touch 10 min later, 50% by phone, 20% by chat "
        "and the rest by the channel they would have come by." in told
    )
    assert (
        "Half of it is stale 30 d after an upkeep (the last one on 1999-01-15, then every 14 d). Changes "
        "make 20% of it wrong on 1999-02-03, until the next upkeep." in told
    )
    assert "Its upkeep takes 10 h a week, 30 USD an hour." in told
    assert "forum First used by 10% of order. Others reply after 3 h. 40% find what they need." in told
    assert (
        "Of those who do not, all get in touch at once. 50% of the posts are looked through, by mail." in told
    )
    told = _told(
        (
            FRESHNESS,
            "freshness: {changes: {1999-02-03: 0.2}, least: 0.4}\n    cost: {per_use: 0.1, per_day: 20}",
        )
    )
    assert (
        "Changes make 20% of it wrong on 1999-02-03, until the next upkeep (the last one at the calendar's "
        "start). 40% of its success is always left." in told
    )
    assert "0.1 USD a use and 20 USD a day." in told


def test_self_service_that_few_or_none_use_says_so() -> None:
    """A portal that nobody uses is a slip, or a plan."""
    nobody = ("    self_service: {help: 0.3, forum: 0.1}\n", "    self_service: {forum: 0}\n")
    assert "help Used by some segments." in _told(nobody)
    assert "help Nobody uses it." in _told(nobody, (OF_GOLD, "gold: {handle_time: {talk: 4 min}}"))


def test_everybody_helped_leaves_nothing_to_say_of_failure() -> None:
    """The words are about what can happen."""
    all_of_them = ("success: {share: 0.4}", "success: {}")
    assert (
        "forum First used by 10% of order. Others reply after 3 h. All find what they need. 50% of"
        in _told(all_of_them)
    )


def test_prevention_says_what_it_removes_and_causes() -> None:
    """Messages cost, and cause contacts of their own."""
    told = _told()
    assert (
        "notice 10% of order do not arise. 500 messages a day, 0.02 USD each, which cause 5 cases of parcel."
        in told
    )
    plain = ("    messages: {count: 500, cost: 0.02, causes: {parcel: 0.01}}\n", "    per_day: 40\n")
    assert "notice 10% of order do not arise. 40 USD a day." in _told(plain)


def test_flows_say_what_they_contain_learn_and_cost() -> None:
    """Contained is not resolved, and sessions can be full."""
    told = _told()
    assert "20 sessions at once; who finds them all taken is blocked." in told
    assert "What the customer tells at ask is kept and saves 20% of the talk." in told
    assert (
        "At answer 50% are contained (70% of parcel), as measured among those who came there; 80% of them "
        "are resolved, of the others 90% come again, after 2 h, 60% by phone." in told
    )
    cost = "cost: {per_assumed: 0.5, per_resolved: 0.8}"
    told = _told(("    when_full: turn_away\n", f"    {cost}\n"))
    assert "20 sessions at once; who finds them all taken goes straight to the queue." in told
    assert "0.5 USD a contact contained that does not come back and 0.8 USD a contact resolved." in told


def test_context_deflection_tools_and_outages_are_told() -> None:
    """What is known, offered, helpful and broken."""
    told = _told()
    assert "same channel What the customer told there before is kept and saves 20% of the talk." in told
    assert (
        "another channel What the customer told there before is kept in 50% and saves 20% of the talk."
        in told
    )
    assert (
        "To go on by app is offered at once, if at least 5 are waiting: 30% accept, 10% of the others "
        "give up on hearing it." in told
    )
    assert "With replies (by chat and app, for order) talk is 90%; 2 USD a seat and day." in told
    assert "12:00: the flow bot and the self-service help do not work." in told
    only = ("flows_down: [bot], self_service_down: [help]", "factor: 2, flows_down: [bot]")
    assert "12:00: 2 times the volume of all intents and the flow bot does not work." in _told(only)
    told = _told(
        (CONTEXT, "  same_channel: {}\n"),
        (
            DEFLECTION,
            "deflection: {accept: 0.3, channel: app, after: 30 s, expected_wait: 2 min, delay: 5 min}",
        ),
        (ASSIST, "assist: {notes: {wrap_up: 0.5, resolution: 1.1, per_contact: 0.1}, help: {}}"),
    )
    assert "same channel What the customer told there before is kept." in told
    assert "another channel What the customer told there before is not kept." in told
    assert (
        "To go on by app 5 min later is offered after 30 s in line, if a wait of at least 2 min is expected "
        "(by number waiting): 30% accept." in told
    )
    assert (
        "With notes wrap-up is 50% and resolution is 110%; 0.1 USD a contact. With help nothing changes."
        in told
    )
    assert "What the customer told" not in _told((f"context:\n{CONTEXT}", ""))
