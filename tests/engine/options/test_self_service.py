"""Self-service: each option off and on."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest

from ccsim.engine import outcomes
from ccsim.engine.laying.before_contact import freshness_on
from ccsim.scenario import Freshness
from tests.demand.small import merged
from tests.engine.options.histories import COLUMNS, PLENTY, Told, differing, having, pair_of, tell
from tests.engine.options.pairs import HOUR, MINUTE, SECOND, ended

#: Half of the customers look into the FAQ first; six of ten find what they need there.
FAQ: dict[str, Any] = {
    **merged(PLENTY, {"intents": {"call": {"self_service": {"faq": 0.5}}}}),
    "self_service": {"faq": {"lasts": "2 min", "success": {"share": 0.6}}},
}
#: What the others, and those who were not helped, do is left to chance.
AGAIN: dict[str, Any] = {"probability": 0.5, "delay": {"distribution": "exponential", "mean": "10 min"}}


def faq(**options: Any) -> dict[str, Any]:
    """Return a change of the FAQ."""
    return {"self_service": {"faq": options}}


def visits(told: Told) -> Any:
    """Return the rows of self-service that are over."""
    rows = told.contacts[told.contacts["via"] == outcomes.SELF_SERVICE]
    return rows[rows["outcome"] != outcomes.UNFINISHED]


def share(told: Told, outcome: int) -> float:
    """Return the share of the visits with an outcome."""
    return float((visits(told)["outcome"] == outcome).mean())


def test_self_service_changes_nobody_who_does_not_use_it():
    """Half of the cases begin with a visit; the others go as before, to the microsecond."""
    off, on = pair_of(merged(FAQ, {"intents": {"call": {"self_service": {"faq": 0}}}}), FAQ)
    assert not len(visits(off))
    assert abs(len(visits(on)) / len(on.cases) - 0.5) < 0.03
    assert differing(off, on) == having(on, via=outcomes.SELF_SERVICE)


def test_self_service_leaves_the_first_contact_its_draws():
    """Who has not found help comes two minutes later, as the first attempt, and talks as long as without."""
    off, on = pair_of(merged(FAQ, {"intents": {"call": {"self_service": {"faq": 0}}}}), FAQ)
    failed = having(on, outcome=outcomes.NOT_FOUND)
    assert len(failed) > 100
    for case in failed:
        assert on.of(case, "attempt") == [0, 0]
        for column in ("talk", "hold", "wrap_up", "outcome", "resolved"):
            assert on.of(case, column)[1:] == off.of(case, column)
        assert on.of(case, "offered")[1] == off.of(case, "offered")[0] + 2 * MINUTE


def test_self_service_leaves_the_first_contact_its_patience():
    """One agent for everybody, and patience: who gives up in both does so after the same wait."""
    base = merged(FAQ, {"groups": {"agents": {"headcount": 2}}, "intents": {"call": {"patience": "45 s"}}})
    law = {"intents": {"call": {"patience": {"distribution": "exponential", "mean": "45 s"}}}}
    off, on = pair_of(merged(merged(base, law), faq(success={"share": 0})), faq(lasts="0 s"))
    gave_up = having(off, outcome=outcomes.ABANDONED) & having(on, outcome=outcomes.ABANDONED)
    waited = [
        {case: told.of(case, "ended")[-1] - told.of(case, "queued")[-1] for case in gave_up}
        for told in (off, on)
    ]
    assert len(gave_up & having(on, via=outcomes.SELF_SERVICE)) > 50
    assert waited[0] == waited[1]


def test_self_service_of_a_segment_goes_before_the_intents():
    """Only gold uses it."""
    base = merged(
        FAQ,
        {
            "segments": {"gold": {}, "plain": {}},
            "intents": {"call": {"segments": {"gold": 0.5, "plain": 0.5}, "self_service": {"faq": 0}}},
        },
    )
    off, on = pair_of(base, {"intents": {"call": {"by_segment": {"gold": {"self_service": {"faq": 0.8}}}}}})
    assert not len(visits(off))
    used = having(on, via=outcomes.SELF_SERVICE)
    assert {on.cases[case][0][0] for case in used} == {"gold"}
    assert differing(off, on) == used


def test_one_more_site_changes_nobody_else():
    """Further shares stand behind those of the sites before it by name: nobody changes sites."""
    more = merged(FAQ, {"self_service": {"guide": {"success": {"share": 0.5}}}})
    off, on = pair_of(more, {"intents": {"call": {"self_service": {"guide": 0.2}}}})
    others = {case for case, parts in on.cases.items() if parts[0][3] != "guide"}
    assert abs(1 - len(others) / len(on.cases) - 0.2) < 0.03
    assert not differing(off, on) & others


def test_lasts_is_the_time_spent_on_it():
    """Until it is over nobody gets in touch."""
    off, on = pair_of(FAQ, faq(lasts="7 min"))
    assert set(visits(off)["ended"] - visits(off)["offered"]) == {2 * MINUTE}
    assert set(visits(on)["ended"] - visits(on)["offered"]) == {7 * MINUTE}
    assert (visits(off)["outcome"][: len(visits(on))] == visits(on)["outcome"]).all()


def test_reply_is_the_time_until_others_have_answered():
    """It comes on top, and changes nothing else of the visit."""
    off, on = pair_of(FAQ, faq(reply={"distribution": "exponential", "mean": "1 h"}))
    waited = (visits(on)["ended"] - visits(on)["offered"]) - 2 * MINUTE
    assert (waited >= 0).all()
    assert abs(waited.mean() / HOUR - 1) < 0.2
    assert having(on, outcome=outcomes.FOUND) < having(off, outcome=outcomes.FOUND)
    assert having(on, outcome=outcomes.NOT_FOUND) < having(off, outcome=outcomes.NOT_FOUND)


def test_success_share_more_find_what_they_need():
    """Who found it before still does."""
    off, on = pair_of(FAQ, faq(success={"share": 0.8}))
    assert abs(share(off, outcomes.FOUND) - 0.6) < 0.05
    assert abs(share(on, outcomes.FOUND) - 0.8) < 0.05
    assert having(off, outcome=outcomes.FOUND) < having(on, outcome=outcomes.FOUND)
    assert differing(off, on) == having(on, outcome=outcomes.FOUND) - having(off, outcome=outcomes.FOUND)


def test_success_by_intent_goes_before_the_share():
    """Calls find nothing any more; claims as before."""
    claim = {
        "volume": {"count": 12, "per": "1 h"},
        "handle_time": {"talk": "5 min"},
        "queue": "calls",
        "self_service": {"faq": 1},
    }
    base = merged(FAQ, {"intents": {"claim": claim, "call": {"queue": "calls"}}})
    off, on = pair_of(base, faq(success={"by_intent": {"call": 0}}))
    found = {case[0] for case in having(on, outcome=outcomes.FOUND)}
    assert {case[0] for case in having(off, outcome=outcomes.FOUND)} == {"call", "claim"}
    assert found == {"claim"}
    assert {case[0] for case in differing(off, on)} == {"call"}


def test_success_resolved_found_is_not_resolved():
    """Who was helped wrongly comes again, by the intent's repeat; the first contact is attempt 0."""
    base = merged(FAQ, {"intents": {"call": {"resolution": {"repeat": AGAIN}}}})
    off, on = pair_of(base, faq(success={"resolved": 0.7}))
    assert (ended(off.contacts, outcomes.FOUND)["resolved"] == 1).all()
    found = ended(on.contacts, outcomes.FOUND)
    assert abs(found["resolved"].mean() - 0.7) < 0.05
    assert abs((found["returns"] == outcomes.REPEAT)[found["resolved"] == 0].mean() - 0.5) < 0.1
    came = having(on, outcome=outcomes.FOUND, returns=outcomes.REPEAT)
    assert {tuple(on.of(case, "attempt")) for case in came if len(on.cases[case]) > 1} == {(0, 0)}
    assert differing(off, on) == having(on, outcome=outcomes.FOUND, resolved=0)


