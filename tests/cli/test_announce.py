"""What is about to take long is said before it starts."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import ccsim
from ccsim.cli.announce import announce, announce_settling, expected_contacts

SMALL = Path(__file__).with_name("small.yaml")


@pytest.fixture
def scenario() -> ccsim.Scenario:
    """Return 60 calls an hour, day and night: 1440 a day."""
    return ccsim.load(SMALL)


def test_the_expected_contacts_are_those_of_the_volumes(scenario: ccsim.Scenario) -> None:
    """An estimate off by the length of a profile's interval would be off by far."""
    assert expected_contacts(scenario, 1) == pytest.approx(1440)
    assert expected_contacts(scenario, 28) == pytest.approx(28 * 1440)


def test_a_short_run_is_not_announced(scenario: ccsim.Scenario, capsys: pytest.CaptureFixture[str]) -> None:
    """A word before every run is a word that nobody reads."""
    announce(scenario, days=7, replications=30, engine="simpy", jobs=1)
    assert capsys.readouterr().err == ""


def test_minutes_are_announced_with_the_faster_way(
    scenario: ccsim.Scenario, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody who waits ten minutes wants to have chosen to."""
    announce(scenario, days=28, replications=300, engine="simpy", jobs=2)
    assert capsys.readouterr().err == (
        "ccsim: about 12.1 million contacts, roughly 5 min on 2 cores; "
        "--engine compiled gives the same numbers sooner\n"
    )
    announce(scenario, days=280, replications=3000, engine="compiled", jobs=1)
    assert capsys.readouterr().err == "ccsim: about 1,209.6 million contacts, roughly 2.2 h on 1 core\n"


def test_settling_is_announced(scenario: ccsim.Scenario, capsys: pytest.CaptureFixture[str]) -> None:
    """The wait has a reason, and a way to have it only once."""
    counted = scenario.override({"intents.order.volume.of": "contacts"})
    announce(counted, days=1, replications=1, engine="auto", jobs=None)
    assert capsys.readouterr().err.startswith(
        "ccsim: finding the cases behind the stated volumes of contacts"
    )


def test_settling_of_figures_is_announced_with_its_minutes(
    scenario: ccsim.Scenario, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large centre takes minutes; what `ccsim settle` has kept takes none."""
    monkeypatch.setattr("ccsim.cli.announce.os.cpu_count", lambda: 2)
    measured = scenario.override({"intents.order.handle_time.among": "handled"})
    announce_settling(measured)
    assert capsys.readouterr().err == (
        "ccsim: finding the figures of all cases behind those of handled contacts, which takes some seconds\n"
    )
    both = measured.override({"intents.order.volume.of": "contacts", "intents.order.volume.count*": 10})
    announce_settling(both, hint="; so be it")
    assert capsys.readouterr().err == (
        "ccsim: finding the cases behind the stated volumes of contacts and the figures of all cases behind "
        "those of handled contacts, which takes roughly 3 min on 2 cores; so be it\n"
    )
    parts = ("talk", "hold", "wrap_up")
    kept = {"fingerprint": "x", "figures": {f"intents.order.handle_time.{part}": 0.9 for part in parts}}
    settled = measured.override({"settled": kept})
    announce_settling(settled)
    announce_settling(
        settled.override({"intents.order.by_channel.phone": {"handle_time": {"talk": "3 min"}}})
    )
    assert capsys.readouterr().err == ""


def test_settling_again_is_announced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One more agent in a file over a settled one, and the customers are others: not without a word."""
    text = SMALL.read_text(encoding="utf-8").replace("of: cases", "of: contacts")
    text += "settled: {fingerprint: FOUND, volumes: {order: 55}}\n"
    found = ccsim.load(io.StringIO(text)).fingerprint()
    base, over = tmp_path / "base.yaml", tmp_path / "over.yaml"
    base.write_text(text.replace("FOUND", f"'{found}'"), encoding="utf-8")
    announce_settling(ccsim.load(base))
    over.write_text("extends: base.yaml\noverrides: {groups.agents.headcount: 9}\n", encoding="utf-8")
    announce_settling(ccsim.load(over))
    assert capsys.readouterr().err == ""
    over.write_text("extends: base.yaml\ngroups: {agents: {headcount: 9}}\n", encoding="utf-8")
    announce_settling(ccsim.load(over))
    assert capsys.readouterr().err == (
        "ccsim: the file says other than what was settled, which only overrides leave as it is: finding the "
        "cases behind the stated volumes of contacts again, which takes some seconds\n"
    )
