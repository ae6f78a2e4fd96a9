"""Satisfaction and what is worth money: written back, changed by path, without a part in settling."""

from __future__ import annotations

import io

import pytest

from ccsim.scenario import Scenario, expectation_of, load, terms_of
from ccsim.scenario.document import full_document
from tests.scenario.satisfied import SATISFIED, changed_satisfied
from tests.scenario.small import SMALL


def satisfied(*changes: tuple[str, str]) -> Scenario:
    """Return the small scenario with some pieces of text replaced."""
    return load(io.StringIO(changed_satisfied(*changes)))


def test_a_scenario_with_satisfaction_is_written_as_it_was() -> None:
    """A batch stores what it ran; that must be the same centre."""
    scenario = satisfied()
    text = scenario.to_yaml()
    assert load(io.StringIO(text)) == scenario
    assert "waits: {phone: {expected: 30 s, most: 2}}" in text


def test_nothing_but_braces_turns_it_on() -> None:
    """`satisfaction: {}` is satisfaction with all defaults, and written as such; without it there is none."""
    off, on = load(io.StringIO(SMALL)), load(io.StringIO(SMALL + "satisfaction: {}\nsurveys:\n  after:\n"))
    assert off.satisfaction is None
    assert on.satisfaction is not None
    assert "satisfaction: {}" in on.to_yaml()
    assert load(io.StringIO(on.to_yaml())) == on
    assert off.override({"satisfaction": {}}) == load(io.StringIO(SMALL + "satisfaction: {}\n"))


@pytest.mark.parametrize(
    ("path", "value", "seen"),
    [
        ("satisfaction.base+", 0.5, 1.5),
        ("satisfaction.losses.unresolved*", 2, 3),
        ("satisfaction.waits.phone.expected", "1 min", "1 min"),
        ("satisfaction.churn.dissatisfied*", 0.5, 0.1),
        ("surveys.after-call.share", 0.3, 0.3),
        ("surveys.after-call.responds.satisfied", 0.2, 0.2),
        ("segments.regular.value*", 2, 240),
        ("intents.order.revenue+", 1, 3.5),
        ("intents.order.by_segment.gold.revenue", 5, 5),
    ],
)
def test_every_figure_is_changed_by_its_path(path: str, value: object, seen: object) -> None:
    """A lever that is to raise satisfaction must reach it."""
    document = full_document(satisfied().override({path: value}))
    for part in path.rstrip("+*").split("."):
        document = document[part]
    assert document == pytest.approx(seen) if isinstance(seen, float) else document == seen


def test_what_changes_nothing_that_happens_does_not_settle_again() -> None:
    """Who tries another survey at a centre that took minutes to settle must not wait for them again."""
    scenario = satisfied()
    before = scenario.fingerprint()
    for path, value in {
        "satisfaction.base": 0.3,
        "surveys.after-call.share": 0.9,
        "segments.gold.value": 5,
        "intents.order.revenue": 9,
        "intents.order.by_segment.gold.revenue": 9,
    }.items():
        changed = scenario.override({path: value})
        assert changed.fingerprint() == before
        # but as a whole it is another scenario
        assert changed.fingerprint(everything=True) != scenario.fingerprint(everything=True)
    assert scenario.override({"intents.order.handle_time.talk": "4 min"}).fingerprint() != before


def test_why_it_is_assumed_does_not_settle_again_either() -> None:
    """A sentence about a survey would cost minutes; one about what is settled is part of what is settled."""
    scenario = satisfied()
    paths = ("satisfaction.base", "surveys.after-call", "segments.gold.value", "intents.order.revenue")
    told = scenario.override({"assumptions": [{"path": path, "why": "a guess"} for path in paths]})
    assert told.fingerprint() == scenario.fingerprint()
    assert told.fingerprint(everything=True) != scenario.fingerprint(everything=True)
    volume = {"assumptions": [{"path": "intents.order.volume", "why": "a guess"}]}
    assert scenario.override(volume).fingerprint() != scenario.fingerprint()


def test_only_values_leave_the_fingerprint_of_the_plainest_scenario() -> None:
    """A segment or a difference that says nothing but what is worth money is one that says nothing."""
    bare = SATISFIED[: SATISFIED.index("satisfaction:")]
    for text in ("    revenue: 2.5\n    by_segment: {gold: {revenue: 10}}\n", "{value: 120}"):
        assert bare.count(text) == 1
    plain = bare.replace("    revenue: 2.5\n    by_segment: {gold: {revenue: 10}}\n", "")
    plain = plain.replace("{value: 120}", "{}").replace(
        "{value: {dated: {1999-02-01: 900, 1999-03-01: 1000}}}", "{}"
    )
    assert load(io.StringIO(plain)).fingerprint() == satisfied().fingerprint()
    nobody = SMALL.replace("segments:\n  regular: {}\n  gold: {head_start: 90 s}\n", "")
    nobody = nobody.replace("    segments: {regular: 0.7, gold: 0.3}\n", "")
    valued = nobody + "segments: {everyone: {value: 5}}\n"
    assert load(io.StringIO(nobody)).fingerprint() == load(io.StringIO(valued)).fingerprint()


def test_what_is_not_said_of_a_wait_is_as_for_its_mode() -> None:
    """Who states the expected wait on the phone keeps the curve of calls; e-mail is not expected in 30 s."""
    scenario = satisfied()
    phone, mail = expectation_of(scenario, "phone"), expectation_of(scenario, "mail")
    assert (phone.expected, phone.half, phone.most) == (30, 300, 2)
    assert (mail.expected, mail.half, mail.most) == (4 * 3600, 24 * 3600, 1)


def test_revenue_is_the_first_that_is_stated() -> None:
    """As everything else of an intent: for the channel, for the segment, for all."""
    scenario = satisfied(
        (
            "    by_segment: {gold: {revenue: 10}}",
            "    by_segment: {gold: {revenue: 10}}\n    by_channel: {mail: {revenue: 1}}",
        )
    )
    assert terms_of(scenario, "order", "regular", "phone").revenue == 2.5
    assert terms_of(scenario, "order", "gold", "phone").revenue == 10
    assert terms_of(scenario, "order", "gold", "mail").revenue == 1
