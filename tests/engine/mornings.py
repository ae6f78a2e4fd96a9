"""What the mornings that are worked out by hand share: arrivals to the minute, and minutes after 08:00."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

MINUTE = 60_000_000
EIGHT = 8 * 60


def write_morning(folder: Path, scenario: str, arrivals: Mapping[str, Mapping[str, str]]) -> Path:
    """Write a scenario, and beside it each file that it replays: the clock times of its cases on Monday."""
    for name, cases in arrivals.items():
        rows = "".join(f"2026-03-02T{clock}\n" for clock in cases.values())
        (folder / f"{name}.csv").write_text("arrived\n" + rows)
    path = folder / "morning.yaml"
    path.write_text(scenario)
    return path


def instant_at(minute: float | None) -> int:
    """Return the instant so many minutes after 08:00, in microseconds of the day; none is -1."""
    return -1 if minute is None else round((minute + EIGHT) * MINUTE)


def lasts(minutes: float | None) -> int:
    """Return a length in microseconds; none is -1."""
    return -1 if minutes is None else round(minutes * MINUTE)


def minute_at(instant: int) -> float | None:
    """Return how many minutes after 08:00 an instant is; -1 is none."""
    return None if instant < 0 else instant / MINUTE - EIGHT