def test_success_repeat_goes_before_the_intents():
    """All of them come again, after 20 minutes; who is not resolved by an agent as before."""
    base = merged(FAQ, {"intents": {"call": {"resolution": {"probability": 0.8, "repeat": AGAIN}}}})
    base = merged(base, faq(success={"resolved": 0.5}))
    off, on = pair_of(base, faq(success={"repeat": {"probability": 1, "delay": "20 min"}}))
    unhelped = ended(on.contacts, outcomes.FOUND)
    unhelped = unhelped[unhelped["resolved"] == 0]
    assert (unhelped["returns"] == outcomes.REPEAT).all()
    assert set(unhelped["returns_at"] - unhelped["ended"]) == {20 * MINUTE}
    assert differing(off, on) <= having(on, outcome=outcomes.FOUND, resolved=0)


def test_who_comes_again_after_self_service_is_drawn_apart_from_the_first_contact():
    """Both have attempt 0: with the same draw, who came once would always come again, after as long."""
    law = {"volume": {"count": 60}, "self_service": {"faq": 1}}
    call = {**law, "resolution": {"probability": 0, "repeat": AGAIN}}
    told = tell(FAQ, {"intents": {"call": call}}, faq(success={"share": 1, "resolved": 0}))
    found = ended(told.contacts, outcomes.FOUND)
    first = told.contacts[(told.contacts["via"] == outcomes.ARRIVED) & (told.contacts["attempt"] == 0)]
    first = first[first["outcome"] == outcomes.HANDLED]
    for rows in (found, first):
        assert abs((rows["returns"] == outcomes.REPEAT).mean() - 0.5) < 0.05
    both = [case for case in told.cases if len(told.of(case, "returns")) > 2]
    delays = [
        [told.of(case, "returns_at")[place] - told.of(case, "ended")[place] for case in both]
        for place in (0, 1)
    ]
    assert len(both) > 200
    assert not set(delays[0]) & set(delays[1])
    assert abs(np.corrcoef(np.argsort(np.argsort(delays[0])), np.argsort(np.argsort(delays[1])))[0, 1]) < 0.2


