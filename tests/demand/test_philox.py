from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from ccsim.demand.philox import philox, uniform
from ccsim.kernel import making_kernel


@pytest.mark.parametrize(
    ("key", "counter", "expected"),
    [
        # the known-answer tests that come with Random123 (kat_vectors, philox4x32 10)
        ((0, 0), (0, 0, 0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
        ((0xFFFFFFFF,) * 2, (0xFFFFFFFF,) * 4, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
        (
            (0xA4093822, 0x299F31D0),
            (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
            (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
        ),
    ],
)
def test_philox_gives_the_published_blocks(key, counter, expected):
    """Another generator under the same name would make every published check of it worthless."""
    whole = int(np.array([key[1] << 32 | key[0]], dtype=np.uint64).view(np.int64)[0])
    first, second = (int(word) for word in philox(whole, *counter))
    assert (first & 0xFFFFFFFF, first >> 32, second & 0xFFFFFFFF, second >> 32) == expected


@making_kernel
def _draws(count, purpose):
    out = np.empty(count)
    for person in range(count):
        out[person] = uniform(7, 1, person, purpose, 0)
    return out


def test_draws_are_uniform_and_purposes_unrelated():
    """Draws that lean or echo would bend every result. False-alarm rate 1e-4 for each of the checks."""
    first, second = _draws(200_000, 0), _draws(200_000, 1)
    assert first.min() > 0
    assert first.max() < 1
    for draws in (first, second):
        assert stats.kstest(draws, "uniform").pvalue > 1e-4
        assert stats.pearsonr(draws[:-1], draws[1:]).pvalue > 1e-4
    assert stats.pearsonr(first, second).pvalue > 1e-4


def test_a_draw_depends_on_each_of_its_names():
    """If one name were ignored, two things would share their luck."""
    base = (5, 100, 3, 2, 1)
    others = [tuple(value + (place == at) for place, value in enumerate(base)) for at in range(5)]
    values = [uniform(*names) for names in [base, *others]]
    assert len(set(values)) == 6
    assert uniform(*base) == values[0]
