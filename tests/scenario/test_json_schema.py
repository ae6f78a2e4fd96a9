"""The JSON Schema marks in an editor what loading would refuse, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ccsim.scenario import json_schema
from ccsim.scenario.yaml_tree import parse_yaml
from tests.scenario.scenarios import random_scenario
from tests.scenario.small import SMALL, changed
from tests.shared import replications

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema comes with the notebooks extra")


@pytest.fixture(scope="module")
def validator() -> Any:
    """Return a validator of scenario files."""
    return jsonschema.Draft202012Validator(json_schema())


def _marked(validator: Any, text: str) -> list[str]:
    """Return the places that an editor would mark."""
    tree = json.loads(json.dumps(parse_yaml(text, None).value))
    return [".".join(str(part) for part in error.absolute_path) for error in validator.iter_errors(tree)]


def test_it_is_a_schema_of_the_draft_it_names(validator: Any) -> None:
    """An editor gives up on a schema that is none."""
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(json_schema())) == json_schema()


def test_what_loads_is_not_marked(validator: Any) -> None:
    """A red line under a good file teaches to ignore red lines."""
    assert _marked(validator, SMALL) == []
    for seed in range(replications(60)):
        assert _marked(validator, random_scenario(seed).to_yaml()) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: small", "nam: small"),
        ("start: 1999-02-01", "start: 1.2.1999"),
        ("head_start: 90 s", "head_start: 90"),
        ("head_start: 90 s", "head_start: 90 sec"),
        ("count: 600", "count: -1"),
        ("count: 600", "count: {interval: 25 min, days: {}}"),
        ("count: 600", "count: {interval: 30 min, days: {moon: {}}}"),
        ("count: 600", "count: {dated: {monday: 1}}"),
        ("mean: 300 s", "mean: 300"),
        ("distribution: exponential, mean: 300 s", "distribution: expo, mean: 300 s"),
        ("distribution: exponential, mean: 300 s", "mean: 300 s"),
        ("distribution: exponential, mean: 300 s", "distribution: exponential, mean: 300 s, sd: 20 s"),
        ("gold: 0.3", "gold: 30"),
        ('"07:00-24:00"', "7"),
        ("headcount: 50", "headcount: 50.5"),
        ("headcount: 50", "headcout: 50"),
        ("  calls:\n", "  calls: {capacity: -1}\n"),
        ("  phone:\n", "  phone:\n    mode: fax\n"),
        ("name: small", "name: small\nlevers: []"),
    ],
)
def test_what_is_wrong_is_marked(validator: Any, old: str, new: str) -> None:
    """While one types, not when one runs."""
    assert _marked(validator, changed((old, new))) != []


def test_a_file_that_extends_another_may_leave_anything_out(validator: Any) -> None:
    """But not misspell it."""
    over = "extends: base.yaml\nintents: {call: {patience: {mean: 90 s}}}\n"
    over += "overrides: {groups.agents.headcount*: 2}\n"
    assert _marked(validator, over) == []
    assert _marked(validator, over.replace("mean: 90 s", "mean: 90")) != []
    assert _marked(validator, over.replace("patience", "patients")) != []


def test_every_field_has_a_text_and_defaults_are_as_files_write_them() -> None:
    """The editor's help is the reference page's row."""
    definitions = json_schema()["$defs"]
    missing = [
        f"{name}.{field}"
        for name, each in definitions.items()
        for field, schema in each.get("properties", {}).items()
        if "description" not in schema and "$ref" not in schema and field != "distribution"
    ]
    assert missing == []
    assert definitions["Repeat"]["properties"]["window"]["default"] == "7 d"
    assert definitions["Measures"]["properties"]["answer_within"]["default"] == ["20 s"]
    assert definitions["HandleTime"]["properties"]["hold"]["default"] == "0 s"
    assert definitions["Calendar"]["properties"]["start"]["default"] == "2024-01-01"


def test_durations_and_distributions_are_told_apart_by_their_form() -> None:
    """A duration is text of a pattern; a distribution one of several mappings, each with its name."""
    definitions = json_schema()["$defs"]
    mean = definitions["Exponential"]["properties"]["mean"]["oneOf"]
    assert [each.get("x-kind", each.get("$ref")) for each in mean] == [
        "duration above 0 s",
        "#/$defs/Profile_duration_above_0_s",
        "#/$defs/Dated_duration_above_0_s",
    ]
    patience = definitions["Intent"]["properties"]["patience"]["anyOf"]
    assert patience[0]["pattern"].startswith("^")
    assert patience[1] == {"const": "never"}
    assert len(patience[2]["oneOf"]) == 10
    assert definitions["Gamma"]["required"] == ["distribution", "mean", "sd"]
