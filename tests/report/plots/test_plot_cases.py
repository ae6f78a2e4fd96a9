"""The picture of where cases went: bands as wide as there were cases, and nothing upon anything else."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from matplotlib import pyplot as plt

from ccsim.report.case_ways import CaseWays, case_ways, in_whole_numbers, place_totals
from ccsim.report.plots import plot_cases
from ccsim.report.plots.bands_layout import lay_out_bands
from tests.report import made_up_contacts as made_up
from tests.report.made_up_contacts import contact_log
from tests.report.test_case_ways import shop


def _crowded() -> CaseWays:
    """Return cases of nine channels, three flows and four sites."""
    cases: list[list[dict[str, Any]]] = []
    for number, channel in enumerate(
        ("phone", "chat", "email", "messenger", "social", "sms", "video", "app", "fax")
    ):
        flow = ("menu", "bot", "night-bot")[number] if number < 3 else None
        row = {"channel": channel, "flow": flow}
        again = {"channel": ("phone", "email", "chat")[number % 3], "attempt": 1, "resolved": True}
        cases += [
            [row | {"resolved": True}],
            [row | {"outcome": "contained" if flow else "abandoned", "returns": "repeat"}, again],
            [row | {"outcome": ("closed", "deflected", "no answer")[number % 3]}],
            [row | {"outcome": "unfinished"}],
        ]
        if number < 4:
            found = {
                "via": "self-service",
                "self_service": f"site-{number}",
                "outcome": "found",
                "resolved": True,
            }
            cases += [
                [found],
                [found | {"outcome": "not found", "resolved": False}, row | {"resolved": True}],
            ]
    return case_ways(contact_log(*cases, times=[3 + (number * 37) % 50 for number in range(len(cases))]))


def _small() -> CaseWays:
    return case_ways(contact_log(made_up.CALLED, made_up.UNRESOLVED, times=[9, 1]))


@pytest.mark.parametrize("ways", [shop(), _crowded(), _small()], ids=["shop", "crowded", "small"])
def test_no_label_stands_on_another_or_outside(ways: CaseWays) -> None:
    """A figure that cannot be read is none."""
    ax = plot_cases(ways)
    figure = ax.figure
    figure.canvas.draw()
    frame = figure.bbox
    boxes = [(text.get_text(), text.get_window_extent()) for text in ax.texts if text.get_text()]
    for (one, a), (other, b) in combinations(boxes, 2):
        # a pixel of air around letters is no overlap
        wide = min(a.x1, b.x1) - max(a.x0, b.x0)
        high = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert wide < 1.5 or high < 1.5, (one, other)
    for text, box in boxes:
        assert box.x0 >= frame.x0 - 1, text
        assert box.x1 <= frame.x1 + 1, text
    plt.close(figure)


def test_bars_are_as_high_as_there_were_cases_and_bands_fill_them() -> None:
    """Twice the cases are twice the width, everywhere in the picture."""
    ax = plot_cases(shop())
    totals = place_totals(in_whole_numbers(shop(), 1000))
    bars = {patch.get_gid(): patch for patch in ax.patches if patch.get_gid().startswith("bar ")}
    each = bars["bar need cases"].get_height() / 1000
    for (stage, name), number in totals.items():
        assert bars[f"bar {stage} {name}"].get_height() == pytest.approx(max(number * each, 0.01))
    bands = [patch.get_gid() for patch in ax.patches if patch.get_gid().startswith("band ")]
    assert len(bands) == len(in_whole_numbers(shop(), 1000))
    assert "band flow bot course contained" in bands
    plt.close(ax.figure)


def test_bands_meet_bars_side_by_side() -> None:
    """In the layout: what comes to a bar fills it without a gap, and so does what leaves it."""
    shown = in_whole_numbers(_crowded(), 1000)
    stages = dict.fromkeys(stage for stage, _ in place_totals(shown))
    columns = [[place for place in place_totals(shown) if place[0] == stage] for stage in stages]
    bars, bands = lay_out_bands(columns, shown, height=6.0, least=0.17, gap=0.1)
    for place in place_totals(shown):
        bar = bars[place]
        for mine in (
            sorted((band.arrives[-1], band.thick) for band in bands if band.target == place),
            sorted((band.leaves[0], band.thick) for band in bands if band.source == place),
        ):
            if not mine:
                continue
            low = bar.y - bar.height / 2
            for middle, thick in mine:
                assert middle - thick / 2 == pytest.approx(low, abs=1e-9)
                low = middle + thick / 2
            assert low == pytest.approx(bar.y + bar.height / 2, abs=1e-9)
    for one, other in combinations(bars.values(), 2):
        if one.column == other.column:
            assert abs(one.y - other.y) >= (one.height + other.height) / 2 + 0.1 - 1e-9


def test_what_is_put_together_is_noted() -> None:
    """Nobody has to guess who the others are."""
    cases = [[{"channel": name, "resolved": True}] for name in ("phone", "chat", "sms", "fax")]
    ax = plot_cases(case_ways(contact_log(*cases, times=[900, 85, 8, 7])))
    assert "others (first contact): sms 8 and fax 7" in {text.get_text() for text in ax.texts}
    plt.close("all")


def test_a_long_name_stays_in_its_column_and_no_figure_stands_upon_it() -> None:
    """Names are the planner's; the picture has to cope."""
    long = "the-help-centre-of-the-northern-region"
    found = [{"via": "self-service", "self_service": long, "outcome": "found", "resolved": True}]
    lost = [found[0] | {"outcome": "not found", "resolved": False}, {"resolved": True}]
    ways = case_ways(contact_log(found, lost, made_up.CALLED, made_up.UNRESOLVED, times=[40, 30, 20, 10]))
    ax = plot_cases(ways)
    names = [text.get_text() for text in ax.texts if text.get_text().startswith("the-help")]
    assert len(names) == 1
    assert names[0].endswith("… 700")
    test_no_label_stands_on_another_or_outside(ways)
    plt.close(ax.figure)


def test_given_axes_are_drawn_on_and_returned() -> None:
    """A slide has its own size."""
    figure, given = plt.subplots(figsize=(9, 4))
    ax = plot_cases(shop(), given, cases=100, title="Of a hundred")
    assert ax is given
    assert "Of a hundred" in {text.get_text() for text in ax.texts}
    assert "all cases 100" in {text.get_text() for text in ax.texts}
    plt.close(figure)
