"""Changes by path, from Python and from the command line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from ccsim.errors import ScenarioError
from ccsim.scenario import Change, Constant, Exponential, Lognormal, Scenario, change, load
from ccsim.scenario.document import full_document
from ccsim.scenario.paths import follow
from tests.scenario.small import SMALL, load_text
from tests.shared import updating

GOLDEN = Path(__file__).with_name("override_messages.txt")

PROFILE = SMALL.replace(
    "headcount: 50",
    'headcount: {interval: 30 min, days: {sun-thu: {"07:00": [4, 6, 8]}, fri: {"07:00": [2]}}}\n'
    "    pay:\n      dated:\n        1999-02-01: 20\n"
    '        1999-03-01: {interval: 1 h, days: {mon: {"07:00": [25]}}, otherwise: 22}',
)


@pytest.fixture
def small(tmp_path: Path) -> Scenario:
    """Return the small scenario."""
    return load_text(tmp_path, SMALL)


@pytest.fixture
def profile(tmp_path: Path) -> Scenario:
    """Return the small scenario with a headcount profile and a dated pay."""
    return load_text(tmp_path, PROFILE)


def _at(scenario: Scenario, path: str) -> Any:
    """Return what stands at a path, as a file would write it."""
    place = follow(full_document(scenario), path)
    assert place.found
    return place.value


def _set(scenario: Scenario, *texts: str) -> Scenario:
    assert scenario.source is not None
    return load(scenario.source, overrides=texts)


def _faults(scenario: Scenario, changes: Any) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        scenario.override(changes) if isinstance(changes, dict) else _set(scenario, *changes)
    folder = scenario.folder
    return [str(fault).replace(f"{folder}/", "") for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("groups.agents.headcount=45", "groups.agents.headcount", 45),
        ("groups.agents.headcount-=2", "groups.agents.headcount", 48),
        ("groups.agents.headcount+=2", "groups.agents.headcount", 52),
        ("groups.agents.headcount*=1.1", "groups.agents.headcount", 55),
        ("groups.agents.headcount*=0.49", "groups.agents.headcount", 25),
        ("groups.agents.headcount*=0.99", "groups.agents.headcount", 50),
        ("groups.agents.headcount *= 0.5", "groups.agents.headcount", 25),
        ("groups.agents.shrinkage=0.3", "groups.agents.shrinkage", 0.3),
        ("intents.call.patience.mean=90 s", "intents.call.patience.mean", "90 s"),
        ("intents.call.patience.mean*=0.5", "intents.call.patience.mean", "1 min"),
        ("intents.call.patience.mean+=30 s", "intents.call.patience.mean", "150 s"),
        ("intents.call.patience.mean-=1 min", "intents.call.patience.mean", "1 min"),
        ("intents.call.volume.count*=1.1", "intents.call.volume.count", 660.0),
        ("intents.call.volume.growth_per_year=-0.05", "intents.call.volume.growth_per_year", -0.05),
        ("intents.call.patience=never", "intents.call.patience", "never"),
        ("intents.call.balking=0.1", "intents.call.balking", 0.1),
        ("queues.calls.capacity=0", "queues.calls.capacity", 0),
        ("channels.phone.hours=null", "channels.phone.hours", None),
        ("measures.answer_within=[10 s, 30 s]", "measures.answer_within", ["10 s", "30 s"]),
        ("measures.answer_within.0=10 s", "measures.answer_within", ["10 s"]),
        ("start.warm_up=1 d", "start.warm_up", "1 d"),
        ("intents.call.by_segment.gold.redial={probability: 0.5, delay: 60 s}", "intents.call.redial", None),
        ("start.backlog.call=12", "start.backlog", {"call": 12}),
        ("calendar.start=1999-03-01", "calendar.start", "1999-03-01"),
        ("intents.call.volume.day_factors.mon=1.2", "intents.call.volume.day_factors", {"mon": 1.2}),
        ("intents.call.by_segment.gold.balking=0", "intents.call.by_segment.gold.balking", 0.0),
        ("title=a = b", "title", "a = b"),
    ],
)
def test_set_changes_what_the_path_names(small: Scenario, text: str, path: str, value: object) -> None:
    """Whole numbers stay whole: a half is rounded up; fields at their default can be set."""
    found = _at(_set(small, text), path)
    assert found == value
    assert isinstance(found, type(value))


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        ("groups.agents.headcount", 45, 45),
        ("groups.agents.headcount*", 1.1, 55),
        ("groups.agents.headcount-=", 2, 48),
        ("groups.agents.headcount", change("-=", 2), 48),
        ("intents.call.patience.mean", 90, "90 s"),
        ("intents.call.patience.mean", "90 s", "90 s"),
        ("intents.call.patience.mean", change("+=", 30), "150 s"),
        ("intents.call.patience.mean+", "0.5 min", "150 s"),
        ("intents.call.patience", Exponential(mean=60), {"distribution": "exponential", "mean": "1 min"}),
        ("intents.call.patience", Constant(value=60), "1 min"),
        (
            "intents.call.redial",
            {"probability": 0.5, "delay": 60},
            {"probability": 0.5, "delay": "1 min", "channels": {}},
        ),
    ],
)
def test_override_takes_seconds_text_and_objects(
    small: Scenario, path: str, value: Any, found: object
) -> None:
    """In Python a bare number is seconds; the scenario itself stays as it was."""
    changed = small.override({path: value})
    assert _at(changed, path.rstrip("*+-=")) == found
    assert changed != small
    assert _at(small, "groups.agents.headcount") == 50


def test_an_operator_changes_every_number_of_a_profile(profile: Scenario) -> None:
    """But neither the length of its intervals nor the 0 where it says nothing."""
    less = profile.override({"groups.agents.headcount": change("-=", 2)})
    assert _at(less, "groups.agents.headcount") == {
        "interval": "30 min",
        "days": {"sun-thu": {"07:00": [2, 4, 6]}, "fri": {"07:00": [0]}},
        "otherwise": None,
    }
    more = profile.override({"groups.agents.headcount*": 1.1})
    assert _at(more, "groups.agents.headcount.days.sun-thu.07:00") == [4, 7, 9]
    one = profile.override({"groups.agents.headcount.days.sun-thu.07:00.1": 9})
    assert _at(one, "groups.agents.headcount.days.sun-thu.07:00") == [4, 9, 8]


def test_an_operator_changes_every_number_of_a_dated_series(profile: Scenario) -> None:
    """The value outside a profile too, if it is stated."""
    dearer = profile.override({"groups.agents.pay*": 1.1})
    assert _at(dearer, "groups.agents.pay") == {
        "dated": {
            "1999-02-01": 22.0,
            "1999-03-01": {"interval": "1 h", "days": {"mon": {"07:00": [27.5]}}, "otherwise": 24.2},
        }
    }


@pytest.mark.parametrize(
    ("talk", "twice"),
    [
        ("90 s", "3 min"),
        (
            {"distribution": "lognormal", "median": "1 min", "p90": "2 min"},
            {"median": "2 min", "p90": "4 min"},
        ),
        ({"distribution": "weibull", "mean": "1 min", "shape": 1.5}, {"mean": "2 min", "shape": 1.5}),
        (
            {"distribution": "empirical", "quantiles": [[0, "0 s"], [0.5, "30 s"], [1, "1 min"]]},
            {"quantiles": [[0.0, "0 s"], [0.5, "1 min"], [1.0, "2 min"]]},
        ),
        (
            {
                "distribution": "mixture",
                "parts": [{"share": 1, "of": {"distribution": "exponential", "mean": "1 s"}}],
            },
            {"parts": [{"share": 1.0, "of": {"distribution": "exponential", "mean": "2 s"}}]},
        ),
    ],
)
def test_a_distribution_can_be_scaled(small: Scenario, talk: Any, twice: Any) -> None:
    """A handle time 10% longer is one change, whatever its distribution."""
    path = "intents.call.handle_time.talk"
    scaled = _at(small.override({path: talk}).override({f"{path}*": 2}), path)
    found = {key: scaled[key] for key in twice} if isinstance(twice, dict) else scaled
    assert found == twice


def test_never_stays_never(small: Scenario) -> None:
    """Twice for ever is for ever."""
    path = "intents.call.patience"
    mixture = {
        "distribution": "mixture",
        "parts": [{"share": 0.5, "of": "never"}, {"share": 0.5, "of": "10 s"}],
    }
    scaled = small.override({path: mixture}).override({f"{path}*": 2})
    assert _at(scaled, f"{path}.parts") == [{"share": 0.5, "of": "never"}, {"share": 0.5, "of": "20 s"}]


def test_changes_are_logged_old_to_new(small: Scenario) -> None:
    """The forecast of a variant must say what it varied."""
    first = small.override({"groups.agents.headcount*": 1.1})
    second = first.override({"intents.call.patience": "never", "groups.agents.shrinkage": 0.3})
    assert second.changes == (
        Change("groups.agents.headcount", 50, 55),
        Change("intents.call.patience", {"distribution": "exponential", "mean": "2 min"}, "never"),
        Change("groups.agents.shrinkage", 0.0, 0.3),
    )
    assert small.changes == ()
    assert _set(small, "queues.calls.capacity=5").changes == (Change("queues.calls.capacity", None, 5),)


def test_the_result_is_validated_as_a_whole(small: Scenario) -> None:
    """A fault that an override makes elsewhere names both the place and the override."""
    changes = {"queues": {"sales": {}}, "groups.agents.serves": ["sales"]}
    assert _faults(small, changes) == [
        'small.yaml:7: intents.call.queue: there is no queue "calls" '
        '(after override "queues" and override "groups.agents.serves"); did you mean "sales"?'
    ]
    assert _faults(small, ["intents.call.segments.gold=0.5"]) == [
        "small.yaml:11: intents.call.segments: the shares add up to 1.2 "
        "(after --set intents.call.segments.gold=0.5); allowed: shares that add up to 1"
    ]


# What is asked for; the answers stand in override_messages.txt (CCSIM_UPDATE=1 writes them anew).
FAULTY: list[Any] = [
    ["intents.call.redial.probability=0.5"],
    ["title.text=x"],
    ["groups.agent.headcount=1"],
    ["groups.agents.hedcount=1"],
    ["groups.agents.hedcount+=1"],
    ["intents.call.xyz.mean=1 s"],
    ["intents.call.handle_time.hold.mean=1 s"],
    ["measures.answer_within.3=10 s"],
    ["intents.call.patience.mean=90"],
    ["intents.call.patience.mean+=90"],
    ["intents.call.patience.mean*=2 s"],
    ["intents.call.patience-=2 s"],
    ["groups.agents.headcount-=51"],
    ["groups.agents.headcount*=-1"],
    ["groups.agents.headcount+=few"],
    ["groups.agents*=2"],
    ["queues.calls.capacity+=1"],
    ["channels.phone.mode*=2"],
    ["groups.agents.headcount=1", "groups.agents.headcount=2"],
    ["intents.call.patience.mean*=2", "intents.call.patience=never"],
    ["groups.agents.headcount"],
    ["=5", "groups.agents.headcount=[1"],
    {"groups.agents.headcount*": change("-=", 2)},
    {"groups.agents.headcount": 2.5},
]


def test_a_faulty_override_is_named(small: Scenario) -> None:
    """Of forty overrides the planner must find the wrong one."""
    told = ""
    for changes in FAULTY:
        told += f"## {changes}\n" + "".join(f"{line}\n" for line in _faults(small, changes)) + "\n"
    if updating():
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")


def test_a_fault_inside_a_profile_says_where(profile: Scenario) -> None:
    """Only one interval may be too small."""
    assert _faults(profile, {"groups.agents.headcount-": 3}) == [
        'override "groups.agents.headcount-": groups.agents.headcount: 2 - 3 is below 0 at days.fri.07:00.0; '
        "allowed: a result of 0 or more"
    ]


def test_every_faulty_override_is_told(small: Scenario) -> None:
    """All in one go, as with files."""
    assert len(_faults(small, ["a=1", "groups.agents.hedcount-=1", "intents.call.patience.mean+=90"])) >= 2


def test_faults_of_file_and_overrides_are_told_together(tmp_path: Path) -> None:
    """The file's first."""
    file = tmp_path / "small.yaml"
    file.write_text(SMALL.replace("name: small", "nam: small"), encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load(file, overrides=["groups.agent.headcount=1", "nonsense"])
    assert [fault.path for fault in caught.value.faults] == ["nam", "", "groups.agent.headcount"]


def test_change_knows_four_operators() -> None:
    """A typo must not silently set."""
    assert change("+=", 2).op == "+="
    with pytest.raises(ValueError, match=re.escape('"/=" is not an operator; allowed: =, +=, -=, *=')):
        change("/=", 2)


def test_load_takes_overrides_by_path_too(small: Scenario) -> None:
    """A notebook has paths and values, not texts."""
    assert small.source is not None
    loaded = load(small.source, overrides={"groups.agents.headcount": change("*=", 2)})
    assert loaded.groups["agents"].headcount == 100


def test_the_baseline_is_kept_while_something_is_to_be_settled(tmp_path: Path) -> None:
    """Levers and overrides never settle again: what is settled is the scenario without them."""
    contacts = load_text(tmp_path, SMALL.replace("count: 600", "of: contacts\n      count: 600"))
    assert contacts.unsettled == ("call",)
    assert contacts.baseline is None
    first = contacts.override({"groups.agents.headcount": 40})
    second = first.override({"groups.agents.pay": 20})
    assert first.baseline is contacts
    assert second.baseline is contacts
    assert load_text(tmp_path, SMALL).override({"groups.agents.pay": 20}).baseline is None


def test_settled_volumes_follow_the_stated_ones(tmp_path: Path) -> None:
    """Ten percent more contacts come from ten percent more cases."""
    text = SMALL.replace("count: 600", "of: contacts\n      count: 600")
    settled = load_text(tmp_path, text + "settled: {fingerprint: x, volumes: {call: 500}}\n")
    assert settled.unsettled == ()
    path = "settled.volumes.call"
    assert _at(settled.override({"intents.call.volume.count*": 1.1}), path) == 550.0
    assert _at(settled.override({"intents.call.volume.count": 900}), path) == 750.0
    assert _at(settled.override({"intents.call.volume.count+": 60}), path) == 550.0
    assert settled.override({"groups.agents.pay": 20}).baseline is None
    for path, value in (
        ("intents.call.volume.count", {"interval": "30 min", "days": {"mon": {"07:00": [1]}}}),
        ("intents.call.volume", {"of": "contacts", "count": 5, "per": "30 min"}),
        ("intents.call", _at(settled, "intents.call")),
    ):
        (fault,) = _faults(settled, {path: value})
        assert fault == (
            f'override "{path}": {path}: the settled volume of "call" cannot follow this change; '
            "allowed: *= on the whole count; or remove `settled` from the scenario and settle it again"
        )


def test_classes_are_exported() -> None:
    """A notebook builds overrides from the classes themselves."""
    assert Lognormal(median=60, p90=120).median == 60
