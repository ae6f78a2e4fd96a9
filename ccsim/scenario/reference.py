"""The reference page of scenario files, made from the fields' own texts."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from ccsim.scenario.classes import classes_below
from ccsim.scenario.json_schema import definitions
from ccsim.scenario.profile import Profile
from ccsim.scenario.scenario import Scenario
from ccsim.scenario.varying import Dated
from ccsim.scenario.yaml_text import flow_text

__all__ = ["reference_markdown"]

_INTRODUCTION: Final = """\
# Scenario reference

Every field of a scenario file, with unit and default. This page is made from the fields' own texts
(`ccsim.scenario.reference_markdown()`); do not edit it. `ccsim schema` prints the same for editors.

A file is YAML 1.2. What is not written has its default; a name that is not on this page is an error.

* **duration**: a number with a unit, `20 s`, `4 min`, `1 h 30 min` or `7 d` (s, min, h, d). A bare number is
  an error.
* **clock time**: `"07:00"`, from `"00:00"` to `"24:00"`, in quotes. **date**: `1999-02-01`.
* **share**: 0 to 1. **money**: an amount of the scenario's one currency.
* **varying**: where a form says so, a number may be the value itself, a [profile](#profile) by interval and
  kind of day, or a [dated](#dated) series of either.
* **distribution**: a bare duration (always that long), `never`, or a mapping that names its distribution:
  {distributions}.
* **days**: `mon` ... `sun` (or the full names), a range `sun-thu` (it may pass the weekend), a comma list
  `sat, holidays`, `every day`, `holidays` (those of the calendar), or a date. If several fit, a date goes
  before `holidays`, that before a weekday, that before `every day`. Two of one rank for the same day are an
  error.
* **path**: field names, names of entries and indices of lists with dots between them:
  `groups.agents.headcount`, `intents.call.handle_time.talk.mean`, `events.0.factor`. Used by `--set`,
  `overrides` and `assumptions`.
"""


def reference_markdown() -> str:
    """Return the page: one section per class, one row per field."""
    schemas = definitions()
    for generic in (Profile, Dated):
        # The classes of all kinds of numbers have the same fields; one of them stands for all.
        own = {"description": str(generic.__doc__), **schemas[f"{generic.__name__}_count"]}
        schemas[generic.__name__] = json.loads(
            json.dumps(own).replace('"x-kind": "count"', '"x-kind": "number"')
        )
    classes = [each for each in classes_below(Scenario) if not issubclass(each, (Profile, Dated))]
    names = [*(each.__name__ for each in classes), "Profile", "Dated"]
    distributions = [name for name in names if "distribution" in schemas[name]["properties"]]
    listed = [
        f"  [{schemas[name]['properties']['distribution']['const']}](#{_anchor(name)})"
        for name in distributions
    ]
    introduction = _INTRODUCTION.replace("  {distributions}", ",\n".join(listed))
    return "\n".join([introduction, *(_section(name, schemas) for name in names)])


def _titled(name: str) -> str:
    """Return the heading of a class: `HandleTime` is `Handle time`."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return words[0] + words[1:].lower()


def _anchor(name: str) -> str:
    return _titled(name).lower().replace(" ", "-")


def _section(name: str, schemas: dict[str, Any]) -> str:
    schema = schemas[name]
    text = " ".join(schema["description"].split())
    lines = [
        f"## {_titled(name)}",
        "",
        text,
        "",
        "| field | form | default | meaning |",
        "| --- | --- | --- | --- |",
    ]
    for field, each in schema["properties"].items():
        if field == "distribution":
            lines.append(f"| `{field}` | `{each['const']}` | required | Says which distribution it is. |")
            continue
        below = schemas.get(str(each.get("$ref", "")).rpartition("/")[2], {})
        # Where a field says the same as the class behind it, the schema has the text once.
        meaning = " ".join(each.get("description", below.get("description", "")).split())
        default = _default(each, meaning, required=field in schema.get("required", []))
        lines.append(f"| `{field}` | {_form(each)} | {default} | {meaning} |".replace("\n", " "))
    return "\n".join([*lines, ""])


def _default(schema: dict[str, Any], meaning: str, *, required: bool) -> str:
    if required:
        return "required"
    told = re.search(r"[Dd]efault: ([^.]*)", meaning)
    if told:
        return told[1]
    if "efault for" in meaning:
        return "see meaning"
    if "$ref" in schema:
        return "its own defaults"
    default = schema.get("default")
    return "none" if default in (None, "", {}, []) else f"`{flow_text(default)}`"


def _form(schema: dict[str, Any]) -> str:
    """Return in words what a schema lets through."""
    forms = [each for each in schema.get("anyOf", schema.get("oneOf", [])) if each != {"type": "null"}]
    if forms:
        return _union(forms)
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{_titled(name).lower()}](#{_anchor(name)})"
    if "enum" in schema or "const" in schema:
        return " or ".join(f"`{each}`" for each in schema.get("enum", [schema.get("const")]))
    if "patternProperties" in schema:
        ((pattern, value),) = schema["patternProperties"].items()
        key = schema.get("propertyNames", {}).get("x-kind", _key(pattern))
        return f"mapping: {key} to {_form(value)}"
    if "type" not in schema:
        return str(schema["x-kind"])
    if schema["type"] == "object":
        value = schema.get("additionalProperties")
        return f"mapping: text to {_form(value)}" if isinstance(value, dict) else "mapping"
    if schema["type"] == "array":
        pair = schema["items"].get("prefixItems")
        items = f"pairs [{', '.join(_form(each) for each in pair)}]" if pair else _form(schema["items"])
        return f"list of {items}"
    return str(schema.get("x-kind", {"string": "text", "integer": "whole number"}.get(schema["type"])))


def _union(forms: list[dict[str, Any]]) -> str:
    if {"const": "never"} in forms:
        return "distribution"
    names = [each["$ref"].rpartition("/")[2] for each in forms if "$ref" in each]
    profile = any(name.startswith("Profile_") for name in names)
    dated = any(name.startswith("Dated_") for name in names)
    if profile and dated:
        return f"varying {_form(forms[0])}"
    if profile or dated:
        generic = "profile" if profile else "dated"
        return f"{_form(forms[0])} or [{generic}](#{generic})"
    return " or ".join(dict.fromkeys(_form(each) for each in forms))


def _key(pattern: str) -> str:
    if "every day" in pattern:
        return "days"
    if "24:00" in pattern:
        return "clock time"
    return "date" if r"\d{4}" in pattern else "name"
