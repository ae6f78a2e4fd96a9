"""How many replications are run at once where nobody says."""

from __future__ import annotations

import os
from pathlib import Path

import joblib
import pytest

from ccsim.experiment.cores import cores, granted


def test_the_processors_are_those_joblib_counts() -> None:
    """Replications in processes are shared out by joblib; threads must not be fewer or more."""
    assert cores() == joblib.cpu_count()


@pytest.mark.parametrize(
    ("said", "expected"),
    [("150000 100000", 2), ("400000 100000\n", 4), ("50000 100000", 1), ("max 100000", None), ("", None)],
)
def test_a_container_is_granted_so_many(tmp_path: Path, said: str, expected: int | None) -> None:
    """Sixty-four threads within the time of two processors only fill the memory."""
    quota = tmp_path / "cpu.max"
    quota.write_text(said)
    assert granted(quota, ()) == (expected or os.cpu_count())


def test_older_containers_say_it_in_two_files(tmp_path: Path) -> None:
    """Version 1 has -1 where there is no limit."""
    time, period = tmp_path / "quota", tmp_path / "period"
    period.write_text("100000\n")
    for said, expected in (("300000\n", 3), ("-1\n", os.cpu_count())):
        time.write_text(said)
        assert granted(tmp_path / "absent", (time, period)) == expected
    assert granted(tmp_path / "absent", (tmp_path / "absent", period)) == os.cpu_count()
