"""The pictures of a scenario: what is on them, how wide, in which order; not pixels."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

import ccsim
from ccsim.report.plots import plot_flow, plot_load, plot_routes, plot_scenario
from ccsim.report.plots.layers import crossings, order_layers
from tests.report.centres import large, made, modes
from tests.shared import REPOSITORY


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


def _patches(ax: Axes) -> dict[str, Any]:
    return {patch.get_gid(): patch for patch in ax.patches if patch.get_gid()}


def _texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_every_part_has_a_box_and_every_way_a_line() -> None:
    """A picture that leaves something out says that it is not there."""
    scenario, drawn = large(), _patches(plot_routes(large()))
    names = [*scenario.intents, *scenario.channels, *scenario.flows, *scenario.queues, *scenario.groups]
    assert [name for name in names if f"node {name}" not in drawn] == []
    for line in (
        "way billing phone",
        "way phone menu",
        "way menu billing",
        "way video billing",
        "way billing north",
        "overflow billing south",
        "transfer billing complaints",
        "misroute menu meters",
        "back meters billing",
        "callback menu callbacks",
        "callback billing callbacks",
        "callback complaints complaints",
    ):
        assert line in drawn, line


def test_the_width_of_a_line_is_its_contacts() -> None:
    """A line twice as wide must be twice the contacts, or the picture lies."""
    drawn = _patches(plot_routes(large()))
    widths = {name: patch.get_linewidth() for name, patch in drawn.items()}
    assert widths["way phone menu"] / widths["way moving phone"] == pytest.approx(7128.1 / 1197, rel=0.001)
    assert widths["way complaint phone"] >= 0.8
    height = drawn["node phone"].get_height() * 72
    assert widths["way phone menu"] < height, "a line no higher than its box"


def test_boxes_do_not_overlap_and_stay_on_the_axes() -> None:
    """Six intents, seven queues and five groups must fit."""
    ax = plot_routes(large())
    boxes = [patch for name, patch in _patches(ax).items() if name.startswith("node ")]
    spans = [(p.get_x(), p.get_y(), p.get_x() + p.get_width(), p.get_y() + p.get_height()) for p in boxes]
    for number, (left, low, right, high) in enumerate(spans):
        assert left >= -0.01
        assert right <= ax.get_xlim()[1] + 0.01
        assert low >= 0
        assert high <= ax.get_ylim()[1]
        for x0, y0, x1, y1 in spans[:number]:
            assert right <= x0 or x1 <= left or high <= y0 or y1 <= low


def test_labels_carry_the_key_figures() -> None:
    """A box with only a name needs the file beside it."""
    texts = _texts(plot_routes(large()))
    for text in (
        "3,420 cases a day",
        "AHT 5.4 min",
        "always open, 160 lines",
        "12% contained, 4.3% hung up",
        "peak load 39 erlangs",
        "peak 54 on duty",
        "Intents",
        "Flows",
        "214",
    ):
        assert text in texts, text
    legend = plot_routes(large()).get_legend()
    assert [text.get_text() for text in legend.get_texts()] == [
        "contacts a day (width)",
        "a further level, if the first is busy",
        "transfer",
        "misrouted, and passed back",
        "callback",
    ]


def test_one_of_each_is_one_line() -> None:
    """The smallest centre has no flows, no legend of what it has not."""
    ax = plot_routes(made())
    assert [name for name in _patches(ax) if name.startswith("node")] == [
        "node order", "node phone", "node calls", "node all",
    ]  # fmt: skip
    assert "Flows" not in _texts(ax)
    assert len(ax.get_legend().get_texts()) == 1


def test_letters_stay_legible_with_many_intents() -> None:
    """Twenty reasons for contact are not rare."""
    scenario = made(intents={f"reason-{number}": {} for number in range(20)})
    figure = plot_scenario(scenario)
    sizes = [text.get_size() for text in figure.axes[0].texts]
    assert min(sizes) >= 5
    assert len(figure.axes) == 2


def test_the_order_has_fewer_crossings() -> None:
    """Crossed twice is twice as hard to follow."""
    layers = [["a", "b", "c"], ["x", "y", "z"]]
    edges = {("a", "z"): 1.0, ("b", "y"): 1.0, ("c", "x"): 1.0}
    assert crossings(layers, edges) == 3
    ordered = order_layers(layers, edges)
    assert crossings(ordered, edges) == 0
    assert [sorted(layer) for layer in ordered] == layers
    straight = {("a", "x"): 1.0, ("b", "y"): 1.0, ("c", "z"): 1.0}
    assert order_layers(layers, straight) == layers, "nothing moves without need"


def test_the_load_is_drawn_against_the_staff_with_its_peak() -> None:
    """95 erlangs at ten; the peak is where the eye goes."""
    ax = plot_load(large())
    stairs = {patch.get_label(): patch.get_data() for patch in ax.patches}
    load, staff = stairs["offered load (erlangs)"].values, stairs["on duty (expected agents)"].values
    assert load.max() == pytest.approx(95.3, rel=0.01)
    assert staff[10 * 12] == pytest.approx(54 + 14 * 0.93 + 7 + 3 + 6 * 0.95)
    peak = next(line for line in ax.lines if line.get_gid() == "peak")
    assert peak.get_ydata()[0] == pytest.approx(load.max())
    assert any(text.startswith("peak 95 erlangs at 10:00, ") for text in _texts(ax))
    assert ax.get_ylabel() == "agents"
    assert ax.get_title(loc="left") == "Load against staffing, Monday 2026-03-02"
    assert ax.get_ylim()[1] > max(load.max(), staff.max())


def test_the_load_of_a_plain_centre_is_calls_times_their_length() -> None:
    """60 calls an hour of a minute each are one erlang."""
    ax = plot_load(made())
    stairs = {patch.get_label(): patch.get_data() for patch in ax.patches}
    np.testing.assert_allclose(stairs["offered load (erlangs)"].values, 1.0)


def test_a_flow_has_a_box_for_each_step_and_an_arrow_for_each_move() -> None:
    """A loop that is not drawn is the one that traps customers."""
    ax = plot_flow(large())
    drawn = _patches(ax)
    for step in large().flows["menu"].steps:
        assert f"node {step}" in drawn
    for arrow in ("welcome choose", "choose choose", "choose dictate", "dictate wait", "dictate read"):
        assert f"arrow {arrow}" in drawn
    texts = _texts(ax)
    assert "menu: 7,128 contacts enter on Monday 2026-03-02" in texts
    assert "8%\nof the others" in texts
    assert "5% hang up" in texts
    assert "wrong queue meters" in texts
    fills = {
        name: drawn[f"node {name}"].get_facecolor()
        for name in ("read", "wait", "wrong-key", "call-back", "choose")
    }
    assert len(set(fills.values())) == 5, "each kind of end has its own colour"
    wide, narrow = drawn["arrow welcome choose"], drawn["arrow choose call-back"]
    assert wide.get_linewidth() > 2 * narrow.get_linewidth()


def test_a_way_back_is_drawn_over_the_boxes() -> None:
    """From the third step to the first, not through the second."""
    steps = {
        "a": {"then": "b"},
        "b": {"then": "c"},
        "c": {"shares": {"a": 0.2}, "then": "d"},
        "d": {"own_queue": True},
    }
    for step in "abc":
        steps[step]["lasts"] = "5 s"
    scenario = made(flows={"menu": {"steps": steps}}, channels={"phone": {"flow": "menu"}})
    drawn = _patches(plot_flow(scenario))
    start = drawn["arrow c a"].get_path().vertices[0]
    assert start[1] == pytest.approx(drawn["node c"].get_y() + drawn["node c"].get_height())


def test_the_overview_composes_both_and_changes_nothing_else() -> None:
    """A notebook's later plots must look as before."""
    before = dict(mpl.rcParams)
    figure = plot_scenario(ccsim.load(REPOSITORY / "scenarios" / "anonymous-bank.yaml"))
    assert dict(mpl.rcParams) == before
    assert [text.get_text() for text in figure.texts] == [
        "An Israeli bank's call centre, February 1999",
        "anonymous-bank, figures of Tuesday 1999-02-02",
    ]
    assert len(figure.axes) == 2


