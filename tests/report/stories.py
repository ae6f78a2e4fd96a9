"""Stories as the tests read them: on one line, whatever the case is found by."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from ccsim.report.story_of import story_of
from ccsim.report.trace.lived import Lived


def read(lived: Lived, case: str) -> str:
    """Return the story of a case on one line."""
    return " ".join(story_of(lived, case).split())


def read_of(lived: Lived, row: Any) -> str:
    """Return the story of the case that a row of the contact log belongs to, on one line."""
    return read(lived, lived.name(int(row["contact"])))


def read_first(lived: Lived, which: np.ndarray) -> str:
    """Return the story of the first case with such a row, on one line."""
    return read(lived, lived.name(int(np.flatnonzero(which)[0])))


def assert_all_told(lived: Lived) -> None:
    """Every case has a story, without a value that stands for none."""
    for rows in lived.cases():
        told = story_of(lived, lived.name(int(rows[0])))
        assert "None" not in told
        assert "-1" not in re.sub(r"\d{4}-\d\d-\d\d", "", told)
