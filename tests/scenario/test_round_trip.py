"""A scenario written as YAML loads to an equal one."""

from __future__ import annotations

import copy
import io
import pickle
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ccsim.scenario import Scenario, load
from ccsim.scenario.document import full_document
from ccsim.scenario.yaml_text import yaml_text
from ccsim.scenario.yaml_tree import parse_yaml
from tests.scenario.kept import kept_scenario
from tests.scenario.scenarios import every_option, options_hit, random_scenario, scenarios


@given(scenarios())
@settings(max_examples=50)
def test_a_scenario_written_as_yaml_loads_to_an_equal_one(scenario: Scenario) -> None:
    """Whatever is lost on the way would make the stored scenario of a result another one."""
    loaded = load(io.StringIO(scenario.to_yaml()))
    assert loaded == scenario
    assert loaded.to_yaml() == scenario.to_yaml()
    assert loaded.fingerprint() == scenario.fingerprint()


@given(scenarios())
@settings(max_examples=25)
def test_the_full_document_is_a_scenario_too(scenario: Scenario) -> None:
    """Overrides work on it, so that a field at its default can be overridden."""
    assert Scenario.model_validate(full_document(scenario)) == scenario


def test_copies_and_pickles_are_equal() -> None:
    """Worker processes get a scenario as a pickle."""
    for seed in range(20):
        scenario = random_scenario(seed)
        for other in (pickle.loads(pickle.dumps(scenario)), copy.deepcopy(scenario)):
            assert other == scenario
            assert hash(other) == hash(scenario)
            assert other.to_yaml() == scenario.to_yaml()


def test_volume_files_are_found_from_wherever_the_copy_lies(tmp_path: Path) -> None:
    """A result keeps its scenario in another folder than the one of the CSV files."""
    there, here = tmp_path / "there", tmp_path / "results" / "here"
    there.mkdir()
    here.mkdir(parents=True)
    with_files = [random_scenario(seed, there) for seed in range(20)]
    with_files = [each for each in with_files if "Volume.intervals" in options_hit(each)]
    assert with_files
    for scenario in with_files:
        (here / "copy.yaml").write_text(scenario.to_yaml(here), encoding="utf-8")
        copied = load(here / "copy.yaml")
        assert copied.fingerprint() == scenario.fingerprint()
        for name, intent in scenario.intents.items():
            source, other = intent.volume.intervals, copied.intents[name].volume.intervals
            if source is not None and other is not None:
                assert (here / other.file).resolve() == (there / source.file).resolve()


def test_random_scenarios_use_every_option() -> None:
    """An option that no random scenario uses is an option that no equality test holds."""
    hit: set[str] = set()
    for seed in range(200):
        hit |= options_hit(kept_scenario(seed))
    assert every_option() - hit == set()


def test_the_same_seed_makes_the_same_scenario() -> None:
    """A failing seed must be told to somebody else."""
    assert random_scenario(7) == random_scenario(7)
    assert random_scenario(7) != random_scenario(8)


_PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(allow_nan=False, allow_infinity=False)
    # Lone surrogates cannot be written to any file.
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), _PLAIN, max_size=5))
@settings(max_examples=300)
def test_any_plain_data_come_back_from_yaml(document: dict[str, object]) -> None:
    """Titles and reasons may hold whatever a keyboard can type."""
    document = {key: value for key, value in document.items() if key != "<<"}
    tree = parse_yaml(yaml_text(document), None)
    if not document:
        return
    assert [str(fault) for fault in tree.faults if "merge keys" not in str(fault)] == []
    if not tree.faults:
        assert tree.value == document
