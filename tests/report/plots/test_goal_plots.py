"""Plots of goals: what they draw of a real assessment, with units, in any script, without overlaps."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

import ccsim
from ccsim.goals.assessment import Assessment
from ccsim.report.plots.look import GREEN, GREY
from ccsim.report.plots.plot_breaks import plot_breaks
from ccsim.report.plots.plot_curve import plot_curve
from ccsim.report.plots.plot_goals import plot_goals
from ccsim.report.plots.plot_probabilities import VERDICTS, plot_probabilities
from tests.goals.centre import centre, goal
from tests.report.plots.letters import needs_letters
from tests.report.plots.overlaps import assert_readable

DAY = {"by": "2026-03-03", "period": "day"}
LONG = "answered-within-a-time-that-customers-like"
JAPANESE = "早く答える"
GOALS: dict[str, dict[str, Any]] = {
    "safe": goal("asa/answered", of={"queue": "calls"}, at_most="10 min", **DAY),
    LONG: goal("abandonment/offered", of={"queue": "calls"}, at_most=0.001, confidence=0.8, **DAY),
    "costs": goal("cpc/served", at_most=1, **DAY),
    "closed": goal("asa/answered", of={"queue": "calls"}, at_most="60 s", by="2026-03-07", period="day"),
}
ALLOWED = {"more-people": {"path": "groups.voice.headcount", "by": {"from": 1, "to": 4}}}


@pytest.fixture(scope="module")
def found() -> Assessment:
    return ccsim.assess(centre(GOALS), replications=30, jobs=1, baseline=False)


@pytest.fixture(scope="module")
def worth() -> Any:
    soon = goal("abandonment/offered", of={"queue": "calls"}, at_most=0.05, confidence=0.7, **DAY)
    scenario = centre({"soon": soon}, allowed=ALLOWED)
    return ccsim.what_it_takes(scenario, "soon", jobs=1)


def _rows(ax: Axes) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


def test_each_goal_is_a_row_with_its_probability_interval_and_need(found: Assessment) -> None:
    """A marker that is not at its figure would be believed all the same."""
    ax = plot_probabilities(found)
    rows = _rows(ax)
    assert [row.replace("\n", "") for row in rows] == [judged.asked.name for judged in found.judged]
    assert max(len(line) for row in rows for line in row.split("\n")) <= 28
    drawn = {container.get_label(): container for container in ax.containers}
    assert {"achievable", "out of reach"} <= {*drawn} or {"achievable", "at risk"} <= {*drawn}
    (line, _, _) = drawn["achievable"].lines
    safe = found.goal("safe")
    assert (line.get_xdata()[0], line.get_ydata()[0]) == (safe.probability, rows.index("safe"))
    assert to_hex(line.get_color()).upper() == GREEN
    needs = [each for each in ax.lines if to_hex(each.get_color()).upper() == GREY]
    assert [each.get_xdata()[0] for each in needs] == [
        judged.asked.goal.confidence for judged in found.judged
    ]
    assert ax.get_xlabel() == "probability that the goal is reached (intervals: 95%, Wilson)"
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert len(labels) == len(set(labels))
    assert "needed" in labels
    assert {*labels} <= {*VERDICTS, "needed"}
    assert_readable(ax.get_figure(root=True))  # type: ignore[arg-type]


def test_verdicts_differ_by_marker_too() -> None:
    """In a grey print colours are gone."""
    assert len({marker for _, marker in VERDICTS.values()}) == len(VERDICTS) == 4
    assert len({colour for colour, _ in VERDICTS.values()}) == 4


def test_the_week_is_dark_where_most_is_missing(found: Assessment) -> None:
    """Rows are weekdays, from Monday on; what is not offered is not drawn."""
    ax = plot_breaks(found, LONG)
    (image,) = ax.images
    shares = image.get_array()
    table = found.breaks(LONG)
    assert shares.shape == (7, 48)
    assert shares.sum() == pytest.approx(1)
    worst = table.iloc[0]
    hour, minute = (int(part) for part in worst["time"].split(":"))
    place = np.unravel_index(shares.filled(-1).argmax(), shares.shape)
    assert tuple(place) == (_rows(ax).index(worst["weekday"]), hour * 2 + minute // 30)
    assert shares.mask.sum() == 7 * 48 - len(table)
    assert (ax.get_title(loc="left"), ax.get_xlabel()) == (LONG, "local time")
    assert_readable(ax.get_figure(root=True))  # type: ignore[arg-type]


def test_what_is_not_told_by_the_hour_says_so(found: Assessment) -> None:
    """An empty picture would look like a goal that nothing breaks."""
    ax = plot_breaks(found, "costs")
    assert [text.get_text() for text in ax.texts] == ["not told by interval"]
    assert not ax.images


def test_a_goal_that_nothing_breaks_is_a_white_week(found: Assessment) -> None:
    """With a scale that is one."""
    ax = plot_breaks(found, "safe")
    assert float(ax.images[0].get_array().sum()) in (0.0, pytest.approx(1))
    assert ax.images[0].get_clim()[1] > 0


def test_one_picture_has_the_probabilities_and_the_weeks_of_what_fails(found: Assessment) -> None:
    """Not of what is safe, and not of what has no hours."""
    figure = plot_goals(found)
    titles = [ax.get_title(loc="left") for ax in figure.axes]
    assert LONG in titles
    assert "safe" not in titles
    assert "costs" not in titles
    assert figure.get_suptitle() == "desk"
    assert figure.get_supxlabel() == "desk, up to 30 replications, seed 1"
    assert_readable(figure)


def test_without_a_goal_that_could_be_judged_the_picture_says_so() -> None:
    """Instead of axes from nowhere to nowhere."""
    found = ccsim.assess(centre({"vague": {"measure": "frt"}}), replications=1)
    ax = plot_probabilities(found)
    assert [text.get_text() for text in ax.texts] == ["no goal could be judged"]
    assert_readable(plot_goals(found))


def test_names_in_another_script_are_drawn() -> None:
    """The documents of this project are Japanese."""
    needs_letters(JAPANESE)
    scenario = centre({JAPANESE: GOALS[LONG]}, title="電話の窓口")
    found = ccsim.assess(scenario, replications=2, jobs=1, baseline=False)
    figure = plot_goals(found)
    figure.canvas.draw()  # warns of letters that no font has, and warnings are errors
    assert JAPANESE in [ax.get_title(loc="left") for ax in figure.axes]
    assert_readable(figure)


def test_the_curve_has_a_point_for_each_amount(worth: Any) -> None:
    """With the amount that was chosen in a ring, and what is needed."""
    ax = plot_curve(worth)
    rows = worth.curve
    (container,) = ax.containers
    np.testing.assert_allclose(container.lines[0].get_ydata(), rows["probability"])
    assert [label.get_text() for label in ax.get_xticklabels()] == list(rows["amount"])
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert labels == ["needed", "chosen, confirmed", f"{rows['n'].max()} replications each"]
    ring = next(line for line in ax.lines if line.get_label() == "chosen, confirmed")
    chosen = dict(worth.choice.amounts)
    (candidate,) = chosen
    assert list(rows["amount"])[int(ring.get_xdata()[0])] == candidate.told(chosen[candidate])
    assert ax.get_ylabel() == "probability that the goal is reached"
    assert ax.get_xlabel() == "amount of more-people"
    assert_readable(ax.get_figure(root=True))  # type: ignore[arg-type]


def test_they_draw_on_given_axes_and_leave_no_settings_behind(found: Assessment, worth: Any) -> None:
    """Plots are composed into one figure."""
    before = dict(mpl.rcParams)
    for draw in (
        lambda ax: plot_probabilities(found, ax),
        lambda ax: plot_breaks(found, LONG, ax),
        lambda ax: plot_curve(worth, ax=ax),
    ):
        figure, (left, right) = plt.subplots(1, 2)
        assert draw(right) is right
        assert not left.has_data()
        assert plt.get_fignums() == [figure.number]
        plt.close(figure)
    plot_goals(found)
    assert dict(mpl.rcParams) == before
