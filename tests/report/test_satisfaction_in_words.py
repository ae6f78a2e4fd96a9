"""What a scenario says about satisfaction, surveys and worth, in words."""

from __future__ import annotations

import datetime as dt
import io

from ccsim.report.scenario_text import scenario_text
from ccsim.scenario import load
from tests.scenario.satisfied import SATISFIED, changed_satisfied
from tests.scenario.small import SMALL

SURVEY = (
    "  after-call: {channels: [phone], share: 0.1, asks: [csat], responds: {neutral: 0.05}, delay: 1 h}\n"
)


def _told(*changes: tuple[str, str]) -> str:
    text = scenario_text(load(io.StringIO(changed_satisfied(*changes))), date=dt.date(1999, 2, 2))
    return " ".join(text.split())


def test_satisfaction_says_what_customers_would_answer_and_what_it_loses() -> None:
    """Whoever reads 1.5 must know what of, and what 1.5 is beside all the rest."""
    told = _told()
    assert "if all goes well 84% are satisfied (CSAT 4 or 5), NPS is 29 and CES 5.5." in told
    assert (
        "loses In standard deviations: 1.5 if the case is not resolved, 0.4 for each further contact, "
        "0.4 (0.1 from 1999-03-01 on) for each transfer, 0.15 each time all is told again" in told
    )
    assert "0.3 if nobody ever answers." in told
    assert "differs By -0.1 on mail, +0.1 for order and +0.2 of segment gold." in told
    assert "20% of the dissatisfied, 3.5% of those in between and 2% of the satisfied." in told


def test_waits_say_what_is_expected_on_each_channel() -> None:
    """Channels with one curve stand together; a callback is told where there is one."""
    told = _told()
    assert "On phone 30 s are expected; 5 min more lose half of 2." in told
    assert "On mail 4 h are expected; 24 h more lose half of 1." in told
    assert "callback that is booked" not in told
    offer = ("queues: {all: {}}", "queues: {all: {callback: {accept: 0.5, queue_length: 2}}}")
    assert "Of a callback that is booked 30 min are expected; 4 h more lose half of 1." in _told(offer)


def test_surveys_say_whom_they_ask_and_who_answers() -> None:
    """A score that is heard from few of the dissatisfied is not the score."""
    told = _told()
    assert "after-call Asks 10% of those whose case ends by phone for CSAT." in told
    assert (
        "18% of the dissatisfied, 5% of those in between and 14% of the satisfied answer, 60 min later."
        in told
    )
    assert "Asks 100% of all for CSAT, NPS and CES." in _told((SURVEY, "  after-call:\n"))
    assert "answer, at once." in _told((SURVEY, "  after-call:\n"))


def test_what_customers_and_resolved_cases_are_worth_is_told() -> None:
    """Value that is not told cannot be doubted."""
    told = _told()
    assert "regular A customer is worth 120 USD." in told
    assert "gold A customer is worth 900 USD (1,000 USD from 1999-03-01 on)." in told
    assert "A resolved case brings 2.5 USD." in told
    assert "Of segment gold: a resolved case brings 10 USD." in told
    only = SMALL.replace("segments:\n  regular: {}\n  gold: {head_start: 90 s}\n", "")
    only = (
        only.replace("    segments: {regular: 0.7, gold: 0.3}\n", "") + "segments: {everyone: {value: 5}}\n"
    )
    assert "A customer is worth 5 USD." in " ".join(scenario_text(load(io.StringIO(only))).split())


def test_nothing_is_said_where_nobody_asks() -> None:
    """A scenario without satisfaction reads as it did."""
    told = scenario_text(load(io.StringIO(SMALL)))
    assert "Satisfaction" not in told
    assert "Surveys" not in told
    no_losses = ", ".join(
        f"{name}: 0"
        for name in ("unresolved", "further_contact", "transfer", "told_again", "contained_falsely",
                     "abandoned", "turned_away", "gave_up")
    )  # fmt: skip
    losses = "losses: {unresolved: 1.5, transfer: {dated: {1999-02-01: 0.4, 1999-03-01: 0.1}}}"
    assert "In standard deviations" not in _told((losses, f"losses: {{{no_losses}}}"))
    assert losses in SATISFIED
