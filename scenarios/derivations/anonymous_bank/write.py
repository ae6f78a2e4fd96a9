"""Put the derived figures into the scenario file, leaving every other character as it is."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any, Final

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

import ccsim
from ccsim.experiment import settle

__all__ = ["differences", "put_tables", "write_figures", "write_settled"]

HEAD: Final = """\
# Solved, not derived: the customers' needs behind the volumes above, which contain redials and repeats.
# Written by `python -m scenarios.derivations.anonymous_bank settle`; never edit it by hand.
"""


def write_figures(file: Path, figures: dict[str, Any]) -> list[str]:
    """
    Set the figures in the file.

    Parameters
    ----------
    file
        The scenario file.
    figures
        Mappings in the file's shape; see ``figures.scenario_figures``.

    Returns
    -------
    list of str
        What changed, one line per path. If anything did, the settled volumes are stale: settle the file
        again.
    """
    text = file.read_text(encoding="utf-8")
    edits = _edits(text, figures)
    for begin, end, new, _ in sorted(edits, reverse=True):
        text = text[:begin] + new + text[end:]
    if edits:
        file.write_text(text, encoding="utf-8")
    return [line for _, _, _, line in sorted(edits)]


def write_settled(file: Path) -> None:
    """Settle the scenario and put the hidden volumes at the end of its file, in place of older ones."""
    text = file.read_text(encoding="utf-8").split("\nsettled:\n")[0].rstrip("\n") + "\n"
    file.write_text(text, encoding="utf-8")
    written = settle(ccsim.load(file)).to_yaml()
    block = written[written.index("\nsettled:\n") + 1 :].rstrip("\n").split("\n")
    lines = [short for line in block for short in _short(line)]
    file.write_text(text + "\n" + HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _short(line: str) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.wrap(line, 110, subsequent_indent=indent + "  ", break_long_words=False)


def put_tables(page: Path, tables: dict[str, str]) -> None:
    """Put tables into a page, each between ``<!-- NAME -->`` and the next ``<!-- end -->``."""
    text = page.read_text(encoding="utf-8")
    for name, table in tables.items():
        before, begin, rest = text.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition("<!-- end -->")
        if not (begin and end):
            raise LookupError(f"{page.name} has no place for the table: <!-- {name} --> ... <!-- end -->")
        text = f"{before}{begin}\n{table}\n\n{end}{after}"
    page.write_text(text, encoding="utf-8")


def differences(file: Path, figures: dict[str, Any]) -> list[str]:
    """Return where the file differs from the figures: the path, what it says and what is derived."""
    return [line for _, _, _, line in sorted(_edits(file.read_text(encoding="utf-8"), figures))]


Edit = tuple[int, int, str, str]
"""Where the old text begins and ends, the new text, and a line that tells of both."""


def _edits(text: str, figures: dict[str, Any]) -> list[Edit]:
    # an alias is the node of its anchor: one edit, however many intents share it
    found: dict[int, Edit] = {}
    _compare(text, yaml.compose(text, Loader=yaml.SafeLoader), figures, "", found)
    return list(found.values())


def _compare(text: str, node: Node, value: Any, path: str, found: dict[int, Edit]) -> None:
    if isinstance(value, dict) and isinstance(node, MappingNode):
        own = {key.value: item for key, item in node.value}
        if "distribution" not in value or set(value) == set(own):
            for key, new in value.items():
                if key not in own:
                    raise LookupError(f"{path}.{key} is derived but not in the file: add it by hand first")
                _compare(text, own[key], new, f"{path}.{key}" if path else str(key), found)
            return
    elif isinstance(value, list) and isinstance(node, SequenceNode) and len(value) == len(node.value):
        for place, (item, new) in enumerate(zip(node.value, value, strict=True)):
            _compare(text, item, new, f"{path}.{place}", found)
        return
    begin, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style:
        raise LookupError(f"{path} has another shape now: change it by hand")
    old = text[begin:end]
    if old != _flow(value):
        found[begin] = (begin, end, _flow(value), f"{path}: {old} -> {_flow(value)}")


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return str(value)
