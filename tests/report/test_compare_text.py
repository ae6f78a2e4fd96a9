"""Options compared, in a table for people."""

from __future__ import annotations

import io

import numpy as np
from rich.console import Console

from ccsim.experiment.compare.comparison import Comparison
from ccsim.report.compare_text import comparison_text, words_for
from tests.experiment.compare.centres import comparison_of, figure, pairs


def text_of(comparison: Comparison, *, every: bool = False) -> list[str]:
    written = io.StringIO()
    Console(width=120, highlight=False, file=written).print(comparison_text(comparison, pairs=every))
    return written.getvalue().splitlines()


def made_up(options: int) -> Comparison:
    """First response times and costs that differ by the option's number, the same in each replication."""
    base = np.array([40.0, 60.0, 50.0])
    sums = {
        f"option {number}": np.stack([pairs(base + number), pairs(1000.0 - 10 * number + 0 * base)], axis=1)
        for number in range(options)
    }
    return comparison_of(sums, figure(), figure("cost/total"))


def test_a_certain_difference_is_written_without_a_margin() -> None:
    """One second more in every replication is no estimate; a better option costs more here."""
    lines = text_of(made_up(2))
    assert lines[0] == "Compared with option 0"
    (row,) = [line.split() for line in lines if line.startswith("option 1")]
    assert row == ["option", "1", "51.0", "+1.00", "✗", "990", "-10.0", "✓"]
    best = [line.split() for line in lines if line.startswith(("FRT", "cost"))]
    assert best == [["FRT", "option", "0", "all"], ["cost", "option", "1", "-"]]
    assert lines[-1].startswith("Efficient (no other is cheaper and no worse by FRT")
    assert lines[-1].endswith("any of them.")


def test_what_may_be_any_is_not_listed() -> None:
    """Nine options that nobody can tell apart, and two that ran once."""
    noise = np.random.Generator(np.random.Philox(1)).normal(50, 9, (9, 20))
    sums = {f"option {number}": pairs(values)[:, np.newaxis] for number, values in enumerate(noise)}
    lines = [line.split() for line in text_of(comparison_of(sums, figure()))]
    assert ["FRT", "any", "of", "them"] in [words[:4] for words in lines]
    once = {name: each[:1] for name, each in sums.items()}
    lines = [line.split() for line in text_of(comparison_of(once, figure()))]
    assert ["FRT", "any", "of", "them", "-"] in lines


def test_many_that_could_be_best_are_counted() -> None:
    """Eight of nine: six are named."""
    noise = np.random.Generator(np.random.Philox(1)).normal(50, 9, (9, 20))
    noise[8] += 500
    sums = {f"o{number}": pairs(values)[:, np.newaxis] for number, values in enumerate(noise)}
    assert any("o0, o1, o2, o3, o4, o5 and 2 more" in line for line in text_of(comparison_of(sums, figure())))


def test_figures_have_a_planners_words() -> None:
    """A head over a column, or a line; of whom stands below."""
    known = figure("service_level/offered", within=30.0, of={"channel": ("phone",)})
    assert words_for(known) == "in 30 s\nphone"
    assert words_for(known, short=False) == "Answered within 30 s of those offered, phone"
    other = figure("frt/human_calendar_contact", within=3600.0)
    assert words_for(other) == "frt/human_calendar_contact\nshare 1 h"
    assert words_for(other, short=False) == "frt/human_calendar_contact share 1 h"
