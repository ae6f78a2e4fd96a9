"""What identifies a scenario: the hash of everything it assumes."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from ccsim.scenario.document import compact_document

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["fingerprint_of"]

#: Sections that nothing depends on which is settled.
_LATER: Final = ("satisfaction", "surveys", "levers", "levers_on", "goals", "allowed")


def fingerprint_of(scenario: Scenario, everything: bool = False) -> str:
    """Return the SHA-256 of the canonical content.

    ``settled`` is left out, defaults are too (so that a new field with a default changes nothing), and of
    the files that the scenario names the contents count, not the places.

    Parameters
    ----------
    scenario
        The scenario.
    everything
        Whether what settled figures do not depend on counts too: satisfaction, surveys, levers, and the
        money a customer or a resolved case is worth. They can be tried without settling again.
    """
    document = compact_document(scenario)
    document.pop("settled", None)
    if not everything:
        _leave_out_later(document)
    for intent in document["intents"].values():
        for field in ("intervals", "replay"):
            if field in intent["volume"]:
                source = intent["volume"][field]
                content = (scenario.folder / source["file"]).read_bytes()
                source["file"] = hashlib.sha256(content).hexdigest()
    for name, flow in scenario.flows.items():
        # Sorted keys would not tell at which step contacts begin.
        document["flows"][name]["first"] = flow.first
    text = json.dumps(document, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _leave_out_later(document: dict[str, Any]) -> None:
    """Take what settled figures do not depend on out of a document, in place; and why it is assumed."""
    for section in _LATER:
        document.pop(section, None)
    assumed = [each for each in document.pop("assumptions", []) if not _is_later(each["path"])]
    if assumed:
        document["assumptions"] = assumed
    for segment in document.get("segments", {}).values():
        segment.pop("value", None)
    if document.get("segments") == {"everyone": {}}:
        del document["segments"]
    for intent in document["intents"].values():
        intent.pop("revenue", None)
        for ways in ("by_segment", "by_channel"):
            for name, differs in list(intent.get(ways, {}).items()):
                if differs.pop("revenue", None) is not None and not differs:
                    del intent[ways][name]
            if intent.get(ways) == {}:
                del intent[ways]


def _is_later(path: str) -> bool:
    """Return True if settled figures do not depend on what stands at a path."""
    section, _, rest = path.partition(".")
    return (
        section in _LATER
        or (section == "segments" and rest.endswith(".value"))
        or (section == "intents" and rest.endswith(".revenue"))
    )