def test_gives_up_some_never_get_in_touch():
    """A quarter of those who found nothing; the others come as before."""
    off, on = pair_of(FAQ, faq(failure={"gives_up": 0.25}))
    failed = ended(on.contacts, outcomes.NOT_FOUND)
    assert (ended(off.contacts, outcomes.NOT_FOUND)["returns"] == outcomes.TURN_TO).all()
    assert abs((failed["returns"] == outcomes.NO_RETURN).mean() - 0.25) < 0.07
    assert differing(off, on) == having(on, outcome=outcomes.NOT_FOUND, returns=outcomes.NO_RETURN)


def test_delay_they_get_in_touch_later():
    """Half an hour after it was over."""
    off, on = pair_of(FAQ, faq(failure={"delay": "30 min"}))
    for told, delay in ((off, 0), (on, 30 * MINUTE)):
        failed = ended(told.contacts, outcomes.NOT_FOUND)
        assert set(failed["returns_at"] - failed["ended"]) == {delay}
    assert differing(off, on) == having(on, outcome=outcomes.NOT_FOUND)


MAIL: dict[str, Any] = {
    "intents": {"call": {"channels": {"phone": 1}, "queue": "calls"}},
    "channels": {"mail": {"mode": "deferred"}},
}


def test_failure_channels_some_turn_elsewhere():
    """Four of ten write instead of phoning, and the others phone as before."""
    off, on = pair_of(merged(FAQ, MAIL), faq(failure={"channels": {"mail": 0.4}}))
    failed = having(on, outcome=outcomes.NOT_FOUND)
    wrote = {case for case in failed if on.cases[case][-1][1] == "mail"}
    assert abs(len(wrote) / len(failed) - 0.4) < 0.07
    assert set(off.channels()) == {"phone"}
    assert differing(off, on) == wrote


