"""The picture of an agent's hour."""

from __future__ import annotations

from typing import Any

import pytest
from matplotlib import pyplot as plt

from ccsim.report.plots import plot_agent
from ccsim.report.trace.lived import Lived
from tests.report.hands import MINUTE, hour

_TEN = 600 * MINUTE


def _drawn(lived: Lived, **options: Any) -> Any:
    return plot_agent(lived, "desk", 1, begin=_TEN, **options)


def test_every_stretch_is_a_bar_as_high_as_its_speed() -> None:
    """The picture is the log: left, right, height."""
    ax = _drawn(hour())
    bars = [bar for bar in ax.patches if bar.get_gid() in ("work", "wrap-up")]
    first = [bar for bar in bars if bar.get_x() < 22 and bar.get_y() > 1]
    spans = [(bar.get_x(), round(bar.get_x() + bar.get_width(), 6), bar.get_height()) for bar in first]
    assert spans == [(0, 10, 1.0), (10, 12, 0.6), (12, 14, 1.0), (14, 20, 0.75), (20, 22, 0.75)]
    assert [bar.get_hatch() for bar in first] == [None, None, None, None, "////"]
    assert len({bar.get_facecolor()[:3] for bar in bars}) == 4, "one colour for each channel"
    plt.close(ax.figure)


def test_the_legend_names_what_is_there_and_the_axis_is_the_clock() -> None:
    """A reader who was not told must be able to read it."""
    ax = _drawn(hour())
    assert [text.get_text() for text in ax.get_legend().get_texts()] == [
        "phone", "chat", "email", "sms", "wrap-up", "off duty",
    ]  # fmt: skip
    labels = [ax.xaxis.get_major_formatter()(minute, 0) for minute in (0, 5, 60)]
    assert labels == ["10:00", "10:05", "11:00"]
    assert ax.get_title(loc="left") == "agent 1 of desk, Monday 2026-03-02"
    assert {text.get_text() for text in ax.texts} >= {"1", "2", "3", "4", "5", "in hand"}
    plt.close(ax.figure)


def test_the_number_in_hand_is_a_step_line_and_absence_is_shaded() -> None:
    """Where the line falls to 0 the agent is free."""
    ax = _drawn(hour())
    line = [each for each in ax.patches if each.get_gid() == "in hand"]
    assert len(line) == 1
    edges = line[0].get_data().edges
    assert [edges[0], edges[-1]] == [0, 60]
    assert any(each.get_gid() == "off duty" for each in ax.patches)
    plt.close(ax.figure)


def test_a_pause_with_the_place_kept_free_is_a_dotted_line() -> None:
    """From 10:26 nothing was in hand; who had been there before and comes again is joined by dots."""
    lived = hour()
    rows = lived.in_hand[(lived.in_hand["part"] == 4) | (lived.in_hand["part"] == 5)]
    alone = Lived(lived.scenario, lived.plan, lived.contacts, 1, 0, rows, lived.agents)
    ax = _drawn(alone)
    pauses = [line for line in ax.lines if line.get_gid() == "pause 1"]
    assert [list(line.get_xdata()) for line in pauses] == [[12, 48]]
    plt.close(ax.figure)


def test_an_empty_hour_and_given_axes_and_another_length_are_drawn() -> None:
    """A quarter of an hour of nothing is a picture, too."""
    figure, given = plt.subplots()
    ax = plot_agent(hour(), "desk", 0, given, begin=_TEN, end=_TEN + 15 * MINUTE)
    assert ax is given
    assert ax.get_xlim() == (0, 15)
    assert not [bar for bar in ax.patches if bar.get_gid() == "work"]
    plt.close(figure)


@pytest.mark.parametrize("minutes", [1, 24 * 60])
def test_a_minute_and_a_day_have_few_ticks(minutes: int) -> None:
    """A label for every minute of a day would be a black bar."""
    ax = _drawn(hour(), end=_TEN + minutes * MINUTE)
    ax.figure.canvas.draw()
    assert 2 <= len(ax.get_xticks()) <= 16
    plt.close(ax.figure)
