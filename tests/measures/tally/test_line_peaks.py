from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ccsim.measures.tally.line_peaks import LinePeaks

#: Few instants, so that lines are left when others are taken, and at the edges of periods.
_INSTANT = st.integers(0, 12)
_SPELLS = st.lists(st.tuples(_INSTANT, st.integers(0, 6)), max_size=12)


@given(spells=_SPELLS, edges=st.sets(_INSTANT, min_size=2, max_size=4), cuts=st.sets(_INSTANT, max_size=3))
def test_peaks_are_those_of_a_count_at_every_instant(spells, edges, cuts):
    spells = sorted((begin, begin + lasts) for begin, lasts in spells)
    edges = sorted(edges)
    peaks = LinePeaks(np.array(edges, dtype=np.int64))
    rest = spells
    for number in sorted(cuts):
        block, rest = rest[:number], rest[number:]
        peaks.add(*_columns(block))
    peaks.add(*_columns(rest))
    assert peaks.finish().tolist() == [
        max(_in_use(spells, instant) for instant in range(first, last))
        for first, last in itertools.pairwise(edges)
    ]


def _columns(spells):
    return np.array([begin for begin, _ in spells], dtype=np.int64), np.array(
        [end for _, end in spells], dtype=np.int64
    )


def _in_use(spells, instant):
    return sum(begin <= instant < end for begin, end in spells)
