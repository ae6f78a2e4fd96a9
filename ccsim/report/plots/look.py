"""The look that all plots share: colours that colour-blind readers can tell apart, quiet axes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import matplotlib as mpl
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MultipleLocator

from ccsim.report.plots.fonts import families_for

#: Okabe and Ito's colours, told apart with every common kind of colour blindness. Lines that share a
#: plot also differ in style or marker, so that a grey print can be read.
BLUE: Final = "#0072B2"
ORANGE: Final = "#E69F00"
GREEN: Final = "#009E73"
VERMILION: Final = "#D55E00"
PURPLE: Final = "#CC79A7"
SKY: Final = "#56B4E9"
GREY: Final = "#666666"
#: Lines that share axes: colour, style, marker.
LINES: Final = (
    (BLUE, "-", "o"), (VERMILION, "--", "s"), (GREEN, "-.", "^"), (ORANGE, "-", "D"), (PURPLE, "--", "v"),
    (SKY, "-.", "P"), (GREY, "-", "X"), ("#222222", ":", "*"),
)  # fmt: skip


@contextmanager
def look(texts: Iterable[str] = ()) -> Iterator[None]:
    """Draw with the shared look while the block runs; nothing outside it changes.

    Parameters
    ----------
    texts
        Names out of a scenario that will be written, so that a font that has their letters is used.
    """
    settings: dict[Any, Any] = {  # the type that matplotlib names lists every parameter there is
        "font.family": families_for(texts),
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "grid.alpha": 0.3,
        "legend.frameon": False,
    }
    # Not rc_context, which puts every parameter back: the first figure of a notebook turns interactive mode
    # on, and with that turned off again the later plots would not be shown.
    before = {name: mpl.rcParams[name] for name in settings}
    mpl.rcParams.update(settings)
    try:
        yield
    finally:
        mpl.rcParams.update(before)


def axes_or_new(ax: Axes | None, *, height: float = 4.0) -> Axes:
    """Return the given axes, or those of a new figure.

    Parameters
    ----------
    ax
        Where to draw, or None.
    height
        Of a new figure, in inches; it is 8 inches wide.
    """
    if ax is not None:
        return ax
    return plt.subplots(figsize=(8, height), layout="constrained")[1]


def name_rows(ax: Axes, places: Iterable[float], names: Iterable[str]) -> None:
    """Write names beside the vertical axis, in the font of the block `look`.

    Ticks of axes that were there before would keep the font they were made with.
    """
    ax.set_yticks(list(places), list(names), fontfamily=mpl.rcParams["font.family"])


def clock_axis(ax: Axes, begin: float, end: float) -> None:
    """Make the horizontal axis a local clock time, given in hours of the day."""
    ax.set_xlim(begin, end)
    ax.xaxis.set_major_locator(MultipleLocator(2 if end - begin > 8 else 1))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda hour, _: f"{int(hour):02d}:{round(hour % 1 * 60):02d}"))
    ax.set_xlabel("local time")
    ax.grid(visible=True)
