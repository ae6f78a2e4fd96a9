"""The tables of ``ccsim goals``, as people read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from rich.console import Console

import ccsim
from ccsim.goals.assessment import Assessment
from ccsim.goals.windows import Window
from ccsim.report.goals_text import goals_text, period_in_words, print_goals
from tests.goals.centre import centre, goal

WEEK = {"by": "2026-03-11", "period": "week"}
LONG = "answered-in-an-hour-on-every-channel-that-customers-like"
CALLS = {"queue": "calls"}
GOALS: dict[str, dict[str, Any]] = {
    LONG: goal(
        "frt/human_calendar_contact",
        within="4 h",
        of={"channel": "mail", "segment": ["regular", "gold"]},
        at_least=0.9,
        **WEEK,
        guardrails={"calm": {"measure": "occupancy/agent", "of": {"group": "voice"}, "at_most": 0.01}},
    ),
    "costs": goal("cost/total", at_most=1_250_000, **WEEK),
    "each": goal("cpc/served", at_most=12.5, **WEEK, baseline=14),
    "mornings": goal(
        "asa/answered",
        of=CALLS | {"hours": {"mon-fri": "09:00-12:00", "sat": "closed"}},
        at_most="10 s",
        period="day",
        over="week",
        met_in=0.8,
        by="2026-03-11",
        checkpoints={"2026-03-09": "60 s"},
    ),
    "halves": goal(
        "abandonment/offered", of=CALLS, at_most=0.0, period="interval", by="2026-03-10", confidence=0.75
    ),
    "vague": {"measure": "asa/answered"},
}


@pytest.fixture(scope="module")
def found() -> Assessment:
    return ccsim.assess(centre(GOALS, title="A desk"), replications=4, jobs=1)


def _lines(found: Sequence[Assessment], width: int = 120, **how: Any) -> list[str]:
    console = Console(width=width, highlight=False)
    with console.capture() as caught:
        console.print(goals_text(found, **how))
    return [line.rstrip() for line in caught.get().splitlines()]


def _row(lines: list[str], name: str) -> str:
    return next(line for line in lines if line.startswith(name))


def test_no_figure_is_cut_beside_long_names_and_large_sums(found: Assessment) -> None:
    """A verdict whose end is missing is none."""
    lines = _lines([found])
    assert max(len(line) for line in lines) <= 120
    assert _row(lines, "answered-in-an-hour-on-every-channel-").endswith("90%  at risk")
    assert _row(lines, "that-customers-like") == "that-customers-like"
    assert "≤ 1,250,000" in _row(lines, "costs")
    assert " EUR " in _row(lines, "costs")
    assert "100% (51 – 100)" in _row(lines, "costs")
    assert "…" not in "\n".join(lines)


def test_a_row_says_today_the_bound_and_the_forecast_in_its_unit(found: Assessment) -> None:
    """Shares in per cent, money in the currency, durations in seconds."""
    lines = _lines([found])
    each = _row(lines, "each").split()
    assert each[1:4] == ["14.0", "≤", "12.5"]
    assert "EUR" in each
    halves = _row(lines, "halves").split()
    assert halves[2:4] == ["≤", "0"]
    assert "%" in halves
    assert "75%" in halves
    mornings = _row(lines, "mornings").split()
    assert mornings[2:4] == ["≤", "10.0"]
    assert "s" in mornings
    assert _row(lines, "vague").split() == ["vague", "not", "SMART"]


def test_below_a_name_stands_what_is_judged(found: Assessment) -> None:
    """Measure, whom, which hours, of which periods how many, when."""
    lines = _lines([found])
    place = lines.index(_row(lines, "mornings"))
    assert lines[place + 1 : place + 7] == [
        "  asa/answered mean",
        "  queue calls",
        "  mon-fri 09:00-12:00",
        "  sat closed",
        "  80% of all days",
        "  2026-03-09 to 2026-03-15",
    ]
    assert lines[place + 7].startswith("  by 2026-03-09 ")
    assert "≤ 60" in lines[place + 7]
    place = lines.index(_row(lines, "halves"))
    assert lines[place + 3 : place + 5] == ["  all intervals", "  2026-03-10"]
    assert "  channel mail, segment regular+gold" in lines


def test_what_breaks_goals_and_what_they_lack_follows(found: Assessment) -> None:
    """Of those that are not achievable; of all on request; lines hang under their beginning."""
    lines = _lines([found])
    text = " ".join(line.strip() for line in lines)
    assert "All goals together: 0% (0 – 49%)" in text
    broken = lines[lines.index("What breaks them") + 1 : lines.index("SMART?") - 1]
    assert broken[0].startswith(f"* {LONG}: met in ")
    assert "calm holds in 0%" in text
    assert all(line.startswith(("* ", "  ")) for line in broken)
    assert any(line.startswith("* halves: of what is missing, by day: tue 100%") for line in broken)
    assert "* vague: T (time-bound): it does not say until when" in text
    assert "out of reach: below 10%" in text


def test_several_scenarios_are_told_apart(found: Assessment) -> None:
    """Each by its title in the table, and by its name below."""
    lines = _lines([found, found])
    assert lines[0] == "Can it be promised? 2 scenarios"
    assert lines[1].startswith("10 goals, up to 4 replications of the days they are judged on, seed 1")
    assert lines.count("A desk") == 2
    assert lines.count("What breaks them (desk)") == 2
    assert _lines([found])[0] == "Can it be promised? desk: A desk"


def test_notes_stand_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    """And one goal is no goals."""
    closed = goal("asa/answered", of=CALLS, at_most="60 s", by="2026-03-14", period="day")
    found = ccsim.assess(centre({"closed": closed}), replications=1, jobs=1, baseline=False)
    print_goals([found])
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Can it be promised? desk"
    assert told[1].startswith("1 goal, up to 1 replication of")
    assert told[-1].rstrip() == "closed: nothing it counts happened in its period"
    (row,) = [line.split() for line in told if line.startswith("closed ")]
    assert row[-3:] == ["-", "90%", "undecided"]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2026-04-01", "2026-04-30", "April 2026"),
        ("2028-02-01", "2028-02-29", "February 2028"),
        ("2026-04-01", "2026-04-29", "2026-04-01 to 2026-04-29"),
        ("2026-04-01", "2026-06-30", "2026-04-01 to 2026-06-30"),
        ("2026-01-01", "2026-02-28", "2026-01-01 to 2026-02-28"),
        ("2026-04-13", "2026-04-19", "2026-04-13 to 2026-04-19"),
        ("2026-04-13", "2026-04-13", "2026-04-13"),
    ],
)
def test_days_are_called_as_people_call_them(first: str, last: str, told: str) -> None:
    """A month only if it is a whole one."""
    window = Window(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert period_in_words([window]) == told
