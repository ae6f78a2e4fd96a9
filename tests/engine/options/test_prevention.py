"""Prevention: each option off and on."""

from __future__ import annotations

from typing import Any

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.histories import PLENTY, Told, differing, having, pair_of, tell
from tests.engine.options.pairs import DAY, ended


def notice(name: str = "notice", **options: Any) -> dict[str, Any]:
    """Return a change of a prevention."""
    return {"prevention": {name: options}}


def _removed(told: Told, name: str) -> set[Any]:
    return {case for case, parts in told.cases.items() if parts[0][3] == name}


def test_prevention_removes_cases_and_changes_nobody_else():
    """Three of ten needs are gone at the instant at which they would have arisen; nothing follows."""
    off, on = pair_of(PLENTY, notice(removes={"call": 0.3}))
    gone = ended(on.contacts, outcomes.PREVENTED)
    assert abs(len(gone) / len(on.cases) - 0.3) < 0.04
    assert (gone["ended"] == gone["offered"]).all()
    assert all(len(on.cases[case]) == 1 for case in _removed(on, "notice"))
    assert off.cases.keys() == on.cases.keys()
    assert differing(off, on) == having(on, outcome=outcomes.PREVENTED) == _removed(on, "notice")


def test_prevention_spares_the_work_that_there_would_have_been():
    """Talk, hold and wrap-up of the very same case without it."""
    law = {"distribution": "exponential", "mean": "30 s"}
    base = merged(PLENTY, {"intents": {"call": {"handle_time": {"hold": law, "wrap_up": law}}}})
    off, on = pair_of(base, notice(removes={"call": 0.3}))
    for case in having(on, outcome=outcomes.PREVENTED) & having(off, outcome=outcomes.HANDLED):
        assert on.of(case, "spared") == [sum(off.of(case, name)[0] for name in ("talk", "hold", "wrap_up"))]


def test_removes_more_of_an_intent_alone():
    """Who was removed before still is; claims are as before."""
    claim = {"volume": {"count": 12, "per": "1 h"}, "handle_time": {"talk": "5 min"}, "queue": "calls"}
    base = merged(PLENTY, {"intents": {"claim": claim, "call": {"queue": "calls"}}})
    base = merged(base, notice(removes={"call": 0.2, "claim": 0.2}))
    off, on = pair_of(base, notice(removes={"call": 0.5}))
    before, after = (having(told, outcome=outcomes.PREVENTED) for told in (off, on))
    assert before < after
    assert {case[0] for case in after - before} == {"call"}
    assert differing(off, on) == after - before


def test_a_second_prevention_changes_nobody_whom_the_first_has_removed():
    """They are drawn apart: a third of those left, whichever stands first by name."""
    for second in ("later", "another"):
        off, on = pair_of(
            merged(PLENTY, notice(removes={"call": 0.4})), notice(second, removes={"call": 1 / 3})
        )
        moved = differing(off, on)
        first = _removed(off, "notice")
        still = {case for case in first if on.cases[case][0][3] in ("notice", second)}
        assert still == first
        assert moved - first == _removed(on, second) - first
        assert abs(len(moved - first) / (len(off.cases) - len(first)) - 1 / 3) < 0.05


def test_prevention_ends_with_its_date():
    """A dated series: on the second day nothing is removed any more."""
    off, on = pair_of(PLENTY, notice(removes={"call": {"dated": {"2026-03-02": 0.5, "2026-03-03": 0}}}))
    assert set(ended(on.contacts, outcomes.PREVENTED)["offered"] // DAY) == {0}
    assert differing(off, on)


def test_who_waits_at_the_start_is_not_prevented():
    """The backlog is there already, and has no use for self-service either."""
    change = {
        "start": {"backlog": {"call": 30}},
        "self_service": {"faq": {"success": {}}},
        "intents": {"call": {"self_service": {"faq": 1}}},
    }
    told = tell(PLENTY, change, notice(removes={"call": 1}))
    there = told.contacts[told.contacts["offered"] == 0][:30]
    assert set(there["outcome"]) == {outcomes.HANDLED}
    assert set(told.contacts["outcome"][30:]) == {outcomes.PREVENTED}


def messages(**options: Any) -> dict[str, Any]:
    """Return a notification that removes a tenth, whoever gets it."""
    return notice(removes={"call": 0.1}, messages={"count": 0, **options})


def test_messages_cause_cases_of_their_own():
    """A thousand messages a day, one in five asked about: 200 more a day; nobody else moves."""
    off, on = pair_of(
        merged(PLENTY, messages(causes={"call": 0.2})),
        notice(messages={"count": 1000}),
        days=4,
    )
    assert abs((len(on.cases) - len(off.cases)) / 4 - 200) < 30
    assert off.cases.keys() < on.cases.keys()
    assert differing(off, on) == on.cases.keys() - off.cases.keys()


def test_messages_causes_more_of_those_who_get_one_get_in_touch():
    """No message, no question; and the more of them ask, the more cases."""
    off, on = pair_of(
        merged(PLENTY, messages(count=500, causes={"call": 0})), notice(messages={"causes": {"call": 0.4}})
    )
    assert abs((len(on.cases) - len(off.cases)) / 2 - 200) < 40


def test_messages_per_is_the_time_the_count_is_for():
    """Twice a day so many."""
    base = merged(PLENTY, messages(count=500, causes={"call": 0.2}))
    off, on = pair_of(base, notice(messages={"per": "12 h"}))
    assert abs((len(on.cases) - len(off.cases)) / 2 - 100) < 30


def test_when_messages_are_sent_redraws_nobody():
    """The cases they cause come on top of those of the same hour, who are who they were."""
    hourly = {"interval": "10 min", "days": {"mon-sun": {"10:10": [300.0, 600.0]}}}
    off, on = pair_of(
        merged(PLENTY, messages(causes={"call": 0.2})),
        notice(messages={"count": hourly, "per": "10 min"}),
    )
    assert abs((len(on.cases) - len(off.cases)) / 2 - 180) < 30
    assert off.cases.keys() < on.cases.keys()
    assert differing(off, on) == on.cases.keys() - off.cases.keys()
