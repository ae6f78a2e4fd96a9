"""Files that load, and all that is said about files that do not."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest

from ccsim.errors import ScenarioError
from ccsim.scenario import load
from tests.scenario.small import SMALL, faults, load_text

SIX = """\
name: six
calendar: {start: 1999-02-01}
intents:
  call:
    volume: {count: 600, per: 30}
    handle_time: {talk: {distribution: exponentail, mean: 300 s}}
    patience: {distribution: lognormal, median: 120 s, p90: 60 s}
    queue: cals
channels:
  phone: {hours: {sun-thu: "07:00-02:00"}}
queues:
  calls:
groups:
  agents: {headcout: 50}
"""


def test_six_faults_are_told_in_one_go(tmp_path: Path) -> None:
    """Who mends one fault per run gives up before the sixth."""
    assert faults(tmp_path, SIX) == [
        "small.yaml:5: intents.call.volume.per: 30 is a bare number where a duration is due; "
        "write 20 s, 4 min, 1 h or 7 d",
        'small.yaml:6: intents.call.handle_time.talk: there is no distribution "exponentail"; '
        "allowed: constant, exponential, lognormal, gamma, weibull, uniform, hyperexponential, mixture, "
        "empirical, never; "
        'did you mean "exponential"?',
        "small.yaml:7: intents.call.patience.p90: median 2 min is not below p90 1 min; allowed: median < p90",
        'small.yaml:8: intents.call.queue: there is no queue "cals"; did you mean "calls"?',
        'small.yaml:10: channels.phone.hours.sun-thu: "07:00-02:00" runs past midnight or ends before it '
        'begins; write "07:00-24:00", and the rest on the next day',
        'small.yaml:14: groups.agents.headcout: unknown field; did you mean "headcount"?',
    ]


def test_yaml_faults_do_not_hide_the_others(tmp_path: Path) -> None:
    """A key that is there twice is no reason to keep quiet about a queue that is not there."""
    text = SMALL.replace("queues:\n", "currency: EUR\ncurrency: USD\nqueues:\n") + "    serves: [cals]\n"
    assert faults(tmp_path, text) == [
        "small.yaml:18: currency: the key is there twice; the first is on line 17; keep one",
        "small.yaml:20: queues.calls: no group serves this queue; add it to the serves of a group: agents",
        'small.yaml:24: groups.agents.serves.cals: there is no queue "cals"; did you mean "calls"?',
    ]


def test_a_faulty_entry_still_counts_as_an_entry(tmp_path: Path) -> None:
    """That a queue's capacity is wrong does not mean that there is no such queue."""
    text = SMALL.replace("  calls:\n", "  calls: 5\n") + "    serves: [calls]\n"
    assert faults(tmp_path, text) == ["small.yaml:18: queues.calls: 5 is a number where a mapping is due"]


def test_a_list_with_faults_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """The second event's line is the second event's, though the first cannot be read."""
    events = "events:\n  - 5\n  - {name: x, from: 1999-02-01, to: 1999-02-02, factor: 2, intents: [cal]}\n"
    assert faults(tmp_path, SMALL + events) == [
        "small.yaml:23: events.0: 5 is a number where a mapping is due",
        'small.yaml:24: events.1.intents.0: there is no intent "cal"; did you mean "call"?',
    ]


def test_a_stream_loads_as_a_file_does() -> None:
    """`-` on the command line is stdin."""
    assert load(io.StringIO(SMALL)).name == "small"
    with pytest.raises(ScenarioError, match=r"^<stream>:1: nam: unknown field"):
        load(io.StringIO(SMALL.replace("name:", "nam:")))


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A wrong path is the commonest fault of all."""
    load_text(tmp_path, SMALL, "bank.yaml")
    with pytest.raises(
        ScenarioError, match=r'/bnk\.yaml: there is no such file; did you mean "bank\.yaml"\?'
    ):
        load(tmp_path / "bnk.yaml")
    with pytest.raises(ScenarioError, match=r"nowhere/bank\.yaml: there is no such file$"):
        load(tmp_path / "nowhere" / "bank.yaml")
    with pytest.raises(ScenarioError, match="cannot be read: Is a directory"):
        load(tmp_path)
    (tmp_path / "latin.yaml").write_bytes("name: z\xfcrich".encode("latin-1"))
    with pytest.raises(ScenarioError, match=r"latin\.yaml: byte 7 is not UTF-8; save it as UTF-8 text"):
        load(tmp_path / "latin.yaml")
    assert faults(tmp_path, "") == ["small.yaml: the file is empty; start from `ccsim new NAME`"]
    assert faults(tmp_path, "# only words\n") == [
        "small.yaml: the file is empty; start from `ccsim new NAME`"
    ]
    assert faults(tmp_path, "bank") == ['small.yaml: "bank" is not a scenario; start from `ccsim new NAME`']
    assert faults(tmp_path, "[1]") == ["small.yaml: [1] is not a scenario; start from `ccsim new NAME`"]


def test_a_file_saved_by_windows_loads(tmp_path: Path) -> None:
    """Its byte-order mark and line ends are no fault."""
    (tmp_path / "small.yaml").write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert load(tmp_path / "small.yaml") == load_text(tmp_path, SMALL)


def test_a_large_scenario_loads_in_a_moment(tmp_path: Path) -> None:
    """Six intents with 34 half-hours on three kinds of days: a planner changes a number and runs again."""
    values = ", ".join(f"{20 + 0.5 * i}" for i in range(34))
    days = ", ".join(f'{day}: {{"07:00": [{values}]}}' for day in ("sun-thu", "fri", "sat"))
    intents = "".join(
        f"  intent-{i}:\n    volume: {{count: {{interval: 30 min, days: {{{days}}}}}}}\n"
        "    handle_time: {talk: {distribution: lognormal, mean: 180 s, sd: 200 s}}\n"
        for i in range(6)
    )
    text = f"name: large\nintents:\n{intents}" + SMALL[SMALL.index("channels:") :]
    load_text(tmp_path, text)
    best = 10.0
    for _ in range(3):
        begin = time.process_time()
        load(tmp_path / "small.yaml")
        best = min(best, time.process_time() - begin)
    # It takes 0.06 s of processor time; the bound leaves room for a slower machine.
    assert best < 0.3
