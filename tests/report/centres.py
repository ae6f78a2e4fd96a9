"""Scenarios for what reads and draws them: a large one, and small ones made to measure."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import ccsim


@cache
def large() -> ccsim.Scenario:
    """Return the made-up centre that has one of everything."""
    return ccsim.load(Path(__file__).with_name("large.yaml"))


@cache
def modes() -> ccsim.Scenario:
    """Return the made-up centre with a channel of every mode and shared agents."""
    return ccsim.load(Path(__file__).with_name("modes.yaml"))


@cache
def automated() -> ccsim.Scenario:
    """Return the made-up shop whose customers meet automation before they meet anybody."""
    return ccsim.load(Path(__file__).with_name("automated.yaml"))


def made(**parts: Any) -> ccsim.Scenario:
    """Return a centre with 60 calls an hour of 60 s each and one agent, some parts of it replaced."""
    intents = {
        name: {"volume": {"per": "1 h", "count": 60}, "handle_time": {"talk": "60 s"}, **intent}
        for name, intent in parts.pop("intents", {"order": {}}).items()
    }
    document = {
        "name": "made",
        "calendar": {"start": "2026-03-02"},
        "channels": {"phone": {}},
        "queues": {"calls": {}},
        "groups": {"all": {"headcount": 1}},
        "intents": intents,
    }
    return ccsim.Scenario.model_validate({**document, **parts})
