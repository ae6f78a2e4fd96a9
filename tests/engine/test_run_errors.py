from __future__ import annotations

import pytest

from ccsim.engine.model import centre as centre_module
from ccsim.errors import RunError
from tests.demand.small import logs_of, small


def test_a_fault_inside_a_run_names_time_case_seed_and_replication(monkeypatch):
    """Without them nobody can run the same replication again and look."""

    def fail(*_):
        raise ValueError("no such agent")

    monkeypatch.setattr(centre_module, "end_talk", fail)
    expected = (
        r"^ValueError at 2026-03-02 00:\d\d:\d\d\.\d+ \(simulated\), case call/2026-03-02/00:00/\d+, "
        r"seed 5, replication 3: no such agent$"
    )
    with pytest.raises(RunError, match=expected):
        logs_of(small(), seed=5, replication=3, engine="simpy")