def test_later_contacts_come_by_the_channel_turned_to():
    """Who has turned to e-mail and is not helped writes again."""
    repeat = {
        "intents": {"call": {"resolution": {"probability": 0, "repeat": {"probability": 1, "delay": "1 h"}}}}
    }
    told = tell(FAQ, MAIL, repeat, faq(failure={"channels": {"mail": 0.4}}))
    failed = having(told, outcome=outcomes.NOT_FOUND)
    used = {tuple(dict.fromkeys(part[1] for part in told.cases[case][1:])) for case in failed}
    assert used - {()} == {("mail",), ("phone",)}


def moderated(share: Any) -> dict[str, Any]:
    """Return a forum whose posts are looked through by e-mail's agents."""
    return merged(MAIL, faq(moderation={"channel": "mail", "share": share}))


def test_moderation_posts_are_work_items_of_their_own():
    """Half of the visits leave a post; customers live through the same as without."""
    off, on = pair_of(merged(FAQ, MAIL), moderated(0.5))
    posts = on.contacts[on.contacts["via"] == outcomes.MODERATION]
    assert abs(len(posts) / len(visits(on)) - 0.5) < 0.05
    assert (posts["answered"] == posts["offered"]).all()  # there are agents enough
    assert set(posts["outcome"]) == {outcomes.HANDLED}
    assert not posts["resolved"].any()
    assert {on.plan.kinds[number].channel for number in posts["kind"]} == {"mail"}
    via = COLUMNS.index("via") + 4
    for case, parts in on.cases.items():
        assert [part for part in parts if part[via] != outcomes.MODERATION] == off.cases[case]


def test_moderation_share_more_posts_are_looked_through():
    """All of them instead of half; a post that was looked through before still is, as long."""
    off, on = pair_of(merged(FAQ, moderated(0.5)), moderated(1))
    moved = having(on, via=outcomes.MODERATION) - having(off, via=outcomes.MODERATION)
    assert having(on, via=outcomes.MODERATION) == having(on, via=outcomes.SELF_SERVICE)
    assert differing(off, on) == moved


def test_moderation_is_work_that_agents_have():
    """On two agents, everybody else waits longer."""
    few = {"groups": {"agents": {"headcount": 3}}}
    off, on = pair_of(merged(merged(FAQ, few), MAIL), moderated(1))
    waits = [
        (rows["answered"] - rows["queued"])[
            (rows["answered"] >= 0) & (rows["via"] == outcomes.ARRIVED)
        ].mean()
        for rows in (off.contacts, on.contacts)
    ]
    assert waits[0] < waits[1]


DATE = dt.date(2026, 3, 2)


def days_on(rules: dict[str, Any], days: int = 8) -> list[float]:
    """Return the freshness of the days of a run."""
    freshness = Freshness.model_validate(rules)
    start = freshness.updated or DATE
    return [round(freshness_on(freshness, start, DATE + dt.timedelta(days=day)), 6) for day in range(days)]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({}, [1, 1, 1, 1]),
        # half of it after two days
        ({"half_life": "2 d"}, [1, 0.707107, 0.5, 0.353553]),
        # the last upkeep was two days before the run begins
        ({"half_life": "2 d", "updated": "2026-02-28"}, [0.5, 0.353553, 0.25, 0.176777]),
        # and the next one is tomorrow
        ({"half_life": "2 d", "updated": "2026-02-28", "every": "3 d"}, [0.5, 1, 0.707107, 0.5]),
        # the upkeep still to come: nothing is stale before
        ({"half_life": "2 d", "updated": "2026-03-04"}, [1, 1, 1, 0.707107]),
        # it never falls below this
        ({"half_life": "1 d", "least": 0.3}, [1, 0.5, 0.3, 0.3]),
        # a change counts from its day on, two multiply
        ({"changes": {"2026-03-03": 0.4, "2026-03-05": 0.5}}, [1, 0.6, 0.6, 0.3]),
        # until the next upkeep; one on the day of an upkeep comes after it
        ({"changes": {"2026-03-03": 0.4}, "every": "2 d"}, [1, 0.6, 1, 1]),
        ({"changes": {"2026-03-04": 0.4}, "every": "2 d"}, [1, 1, 0.6, 0.6]),
        # before the last upkeep it was mended, and with the half-life it multiplies
        ({"half_life": "1 d", "changes": {"2026-03-01": 0.9, "2026-03-03": 0.4}}, [1, 0.3, 0.15, 0.075]),
        # another rhythm from the third day on, with an upkeep on that day; it mends what was wrong
        ({"half_life": "1 d", "then": {"2026-03-04": "2 d"}}, [1, 0.5, 1, 0.5]),
        ({"half_life": "1 d", "every": "1 d", "then": {"2026-03-03": "0 s"}}, [1, 1, 0.5, 0.25]),
        ({"changes": {"2026-03-03": 0.4}, "then": {"2026-03-05": "7 d"}}, [1, 0.6, 0.6, 1]),
    ],
)
def test_freshness_by_hand(rules, expected):
    """Halved with each half-life since the upkeep, times what changes since have left right."""
    assert days_on(rules, 4) == expected


