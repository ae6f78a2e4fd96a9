"""The steps that make a scenario smaller."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agree.simpler import (
    entries,
    holders,
    leaves,
    nameless,
    replaced,
    simpler_values,
    unmeasured,
    without,
)


def test_shares_of_a_whole_stay_that():
    """Else no channel, segment or way on could ever be left out."""
    assert without({"phone": 0.5, "chat": 0.25, "mail": 0.25}, ["phone"]) == {"chat": 0.5, "mail": 0.5}
    assert without({"priority": 2, "head_start": 30}, ["priority"]) == {"head_start": 30}
    assert without(["a", "b", "c"], [0, 2]) == ["b"]


def test_a_name_goes_from_wherever_it_is_mentioned():
    """Forgotten, or replaced by another one."""
    document = {
        "queues": {"calls": {}, "sales": {"overflow": {"2": 5}}},
        "groups": {"agents": {"serves": ["calls", "sales"]}, "night": {"serves": {"sales": {"level": 2}}}},
        "intents": {"call": {"queue": "sales", "transfers": {"sales": {"probability": 1}}}},
        "assumptions": [{"path": "queues.sales.overflow", "why": "so"}],
        "settled": {"figures": {"queues.sales.overflow": 2}},
    }
    made = list(nameless(document))
    assert {
        "queues": {"calls": {}},
        "groups": {"agents": {"serves": ["calls"]}, "night": {"serves": {"calls": {"level": 2}}}},
        "intents": {"call": {"queue": "calls", "transfers": {"calls": {"probability": 1}}}},
    } in [
        {key: value for key, value in each.items() if value and key not in ("assumptions", "settled")}
        for each in made
    ]
    assert all("sales" not in str(each) for each in made if "sales" not in each["queues"])


def test_what_was_measured_is_stated():
    """Nothing needs to be settled any more."""
    document = {"settled": {}, "a": {"among": "handled", "talk": 1}, "v": [{"of": "contacts", "count": 2}]}
    assert unmeasured(document) == {"a": {"talk": 1}, "v": [{"count": 2}]}


@pytest.mark.parametrize(
    ("value", "simpler"),
    [
        (0.4172, [0, 1, 0.4, 0.42]),
        (7, [0, 1, 4]),
        (0, []),
        (True, []),
        ("29.8 s", ["0 s", "1 s", "15 s", "30 s"]),
        ("Asia/Kathmandu", ["UTC"]),
        ("serve_out", []),
        ({"distribution": "gamma", "mean": "9 s", "sd": 4}, ["9 s", 4]),
        ({"dated": {"2024-01-01": 5, "2024-01-02": 6}}, [5, 6]),
        ({"phone": 0.3, "chat": 0.7}, [{"phone": 0.5, "chat": 0.5}]),
        ({"a": {"dated": {"2024-01-01": 0.3}}, "b": 0.7}, [{"a": 0.3, "b": 0.7}]),
        ([3, 1, 4, 1, 5, 9, 2], [[3], [9]]),
        ([3, 1], []),
    ],
)
def test_simpler_values(value, simpler):
    """The simplest first, and none that is as long as what it replaces."""
    assert simpler_values(value) == simpler


def test_places_of_a_document():
    """Those above before those below; of a long list of numbers only the list."""
    document: Any = {"a": {"b": [1, 2], "per": "1 h"}, "c": [0, 0, 0, 0, 0, 0, 7]}
    assert holders(document) == [(), ("a",), ("c",), ("a", "b")]
    assert leaves(document) == [("a", "b", 0), ("a", "b", 1)]
    assert entries([5, 6]) == [0, 1]
    changed = replaced(document, ("a", "b", 1), 9)
    assert changed["a"]["b"] == [1, 9]
    assert document["a"]["b"] == [1, 2]
