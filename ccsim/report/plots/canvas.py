"""Boxes and lines of a diagram, on axes whose unit is the inch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from unicodedata import east_asian_width

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, PathPatch
from matplotlib.path import Path

#: Points in an inch.
POINTS: Final = 72.0
INK: Final = "#222222"
_LIGHT: Final = "#555555"


@dataclass(frozen=True)
class Box:
    """A node: its middle, width and height, in inches."""

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width / 2


def size_in_inches(ax: Axes) -> tuple[float, float]:
    """Return width and height of axes, and make the inch their unit, the origin at the lower left."""
    figure: Any = ax.figure
    place = ax.get_position()
    width, height = figure.get_figwidth() * place.width, figure.get_figheight() * place.height
    ax.set_xlim(0, width)
    ax.set_ylim(0, height)
    ax.set_axis_off()
    return width, height


def draw_box(ax: Axes, box: Box, name: str, lines: list[str], *, fill: str, edge: str, size: float) -> None:
    """
    Draw a node.

    Parameters
    ----------
    ax, box
        Where.
    name
        In bold, on the first line; shortened where it is too long for the box.
    lines
        Below it.
    fill, edge
        Colours.
    size
        Of the letters, in points.
    """
    ax.add_patch(
        FancyBboxPatch(
            (box.left, box.y - box.height / 2),
            box.width,
            box.height,
            boxstyle=f"round,pad=0,rounding_size={min(box.height, box.width) * 0.12}",
            facecolor=fill,
            edgecolor=edge,
            linewidth=1.2,
            zorder=4,
            clip_on=False,
            gid=f"node {name}",
        )
    )
    pitch = size * 1.25 / POINTS
    top = box.y + pitch * len(lines) / 2
    bold = max(0.75 * size, min(size, box.width * POINTS / (_ems(name) * 1.06)))
    shown = name
    while len(shown) > 2 and _ems(shown) * bold > box.width * POINTS:
        shown = f"{shown[:-2]}…"
    ax.text(box.x, top, shown, size=bold, weight="bold", color=INK, ha="center", va="center", zorder=5)
    for number, line in enumerate(lines, start=1):
        fitting = min(size * 0.9, box.width * POINTS / max(_ems(line) * 0.97, 1e-9))
        ax.text(
            box.x, top - number * pitch, line, size=fitting, color=_LIGHT, ha="center", va="center", zorder=5
        )


def _ems(text: str) -> float:
    """Roughly how wide a text is, in sizes of its letters; Chinese and Japanese ones are square."""
    return sum(1.05 if east_asian_width(letter) in "WF" else 0.62 for letter in text)


def draw_stream(
    ax: Axes, start: tuple[float, float], end: tuple[float, float], *, points: float, **style: Any
) -> PathPatch:
    """
    Draw a smooth line from left to right.

    Parameters
    ----------
    ax, start, end
        Where, in inches.
    points
        Its width.
    **style
        Of the patch: colour, line style, alpha, gid.
    """
    (x0, y0), (x1, y1) = start, end
    half = (x1 - x0) * 0.45
    curve = Path(
        [(x0, y0), (x0 + half, y0), (x1 - half, y1), (x1, y1)],
        [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4],
    )
    patch = PathPatch(curve, fill=False, linewidth=points, capstyle="butt", **style)
    ax.add_patch(patch)
    return patch


def draw_arrow(
    ax: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    *,
    bend: float,
    points: float,
    **style: Any,
) -> FancyArrowPatch:
    """
    Draw an arrow that bends.

    Parameters
    ----------
    ax, start, end
        Where, in inches.
    bend
        How far its middle stands off the straight line, as a share of the line's length; positive: to the
        right as seen from the start.
    points
        Its width.
    **style
        Of the patch.
    """
    arrow = FancyArrowPatch(
        start,
        end,
        connectionstyle=f"arc3,rad={bend}",
        arrowstyle="-|>",
        mutation_scale=7 + points,
        linewidth=points,
        shrinkA=0,
        shrinkB=0,
        fill=True,
        **style,
    )
    ax.add_patch(arrow)
    return arrow


def draw_return(
    ax: Axes, start: tuple[float, float], end: tuple[float, float], *, out: float, points: float, **style: Any
) -> FancyArrowPatch:
    """
    Draw an arrow that leaves to the right and comes back from the right.

    Parameters
    ----------
    ax, start, end
        Where, in inches.
    out
        Length of the handles; the arrow reaches three quarters of it.
    points
        Its width.
    **style
        Of the patch.
    """
    # a little short of the box, so that the head points at it straight
    (x0, y0), (x1, y1) = start, end
    curve = Path(
        [(x0, y0), (x0 + out, y0), (x1 + out, y1), (x1 + 0.05, y1), (x1, y1)],
        [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4, Path.LINETO],
    )
    arrow = FancyArrowPatch(
        path=curve, arrowstyle="-|>", mutation_scale=7 + points, linewidth=points, **style
    )
    ax.add_patch(arrow)
    return arrow


def draw_path(
    ax: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    leave: tuple[float, float],
    arrive: tuple[float, float],
    *,
    points: float,
    **style: Any,
) -> FancyArrowPatch:
    """
    Draw an arrow along a smooth curve.

    Parameters
    ----------
    ax, start, end
        Where, in inches.
    leave, arrive
        The handles at both ends, from the ends: the curve sets out towards the one and comes from the other.
    points
        Its width.
    **style
        Of the patch.
    """
    (x0, y0), (x1, y1) = start, end
    curve = Path(
        [(x0, y0), (x0 + leave[0], y0 + leave[1]), (x1 + arrive[0], y1 + arrive[1]), (x1, y1)],
        [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4],
    )
    arrow = FancyArrowPatch(
        path=curve, arrowstyle="-|>", mutation_scale=7 + points, linewidth=points, **style
    )
    ax.add_patch(arrow)
    return arrow
