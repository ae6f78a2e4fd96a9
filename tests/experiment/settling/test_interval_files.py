"""Contacts stated in an interval file, as planners export them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccsim.experiment.run import run
from ccsim.experiment.settle import settle
from ccsim.scenario import Profile, load

SCENARIO = """\
name: exported
calendar: {start: 2024-01-01}
intents:
  call:
    volume: {of: contacts, intervals: {file: offered.csv, time: begin, count: offered}}
    handle_time: {talk: {distribution: exponential, mean: 4 min}}
    patience: {distribution: exponential, mean: 3 min}
    redial: {probability: 0.7, delay: {distribution: exponential, mean: 10 min}}
channels: {phone: {hours: {every day: "09:00-13:00"}}}
queues: {calls: {}}
groups: {agents: {headcount: {interval: 60 min, days: {every day: {"09:00": [3, 4, 4, 3]}}}}}
"""


def test_the_contacts_of_the_file_come_back(tmp_path: Path) -> None:
    """Each day's cases are its stated contacts less the returns of such a weekday and hour."""
    days = [f"2024-01-{day:02d}" for day in range(1, 29)]
    rows = [f"{day} {hour:02d}:00,{20 + 4 * (hour - 9)}" for day in days for hour in range(9, 13)]
    (tmp_path / "offered.csv").write_text("\n".join(["begin,offered", *rows]), encoding="utf-8")
    (tmp_path / "exported.yaml").write_text(SCENARIO, encoding="utf-8")
    settled = settle(load(tmp_path / "exported.yaml"))
    assert settled.settled is not None
    volume = settled.settled.volumes["call"]
    assert isinstance(volume, Profile)
    assert list(volume.days) == days
    stated = 28 * (20 + 24 + 28 + 32)
    offered = run(settled, days=28, replications=30).estimate("volume/offered", level=0.999)
    assert offered.low <= stated <= offered.high
    assert offered.half_width == pytest.approx(0.0, abs=0.03 * stated)
    # the file's intervals are of 60 min, settled figures are per the volume's `per` of 30 min
    cases = 2 * sum(sum(values) for blocks in volume.days.values() for values in blocks.values())
    assert 0.9 * stated < cases < 0.98 * stated
