"""A file over its base: what merges, what replaces, and whose line a fault has."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccsim.errors import ScenarioError
from ccsim.scenario import Constant, Exponential, Scenario, load
from ccsim.scenario.varying import Dated
from tests.scenario.small import SMALL


def _write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def _over(folder: Path, text: str) -> Scenario:
    _write(folder, small=SMALL, over=f"extends: small.yaml\n{text}")
    return load(folder / "over.yaml")


def _faults(folder: Path, name: str = "over") -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        load(folder / f"{name}.yaml")
    return [str(fault).replace(f"{folder}/", "") for fault in caught.value.faults]


def test_mappings_merge_and_other_values_replace(tmp_path: Path) -> None:
    """A variant says only what differs."""
    scenario = _over(tmp_path, "name: over\nintents: {call: {patience: {mean: 90 s}, balking: 0.1}}\n")
    intent = scenario.intents["call"]
    assert (scenario.name, intent.patience, intent.balking) == ("over", Exponential(mean=90), 0.1)
    assert intent.handle_time.talk == Exponential(mean=300)


def test_an_empty_value_takes_the_default_back(tmp_path: Path) -> None:
    """There must be a way to undo what the base says."""
    scenario = _over(tmp_path, "channels: {phone: {hours: null}}\n")
    assert scenario.channels["phone"].hours is None


def test_another_kind_of_mapping_replaces(tmp_path: Path) -> None:
    """The mean of an exponential must not linger in an empirical one, nor a profile in a dated series."""
    over = "intents: {call: {patience: {distribution: uniform, low: 1 s, high: 2 s}}}\n"
    assert _over(tmp_path, over).intents["call"].patience.distribution == "uniform"
    base = SMALL.replace("count: 600", "count: {interval: 30 min, days: {mon: {'07:00': [1]}}}")
    _write(tmp_path, small=base)
    (tmp_path / "over.yaml").write_text(
        "extends: small.yaml\nintents: {call: {volume: {count: {dated: {1999-02-01: 5}}}}}\n",
        encoding="utf-8",
    )
    assert isinstance(load(tmp_path / "over.yaml").intents["call"].volume.count, Dated)


def test_a_profile_merges_day_by_day(tmp_path: Path) -> None:
    """A variant with another Friday keeps the other days."""
    base = SMALL.replace(
        "count: 600", "count: {interval: 30 min, days: {mon: {'07:00': [1]}, fri: {'07:00': [2]}}}"
    )
    over = "extends: small.yaml\nintents: {call: {volume: {count: {days: {fri: {'07:00': [3]}}}}}}\n"
    _write(tmp_path, small=base, over=over)
    count = load(tmp_path / "over.yaml").intents["call"].volume.count
    assert count.days == {"mon": {"07:00": (1.0,)}, "fri": {"07:00": (3.0,)}}  # type: ignore[union-attr]


def test_other_figures_replace_the_stated_ones(tmp_path: Path) -> None:
    """A variant from a CSV file need not know that its base had counts."""
    (tmp_path / "volumes.csv").write_text("at,n\n1999-02-01T07:00,3\n1999-02-01T07:30,4\n", encoding="utf-8")
    over = "intents: {call: {volume: {intervals: {file: volumes.csv, time: at, count: n}}}}\n"
    volume = _over(tmp_path, over).intents["call"].volume
    assert volume.count is None
    assert volume.intervals is not None


def test_files_are_relative_to_the_file_that_names_them(tmp_path: Path) -> None:
    """A variant in another folder must find its base's CSV."""
    (tmp_path / "variants").mkdir()
    (tmp_path / "volumes.csv").write_text("at,n\n1999-02-01T07:00,3\n1999-02-01T07:30,4\n", encoding="utf-8")
    base = SMALL.replace(
        "      count: 600\n      per: 30 min\n", "      intervals: {file: volumes.csv, time: at, count: n}\n"
    )
    _write(tmp_path, small=base)
    _write(tmp_path / "variants", over="extends: ../small.yaml\n")
    source = load(tmp_path / "variants" / "over.yaml").intents["call"].volume.intervals
    assert source is not None
    assert source.file == "../volumes.csv"


def test_a_fault_is_told_where_it_stands(tmp_path: Path) -> None:
    """The base's line for what the base says, the variant's for what it adds."""
    _write(
        tmp_path,
        small=SMALL.replace("headcount: 50", "headcount: -50"),
        over="extends: small.yaml\nname: over\n"
        "intents:\n  call:\n    queue: cals\n    patience: {mean: 0 s}\n",
    )
    assert _faults(tmp_path) == [
        'over.yaml:5: intents.call.queue: there is no queue "cals"; did you mean "calls"?',
        'over.yaml:6: intents.call.patience.mean: "0 s" is not above 0 s; allowed: a duration above 0 s',
        "small.yaml:21: groups.agents.headcount: -50 cannot be a headcount; allowed: a whole number from 0",
    ]


