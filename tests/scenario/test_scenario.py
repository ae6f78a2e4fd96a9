"""The Scenario as a value: frozen, comparable, made in Python or from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from ccsim.errors import ScenarioError
from ccsim.scenario import (
    Channel,
    Constant,
    Exponential,
    Gamma,
    Group,
    HandleTime,
    Intent,
    Profile,
    Queue,
    Scenario,
    Terms,
    Volume,
    own_queues,
    queue_of,
    terms_of,
)
from ccsim.scenario.skill import Skill
from tests.scenario.small import SMALL, load_text


def _made(**changes: Any) -> Scenario:
    """Return a scenario made of objects and seconds."""
    fields: dict[str, Any] = {
        "name": "made",
        "intents": {
            "call": Intent(
                volume=Volume(count=600, per=1800),
                handle_time=HandleTime(talk=Exponential(mean=300)),
                patience=Exponential(mean=120),
            )
        },
        "channels": {"phone": Channel()},
        "queues": {"calls": Queue()},
        "groups": {"agents": Group(headcount=50)},
    }
    return Scenario(**{**fields, **changes})


def test_python_objects_and_a_file_make_equal_scenarios(tmp_path: Path) -> None:
    """A notebook may build what a file would say."""
    text = """\
name: made
intents:
  call:
    volume: {count: 600, per: 30 min}
    handle_time: {talk: {distribution: exponential, mean: 5 min}}
    patience: {distribution: exponential, mean: 2 min}
channels: {phone: }
queues: {calls: }
groups: {agents: {headcount: 50}}
"""
    assert load_text(tmp_path, text) == _made()


def test_defaults_that_depend_on_the_rest_are_filled_in() -> None:
    """Every stage finds the queue, the channel and the segment where it looks for them."""
    intent = _made().intents["call"]
    assert (intent.queue, dict(intent.channels), dict(intent.segments)) == (
        "calls",
        {"phone": 1.0},
        {"everyone": 1.0},
    )
    assert _made().groups["agents"].serves == {"calls": Skill()}


def test_a_scenario_never_changes() -> None:
    """The caller's scenario must come back from a run as it was."""
    scenario = _made()
    with pytest.raises(ValidationError, match="Instance is frozen"):
        scenario.name = "other"  # type: ignore[misc]
    for change in (
        lambda intents: intents.update(other=1),
        lambda intents: intents.pop("call"),
        lambda intents: intents.clear(),
        lambda intents: intents.__setitem__("other", 1),
        lambda intents: intents.__delitem__("call"),
    ):
        with pytest.raises(TypeError, match=r"a scenario never changes; use scenario\.override"):
            change(scenario.intents)


def test_faults_of_a_scenario_made_in_python_are_scenario_errors() -> None:
    """With paths, though without lines."""
    with pytest.raises(
        ScenarioError, match=r'^groups\.agents\.headcout: unknown field; did you mean "headcount"\?$'
    ):
        _made(groups={"agents": {"headcout": 50}})
    with pytest.raises(ScenarioError, match=r'^events\.0\.intents\.0: there is no intent "cal"'):
        _made(
            events=[{"name": "x", "from": "1999-02-01", "to": "1999-02-02", "factor": 2, "intents": ["cal"]}]
        )
    with pytest.raises(ScenarioError, match=r"^5 is a number where a mapping is due$"):
        Scenario.model_validate(5)


def test_parts_made_in_python_are_checked_at_once() -> None:
    """The notebook's line that is wrong is the one that fails."""
    with pytest.raises(ValidationError, match="0 is not above 0 s"):
        Gamma(mean=60, sd=0)
    with pytest.raises(ValidationError, match="-5 cannot be a duration"):
        Constant(value=-5)
    with pytest.raises(ValidationError, match="unknown field"):
        Group(headcount=5, serve=["calls"])  # type: ignore[call-arg]


def test_a_profile_of_any_kind_fits_where_one_is_due() -> None:
    """Nobody should have to write Profile[Annotated[int, ...]]."""
    profile: Profile[Any] = Profile(interval=1800, days={"mon": {"07:00": [3, 4]}})
    scenario = _made(groups={"agents": Group(headcount=profile)})
    assert scenario.groups["agents"].headcount.days["mon"]["07:00"] == (3, 4)  # type: ignore[union-attr]
    with pytest.raises(ValidationError, match=r"3\.5 is not a whole number"):
        Group(headcount=Profile(interval=1800, days={"mon": {"07:00": [3.5]}}))


