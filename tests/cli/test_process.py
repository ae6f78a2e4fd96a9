"""A process that has answered ends at once, and loses nothing by it."""

from __future__ import annotations

import subprocess
import sys

import pytest

_LEAVES = """
import atexit, sys, threading
from ccsim.cli.process import leave
atexit.register(print, "goodbye")
print("the answer")
SOMETHING
code = leave(3)
print("still here")
sys.exit(code)
"""


def _told(something: str) -> tuple[int, list[str]]:
    code = _LEAVES.replace("SOMETHING", something)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def test_an_answer_on_a_pipe_is_complete() -> None:
    """What is written to a pipe waits in a buffer, and what was to be done at the end must be done."""
    assert _told("pass") == (3, ["the answer", "goodbye"])


@pytest.mark.parametrize(
    "something",
    [
        "sys.setprofile(lambda *_: None)",
        "sys.settrace(lambda *_: None)",
        "threading.Timer(0.5, list).start()",
        "sys.modules['joblib'] = sys",
    ],
    ids=["a profiler", "a debugger", "a thread", "worker processes"],
)
def test_who_has_something_left_to_do_is_waited_for(something: str) -> None:
    """A profile that is lost, or worker processes that nobody ends, cost more than a quarter of a second."""
    assert _told(something) == (3, ["the answer", "still here", "goodbye"])
