"""Presence against rosters."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsim.engine.logs import DUTY, ROSTERED, UNPAID_ABSENCE, UNPAID_BREAK
from ccsim.measures.tally.spread_rosters import first_ending_after, spread_roster, spread_unplanned
from ccsim.typing import Rows

EDGES = np.array([20, 40, 45, 90, 100])
POOLS = np.array([1, 1])


def log_of(rows: list[tuple[int, ...]], dtype: np.dtype[np.void]) -> Rows:
    """Rows of a log."""
    return np.array(rows, dtype=dtype) if rows else np.zeros(0, dtype=dtype)


@st.composite
def days(draw: st.DrawFn) -> tuple[Rows, Rows]:
    """A few agents of two groups, each present in spells and rostered in stretches, touching or not."""
    present, planned = [], []
    for group in range(2):
        for agent in range(3):
            cuts = sorted(draw(st.lists(st.integers(0, 110), max_size=6, unique=True)))
            present += [(group, agent, on, off, -1) for on, off in zip(cuts[::2], cuts[1::2], strict=False)]
            cuts = sorted(draw(st.lists(st.integers(0, 110), max_size=8, unique=True)))
            for begin, end in itertools.pairwise(cuts):
                if draw(st.booleans()):
                    planned.append((group, agent, draw(st.integers(0, 5)), begin, end))
    return log_of(draw(st.permutations(present)), DUTY), log_of(planned, ROSTERED)


@given(days())
def test_time_beyond_the_roster_is_what_one_finds_instant_by_instant(logs: tuple[Rows, Rows]) -> None:
    """Every instant an agent of the shifts is present is planned and paid, worked break, or late."""
    agents, rostered = logs
    late, worked_break = np.zeros((2, 4), dtype=np.int64), np.zeros((2, 4), dtype=np.int64)
    spread_unplanned(agents, rostered, POOLS, EDGES, 100, late, worked_break)
    known = np.zeros((2, 2, 4), dtype=np.int64)
    for agent in agents[agents["agent"] >= 1]:
        mine = rostered[(rostered["group"] == agent["group"]) & (rostered["agent"] == agent["agent"])]
        for instant in range(agent["on"], min(agent["off"], 100)):
            if instant < 20:
                continue
            there = mine[(mine["begin"] <= instant) & (instant < mine["end"])]["activity"].tolist()
            place = np.searchsorted(EDGES, instant, side="right") - 1
            if not there:
                known[0, agent["group"], place] += 1
            elif there[0] in (UNPAID_BREAK, UNPAID_ABSENCE):
                known[1, agent["group"], place] += 1
    assert late.tolist() == known[0].tolist()
    assert worked_break.tolist() == known[1].tolist()


@given(days())
def test_rostered_time_lies_where_it_overlaps(logs: tuple[Rows, Rows]) -> None:
    """By group, kind and stretch, whatever comes before."""
    _, rostered = logs
    planned = np.zeros((2, 6, 4), dtype=np.int64)
    spread_roster(rostered, EDGES, planned)
    known = np.zeros_like(planned)
    for row in rostered:
        overlap = np.minimum(row["end"], EDGES[1:]) - np.maximum(row["begin"], EDGES[:-1])
        known[row["group"], row["activity"]] += np.maximum(overlap, 0)
    np.testing.assert_array_equal(planned, known)


@pytest.mark.parametrize(
    ("agent", "instant", "place"), [(1, 0, 0), (1, 9, 0), (1, 10, 1), (1, 30, 2), (2, 0, 2), (3, 5, 3)]
)
def test_the_first_stretch_that_ends_after_an_instant(agent: int, instant: int, place: int) -> None:
    """One that ends at the instant is over; after an agent's last one comes whatever follows."""
    rows = log_of([(0, 1, 0, 5, 10), (0, 1, 0, 10, 30), (0, 2, 0, 0, 9)], ROSTERED)
    assert first_ending_after(rows, 0, agent, instant) == place
