"""The pictures of what levers return, and when they pay back."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from matplotlib import pyplot as plt

import ccsim
from ccsim.report.plots import plot_levers, plot_payback, plot_return
from ccsim.report.plots.date_axis import day_number
from tests.report.made_up_levers import report
from tests.report.made_up_months import date_of, months
from tests.report.plots.letters import needs_letters
from tests.report.plots.overlaps import assert_readable, by_gid
from tests.shared import REPOSITORY

_SMALL = ccsim.load(REPOSITORY / "tests" / "cli" / "small.yaml")
_MANY = {
    f"{name}-of-the-whole-centre": (2_000.0 * number, 50.0, 900.0)
    for number, name in enumerate("abcdefghij", 1)
}
_JAPANESE = {"電話の自動応答": (3_000_000.0, 0.0, 400_000.0), "研修": (0.0, 900_000.0, 100_000.0)}


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


def test_a_return_and_its_interval_are_the_reports() -> None:
    """Alone and added to all others, each in its row."""
    told = report(_SMALL)
    ax = plot_return(told)
    rows = told.returns().dropna(subset="return")
    drawn = {
        (container.get_label(), round(float(container.lines[0].get_ydata()[0]), 2)): container
        for container in ax.containers
    }
    assert len(drawn) == len(rows) == 5
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == ["bot", "coaching", "notices", "all levers"]
    for row in rows.to_dict("records"):
        shift = {"alone": -0.17, "on top": 0.17, "all": 0.0}[row["relation"]]
        place = round(names.index(row["lever"]) + shift, 2)
        marks = next(each for (_, at), each in drawn.items() if at == place)
        assert marks.lines[0].get_xdata()[0] == pytest.approx(row["return"])
        (ends,) = marks.lines[2][0].get_segments()
        np.testing.assert_allclose(ends[:, 0], [row["return_low"], row["return_high"]])
    assert ax.get_xlabel() == "return: net per EUR spent on the lever (intervals: 95% together)"


def test_beside_a_return_stands_the_profit_and_the_month() -> None:
    """12,000 at once and 500 a month, 4,000 gained from the second month on: covered in the fifth."""
    said = {text.get_text() for text in plot_return(report(_SMALL)).texts}
    assert "+26.0 thousand EUR, paid back 2026-07" in said
    assert "-250 EUR, not paid back" in said
    assert "+8,800 EUR, nothing spent" in said


def test_a_course_is_the_cumulated_net_from_nothing_on() -> None:
    """Through the ends of the months; a star where it is paid back."""
    told = report(_SMALL)
    ax = plot_payback(told)
    drawn = by_gid(ax)
    rows = told.cumulated()
    own = rows[(rows["lever"] == "bot") & (rows["relation"] == "alone")]
    x, y = drawn["line bot"].get_data()
    np.testing.assert_allclose(y, [0, *own["net"] / 1000])
    begins = [date_of(label, "2026-03-01") for label in months("2026-03-01", 365, "month")]
    np.testing.assert_allclose(x[:-1], [day_number(date) for date in begins])
    assert x[-1] - x[0] == 365
    outline = drawn["band bot"].get_paths()[0].vertices
    last = outline[np.isclose(outline[:, 0], x[-1]), 1]
    np.testing.assert_allclose([last.min(), last.max()], own[["low", "high"]].iloc[-1] / 1000)
    (star,) = drawn["paid back bot"].get_ydata()
    assert star == pytest.approx(1.5)
    assert "paid back coaching" not in drawn
    assert [text.get_text() for text in ax.get_legend().get_texts()] == [
        "bot: paid back 2026-07", "coaching: not paid back", "notices: nothing spent"
    ]  # fmt: skip
    assert ax.get_ylabel() == "gain less spent so far (thousand EUR)"


def test_levers_and_how_they_are_looked_at_may_be_chosen() -> None:
    """One lever's course for a slide."""
    ax = plot_payback(report(_SMALL), levers=["bot"], relation="on top")
    assert {name for name in by_gid(ax) if name.startswith("line")} == {"line bot"}
    assert ax.get_title(loc="left").startswith("When levers pay back, each on top of the others (bands")
    assert "line all levers" in by_gid(plot_payback(report(_SMALL), relation="all"))


def test_with_one_replication_there_are_no_intervals_and_it_says_so() -> None:
    """Not even thin ones."""
    told = report(_SMALL, replications=1)
    assert plot_return(told).get_xlabel().endswith("(1 replication, no intervals)")
    assert plot_payback(told).get_title(loc="left").endswith("(1 replication, no bands)")
    assert not any(each.has_xerr for each in plot_return(told).containers)


@pytest.mark.parametrize("worth", [None, _MANY, _JAPANESE, {"bot": (100.0, 0.0, 1.0)}])
def test_they_can_be_read(worth: dict[str, tuple[float, float, float]] | None) -> None:
    """No words on others, none outside; alone, and in one figure."""
    if worth is _JAPANESE:
        needs_letters(*_JAPANESE)
    told = report(_SMALL) if worth is None else report(_SMALL, worth=worth)
    assert_readable(plot_return(told).figure)
    assert_readable(plot_payback(told).figure)
    both = plot_levers(told)
    assert_readable(both)
    assert len(both.axes) == 2


def test_given_axes_are_drawn_on() -> None:
    """Both return the axes they were given."""
    needs_letters(*_JAPANESE)
    _, (left, right) = plt.subplots(1, 2)
    told = report(_SMALL, worth=_JAPANESE)
    assert plot_return(told, left) is left
    assert plot_payback(told, right) is right
    assert [label.get_text() for label in left.get_yticklabels()] == ["電話の自動応答", "研修", "all levers"]
