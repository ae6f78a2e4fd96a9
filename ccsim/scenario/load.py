"""A scenario file -> a Scenario."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from ccsim.errors import ScenarioError
from ccsim.scenario.origins import Origin
from ccsim.scenario.scenario import Scenario
from ccsim.scenario.yaml_tree import parse_yaml

__all__ = ["load"]


def load(source: str | Path | TextIO, overrides: Sequence[str] = ()) -> Scenario:
    """Return the scenario that a file describes."""
    file = str(source) if isinstance(source, (str, Path)) else "<stdin>"
    text = Path(source).read_text(encoding="utf-8") if isinstance(source, (str, Path)) else source.read()
    tree = parse_yaml(text, file)
    if tree.faults:
        raise ScenarioError(tree.faults)
    origins = {(): Origin(file), **{loc: Origin(file, line) for loc, line in tree.lines.items()}}
    return Scenario.model_validate(tree.value, context=origins)