def test_three_files_in_a_row(tmp_path: Path) -> None:
    """A base may have a base."""
    _write(
        tmp_path,
        small=SMALL,
        middle="extends: small.yaml\ngroups: {agents: {headcount: 40}}\n",
        over="extends: middle.yaml\ngroups: {agents: {pay: 20}}\n",
    )
    group = load(tmp_path / "over.yaml").groups["agents"]
    assert (group.headcount, group.pay) == (40, 20.0)


def test_files_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    """A circle would never end."""
    _write(
        tmp_path, over="extends: middle.yaml\n", middle="extends: over.yaml\n", self="extends: self.yaml\n"
    )
    assert _faults(tmp_path)[0] == (
        "middle.yaml:1: extends: the files extend each other in a circle: "
        "over.yaml -> middle.yaml -> over.yaml"
    )
    assert _faults(tmp_path, "self")[0] == (
        "self.yaml:1: extends: the files extend each other in a circle: self.yaml -> self.yaml"
    )


def test_a_base_that_is_not_there_is_told(tmp_path: Path) -> None:
    """And the file's own faults with it."""
    _write(
        tmp_path,
        small=SMALL,
        over=SMALL.replace("name: small", "name: small\nextends: smal.yaml") + "    py: 5\n",
    )
    assert _faults(tmp_path) == [
        'over.yaml:2: extends: there is no file "smal.yaml"; did you mean "small.yaml"?',
        'over.yaml:23: groups.agents.py: unknown field; did you mean "pay"?',
    ]
    _write(tmp_path, over="extends: [small.yaml]\n")
    assert (
        _faults(tmp_path)[0]
        == 'over.yaml:1: extends: ["small.yaml"] is not a file; write extends: ../other.yaml'
    )


def test_syntax_faults_of_the_base_are_told_with_its_name(tmp_path: Path) -> None:
    """The variant's author may never have opened the base."""
    _write(tmp_path, small="name: [", over=SMALL.replace("name: small", "name: small\nextends: small.yaml"))
    (fault,) = _faults(tmp_path)
    assert fault.startswith("small.yaml:1: not YAML at column 8: expected the node content")


def test_overrides_of_a_file_come_last_and_are_logged(tmp_path: Path) -> None:
    """The base's overrides first, then the file, then its own."""
    _write(
        tmp_path,
        small=SMALL + "overrides: {groups.agents.headcount*: 1.1}\n",
        over="extends: small.yaml\ngroups: {agents: {pay: 20}}\n"
        "overrides: {groups.agents.headcount-: 5, groups.agents.shrinkage: 0.3, groups.agents.pay+=: 1}\n",
    )
    assert load(tmp_path / "small.yaml").groups["agents"].headcount == 55
    scenario = load(tmp_path / "over.yaml")
    assert scenario.groups["agents"].headcount == 50
    assert [(each.path, each.old, each.new) for each in scenario.changes] == [
        ("groups.agents.headcount", 55, 50),
        ("groups.agents.shrinkage", 0.0, 0.3),
        ("groups.agents.pay", 20.0, 21.0),
    ]


def test_a_base_with_overrides_must_stand_alone(tmp_path: Path) -> None:
    """Operators need figures to work on; and its faults are told once."""
    _write(
        tmp_path,
        small=SMALL.replace("headcount: 50", "headcount: -1") + "overrides: {groups.agents.pay: -1}\n",
        over="extends: small.yaml\n",
    )
    assert _faults(tmp_path) == [
        "small.yaml:21: groups.agents.headcount: -1 cannot be a headcount; allowed: a whole number from 0",
        "small.yaml:22: groups.agents.pay: -1 cannot be an amount of money; allowed: a number from 0",
    ]


def test_faults_of_overrides_have_their_line(tmp_path: Path) -> None:
    """All of them, also next to faults of the file."""
    overrides = "overrides:\n  groups.agent.headcount: 5\n  intents.call.patience.mean: 90\n  channels: 7\n"
    _write(tmp_path, over=SMALL.replace("name: small", "nam: small") + overrides)
    assert _faults(tmp_path) == [
        'over.yaml:1: nam: unknown field; did you mean "name"?',
        "over.yaml:23: groups.agent.headcount: there is no such path; "
        'did you mean "groups.agents.headcount"?',
        "over.yaml:24: intents.call.patience.mean: 90 is a bare number where a duration is due; "
        "write 20 s, 4 min, 1 h or 7 d",
        "over.yaml:25: channels: 7 is a number where a mapping is due",
    ]
    _write(tmp_path, over=SMALL + "overrides: [1]\n")
    assert _faults(tmp_path) == [
        "over.yaml:22: overrides: a mapping of paths to values is due; "
        "write overrides: {groups.agents.headcount*: 1.1}"
    ]


def test_constants_merge_as_values(tmp_path: Path) -> None:
    """A bare duration is a value: it replaces."""
    assert _over(tmp_path, "intents: {call: {patience: 90 s}}\n").intents["call"].patience == Constant(
        value=90
    )
