"""The table for people."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest

import ccsim
from ccsim.report.headline import JOURNEYS, lines_for
from ccsim.report.table import print_table
from ccsim.scenario import load
from tests.report.centres import automated
from tests.report.made_up import result
from tests.scenario.satisfied import SATISFIED

_WHOLE = """\
small: A small centre
7 days from 2026-03-02, 30 replications, seed 1, compiled engine, ccsim 1.2.3

measure                                  value  unit       95% interval  id
First response time, mean                23.46  s         22.90 – 24.01  frt/human_calendar_contact
Average handle time                      300.0  s         299.1 – 301.3  aht/contact
First contact resolution                  80.0  %           79.0 – 81.0  fcr/case
Cost per contact served                  5.432  EUR       5.410 – 5.462  cpc/served
Answered within 20 s of those offered    78.39  %         78.00 – 78.76  service_level/offered
Answered within 60 s of those offered    90.00  %         89.50 – 90.50  service_level/offered
Average speed of answer                   7.65  s           7.50 – 7.80  asa/answered
Abandoned of those offered               6.893  %         6.800 – 6.990  abandonment/offered
Occupancy of agents                      93.11  %         93.00 – 93.20  occupancy/agent

Contacts offered in a run              100,801        100,700 – 100,902  volume/offered

Assumed in this scenario:
* intents.order.resolution: assumed, not in the data
"""

SATISFACTION = ("csat", "nps", "ces", "churn")


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines()]


def test_the_table_shows_the_headline_with_intervals_units_and_ids(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A planner shows it to a manager."""
    print_table(result())
    assert _lines(capsys.readouterr().out) == _lines(_WHOLE)


def test_a_split_shows_each_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    """One intent's misery hides in the average of all."""
    print_table(result(), ["intent"])
    shown = _lines(capsys.readouterr().out)
    at = shown.index("By intent (± half the width of the interval)")
    assert shown[at + 1].split() == ["offered", "AHT", "in", "20", "s", "in", "60", "s"]
    assert shown[at + 2].split() == ["intent", "s", "%", "%"]
    assert shown[at + 3].split() == [
        "order",
        "100,801",
        "±101",
        "300.0",
        "±1.1",
        "78.39",
        "±0.38",
        "90.00",
        "±0.50",
    ]
    assert shown[at + 4].startswith("billing ")


def test_what_a_reader_should_know_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Few replications, or a run that was stopped, must not look like any other."""
    print_table(result(notes=("interrupted: 19 of 30 replications had finished", "19 replications: too few")))
    shown = _lines(capsys.readouterr().out)
    at = shown.index("interrupted: 19 of 30 replications had finished")
    assert shown[at - 1 : at + 2] == ["", shown[at], "19 replications: too few"]


def test_nothing_assumed_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """A heading over nothing makes a reader look for what is missing."""
    scenario = SimpleNamespace(**(vars(result().scenario) | {"title": None, "assumptions": ()}))
    print_table(result(scenario=scenario))
    shown = _lines(capsys.readouterr().out)
    assert shown[0] == "small"
    assert not any(line.startswith("Assumed") for line in shown)


def test_flows_transfers_callbacks_and_automation_are_shown_only_where_there_can_be_any() -> None:
    """A centre without an IVR must not be told that it contains 0%."""
    none = {"contained", "passed_on", "passed", "prevented", "found_resolved", "deflected", "removed"}
    none |= {line.needs for line in JOURNEYS if line.measure in SATISFACTION}
    assert {line.measure for line in lines_for(JOURNEYS, none)} == {"blocking", "callback"}
    assert lines_for(JOURNEYS, set()) == list(JOURNEYS)


def test_automation_is_summed_up_in_lines_that_a_run_knows(capsys: pytest.CaptureFixture[str]) -> None:
    """Claimed and true, what is taken off the agents, and what a solution costs."""
    print_table(ccsim.run(automated(), days=1, replications=1, jobs=1))
    shown = "\n".join(_lines(capsys.readouterr().out))
    for line in JOURNEYS:
        measured = f"{line.measure}/{line.variant}"
        assert (measured in shown) == (line.measure not in ("blocking", "callback", *SATISFACTION)), measured


def test_scores_are_shown_where_customers_are_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """A centre that states what customers expect must see what they make of it."""
    print_table(ccsim.run(load(io.StringIO(SATISFIED)), days=1, replications=1, jobs=1))
    shown = "\n".join(_lines(capsys.readouterr().out))
    for line in JOURNEYS:
        if line.measure in SATISFACTION:
            assert f"{line.measure}/{line.variant}" in shown
