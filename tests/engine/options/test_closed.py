"""What customers do at a closed channel: each option off and on."""

from __future__ import annotations

from typing import Any

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.pairs import AGENT, HOUR, contacts_of, ended
from tests.engine.options.shared import MAIL, PHONE, channel, of_kind

#: Open in the afternoon; messages would be work items.
SHUT: dict[str, Any] = {
    "intents": {"call": {"channels": {"phone": 1}}},
    "channels": {
        "phone": {"hours": {"every day": "12:00-24:00"}, "closed": {}},
        "mail": {"mode": "deferred"},
    },
}
NIGHT: dict[str, Any] = {
    "flows": {
        "night": {
            "steps": {
                "menu": {"lasts": "10 s", "shares": {"known": 0.5}, "then": "agent"},
                "known": {"contained": {}},
                "agent": AGENT,
            }
        }
    }
}


def shut(**closed: Any) -> dict[str, Any]:
    """Return a change of what happens while closed."""
    return merged(NIGHT, channel(closed=closed))


def test_message_is_left_at_once_on_another_channel():
    """Half of those who find the phone closed write instead; the others are lost."""
    off, on = contacts_of(SHUT, shut(message=0.5, message_channel="mail"))
    assert set(off["kind"]) == {PHONE}
    closed = ended(on, outcomes.CLOSED)
    assert set(closed["returns"]) == {outcomes.NO_RETURN, outcomes.MESSAGE}
    left = closed["returns"] == outcomes.MESSAGE
    assert abs(left.mean() - 0.5) < 0.06
    messages = of_kind(on, MAIL)
    assert len(messages) == left.sum()
    assert (messages["attempt"] == 1).all()
    assert sorted(messages["offered"]) == sorted(closed["returns_at"][left])
    assert (closed["returns_at"][left] == closed["ended"][left]).all()
    assert (messages["offered"] % (24 * HOUR) < 12 * HOUR).all()


def test_bot_serves_some_while_closed():
    """It contains half of them; the rest come to a queue that nobody serves now, and are lost."""
    off, on = contacts_of(SHUT, shut(bot=1, bot_flow="night"))
    assert len(ended(off, outcomes.CONTAINED)) == 0
    contained = ended(on, outcomes.CONTAINED)
    assert (contained["offered"] % (24 * HOUR) < 12 * HOUR).all()
    lost = ended(on, outcomes.CLOSED)
    assert abs(len(contained) / (len(contained) + len(lost)) - 0.5) < 0.06
    assert set(lost["returns"]) == {outcomes.NO_RETURN}


def test_bot_flow_leads_to_messages_where_there_is_a_channel_for_them():
    """Whoever the bot cannot help writes."""
    _, on = contacts_of(SHUT, shut(bot=1, bot_flow="night", message_channel="mail"))
    closed = ended(on, outcomes.CLOSED)
    assert set(closed["returns"]) == {outcomes.MESSAGE}
    assert len(of_kind(on, MAIL)) == len(closed) > 100


def test_come_back_message_and_bot_are_one_draw():
    """Three of ten come back, and as many write and talk to the bot as before."""
    off, on = contacts_of(
        SHUT,
        shut(come_back=0.3, delay="1 h", message=0.3, message_channel="mail", bot=0.3, bot_flow="night"),
    )
    assert set(ended(off, outcomes.CLOSED)["returns"]) == {outcomes.NO_RETURN}
    morning = of_kind(on, PHONE)
    morning = morning[morning["offered"] % (24 * HOUR) < 12 * HOUR]
    back = (morning["returns"] == outcomes.COME_BACK).mean()
    contained = (morning["outcome"] == outcomes.CONTAINED).mean()
    wrote = (morning["returns"] == outcomes.MESSAGE).mean()
    assert abs(back - 0.3) < 0.05
    assert abs(contained - 0.5 * 0.3) < 0.05
    assert abs(wrote - (0.3 + 0.5 * 0.3)) < 0.05
