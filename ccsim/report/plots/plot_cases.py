"""A picture of where the cases of a run went."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any, Final

from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from ccsim.report.case_ways import (
    GIVEN_UP,
    NEED,
    PREVENTED,
    RESOLVED,
    STAGES,
    CaseWays,
    Place,
    in_whole_numbers,
    place_totals,
)
from ccsim.report.cases_text import HEADS, cases_title
from ccsim.report.merge_small import merge_small
from ccsim.report.plots.bands_layout import Band, Bar, lay_out_bands, needed_height
from ccsim.report.plots.canvas import INK, POINTS, size_in_inches
from ccsim.report.plots.look import BLUE, GREEN, GREY, ORANGE, PURPLE, SKY, VERMILION, look
from ccsim.report.words import listed

_COURSES: Final = {
    "found it": GREEN, "contained": GREEN, "handled": BLUE, "abandoned": VERMILION,
    "turned away": ORANGE, "deflected": SKY,
}  # fmt: skip
_ENDS: Final = {RESOLVED: GREEN, GIVEN_UP: VERMILION}
_PLAIN: Final = "#8A8A8A"
_BAR, _PITCH = 0.13, 1.72  # inches: width of a bar, from column to column
_LEFT, _RIGHT, _HEAD, _FOOT = 0.08, 1.32, 0.62, 0.12
_LINE: Final = 0.16  # inches of a line of the note
_LETTERS: Final = 10.0
_GAP: Final = 0.1
#: Places that fewer pass are put together; inches per case of a thousand in a figure of its own.
_SMALL: Final = 0.012
_SCALE: Final = 3.6 / 1000


def plot_cases(
    ways: CaseWays, ax: Axes | None = None, *, cases: int = 1000, title: str | None = None
) -> Axes:
    """
    Plot where the cases of a run went, from the need to the end, as bands as wide as there were cases.

    Parameters
    ----------
    ways
        From `ccsim.report.case_ways`.
    ax
        Where to draw; by default a new figure that is large enough.
    cases
        As if there had been so many: the figures are whole numbers that add up at every bar.
    title
        By default what it shows, and of which scenario.

    Returns
    -------
    Axes
        A patch for each bar (``gid`` "bar STAGE NAME") and band ("band STAGE NAME STAGE NAME"). A figure
        stands on a band that is wide enough, unless it is that of a bar.
    """
    shown, merged = merge_small(in_whole_numbers(ways, cases), _SMALL * cases)
    totals = place_totals(shown)
    columns = [[place for place in totals if place[0] == stage] for stage in STAGES]
    columns = [column for column in columns if column]
    least = _LETTERS * 1.25 / POINTS
    with look([ways.scenario, *(name for _, name in totals)]):
        if ax is None:
            room = needed_height(columns, shown, least=least, gap=_GAP, scale=_SCALE * 1000 / cases)
            width = _LEFT + _PITCH * (len(columns) - 1) + _BAR + _RIGHT
            room += _HEAD + _FOOT + _LINE * len(_note(merged, width))
            ax = plt.figure(figsize=(width, room)).add_axes((0, 0, 1, 1))
        width, height = size_in_inches(ax)
        pitch = (width - _LEFT - _BAR - _RIGHT) / max(1, len(columns) - 1)
        letters = min(_LETTERS, _LETTERS * pitch / _PITCH)
        note = _note(merged, width)
        foot = _FOOT + _LINE * len(note)
        bars, bands = lay_out_bands(
            columns, shown, height=height - _HEAD - foot, least=letters * 1.25 / POINTS, gap=_GAP
        )
        drawing = _Drawing(ax, bars, pitch, letters, foot)
        for band in bands:
            drawing.draw_band(band)
        for place, number in totals.items():
            drawing.draw_bar(place, number)
        for band in bands:
            drawing.number_band(band, shown, totals)
        drawing.draw_words(columns, title or cases_title(ways, cases))
        drawing.draw_note(note)
    return ax


class _Drawing:
    """Bars and bands on axes whose unit is the inch."""

    def __init__(self, ax: Axes, bars: Mapping[Any, Bar], pitch: float, letters: float, foot: float) -> None:
        self._ax, self._bars, self._pitch, self._letters, self._foot = ax, bars, pitch, letters, foot
        self._labels: list[tuple[float, float, float]] = []

    def _left(self, slot: Any) -> float:
        return _LEFT + self._pitch * self._bars[slot].column

    def draw_band(self, band: Band) -> None:
        """A band along its stops, one smooth shape."""
        upper: list[tuple[float, float]] = []
        lower: list[tuple[float, float]] = []
        half = max(band.thick, 0.006) / 2
        for number, slot in enumerate(band.stops[:-1]):
            x0, x1 = self._left(slot) + _BAR, self._left(band.stops[number + 1])
            y0, y1 = self._foot + band.leaves[number], self._foot + band.arrives[number]
            bend = 0.5 * (x1 - x0)
            for side, edge in ((half, upper), (-half, lower)):
                edge += [(x0, y0 + side), (x0 + bend, y0 + side), (x1 - bend, y1 + side), (x1, y1 + side)]
        there, back = [Path.MOVETO], [Path.LINETO]
        curve = [Path.CURVE4] * 3
        stretches = len(band.stops) - 1
        codes = [*there, *curve, *([*back, *curve] * (stretches - 1)), *([*back, *curve] * stretches)]
        outline = Path([*upper, *lower[::-1], upper[0]], [*codes, Path.CLOSEPOLY])
        self._ax.add_patch(
            PathPatch(
                outline, facecolor=_band_colour(band.source, band.target), alpha=0.42, linewidth=0, zorder=1,
                gid=f"band {' '.join(band.source)} {' '.join(band.target)}",
            )
        )  # fmt: skip

    def draw_bar(self, place: Place, number: int) -> None:
        """A bar, its name and figure to the right of it."""
        bar, left = self._bars[place], self._left(place)
        high = max(bar.height, 0.01)
        self._ax.add_patch(
            Rectangle(
                (left, self._foot + bar.y - high / 2), _BAR, high, facecolor=_colour(place) or _PLAIN,
                linewidth=0, zorder=3, gid=f"bar {' '.join(place)}",
            )
        )  # fmt: skip
        name = self._fitting("all cases" if place == NEED else place[1], number)
        at = left + _BAR + 0.05, self._foot + bar.y
        self._labels.append((*at, self._wide(f"{name} {number:,}")))
        self._write(at, f"{name} {number:,}", ha="left", weight="bold")

    def _wide(self, text: str) -> float:
        """Roughly how wide a text is in bold, in inches."""
        return 0.64 * len(text) * self._letters / POINTS

    def _fitting(self, name: str, number: int) -> str:
        """A name, shortened where it would reach the next column."""
        room = self._pitch - _BAR - 0.1
        while len(name) > 3 and self._wide(f"{name} {number:,}") > room:
            name = f"{name[:-2]}…"
        return name

    def number_band(
        self, band: Band, shown: Mapping[tuple[Place, Place], int], totals: Mapping[Place, int]
    ) -> None:
        """How many take a band, before its end; not where a bar's figure says it, nor upon a name."""
        number = shown[band.source, band.target]
        if number in (totals[band.source], totals[band.target]):
            return
        if band.thick * POINTS < 0.8 * self._letters:
            return
        at = self._left(band.target) - 0.05, self._foot + band.arrives[-1]
        left = at[0] - self._wide(f"{number:,}")
        if any(
            x + wide > left and x < at[0] and abs(y - at[1]) * POINTS < 1.15 * self._letters
            for x, y, wide in self._labels
        ):
            return
        self._write(at, f"{number:,}", ha="right", size=0.88 * self._letters)

    def draw_words(self, columns: list[list[Place]], title: str) -> None:
        """The title, and a head over every column."""
        height = self._ax.get_ylim()[1]
        self._ax.text(
            _LEFT, height - 0.2, title, size=1.25 * self._letters, weight="bold", color=INK, va="center"
        )
        for number, column in enumerate(columns[1:], start=1):
            at = _LEFT + self._pitch * number
            self._ax.text(
                at,
                height - 0.48,
                HEADS[column[0][0]],
                size=0.95 * self._letters,
                color="#555555",
                va="center",
            )

    def draw_note(self, note: list[str]) -> None:
        """What stands together in one bar, below everything."""
        for number, line in enumerate(note[::-1]):
            self._ax.text(
                _LEFT, 0.1 + _LINE * number, line, size=0.82 * self._letters, color="#555555", va="center"
            )

    def _write(self, at: tuple[float, float], text: str, **style: Any) -> None:
        self._ax.text(
            *at, text, va="center", zorder=5, **{"size": self._letters, "color": INK, **style},
            path_effects=[withStroke(linewidth=2.2, foreground="white", alpha=0.8)],
        )  # fmt: skip


def _note(merged: Mapping[Place, Mapping[str, int]], width: float) -> list[str]:
    """What stands together in one bar, in lines of so many inches."""
    said = []
    for (stage, name), parts in merged.items():
        own = listed(f"{part} {cases:,}" for part, cases in parts.items())
        said.append(f"{name} ({HEADS[stage].lower()}): {own}")
    return textwrap.wrap("; ".join(said), round(width * 14), break_on_hyphens=False)


def _colour(place: Place) -> str | None:
    """The colour of a place that has one."""
    stage, name = place
    if stage == "course":
        return _COURSES.get(name, GREY)
    if stage == "end":
        return _ENDS.get(name, GREY)
    if stage == "again":
        return PURPLE
    return GREEN if name == PREVENTED else None


def _band_colour(source: Place, target: Place) -> str:
    """A band has the colour of how the first contact went; before that is known, that of what comes."""
    if target[0] == "again":
        return PURPLE
    return _colour(source) or _colour(target) or _PLAIN
