"""Figures as a planner would say them."""

from __future__ import annotations

import math

import pytest

from ccsim.report.words import count_words, listed, percent, sentence, time_words


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 s"),
        (0.25, "0.25 s"),
        (12.5, "12.5 s"),
        (83.18, "83 s"),
        (119.9, "120 s"),
        (252, "4.2 min"),
        (1641, "27 min"),
        (7200, "2 h"),
        (172_800, "2 d"),
        (math.inf, "for ever"),
    ],
)
def test_a_duration_has_the_unit_that_fits_it(seconds: float, said: str) -> None:
    """3,600 s is nobody's answer time."""
    assert time_words(seconds) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0%"),
        (0.004, "0.4%"),
        (0.07, "7%"),
        (0.1216, "12%"),
        (0.999, "99.9%"),
        (1, "100%"),
        (1.25, "125%"),
    ],
)
def test_a_share_has_no_more_decimals_than_it_needs(share: float, said: str) -> None:
    """Nearly all is not all: 99.9% must not read 100%."""
    assert percent(share) == said


def test_counts_agree_with_their_things() -> None:
    """One agents would look like a bug."""
    assert count_words(1, "agent") == "1 agent"
    assert count_words(5.7, "agent") == "5.7 agents"
    assert count_words(3258.3, "contact") == "3,258 contacts"
    assert count_words(0.01) == "under 0.1"
    assert count_words(0) == "0"


def test_lists_and_sentences_are_put_together() -> None:
    """Words are for reading."""
    assert listed(["a", "", "b", "c"]) == "a, b and c"
    assert listed(["a", "b"], "or") == "a or b"
    assert listed([]) == ""
    assert sentence("priority", "2") == "Priority 2."
    assert sentence("", "") == ""