#: (rules without, rules with): days whose visitors find less, and by how much
FRESH: dict[str, tuple[dict[str, Any], dict[str, Any], list[float]]] = {
    "half_life": ({}, {"half_life": "1 d"}, [1, 0.5, 0.25, 0.125]),
    "updated": ({"half_life": "1 d"}, {"updated": "2026-03-01"}, [0.5, 0.25, 0.125, 0.0625]),
    "every": ({"half_life": "1 d"}, {"every": "2 d"}, [1, 0.5, 1, 0.5]),
    "changes": ({}, {"changes": {"2026-03-04": 0.5}}, [1, 1, 0.5, 0.5]),
    "least": ({"half_life": "1 d"}, {"least": 0.4}, [1, 0.5, 0.4, 0.4]),
    "then": ({"half_life": "1 d"}, {"then": {"2026-03-04": "1 d"}}, [1, 0.5, 1, 1]),
}


@pytest.mark.parametrize("rule", FRESH)
def test_freshness_is_a_factor_on_success(rule):
    """By day so many find what they need; on days that are as fresh as before, the same customers."""
    without, extra, expected = FRESH[rule]
    base = merged(FAQ, {"intents": {"call": {"volume": {"count": 60}, "self_service": {"faq": 1}}}})
    base = merged(base, faq(success={"share": 0.8}, freshness=without))
    off, on = pair_of(base, faq(freshness=extra), days=4)
    before = days_on(without)
    for day, fresh in enumerate(expected):
        rows = visits(on)[visits(on)["day"] == DATE.toordinal() + day]
        assert abs((rows["outcome"] == outcomes.FOUND).mean() - 0.8 * fresh) < 0.05
        moved = any(case[1] == DATE.toordinal() + day for case in differing(off, on))
        assert moved == (fresh != before[day])


def test_freshness_follows_the_calendar_not_the_run():
    """A run that begins a day later finds it a day older, and the same customers find what they need."""
    told = tell(FAQ, faq(freshness={"half_life": "1 d"}), days=3)
    later = tell(
        FAQ,
        faq(freshness={"half_life": "1 d", "updated": "2026-03-02"}),
        {"calendar": {"start": dt.date(2026, 3, 3)}},
        days=2,
    )
    day = DATE.toordinal() + 1
    found = [
        {case for case in having(each, outcome=outcomes.FOUND) if case[1] == day} for each in (told, later)
    ]
    assert found[0] == found[1]
    assert len(found[0]) > 50


def test_spent_is_measured_in_whole_seconds_of_the_file():
    """A visit of no length is over at once, and who failed is in the line at that instant."""
    told = tell(FAQ, faq(lasts="0 s"))
    failed = having(told, outcome=outcomes.NOT_FOUND)
    assert failed
    for case in failed:
        assert len(set(told.of(case, "offered"))) == 1
    assert set(visits(told)["ended"] - visits(told)["offered"]) == {0 * SECOND}
