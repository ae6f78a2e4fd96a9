"""What a replication keeps in memory does not grow with its horizon, counted in bytes."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from ccsim.demand import case_stretches
from ccsim.engine.block import Block
from ccsim.engine.twin import contact_table
from ccsim.engine.twin.case_table import CaseTable
from ccsim.experiment.replicate import Setup, replicate, set_up
from ccsim.experiment.settle import settled_for_run
from ccsim.measures.tally.measuring import Measuring
from ccsim.scenario import load
from tests.shared import REPOSITORY


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    """Few days are many blocks and stretches, then."""
    monkeypatch.setattr(case_stretches, "CASES", 4000)
    monkeypatch.setattr(contact_table, "ROWS", 8000)


def a_run_of(name: str, days: int) -> Setup:
    """A run whose intervals are days, so that they are few."""
    scenario = settled_for_run(load(REPOSITORY / "scenarios" / f"{name}.yaml"))
    return set_up(scenario, days, 1, None, "compiled", interval=86_400)


@pytest.mark.parametrize(("name", "days"), [("textbook/erlang-a", 7), ("anonymous-bank", 91)])
def test_tables_by_case_do_not_grow_with_the_horizon(monkeypatch, name, days):
    """
    Cases that are over were kept to the end: who they were, their attempts, answers and opinions.

    Four times as long has more chances of many open cases at once, and no more than that.
    """
    most: dict[str, int] = {}
    bring, take = CaseTable.bring, Measuring.take

    def note(name: str, size: int) -> None:
        most[name] = max(most.get(name, 0), size)

    def bring_and_note(table: CaseTable, cases: np.ndarray) -> None:
        bring(table, cases)
        note("engine", table.nbytes)

    def take_and_note(measuring: Measuring, block: Block) -> None:
        take(measuring, block)
        note("measures", measuring.nbytes_of_cases)

    monkeypatch.setattr(CaseTable, "bring", bring_and_note)
    monkeypatch.setattr(Measuring, "take", take_and_note)
    found = []
    for times in (1, 4):
        most.clear()
        replicate(a_run_of(name, times * days), 0)
        found.append(dict(most))
    assert found[0].keys() == {"engine", "measures"}
    for table, size in found[0].items():
        assert found[1][table] < 2 * size, table


def test_twice_the_horizon_needs_no_more_memory():
    """Of all that is laid out for a replication, only its intervals, a row a day, are more."""
    peaks = []
    for days in (10, 20):
        setup = a_run_of("textbook/erlang-a", days)
        replicate(setup, 0)
        tracemalloc.start()
        replicate(setup, 1)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.1 * peaks[0]
