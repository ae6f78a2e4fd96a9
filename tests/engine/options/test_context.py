"""What is known of customers who come again: each option off and on."""

from __future__ import annotations

from typing import Any

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.histories import PLENTY, Told, differing, pair_of, tell
from tests.engine.options.pairs import AGENT, flow
from tests.engine.options.test_transfers import PASSED

#: Everybody comes twice and more, half of them by e-mail then.
BACK: dict[str, Any] = merged(
    PLENTY,
    {
        "intents": {
            "call": {
                "volume": {"count": 20},
                "channels": {"phone": 1},
                "queue": "calls",
                "resolution": {
                    "probability": 0.4,
                    "repeat": {"probability": 1, "delay": "30 min", "channels": {"mail": 0.5}},
                },
            }
        },
        "channels": {"mail": {"mode": "deferred"}},
    },
)


def _later(told: Told, *, same: bool) -> list[tuple[Any, int]]:
    """Return the later contacts that an agent had on the same channel as the one before, or on another."""
    found = []
    for case, parts in told.cases.items():
        answered = [place for place, _ in enumerate(parts) if told.of(case, "answered")[place] >= 0]
        found += [
            (case, place) for place in answered if place and (parts[place][1] == parts[place - 1][1]) == same
        ]
    return found


def _of(told: Told, column: str, places: list[tuple[Any, int]]) -> list[int]:
    return [told.of(case, column)[place] for case, place in places]


def test_context_is_told_again_where_nothing_is_kept():
    """By default every later contact begins with the story of the first one."""
    told = tell(BACK)
    for same in (True, False):
        places = _later(told, same=same)
        assert len(places) > 50
        assert set(_of(told, "repeated", places)) == {1}
    first = told.contacts[told.contacts["attempt"] == 0]
    assert not first["repeated"].any()


def test_same_channel_shortens_the_talk_there_alone():
    """The notes are in the system that agents of that channel use."""
    off, on = pair_of(BACK, {"context": {"same_channel": {"saves": 0.4}}})
    same, other = (_later(off, same=same) for same in (True, False))
    assert set(_of(on, "repeated", same)) == {0}
    assert set(_of(on, "repeated", other)) == {1}
    talk = _of(off, "talk", same)
    assert _of(on, "talk", same) == [int(each * (1 - 0.4) + 0.5) for each in talk]
    assert _of(on, "talk", other) == _of(off, "talk", other)
    assert _of(on, "spared", same) == [each - int(each * (1 - 0.4) + 0.5) for each in talk]


def test_other_channel_shortens_the_talk_there_alone():
    """Notes that follow the customer from the phone to e-mail and back."""
    off, on = pair_of(BACK, {"context": {"other_channel": {"saves": 0.4}}})
    same, other = (_later(off, same=same) for same in (True, False))
    assert set(_of(on, "repeated", same)) == {1}
    assert set(_of(on, "repeated", other)) == {0}
    assert _of(on, "talk", same) == _of(off, "talk", same)
    assert _of(on, "talk", other) == [int(each * (1 - 0.4) + 0.5) for each in _of(off, "talk", other)]


def test_kept_with_a_probability():
    """Three of ten notes are lost; those talk as long as if there were none."""
    notes = {"saves": 0.4}
    off, on = pair_of(
        merged(BACK, {"context": {"same_channel": notes, "other_channel": notes}}),
        {"context": {"same_channel": {"kept": 0.7}, "other_channel": {"kept": 0.7}}},
    )
    plain = tell(BACK)
    places = _later(off, same=True) + _later(off, same=False)
    places = [
        (case, place) for case, place in places if place < min(len(each.cases[case]) for each in (plain, on))
    ]
    again = _of(on, "repeated", places)
    assert abs(sum(again) / len(again) - 0.3) < 0.05
    for column in ("talk", "spared"):
        mixed = [
            (plain if lost else off).of(case, column)[place]
            for (case, place), lost in zip(places, again, strict=True)
        ]
        assert _of(on, column, places) == mixed


def test_saves_more_of_the_talk():
    """Half instead of a tenth; nobody tells more or less again."""
    notes = {"context": {"same_channel": {"saves": 0.1}, "other_channel": {"saves": 0.1}}}
    off, on = pair_of(merged(BACK, notes), {"context": {"same_channel": {"saves": 0.5}}})
    assert (off.contacts["repeated"].sum(), on.contacts["repeated"].sum()) == (0, 0)
    same = _later(off, same=True)
    assert sum(_of(on, "talk", same)) < 0.6 * sum(_of(off, "talk", same))


def test_context_changes_no_first_contact():
    """There is nothing known yet: who comes once goes as before."""
    off, on = pair_of(BACK, {"context": {"same_channel": {"saves": 0.4}, "other_channel": {"saves": 0.4}}})
    assert {len(on.cases[case]) > 1 for case in differing(off, on)} == {True}
    assert all(off.cases[case][0] == parts[0] for case, parts in on.cases.items())


def test_who_was_not_heard_has_nothing_to_repeat():
    """Who gave up in the line tells the story for the first time; who told a bot before does not."""
    redial = {"redial": {"probability": 1, "delay": "20 min"}, "patience": "30 s"}
    few = {"groups": {"agents": {"headcount": 1}}, "intents": {"call": redial}}
    told = tell(few)
    assert (told.contacts["attempt"] > 0).any()
    assert not told.contacts["repeated"].any()
    form = flow({"form": {"lasts": "10 s", "collects": {"saves": 0.2}, "then": "agent"}, "agent": AGENT})
    told = tell(few, form)
    later = told.contacts[(told.contacts["attempt"] > 0) & (told.contacts["answered"] >= 0)]
    assert (later["repeated"] == 1).all()  # what it told the bot the time before is not kept
    first = told.contacts[(told.contacts["attempt"] == 0) & (told.contacts["answered"] >= 0)]
    assert not first["repeated"].any()


def test_a_transfer_that_keeps_nothing_is_told_again():
    """The next agent hears it all again, unless the first one's notes arrive."""
    hand_over = {"intents": {"call": {"transfers": {"experts": {"saves": 0.5, "kept": 0}}}}}
    off, on = pair_of(
        merged(PASSED, hand_over), {"intents": {"call": {"transfers": {"experts": {"kept": 1}}}}}
    )
    for told, again in ((off, 1), (on, 0)):
        passed = told.contacts[
            (told.contacts["via"] == outcomes.PASSED_ON) & (told.contacts["answered"] >= 0)
        ]
        assert set(passed["repeated"]) == {again}
        assert ((passed["spared"] > 0) == (again == 0)).all()
    legs = on.contacts[on.contacts["leg"] == 0]
    assert not legs["repeated"].any()