def test_japanese_names_ask_for_a_font_that_has_them() -> None:
    """A font without the letters would draw boxes without a word."""
    scenario = made(title="窓口", intents={"請求": {}})
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        figure = plot_scenario(scenario)
    asked = [str(each.message) for each in caught if "no installed font" in str(each.message)]
    families = figure.texts[0].get_fontfamily()
    assert asked or families != ["sans-serif"]


def test_an_end_stands_right_of_all_that_lead_to_it() -> None:
    """The queue that everybody comes to must not look like a loop."""
    ax = plot_flow(large())
    drawn = _patches(ax)
    right = {name: drawn[f"node {name}"].get_x() for name in large().flows["menu"].steps}
    assert right["wait"] > right["dictate"], "who dictates may have to wait"
    assert right["read"] > right["dictate"]
    assert "arrow choose wait" in drawn
    assert any(name.startswith("stretch ") for name in drawn), "it passes the layer between"


def test_the_queue_of_callbacks_and_long_names_keep_their_boxes() -> None:
    """A name that is cut off is a name that is guessed."""
    scenario = made(intents={"complaints-and-fraud": {}})
    assert "complaints-and-fraud" in _texts(plot_routes(scenario))


def test_seven_channels_of_every_mode_are_drawn_with_their_modes() -> None:
    """Each box says how its contacts are worked; every line meets the boxes it joins."""
    ax = plot_routes(modes())
    texts = _texts(ax)
    assert {"concurrent, 08:00–20:00", "conversation, at any hour", "deferred, at any hour"} <= set(texts)
    assert "live, 09:00–17:00" in texts
    assert "peak load 1.7, 0.8 at best" in texts
    drawn = _patches(ax)
    assert "node night" in drawn
    assert {"way phone night", "way night post"} <= set(drawn), "the bot of the closed line, and its messages"


def test_the_load_of_shared_agents_is_drawn_twice() -> None:
    """One contact at a time, and several: the truth lies between."""
    ax = plot_load(modes())
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert labels == [
        "on duty (expected agents)", "offered load (erlangs, one in hand)", "several in hand, at best",
    ]  # fmt: skip
