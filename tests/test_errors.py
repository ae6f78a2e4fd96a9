"""How a fault reads, and what catches what."""

from __future__ import annotations

import pickle

import pytest

from ccsim.errors import CcsimError, DataError, Fault, RunError, ScenarioError


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (
            Fault(
                "groups.agents.headcout", "unknown field", 12, "bank.yaml", hint='did you mean "headcount"?'
            ),
            'bank.yaml:12: groups.agents.headcout: unknown field; did you mean "headcount"?',
        ),
        (Fault("a.b", "is missing", file="bank.yaml"), "bank.yaml: a.b: is missing"),
        (Fault("", "the file is empty", file="bank.yaml"), "bank.yaml: the file is empty"),
        (
            Fault("a", "5 is too much", allowed="up to 4", hint="write 4"),
            "a: 5 is too much; allowed: up to 4; write 4",
        ),
        (Fault("", "not YAML", 3), "line 3: not YAML"),
        (Fault("", "something"), "something"),
    ],
)
def test_a_fault_is_one_line(fault: Fault, line: str) -> None:
    """Where, what, what is allowed, what to do: what is not known is left out."""
    assert str(fault) == line


def test_an_error_is_its_faults_and_survives_a_worker_process() -> None:
    """Every fault is told, also by a pickled error."""
    error = ScenarioError([Fault("a", "wrong"), Fault("b", "wrong too")])
    assert str(error) == "a: wrong\nb: wrong too"
    copied = pickle.loads(pickle.dumps(error))
    assert copied.faults == error.faults
    assert str(copied) == str(error)


def test_one_class_catches_all() -> None:
    """Who calls ccsim needs to know one name."""
    assert all(issubclass(each, CcsimError) for each in (ScenarioError, DataError, RunError))
