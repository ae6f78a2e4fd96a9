"""Which contacts a measured figure holds for, and what an override takes over."""

from __future__ import annotations

from ccsim.scenario.measured import figure_at, kinds_stating
from tests.experiment.measured import measured_centre


def test_each_figure_holds_for_the_contacts_that_no_other_one_is_stated_for() -> None:
    """Chats have a talk of their own, and the wrap-up of all."""
    kinds = kinds_stating(measured_centre())
    phone, chat = ("order", "everyone", "phone"), ("order", "everyone", "chat")
    assert kinds == {
        "intents.order.handle_time.talk": [phone],
        "intents.order.by_channel.chat.handle_time.talk": [chat],
        "intents.order.handle_time.hold": [phone, chat],
        "intents.order.handle_time.wrap_up": [phone, chat],
        "intents.order.resolution.probability": [phone, chat],
    }


def test_a_new_figure_differs_as_what_held_before() -> None:
    """By channel, by segment, by intent; what was never settled has nothing."""
    figures = {
        "intents.order.handle_time.talk": 0.9,
        "intents.order.by_channel.chat.handle_time.talk": 0.8,
        "flows.bot.steps.a.contained.share": 0.1,
    }
    assert figure_at(figures, "intents.order.handle_time.talk") == 0.9
    assert figure_at(figures, "intents.order.by_channel.chat.handle_time.talk") == 0.8
    assert figure_at(figures, "intents.order.by_segment.gold.handle_time.talk") == 0.9
    assert figure_at(figures, "flows.bot.steps.a.contained.by_intent.order") == 0.1
    assert figure_at(figures, "intents.bill.handle_time.talk") is None
    assert figure_at(figures, "flows.bot.steps.a.contained.resolved") is None
