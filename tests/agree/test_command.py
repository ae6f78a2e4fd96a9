"""`python -m tests.agree`, from the counts to the small file."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ccsim.engine.logs import Logs
from tests.agree import __main__ as command
from tests.agree import differing
from tests.agree.case import Case
from tests.agree.light import count
from tests.agree.wrong import wrong_engine
from tests.shared import REPOSITORY

#: The command, with work that takes no processor's time.
_RESTING = (
    "import sys; from tests.agree import __main__ as command, light; "
    "command.try_seed = light.rest; sys.exit(command.main())"
)


def seeds_in(out: Path) -> list[list[int]]:
    """Those counted in a folder."""
    seeds: list[list[int]] = json.loads((out / "state.json").read_text(encoding="utf-8"))["seeds"]
    return seeds


def test_a_few_scenarios_agree(tmp_path, capsys):
    """Exit code 0, and the table."""
    out = tmp_path / "out"
    assert command.main(["--scenarios", "2", "--from", "1", "--jobs", "1", "--out", str(out)]) == 0
    text = capsys.readouterr().out
    assert text.startswith("2 random scenarios (seeds 1 to 2), ")
    assert " rows of contacts: 0 differences\n" in text
    assert seeds_in(out) == [[1, 2]]


def test_a_difference_is_written_shrunk_and_found_again(tmp_path, capsys, monkeypatch):
    """Exit code 1; the file alone shows the same, and nothing with engines that agree."""

    def change(_: Case, logs: Logs) -> None:
        logs.contacts["talk"][:1] += 1

    out = tmp_path / "out"
    arguments = ["--scenarios", "1", "--from", "1", "--jobs", "1", "--out", str(out)]
    with monkeypatch.context() as patch:
        patch.setattr(differing, "run", wrong_engine(change))
        assert command.main(arguments) == 1
        text = capsys.readouterr().out
        assert "seed 1: contacts, row 0, column talk: " in text
        file = out / "seed-1.yaml"
        assert f"{file}: " in text
        assert len(file.read_text(encoding="utf-8").splitlines()) < 20
        assert command.main(["--file", str(file)]) == 1
        assert file.read_text(encoding="utf-8").splitlines()[1].removeprefix("# ") in capsys.readouterr().out
        # Known by now: it counts, and is not shrunk again.
        assert command.main(arguments) == 1
        assert f"{file}: " not in capsys.readouterr().out
    assert command.main(["--file", str(file)]) == 0
    assert capsys.readouterr().out.endswith(": 0 differences\n")


def test_an_interrupted_run_goes_on(tmp_path, capsys, monkeypatch):
    """Ctrl-C keeps the counts; the same command does the rest."""

    def interrupted(seed: int, out: Path):
        if seed == 2:
            raise KeyboardInterrupt
        return count(seed, out)

    arguments = ["--scenarios", "4", "--jobs", "1", "--out", str(tmp_path)]
    monkeypatch.setattr(command, "try_seed", interrupted)
    assert command.main(arguments) == 130
    assert "2 random scenarios (seeds 0 to 1)" in capsys.readouterr().out
    assert seeds_in(tmp_path) == [[0, 1]]
    done: list[int] = []
    monkeypatch.setattr(command, "try_seed", lambda seed, out: done.append(seed) or count(seed, out))
    assert command.main(arguments) == 0
    assert done == [2, 3]
    assert seeds_in(tmp_path) == [[0, 3]]


def test_without_a_folder_nothing_is_left(tmp_path, monkeypatch):
    """Where all agree there is nothing to keep."""
    monkeypatch.setattr(command, "try_seed", count)
    monkeypatch.setattr(command.tempfile, "mkdtemp", lambda prefix: str(tmp_path / "made"))
    assert command.main(["--scenarios", "3", "--jobs", "1"]) == 0
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_reaches_all_processes(tmp_path):
    """As a terminal sends it: workers finish their seed, and the first one prints what there is."""
    started = subprocess.Popen(
        [sys.executable, "-c", _RESTING, "--jobs", "2", "--out", str(tmp_path)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    try:
        until = time.monotonic() + 600
        while not (tmp_path / "state.json").exists() and started.poll() is None and time.monotonic() < until:
            time.sleep(0.1)
        os.killpg(started.pid, signal.SIGINT)
        out, errors = started.communicate(timeout=120)
    finally:
        if started.poll() is None:
            os.killpg(started.pid, signal.SIGKILL)
    assert started.returncode == 130, errors
    assert errors == ""
    assert "0 differences" in out
    assert 0 < sum(last + 1 - first for first, last in seeds_in(tmp_path)) < 5_000


@pytest.mark.parametrize("way", ["--file", "--scenarios"])
def test_help_names_the_options(capsys, way):
    """Somebody reads this before a run of a quarter of an hour."""
    with pytest.raises(SystemExit):
        command.main(["--help"])
    assert way in capsys.readouterr().out
