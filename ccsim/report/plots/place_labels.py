"""Labels of points that stand on nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox

#: Where a label is tried, in points from its point: beside it, above and below, then farther off.
_NEAR: Final = ((7, 4), (7, -12), (-7, 4), (-7, -12), (0, 10), (0, -18))
_STEPS: Final = (1.0, 1.8, 2.8, 4.0, 5.5, 7.5)


def place_labels(
    ax: Axes,
    points: Sequence[tuple[float, float]],
    labels: Sequence[str],
    taken: Iterable[Bbox] = (),
    **style: Any,
) -> list[Annotation]:
    """
    Write a label at each point, where there is room: not on another one, a point, or outside the axes.

    Parameters
    ----------
    ax
        Drawn already, its limits set.
    points
        In the units of the axes.
    labels
        Of the points; an empty one is left out.
    taken
        What else must be kept free, in pixels.
    **style
        Of the letters.

    Returns
    -------
    list of Annotation
        A label that found no room near its point stands farther off, with a line to it; one that found none
        at all is left out.
    """
    figure: Any = ax.get_figure(root=True)
    figure.draw_without_rendering()  # the layout moves the axes: only now is known what stands where
    renderer = figure.canvas.get_renderer()
    marks = [Bbox.from_bounds(x - 4, y - 4, 8, 8) for x, y in ax.transData.transform(list(points))]
    occupied = [*marks, *taken]
    written = []
    for point, label, own in zip(points, labels, marks, strict=True):
        if not label:
            continue
        made = _placed(ax, point, label, [each for each in occupied if each is not own], renderer, style)
        if made is not None:
            occupied.append(Text.get_window_extent(made, renderer))
            written.append(made)
    return written


def _placed(
    ax: Axes,
    point: tuple[float, float],
    label: str,
    occupied: list[Bbox],
    renderer: Any,
    style: dict[str, Any],
) -> Annotation | None:
    frame = ax.get_window_extent(renderer)
    line = {"arrowstyle": "-", "linewidth": 0.5, "color": "#888888"}
    for step in _STEPS:
        for dx, dy in _NEAR:
            made = ax.annotate(
                label, point, (dx * step, dy * step), textcoords="offset points",
                ha="left" if dx > 0 else "right" if dx < 0 else "center",
                arrowprops=line if step > _STEPS[1] else None, **style,
            )  # fmt: skip
            made.update_positions(renderer)
            box = Text.get_window_extent(made, renderer)  # without the line to its point
            inside = frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1
            if inside and not any(box.overlaps(each) for each in occupied):
                return made
            made.remove()
    return None