def test_the_fingerprint_is_of_the_content(tmp_path: Path) -> None:
    """Order, place, comments and what was settled do not matter; every figure does."""
    first = load_text(tmp_path, SMALL)
    (tmp_path / "other").mkdir()
    other = SMALL.replace(
        "  regular: {}\n  gold: {head_start: 90 s}\n", "  gold: {head_start: 1.5 min}\n  regular:\n"
    )
    second = load_text(tmp_path / "other", "# a comment\n" + other)
    assert first.fingerprint() == second.fingerprint()
    assert len(first.fingerprint()) == 64
    assert first.override({"groups.agents.headcount": 51}).fingerprint() != first.fingerprint()
    contacts = SMALL.replace("count: 600", "of: contacts\n      count: 600")
    settled = contacts + "settled: {fingerprint: x, volumes: {call: 500}}\n"
    assert load_text(tmp_path, contacts).fingerprint() == load_text(tmp_path, settled).fingerprint()


def test_the_fingerprint_is_of_the_files_content_too(tmp_path: Path) -> None:
    """Other volumes under the same name are another scenario."""
    text = SMALL.replace("      count: 600\n      per: 30 min\n", "      replay: {file: v.csv, time: at}\n")
    (tmp_path / "v.csv").write_text("at\n1999-02-01T07:00\n", encoding="utf-8")
    first = load_text(tmp_path, text).fingerprint()
    (tmp_path / "v.csv").rename(tmp_path / "w.csv")
    assert load_text(tmp_path, text.replace("v.csv", "w.csv")).fingerprint() == first
    (tmp_path / "w.csv").write_text("at\n1999-02-01T07:01\n", encoding="utf-8")
    assert load_text(tmp_path, text.replace("v.csv", "w.csv")).fingerprint() != first


def test_the_source_is_for_messages_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two copies of a file are one scenario."""
    first = load_text(tmp_path, SMALL)
    assert first.source == tmp_path / "small.yaml"
    assert first == load_text(tmp_path, SMALL, "copy.yaml")
    assert _made().source is None
    monkeypatch.chdir(tmp_path)
    assert _made().folder.resolve() == Path.cwd().resolve()


def test_the_queue_of_a_segment_is_its_own_or_the_intents(tmp_path: Path) -> None:
    """Priority and head start are those of the queue where the segment waits."""
    text = SMALL.replace(
        "  calls:\n", "  calls: {priority: 3}\n  best: {priority: 1, head_start: 4 s}\n"
    ).replace(
        "    patience: {distribution: exponential, mean: 120 s}\n",
        "    patience: {distribution: exponential, mean: 120 s}\n"
        "    queue: calls\n    by_segment: {regular: {queue: best}}\n",
    )
    scenario = load_text(tmp_path, text.replace("headcount", "serves: [calls, best]\n    headcount"))
    assert [queue_of(scenario, "call", name) for name in ("regular", "gold")] == ["best", "calls"]
    shares = scenario.intents["call"].segments
    assert own_queues(scenario, "call") == {"best": shares["regular"], "calls": shares["gold"]}
    assert terms_of(scenario, "call", "regular").priority == 1
    assert terms_of(scenario, "call", "regular").head_start == 4.0
    assert terms_of(scenario, "call", "gold").priority == 3


def test_what_differs_for_a_segment(tmp_path: Path) -> None:
    """First the intent's word for the segment, then the intent's, the segment's, the queue's."""
    text = SMALL.replace("  calls:\n", "  calls: {priority: 3, head_start: 7 s}\n").replace(
        "    patience: {distribution: exponential, mean: 120 s}\n",
        "    patience: {distribution: exponential, mean: 120 s}\n"
        "    by_segment: {gold: {priority: 1, handle_time: {hold: 9 s}, patience: never, balking: 0.2}}\n",
    )
    scenario = load_text(tmp_path, text)
    assert terms_of(scenario, "call", "gold") == Terms(
        revenue=0.0,
        priority=1,
        head_start=90.0,
        handle_time=HandleTime(talk=Exponential(mean=300), hold=Constant(value=9)),
        patience=load_text(tmp_path, text).intents["call"].by_segment["gold"].patience,  # type: ignore[arg-type]
        balking=0.2,
        redial=None,
        retry=None,
        accepts_callback=None,
        accepts_deflection=None,
        self_service={},
        resolution=scenario.intents["call"].resolution,
        chase=None,
    )
    regular = terms_of(scenario, "call", "regular")
    assert (regular.priority, regular.head_start, regular.balking) == (3, 7.0, 0.0)
    intent = load_text(tmp_path, text.replace("    by_segment", "    head_start: 5 s\n    by_segment"))
    assert terms_of(intent, "call", "gold").head_start == 5.0
