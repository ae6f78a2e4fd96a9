"""A scenario as plain data, written as a file would write it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["compact_document", "full_document", "plain"]

_WAYS_ON: Final = {"intents", "shares", "then", "queue", "own_queue", "misroute", "callback"}


def full_document(scenario: Scenario) -> dict[str, Any]:
    """Return every field, also those at their default; None where nothing is stated."""
    document: dict[str, Any] = plain(scenario.model_dump(by_alias=True))
    return document


def compact_document(scenario: Scenario, folder: Path | None = None) -> dict[str, Any]:
    """Return what differs from the defaults.

    Parameters
    ----------
    scenario
        The scenario.
    folder
        Where the document will lie; paths of files are rewritten to be found from there.
    """
    document: dict[str, Any] = plain(scenario.model_dump(by_alias=True, exclude_defaults=True))
    for group in document["groups"].values():
        _shorten(group)
    for channel in document["channels"].values():
        _keep_zeros(channel.get("closed", {}))
    for flow in document.get("flows", {}).values():
        for step in flow["steps"].values():
            if "contained" in step and step.keys() & _WAYS_ON and "by_intent" not in step["contained"]:
                step["contained"].setdefault("share", 1.0)
    for event in document.get("events", []):
        if not event.keys() & {"flows_down", "self_service_down"}:
            # Without it, what the event does looks forgotten.
            event.setdefault("factor", 1.0)
    if folder is not None:
        move_files(document, scenario.folder, folder)
    return document


def _shorten(group: dict[str, Any]) -> None:
    """Write names of which nothing is known as a list, and a headcount of 0 where it is all there is."""
    shifts = group.get("shifts", {})
    if not shifts:
        group.setdefault("headcount", 0)
    for holder, field in ((group, "serves"), *((shift, "agents") for shift in shifts.values())):
        names = holder.get(field)
        if isinstance(names, dict) and not any(names.values()):
            holder[field] = list(names)


def _keep_zeros(closed: dict[str, Any]) -> None:
    """Write a share of 0 where it is said to what it leads: without it, it looks forgotten."""
    if "bot_flow" in closed:
        closed.setdefault("bot", 0.0)
    if "message_channel" in closed and "bot" not in closed:
        closed.setdefault("message", 0.0)


def move_files(document: Mapping[str, Any], old: Path, new: Path) -> None:
    """Rewrite the paths of volume files in place, from one folder to another."""
    intents = document.get("intents")
    for intent in intents.values() if isinstance(intents, dict) else ():
        volume = intent.get("volume") if isinstance(intent, dict) else None
        for field in ("intervals", "replay"):
            source = volume.get(field) if isinstance(volume, dict) else None
            file = source.get("file") if isinstance(source, dict) else None
            if isinstance(source, dict) and isinstance(file, str) and not Path(file).is_absolute():
                source["file"] = Path(os.path.relpath(old / file, new)).as_posix()


def plain(value: Any) -> Any:
    """Return a value made of dicts, lists, text and numbers only."""
    if isinstance(value, BaseModel):
        return plain(value.model_dump(by_alias=True))
    if isinstance(value, Mapping):
        return {key if isinstance(key, str) else str(key): plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, (list, tuple)) else value
