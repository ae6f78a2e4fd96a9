"""What identifies a scenario: the hash of everything it assumes."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from ccsim.scenario.document import compact_document

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["fingerprint_of"]


def fingerprint_of(scenario: Scenario) -> str:
    """Return the SHA-256 of the canonical content.

    ``settled`` is left out, defaults are too (so that a new field with a default changes nothing),
    and of the files that the scenario names the contents count, not the places.

    Parameters
    ----------
    scenario
        The scenario.
    """
    document = compact_document(scenario)
    document.pop("settled", None)
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
