"""A case in which the engines differ becomes small, and keeps what matters."""

from __future__ import annotations

from ccsim.engine.logs import Logs
from ccsim.engine.outcomes import VIAS
from tests.agree import differing
from tests.agree.case import Case, random_case
from tests.agree.differing import compare
from tests.agree.shrink import Shrunk, shrink
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


def test_a_bound_in_the_middle_of_nothing(tmp_path):
    """A difference that does not come again leaves the case as it is."""
    case = random_case(64, tmp_path)
    found = shrink(case, differing.Difference("logs", "only once"), tries=2)
    assert found.case is case
    assert found.difference.text == "only once"
