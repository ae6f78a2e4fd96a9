"""A year in one picture: its lines are the table's, its words can be read."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt

import ccsim
from ccsim.report.month_figures import MONEY, month_figures
from ccsim.report.plots import plot_months
from ccsim.report.plots.date_axis import day_number
from tests.report.made_up_months import year
from tests.report.plots.letters import needs_letters
from tests.report.plots.overlaps import assert_readable, by_gid, texts_of
from tests.report.plots.test_plot_ramps import many
from tests.shared import REPOSITORY

_SMALL = ccsim.load(REPOSITORY / "tests" / "cli" / "small.yaml")
_CENTRE = many("hire", "train", "change", train="needs: [hire]")


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


def _japanese() -> ccsim.Scenario:
    """Return a centre whose names are Japanese."""
    text = (REPOSITORY / "tests" / "cli" / "small.yaml").read_text(encoding="utf-8")
    for name, said in (("A small centre", "小さな窓口"), ("phone", "電話"), ("agents:", "担当者:")):
        text = text.replace(name, said)
    lever = "levers: {昇給: {kind: change, begins: 2026-05-01, changes: {groups.担当者.pay: {times: 1.1}}}}\n"
    return ccsim.load(io.StringIO(f"{text}{lever}levers_on: [昇給]\n"))


@pytest.mark.parametrize("panel", ["volume", "staffing", "occupancy", "aht", "fcr", "cpc", "csat"])
def test_lines_and_bands_are_the_tables(panel: str) -> None:
    """In the unit that the axis names, in the middle of the months."""
    result = year(_CENTRE)
    ax = plot_months(result)[panel]
    figures = month_figures(result)
    factor = {"occupancy": 100, "fcr": 100}.get(panel, 1)
    drawn = by_gid(ax)
    middles = [day_number(period.begin) + period.days / 2 for period in figures.periods]
    for line, rows in figures.lines(panel).items():
        x, y = drawn[f"line {line}"].get_data()
        np.testing.assert_allclose(x, middles)
        np.testing.assert_allclose(y[:-1], rows["value"].iloc[:-1] * factor)
        # of the last month only the 1st is in the run: it stands by itself, without a band
        assert np.isnan(y[-1])
        np.testing.assert_allclose(drawn[f"brief {line}"].get_ydata()[-1], rows["value"].iloc[-1] * factor)
        outline = drawn[f"band {line}"].get_paths()[0].vertices
        for place, middle in enumerate(middles[:-1]):
            heights = outline[np.isclose(outline[:, 0], middle), 1]
            np.testing.assert_allclose(heights.min(), rows["low"].iloc[place] * factor)
            np.testing.assert_allclose(heights.max(), rows["high"].iloc[place] * factor)
    assert ax.get_ylabel() == {
        "volume": "per day", "staffing": "h per day", "occupancy": "%", "aht": "s", "fcr": "%", "cpc": "EUR",
        "csat": "score",
    }[panel]  # fmt: skip


def test_first_responses_of_seconds_and_days_share_a_logarithmic_axis() -> None:
    """On a linear one the phone would lie on the floor."""
    ax = plot_months(year(_CENTRE))["frt"]
    assert ax.get_yscale() == "log"
    assert ax.get_ylabel() == "log scale"
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert len(labels) >= 3
    assert set(labels) <= {"1 s", "10 s", "1 min", "10 min", "1 h", "10 h", "1 d", "10 d"}
    few = plot_months(year(_SMALL))["frt"]
    assert few.get_yscale() == "linear"
    assert few.get_ylabel() == "s"


def test_bars_of_money_go_up_and_down_and_the_profit_is_a_line() -> None:
    """Per month, in thousands; what the levers cost is hatched within the cost."""
    result = year(_SMALL)
    ax = plot_months(result)[MONEY]
    lines = month_figures(result).lines(MONEY)
    bars = {each.get_label(): each for each in ax.containers if hasattr(each, "patches")}
    for line, way in (("revenue", 1), ("cost", -1), ("value lost", -1), ("of it for levers", -1)):
        np.testing.assert_allclose(
            [bar.get_height() for bar in bars[line]], way * lines[line]["value"] / 1000
        )
    np.testing.assert_allclose(
        [bar.get_y() for bar in bars["value lost"]], [bar.get_height() for bar in bars["cost"]]
    )
    days = [period.days for period in month_figures(result).periods]
    np.testing.assert_allclose([bar.get_width() for bar in bars["cost"]], np.array(days) * 0.86)
    np.testing.assert_allclose(by_gid(ax)["line profit"].get_ydata(), lines["profit"]["value"] / 1000)
    assert ax.get_ylabel() == "thousand EUR per month"
    assert ax.get_title(loc="left") == "Profit and loss"
    margins = next(each for each in ax.containers if not hasattr(each, "patches"))
    stems = margins.lines[2][0].get_segments()
    np.testing.assert_allclose(
        [stem[:, 1] for stem in stems], lines["revenue"][["low", "high"]].to_numpy(float) / 1000
    )


def test_where_nothing_comes_in_there_is_only_the_cost() -> None:
    """A cost centre has no profit."""
    ax = plot_months(year(_SMALL, earns=False))[MONEY]
    assert ax.get_title(loc="left") == "Cost"
    assert "line profit" not in by_gid(ax)
    assert min(bar.get_height() for bar in ax.patches) >= 0


def test_levers_stand_above_and_are_marked_in_every_panel() -> None:
    """So that a manager sees what happened when."""
    drawn = plot_months(year(_CENTRE))
    assert next(iter(drawn)) == "levers"
    names = [label.get_text() for label in drawn["levers"].get_yticklabels()]
    assert names == ["change", "hire", "train"]
    begin = day_number(dt.date(2026, 4, 1))
    for name, ax in drawn.items():
        assert ax.get_xlim() == (day_number(dt.date(2026, 3, 2)), day_number(dt.date(2027, 3, 2)))
        if name != "levers":
            assert [line.get_xdata()[0] for line in ax.lines if line.get_linestyle() == ":"].count(begin) == 3
    assert "levers" not in plot_months(year(_SMALL))
    assert "levers" not in plot_months(year(_CENTRE, days=28)), "they begin later"


def test_it_says_what_its_bands_are() -> None:
    """One replication has none."""
    several = plot_months(year(_CENTRE))["aht"].figure
    said = {text.get_text() for text in texts_of(several)}
    bands = "bands: 95% intervals, 5 replications; dotted: a lever begins; hollow: little of a month"
    assert f"centre, 2026-03-02 to 2027-03-01 by month; {bands}" in said
    once = plot_months(year(_SMALL, replications=1, days=91))["aht"].figure
    assert "small, 2026-03-02 to 2026-05-31 by month; 1 replication, no intervals" in {
        text.get_text() for text in texts_of(once)
    }


@pytest.mark.parametrize(
    ("which", "days"),
    [
        ("many channels", 28),
        ("many channels", 365),
        ("many channels", 1096),
        ("one channel", 92),
        ("japanese", 28),
        ("japanese", 731),
    ],
)
def test_it_can_be_read(which: str, days: int) -> None:
    """No words on others, none outside; from four weeks to three years."""
    if which == "japanese":
        needs_letters("小さな窓口", "電話", "担当者", "昇給")
    scenario = {"many channels": _CENTRE, "one channel": _SMALL, "japanese": _japanese()}[which]
    by = "week" if days < 60 else "month"
    drawn = plot_months(year(scenario, days=days, by=by))
    assert_readable(drawn["aht"].figure)
    months = [label.get_text() for label in drawn[MONEY].get_xticklabels(minor=by == "month")]
    assert any("2026" in label for label in months)


def test_given_axes_are_drawn_on_and_nothing_else_changes() -> None:
    """One panel on a slide of one's own."""
    before = dict(mpl.rcParams)
    figure, (left, right) = plt.subplots(1, 2, figsize=(12, 4), layout="constrained")
    drawn = plot_months(year(_CENTRE), {"frt": right, "levers": left})
    assert drawn == {"frt": right, "levers": left}
    assert plt.get_fignums() == [figure.number]
    assert dict(mpl.rcParams) == before
    assert_readable(figure)
    with pytest.raises(ValueError, match="there is no panel 'speed'; one of levers, volume"):
        plot_months(year(_CENTRE), {"speed": left})
