"""A case in which the engines differ becomes small, and keeps what matters."""

from __future__ import annotations

import pytest

from ccsim.engine.logs import Logs
from ccsim.engine.outcomes import VIAS
from tests.agree import differing
from tests.agree.case import Case, random_case
from tests.agree.differing import compare
from tests.agree.shrink import Shrunk, shrink
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
from tests.agree.wrong import wrong_engine


def shrunk_from(seed: int, folder, **limits) -> tuple[Case, Shrunk]:
    """A random case, and what is left of it."""
    case = random_case(seed, folder)
    difference = compare(case).difference
    assert difference is not None
    return case, shrink(case, difference, **limits)


def _late_callbacks(_: Case, logs: Logs) -> None:
    logs.contacts["answered"][logs.contacts["via"] == VIAS.index("called back")] += 1


def test_an_engine_that_is_wrong_about_callbacks(tmp_path, monkeypatch):
    """Three intents with hundreds of figures become one, with a callback."""
    monkeypatch.setattr(differing, "run", wrong_engine(_late_callbacks))
    case, shrunk = shrunk_from(104, tmp_path)
    text = shrunk.case.scenario.to_yaml()
    assert "callback:" in text
    assert len(text.splitlines()) <= 20 < len(case.scenario.to_yaml().splitlines()) / 10
    assert shrunk.case.days == 1
    assert "dated" not in text
    assert "interval" not in text
    assert "column answered" in shrunk.difference.text
    assert compare(shrunk.case).difference == shrunk.difference


def _late_after_switching(case: Case, logs: Logs) -> None:
    if any(group.switching for group in case.scenario.groups.values()):
        logs.contacts["ended"][logs.contacts["set_up"] > 0] += 1


def test_an_engine_that_is_wrong_about_switching(tmp_path, monkeypatch):
    """What is left is one group that switches between the work of two channels."""
    monkeypatch.setattr(differing, "run", wrong_engine(_late_after_switching))
    _, shrunk = shrunk_from(90, tmp_path)
    scenario = shrunk.case.scenario
    assert [group.switching > 0 for group in scenario.groups.values()] == [True]
    assert len(scenario.to_yaml().splitlines()) <= 20
    assert len(scenario.channels) == 2
    assert len(scenario.intents) == len(scenario.queues) == 1
    assert {*scenario.flows, *scenario.self_service, *scenario.surveys} == set()


def test_shrinking_is_bounded(tmp_path, monkeypatch):
    """Each try is two runs; a fault that hides must not cost a night."""
    monkeypatch.setattr(differing, "run", wrong_engine(_late_callbacks))
    told: list[Shrunk] = []
    case, shrunk = shrunk_from(55, tmp_path, tries=5, better=told.append)
    assert 0 < shrunk.tries <= 5
    assert told[-1] is shrunk
    assert len(shrunk.case.scenario.to_yaml()) < len(case.scenario.to_yaml())
    assert shrink(case, shrunk.difference, seconds=-1.0).tries == 0


def test_another_sort_of_difference_is_another_fault(tmp_path, monkeypatch):
    """Steps that make an engine fall do not lead to why its log is wrong."""

    def change(case: Case, logs: Logs) -> None:
        if len(case.scenario.intents) < 2:
            raise ZeroDivisionError
        logs.contacts["talk"][:1] += 1

    monkeypatch.setattr(differing, "run", wrong_engine(change))
    _, shrunk = shrunk_from(64, tmp_path, tries=8)
    assert len(shrunk.case.scenario.intents) == 2
    assert shrunk.difference.kind == "logs"


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
    document = {"a": {"b": [1, 2], "per": "1 h"}, "c": [0, 0, 0, 0, 0, 0, 7]}
    assert holders(document) == [(), ("a",), ("c",), ("a", "b")]
    assert leaves(document) == [("a", "b", 0), ("a", "b", 1)]
    assert entries([5, 6]) == [0, 1]
    changed = replaced(document, ("a", "b", 1), 9)
    assert changed["a"]["b"] == [1, 9]
    assert document["a"]["b"] == [1, 2]  # type: ignore[index]


def test_a_bound_in_the_middle_of_nothing(tmp_path):
    """A difference that does not come again leaves the case as it is."""
    case = random_case(64, tmp_path)
    found = shrink(case, differing.Difference("logs", "only once"), tries=2)
    assert found.case is case
    assert found.difference.text == "only once"
