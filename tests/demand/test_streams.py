from __future__ import annotations

import pytest

from ccsim.demand import streams
from ccsim.errors import RunError


def test_a_key_is_a_pure_function_of_names():
    """The stated key must not move between versions, or no seed reproduces its result."""
    assert streams.stream_key(1, 0, "intent", "call") == streams.stream_key(1, 0, "intent", "call")
    assert streams.stream_key(1, 0, "intent", "call") == 3318045735734769853


def test_close_seeds_and_names_give_unrelated_keys():
    """Seed 1 replication 10 and seed 11 replication 0 are different runs."""
    keys = {
        streams.stream_key(seed, replication, family, name)
        for seed in range(12)
        for replication in range(12)
        for family in ("intent", "group")
        for name in ("call", "calls")
    }
    assert len(keys) == 12 * 12 * 2 * 2


def test_a_clash_of_two_names_is_refused(monkeypatch):
    """Two intents on one stream would be busy together for no reason."""
    monkeypatch.setattr(streams, "stream_key", lambda *_: 7)
    with pytest.raises(
        RunError, match=r'streams of intent "a" and "b" clash in replication 3 of seed 1; rename'
    ):
        streams.stream_keys(1, 3, "intent", ["a", "b"])


def test_the_parts_of_an_index_do_not_overlap():
    """Attempt 1 must not be leg 4096."""
    parts = [
        (attempt, leg, turn, a_try)
        for attempt in (0, 1, 4095)
        for leg in (0, 255)
        for turn in (0, 255)
        for a_try in (0, 15)
    ]
    assert len({streams.index_of(*part) for part in parts}) == len(parts)
    assert streams.index_of(4095, 255, 255, 15) == 2**32 - 1
