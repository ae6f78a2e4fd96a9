"""What the story of every case must hold to."""

from __future__ import annotations

import re

import numpy as np
import pytest

from ccsim.engine import outcomes
from ccsim.report.story_of import story_of
from ccsim.report.trace.events import events_of
from ccsim.report.trace.lived import Lived
from ccsim.report.trace.parts import attempts_of


def assert_times_add_up(lived: Lived) -> None:
    """The events of every attempt run from its first to its end, in order."""
    attempts = 0
    for rows in lived.cases():
        for parts in attempts_of(lived, rows):
            instants = [event.instant for event in events_of(parts)]
            assert instants == sorted(instants)
            assert instants[0] == parts[0].row["offered"]
            ended = int(parts[-1].row["ended"])
            assert instants[-1] == (ended if ended >= 0 else lived.plan.timeline.horizon)
            attempts += 1
    begins = (outcomes.ARRIVED, outcomes.SELF_SERVICE, outcomes.MODERATION)
    assert attempts == np.isin(lived.contacts["via"], begins).sum()


def assert_table_adds_up(lived: Lived, case: str) -> None:
    """The figures under each heading of a story's table add up to the total, to the last digit."""
    told = story_of(lived, case)
    attempts = attempts_of(lived, lived.find(case))
    sums: list[tuple[float, float]] = []
    after: list[float] = []
    for row in told[told.index("\nTimes\n") :].splitlines()[3:]:
        number = re.search(r"([\d,]+\.\d{3})$", row)
        if number is None:
            continue
        seconds = float(number[1].replace(",", ""))
        if row.startswith("  total"):
            sums.append((sum(after), seconds))
            after = []
        else:
            after.append(seconds)
    assert len(sums) == len(attempts)
    for (added, total), parts in zip(sums, attempts, strict=True):
        assert added == pytest.approx(total, abs=1e-9)
        if parts[-1].row["ended"] >= 0:
            lasted = (parts[-1].row["ended"] - parts[0].row["offered"]) / 1e6
            assert total == pytest.approx(lasted, abs=0.0011)
