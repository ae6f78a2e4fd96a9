"""The picture of how levers come into force."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator

import numpy as np
import pytest
from matplotlib import pyplot as plt

from ccsim.report.lever_times import lever_times
from ccsim.report.plots import plot_ramps
from ccsim.report.plots.date_axis import day_number
from ccsim.scenario import Scenario, load
from tests.report.plots.letters import needs_letters
from tests.report.plots.overlaps import assert_readable, by_gid
from tests.scenario.levers.centre import CENTRE
from tests.scenario.levers.kinds import LEVERS


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


def many(*kinds: str, **said: str) -> Scenario:
    """Return the centre with levers of these kinds on; each may say more in its mapping."""
    own = CENTRE[CENTRE.index("levers:") :]
    levers = {
        kind: LEVERS[kind].replace("{kind", f"{{{said[kind]}, kind" if kind in said else "{kind", 1)
        for kind in kinds
    }
    text = "".join(f"  {kind}: {lever}\n" for kind, lever in levers.items())
    return load(io.StringIO(CENTRE.replace(own, f"levers:\n{text}levers_on: [{', '.join(kinds)}]\n")))


_SEVERAL = many("hire", "train", "refresh_knowledge", "change", train="title: Coaching, needs: [hire]")


def test_areas_are_as_high_as_levers_are_in_force() -> None:
    """All of the row is all of the lever, on every day."""
    ax = plot_ramps(_SEVERAL)
    drawn = by_gid(ax)
    for row, told in enumerate(lever_times(_SEVERAL)):
        outline = drawn[f"lever {told.name}"].get_paths()[0].vertices
        low, high = row + 0.9, row + 0.36
        for date in (dt.date(2026, 4, 10), dt.date(2026, 5, 20), dt.date(2026, 6, 10)):
            heights = outline[np.isclose(outline[:, 0], day_number(date)), 1]
            assert (low - heights.min()) / (low - high) == pytest.approx(told.at(0, date), abs=1e-9), (
                told.name
            )
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "change",
        "hire",
        "refresh_knowledge",
        "train",
    ]


def test_what_comes_first_and_what_is_needed_is_drawn() -> None:
    """Lead times are what plans forget."""
    drawn = by_gid(ax := plot_ramps(_SEVERAL))
    search = drawn["before hire search"]
    assert search.get_x() == day_number(dt.date(2026, 4, 1))
    assert search.get_width() == 42
    assert drawn["before hire training"].get_x() == search.get_x() + 42
    assert drawn["before train sessions"].get_width() == 28
    assert "needs train hire" in drawn
    assert len(drawn["again refresh_knowledge"].get_xdata()) > 4
    said = {text.get_text() for text in ax.get_legend().get_texts()}
    assert said == {
        "begins", "in force, 0 to 1 (top of the row)", "search", "training", "sessions", "done again",
        "is needed by",
    }  # fmt: skip
    assert "Coaching (train), needs hire" in {text.get_text() for text in ax.texts}


# the change of hours is not to be had twice, and there is no survey
_ALL = many(*sorted(set(LEVERS) - {"survey", "opening_hours"}))
_JAPANESE = many(
    "hire", "train", hire="title: 電話の新人を四人採用する", train="title: 水曜日の研修, needs: [hire]"
)


@pytest.mark.parametrize(
    "scenario", [_SEVERAL, _JAPANESE, many("assist"), _ALL], ids=["several", "japanese", "one", "all"]
)
@pytest.mark.parametrize("width", [5.5, 8, 12])
def test_it_can_be_read_at_every_size(scenario: Scenario, width: float) -> None:
    """No words on others, none outside."""
    if scenario is _JAPANESE:
        needs_letters(*(lever.title or "" for lever in scenario.levers.values()))
    rows = len(scenario.levers_on)
    figure, ax = plt.subplots(figsize=(width, 1.6 + 0.7 * rows), layout="constrained")
    assert plot_ramps(scenario, ax) is ax
    assert_readable(figure)


def test_a_lever_without_levers_beside_it_or_none_at_all() -> None:
    """A mapping of levers needs no scenario; nothing is drawn where nothing is."""
    ax = plot_ramps({"raise": _SEVERAL.levers["change"]})
    assert ax.get_title(loc="left") == "How levers come into force"
    empty = plot_ramps(_SEVERAL.without_levers())
    assert not empty.has_data()
    assert empty.get_title(loc="left") == "How levers come into force: centre"


def test_other_dates_can_be_asked_for() -> None:
    """A lever that began before is seen as it stands."""
    ax = plot_ramps(_SEVERAL, begin=dt.date(2026, 7, 1), end=dt.date(2026, 8, 1), words=False)
    assert ax.get_xlim() == (day_number(dt.date(2026, 7, 1)), day_number(dt.date(2026, 8, 1)))
    assert "begins hire" not in by_gid(ax)
    assert ax.get_legend() is None
