"""The pictures of cost against service, and of what each factor does."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import to_hex

from ccsim.experiment.compare.comparison import Comparison
from ccsim.report.plots import plot_cost_and_service, plot_tornado
from ccsim.report.plots.look import BLUE
from tests.experiment.compare.centres import comparison_of, figure, pairs
from tests.report.plots.overlaps import assert_readable, by_gid, texts_of


def options(points: dict[str, tuple[float, float]], n: int = 20, **more: Any) -> Comparison:
    """Options with a first response time and a cost, and noise of their own."""
    generator = np.random.Generator(np.random.Philox(5))
    sums = {
        name: np.stack(
            [pairs(wait + generator.normal(0, 1, n)), pairs(cost + generator.normal(0, 60, n))], axis=1
        )
        for name, (wait, cost) in points.items()
    }
    return comparison_of(sums, figure(), figure("cost/total"), **more)


POINTS = {
    "as it is": (60.0, 5000.0),
    "two more agents": (30.0, 7000.0),
    "wasteful": (61.0, 7500.0),
    "a bot for everything": (45.0, 5500.0),
}


def test_efficient_options_are_filled_and_joined() -> None:
    """Three of four, from the cheapest to the best; the axis points to what is better."""
    ax = plot_cost_and_service(options(POINTS))
    line = by_gid(ax)["efficient"]
    assert np.round(line.get_xdata(), -2).tolist() == [5000, 5500, 7000]
    assert np.round(line.get_ydata(), 0).tolist() == [60, 45, 30]
    assert ax.yaxis_inverted()
    marks = [container.lines[0] for container in ax.containers]
    assert [to_hex(mark.get_markerfacecolor()) for mark in marks] == [
        *(BLUE.lower(), BLUE.lower(), "#ffffff", BLUE.lower())
    ]
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("Cost of a run, USD", "First response time, mean, s")
    assert {text.get_text() for text in ax.texts} == {
        *("as it is (baseline)", "two more agents", "wasteful", "a bot for everything")
    }


def test_the_intervals_are_those_of_the_comparison() -> None:
    """On both axes."""
    comparison = options(POINTS)
    ax = plot_cost_and_service(comparison)
    table = comparison.efficient()
    for container, (_, row) in zip(ax.containers, table.iterrows(), strict=True):
        across, up = (lines.get_segments()[0] for lines in container.lines[2])
        np.testing.assert_allclose(across[:, 0], [row["cost_low"], row["cost_high"]])
        np.testing.assert_allclose(up[:, 1], [row["value_low"], row["value_high"]])


def test_labels_stand_on_nothing() -> None:
    """Twelve options close together: each is named, none over another, a mark or the line."""
    close = {f"option number {number}": (50.0 - 0.4 * number, 5000.0 + 15 * number) for number in range(12)}
    ax = plot_cost_and_service(options(close))
    figure_ = ax.get_figure(root=True)
    assert figure_ is not None
    assert_readable(figure_)
    assert len(ax.texts) >= 10


def test_of_many_options_only_the_efficient_ones_are_named() -> None:
    """And the baseline; a hundred names would hide the marks."""
    many = {f"{number}": (80.0 - number, 5000.0 + 100 * number) for number in range(5)}
    many |= {f"bad {number}": (90.0 + number, 9000.0 + 50 * number) for number in range(30)}
    ax = plot_cost_and_service(options(many))
    assert {text.get_text() for text in ax.texts} == {"0 (baseline)", "1", "2", "3", "4"}


def test_a_single_replication_has_no_intervals() -> None:
    """It is drawn all the same, on the axes that are given."""
    _, given = plt.subplots(layout="constrained")
    ax = plot_cost_and_service(options(POINTS, n=1), ax=given)
    assert ax is given
    assert all(container.lines[2] == () for container in ax.containers)


def sweep(n: int = 20) -> Comparison:
    """A tornado of three factors, one of which does nothing."""
    factors = {"groups.desk.headcount": (2, 4), "lever:bot": (False, True), "groups.desk.pay": (19.5, 22)}
    points = {"as it is": (60.0, 5000.0), "2": (90.0, 4000.0), "4": (40.0, 6000.0), "off": (60.0, 5000.0),
              "on": (55.0, 5200.0), "19.5": (60.0, 4900.0), "22": (60.0, 5500.0)}  # fmt: skip
    base: dict[str, Any] = {"groups.desk.headcount": 3, "lever:bot": False, "groups.desk.pay": 20.0}
    ends = [{name: value} for name, pair in factors.items() for value in pair]
    settings = {name: base | end for name, end in zip(points, [{}, *ends], strict=True)}
    return options(points, n, settings=settings, design="tornado")


def test_a_tornado_has_the_largest_swing_on_top() -> None:
    """Bars from the figure as it is; at their ends the values of the factor."""
    ax = plot_tornado(sweep())
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        *("groups.desk.headcount", "lever:bot", "groups.desk.pay")
    ]
    table = sweep().tornado()
    low, high = (container for container in ax.containers if hasattr(container, "patches"))
    np.testing.assert_allclose([bar.get_width() for bar in low.patches], table["at_low"])
    np.testing.assert_allclose([bar.get_width() for bar in high.patches], table["at_high"])
    assert {text.get_text() for text in ax.texts} == {"2", "4", "off", "on", "19.5", "22"}
    assert ax.get_title(loc="left") == "What moves it: First response time, mean"
    assert ax.get_xlabel().startswith("change, s, from ")
    assert ax.get_xlabel().endswith(" as it is (intervals: 95% together)")
    figure_ = ax.get_figure(root=True)
    assert figure_ is not None
    assert_readable(figure_)


def test_a_tornado_of_money_is_scaled() -> None:
    """Thousands from ten thousand on; without intervals where there are none."""
    ax = plot_tornado(sweep(n=1), "cost/total")
    assert ax.get_xlabel().startswith("change, USD, from ")
    assert ax.get_xlabel().endswith(" as it is (no intervals)")
    assert texts_of(ax.get_figure(root=True))  # type: ignore[arg-type]


@pytest.mark.parametrize("names", [["電話の自動応答", "研修"]])
def test_names_in_any_letters(names: list[str]) -> None:
    """Fonts are chosen for them where any is installed."""
    from tests.report.plots.letters import needs_letters

    needs_letters(*names)
    ax = plot_cost_and_service(options(dict(zip(names, [(60.0, 5000.0), (30.0, 7000.0)], strict=True))))
    figure_ = ax.get_figure(root=True)
    assert figure_ is not None
    assert_readable(figure_)
