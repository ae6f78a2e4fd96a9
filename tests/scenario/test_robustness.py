"""Whatever is written, loading answers with a scenario or with its faults; it never breaks down."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from typing import Any

import pytest

from ccsim.errors import Fault, ScenarioError
from ccsim.scenario import Scenario, load
from ccsim.scenario.document import compact_document
from tests.scenario.scenarios import random_scenario
from tests.shared import replications

JUNK: list[Any] = [
    None,
    True,
    0,
    -1,
    1.5,
    float("inf"),
    10**30,
    "",
    "never",
    "20 s",
    "07:00",
    "1999-02-30",
    [],
    [[]],
    ["calls"],
    {},
    {"a": 1},
    {"dated": {}},
    {"dated": 5},
    {"dated": {"1999-02-01": {"interval": "30 min", "days": {}}}},
    {"interval": "30 min", "days": {"mon": {"23:00": [1, 2, 3]}}},
    {"interval": "7 min", "days": []},
    {"distribution": "mixture", "parts": [{"share": 1, "of": {"distribution": "mixture"}}]},
    {"distribution": []},
    {"distribution": "empirical", "quantiles": [[1]]},
]


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Return every (holder, key) of a document."""
    items: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    return [(value, key) for key, _ in items] + [place for _, each in items for place in _places(each)]


def _faults(make: Callable[[], Scenario]) -> tuple[Fault, ...]:
    """Return what is wrong, if anything; any other error fails the test."""
    try:
        make()
    except ScenarioError as error:
        return error.faults
    return ()


def _check(faults: tuple[Fault, ...]) -> None:
    for fault in faults:
        assert "\n" not in str(fault)
        assert "Input should" not in str(fault), "a message of pydantic's own"
        assert "<" not in fault.path, "a mark of a union"


@pytest.mark.parametrize("part", range(4))
def test_junk_anywhere_is_a_fault_with_a_message(part: int) -> None:
    """Each kind of nonsense in every kind of place: no traceback, no message that is not ours."""
    source = random.Random(part)
    faulty = 0
    for seed in range(part * 40, part * 40 + replications(40)):
        document = compact_document(random_scenario(seed))
        for _ in range(source.randint(1, 4)):
            holder, key = source.choice(_places(document))
            action = source.random()
            if action < 0.6:
                holder[key] = source.choice(JUNK)
            elif action < 0.8 and isinstance(holder, dict):
                holder[f"{key}x"] = holder.pop(key)
            elif isinstance(holder, dict):
                del holder[key]
        faults = _faults(lambda made=document: Scenario.model_validate(made))  # type: ignore[misc]
        _check(faults)
        faulty += bool(faults)
    assert faulty > replications(40) // 2


def test_torn_text_is_a_fault_with_a_message() -> None:
    """A file cut off, or with a character lost or typed twice."""
    source = random.Random(5)
    for seed in range(8):
        text = random_scenario(seed).to_yaml()
        for _ in range(4):
            at = source.randrange(len(text))
            torn = source.choice([text[:at], text[:at] + text[at + 1 :], text[:at] + text[at] + text[at:]])
            _check(_faults(lambda text=torn: load(io.StringIO(text))))  # type: ignore[misc]
