"""Plots: what they draw, with which units, on whose axes; looked at as pictures for sanity, not by pixel."""

from __future__ import annotations

import io
from collections.abc import Iterator

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

import ccsim
from ccsim.report.plots import plot_intervals, plot_observed, plot_staffing, plot_waits
from tests.shared import REPOSITORY


@pytest.fixture(scope="module")
def scenario() -> ccsim.Scenario:
    """Return a small centre, open from 08:00 to 18:00, with three agents all night."""
    return ccsim.load(REPOSITORY / "tests" / "cli" / "small.yaml")


@pytest.fixture(scope="module")
def result(scenario: ccsim.Scenario) -> ccsim.Result:
    """Return two of its weeks."""
    return ccsim.run(scenario, days=14, replications=3, jobs=1)


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


def _picture(ax: Axes) -> np.ndarray:
    file = io.BytesIO()
    ax.figure.savefig(file, format="rgba", dpi=50)
    return np.frombuffer(file.getvalue(), dtype=np.uint8)


_PLOTS = {
    "staffing": plot_staffing,
    "waits": plot_waits,
    "intervals": plot_intervals,
    "observed": lambda result, ax=None: plot_observed(
        result, result.profile("abandonment/offered").set_index("second")["value"], ax
    ),
}


@pytest.mark.parametrize("name", _PLOTS)
def test_a_plot_has_something_on_it_and_says_its_units(name: str, result: ccsim.Result) -> None:
    """An empty picture, or one without units, has been pasted into a slide before."""
    ax = _PLOTS[name](result)
    assert isinstance(ax, Axes)
    assert ax.get_xlabel()
    if name != "intervals":
        assert ax.get_ylabel()
        assert ax.get_title().endswith(("small, average day", "small, all days"))
        assert ax.get_ylim()[0] == 0
    picture = _picture(ax)
    shares = np.bincount(picture, minlength=256) / len(picture)
    assert 0.5 < shares[255] < 0.99, "mostly white, with ink"


@pytest.mark.parametrize("name", _PLOTS)
def test_a_plot_is_drawn_on_given_axes_and_changes_nothing_else(name: str, result: ccsim.Result) -> None:
    """Plots are composed into one figure; none may leave its settings behind."""
    before = dict(mpl.rcParams)
    figure, (left, right) = plt.subplots(1, 2)
    assert _PLOTS[name](result, ax=right) is right
    assert not left.has_data()
    assert plt.get_fignums() == [figure.number]
    assert dict(mpl.rcParams) == before


def test_staffing_shows_the_three_agents_and_the_two_that_the_load_needs(result: ccsim.Result) -> None:
    """60 calls an hour of 150 s each are 2.5 agents' work: the line a planner reads."""
    ax = plot_staffing(result, weekday="mon")
    drawn = {patch.get_label(): patch.get_data() for patch in ax.patches}
    noon = list(drawn["agents present"].edges).index(12.0)
    assert drawn["agents present"].values[noon] == 3
    assert drawn["load (band: 80% of days)"].values[noon] == pytest.approx(2.5, rel=0.3)
    assert drawn["load (band: 80% of days)"].values[noon - 12] == 0
    assert ax.get_title() == "Staffing against load: small, mon"


def test_waits_are_those_of_the_profile(result: ccsim.Result) -> None:
    """The line must be the numbers, at the middle of their half-hours."""
    ax = plot_waits(result)
    rows = result.profile("asa/answered").dropna()
    line = next(line for line in ax.lines if line.get_label() == "those answered")
    np.testing.assert_allclose(line.get_ydata(), rows["value"])
    np.testing.assert_allclose(line.get_xdata(), rows["second"] / 3600 + 0.25)
    assert "(s)" in ax.get_ylabel()


def test_intervals_compare_results_by_name(scenario: ccsim.Scenario, result: ccsim.Result) -> None:
    """A what-if is two markers on each line."""
    staffed = ccsim.run(scenario.override({"groups.agents.headcount": 4}), days=14, replications=3, jobs=1)
    ax = plot_intervals({"as it is": result, "one more": staffed})
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["as it is", "one more"]
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels == [
        "First contact resolution",
        "Answered within 20 s of those offered",
        "Abandoned of those offered",
        "Occupancy of agents",
    ]
    assert ax.get_xlabel() == "share (%), with 95% intervals"


def test_intervals_show_one_measure_by_something(result: ccsim.Result) -> None:
    """One intent's misery hides in the average of all."""
    ax = plot_intervals(result, measure="asa/answered", by="intent")
    assert [label.get_text() for label in ax.get_yticklabels()] == ["order"]
    assert ax.get_xlabel() == "asa/answered (s), with 95% intervals"
    value = result.estimate("asa/answered").value
    assert ax.lines[0].get_xdata()[0] == pytest.approx(value)
    assert [
        label.get_text() for label in plot_intervals(result, measure="aht/contact").get_yticklabels()
    ] == ["aht/contact"]


@pytest.mark.parametrize(("measure", "by"), [(None, "intent"), ("asa/answered", "agent")])
def test_intervals_by_something_that_is_none_are_refused(
    measure: str | None, by: str, result: ccsim.Result
) -> None:
    """An empty plot would not say why."""
    with pytest.raises(ValueError, match=f"by='{by}' needs a measure, and is one of channel, queue, intent"):
        plot_intervals(result, measure=measure, by=by)


def test_a_weekday_that_is_none_is_refused(result: ccsim.Result) -> None:
    """`weekday="Monday"` would otherwise be an empty plot."""
    with pytest.raises(ValueError, match="'Monday' is not a weekday; one of mon, tue"):
        plot_staffing(result, weekday="Monday")


def test_observed_dots_stand_in_the_middle_of_their_half_hours(result: ccsim.Result) -> None:
    """Dots a quarter of an hour off would look like a model that lags."""
    observed = result.profile("abandonment/offered").dropna().set_index("second")["value"]
    ax = plot_observed(result, observed, weekday=None)
    dots = next(line for line in ax.lines if line.get_label() == "observed")
    forecast = next(line for line in ax.lines if line.get_label() == "forecast")
    np.testing.assert_allclose(dots.get_xdata(), forecast.get_xdata())
    np.testing.assert_allclose(dots.get_ydata(), forecast.get_ydata())
    assert ax.get_ylabel() == "abandonment/offered (%)"
