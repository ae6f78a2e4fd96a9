"""The JSON Schema of scenario files, for editors."""

from __future__ import annotations

import json
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema

from ccsim.scenario.classes import classes_below, defaults_of
from ccsim.scenario.scenario import Scenario

__all__ = ["FILE_FIELDS", "definitions", "json_schema"]

FILE_FIELDS: Final[dict[str, dict[str, Any]]] = {
    "extends": {
        "type": "string",
        "description": "A scenario file that this one builds on, relative to it. Mappings merge, other "
        "values replace; a mapping of another kind (another distribution, say) replaces too, and so do "
        "`goals` and `allowed`.",
        "examples": ["../anonymous-bank.yaml"],
    },
    "overrides": {
        "type": "object",
        "description": "Changes by path, applied last and in order, as after `--set`. A path may end in `+`, "
        "`-` or `*`: `groups.agents.headcount*: 1.1`.",
        "examples": [{"groups.agents.headcount*": 1.1}],
    },
}
"""What a file may say beside the fields of the scenario."""


class _Generator(GenerateJsonSchema):
    """Pydantic's generator without its own titles and defaults."""

    def default_schema(self, schema: Any) -> dict[str, Any]:
        """Leave defaults out: they are put in afterwards, as a file would write them."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Leave titles to the kinds of numbers."""
        return False


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a scenario file.

    It knows each field with its text, unit and default, so that an editor with a YAML language
    server completes names and marks faults while one types. A file that extends another one may
    leave out whatever that one says.
    """
    whole = definitions()
    partial = {f"Partial{name}": _partial(schema) for name, schema in whole.items()}
    root = partial.pop("PartialScenario")
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        **root,
        "title": "A ccsim scenario",
        "if": {"not": {"required": ["extends"]}},
        "then": {"$ref": "#/$defs/Scenario"},
        "$defs": {**whole, **partial},
    }


def definitions() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of every class of the scenario language by name, the root's among them."""
    schema = Scenario.model_json_schema(by_alias=True, schema_generator=_Generator)
    raw = schema.pop("$defs")
    # Pydantic names the classes of a kind of number by their types; their own names read better.
    names = {key: str(each.get("title", key)) for key, each in raw.items()}
    found: dict[str, dict[str, Any]] = _renamed({"Scenario": schema, **raw}, names)
    found = {names.get(key, key): each for key, each in found.items()}
    for model in classes_below(Scenario):
        properties = found[model.__name__].get("properties", {})
        for name, default in defaults_of(model).items():
            properties[name] = {**properties[name], "default": default}
    found["Scenario"]["properties"] = {**FILE_FIELDS, **found["Scenario"]["properties"]}
    return {key: _closed(each) for key, each in found.items()}


def _renamed(schema: Any, names: dict[str, str]) -> Any:
    """Return a schema with other names of definitions in its references."""
    text = json.dumps(schema)
    for old, new in names.items():
        text = text.replace(f'"#/$defs/{old}"', f'"#/$defs/{new}"')
    return json.loads(text)


def _closed(schema: Any) -> Any:
    """Return a schema in which mappings by name refuse names of another form."""
    if isinstance(schema, list):
        return [_closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(each) for key, each in schema.items()}
    if "patternProperties" in closed:
        closed.setdefault("additionalProperties", False)
    return closed


def _partial(schema: Any) -> Any:
    """Return a schema in which nothing is required, for a file whose base says the rest."""
    if isinstance(schema, list):
        return [_partial(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {}
    for key, each in schema.items():
        if key == "$ref":
            found[key] = each.replace("#/$defs/", "#/$defs/Partial")
        elif key != "required" or not isinstance(each, list):
            # Without required fields several forms may fit.
            found["anyOf" if key == "oneOf" else key] = _partial(each)
    return found
