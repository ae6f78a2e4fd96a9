"""`--with` and `--without`: levers of the file, put on and off for once."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccsim.cli import main
from tests.scenario.levers.centre import CENTRE

SECOND = (
    "  bot: {kind: automate, title: A bot on chat, begins: 2026-03-03, flow: bot, share: 1, "
    "channels: [phone], needs: [raise], cost: {one_off: 1000, per_month: 200}}\n"
)


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A centre with two levers, none of which is on."""
    path = tmp_path / "centre.yaml"
    path.write_text(CENTRE.replace("begins: 2026-04-01", "begins: 2026-03-02") + SECOND, encoding="utf-8")
    return str(path)


def test_check_tells_which_levers_are_on(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """When they begin, what they change and what they cost."""
    assert main(["check", file, "--with", "raise", "--with", "bot"]) == 0
    told = capsys.readouterr().out
    assert told == (
        "raise: On, from 2026-03-02. It changes groups.voice.pay times 1.05.\n"
        "bot: A bot on chat. On, from 2026-03-03. 100% of the contacts of phone go through bot. "
        "Needs raise.\n"
        "  It costs 1,000 USD once and 200 USD a month.\n"
    )
    assert main(["check", file]) == 0
    assert "raise: Off. It would act from 2026-03-02." in capsys.readouterr().out


def test_levers_are_put_on_and_off_for_a_run(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The money and the outcome are those of the levers; the file stays as it is."""
    words = ["run", file, "--days", "2", "--replications", "1", "--format", "csv"]
    assert main([*words, "--with", "raise", "--with", "bot"]) == 0
    on = capsys.readouterr().out
    assert main(words) == 0
    off = capsys.readouterr().out
    assert on != off
    Path(file).write_text(
        Path(file).read_text(encoding="utf-8") + "levers_on: [raise, bot]\n", encoding="utf-8"
    )
    assert main(words) == 0
    assert capsys.readouterr().out == on
    assert main([*words, "--without", "bot", "--without", "raise"]) == 0
    assert capsys.readouterr().out == off


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--with", "rais"], '--with rais: levers_on: there is no lever "rais"; did you mean "raise"?'),
        (["--without", "x"], '--without x: levers_on: there is no lever "x"; the levers are: raise, bot'),
        (
            ["--with", "bot", "--without", "bot"],
            '--with bot: "bot" is put on and off at once; keep one of the two',
        ),
        (
            ["--with", "bot"],
            'levers.bot.needs.0: lever "bot" needs "raise", which is not on; put "raise" on, ',
        ),
    ],
)
@pytest.mark.parametrize(
    "verb", ["check", "run", "settle", "trace", "show", "show flow", "show agent", "show cases"]
)
def test_faults_are_named_by_every_verb(
    verb: str, words: list[str], message: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line each, before anything is run."""
    assert main([*verb.split(), file, *words]) == 2
    assert message in capsys.readouterr().err


def test_the_scenario_in_words_is_that_with_its_levers(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures of a day on which they are in force, and what they are below."""
    assert main(["show", file, "--with", "raise", "--date", "2026-03-04"]) == 0
    told = capsys.readouterr().out
    assert "21 USD a paid hour" in told
    assert "raise  On, from 2026-03-02. It changes groups.voice.pay times 1.05." in told
    assert "bot    A bot on chat. Off. It would act from 2026-03-03." in told
    assert main(["show", file, "--date", "2026-03-04"]) == 0
    assert "20 USD a paid hour" in capsys.readouterr().out


def test_a_trace_is_that_of_the_run_with_the_lever(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The same option, the same customers."""
    words = ["trace", file, "--days", "2", "--through", "contained by phone"]
    assert main([*words, "--with", "raise", "--with", "bot"]) == 0
    assert "bot" in capsys.readouterr().out
    assert main(words) == 2


def test_the_flow_is_shown_with_the_share_that_goes_through_it(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a date on which it stands at the door."""
    words = ["show", "flow", file, "bot", "--date", "2026-03-04"]
    assert main([*words, "--with", "raise", "--with", "bot"]) == 0
    on = capsys.readouterr().out
    assert main(words) == 0
    assert capsys.readouterr().out != on
