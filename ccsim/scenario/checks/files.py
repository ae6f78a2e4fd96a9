"""The files a scenario names: whether they are there, and hold what they should."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ccsim.scenario.faults import Problem
from ccsim.scenario.parts import Parts
from ccsim.scenario.volume import IntervalFile, ReplayFile
from ccsim.scenario.volume_files import IntervalCounts, Replayed, inspect

__all__ = ["file_problems"]


def file_problems(parts: Parts, folder: Path) -> Iterator[Problem]:
    """Yield every fault in the volume files, with the file's own lines.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    folder
        Where the files are looked for.
    """
    scenario = parts.scenario
    assert scenario is not None
    if not parts.sound("calendar"):
        return
    for name, intent in scenario.intents.items():
        for field in ("intervals", "replay"):
            source: IntervalFile | ReplayFile | None = getattr(intent.volume, field)
            loc = ("intents", name, "volume", field)
            if source is None or not parts.sound(*loc):
                continue
            data, faults = inspect(source, folder, scenario.calendar.zone)
            for fault in faults:
                # A fault without a line is about the file as the scenario names it.
                told = (fault.message, fault.found, fault.allowed, fault.hint)
                if fault.line:
                    yield Problem(loc, *told, file=fault.file, line=fault.line)
                else:
                    yield Problem((*loc, "file"), *told)
            last = None if data is None else _last(data)
            if last is not None and last < scenario.calendar.start:
                message = f"the file ends on {last}, before the calendar's start {scenario.calendar.start}"
                yield Problem(
                    (*loc, "file"), message, found=str(last), hint=f"write start: {last} or earlier"
                )


def _last(data: IntervalCounts | Replayed) -> date:
    return max(data.days) if isinstance(data, IntervalCounts) else data[-1][0]
