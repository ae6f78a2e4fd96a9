"""Whether what a picture writes can be read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from matplotlib.figure import Figure
from matplotlib.text import Text


def assert_readable(figure: Figure) -> None:
    """Check that no text stands on another, and none outside the figure."""
    figure.canvas.draw()
    frame = figure.bbox
    boxes = [(each.get_text(), each.get_window_extent()) for each in texts_of(figure)]
    for (one, a), (other, b) in combinations(boxes, 2):
        # a pixel of air around letters is no overlap
        wide = min(a.x1, b.x1) - max(a.x0, b.x0)
        high = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert wide < 1.5 or high < 1.5, (one, other)
    for text, box in boxes:
        assert box.x0 >= frame.x0 - 1, text
        assert box.x1 <= frame.x1 + 1, text
        assert box.y0 >= frame.y0 - 1, text
        assert box.y1 <= frame.y1 + 1, text


def texts_of(figure: Figure) -> list[Text]:
    """Return the texts that are seen: of titles, ticks, labels, legends and the axes themselves."""
    beyond = set(_beyond(figure))
    return [
        each
        for each in figure.findobj(Text)
        if each.get_visible() and each.get_text().strip() and each not in beyond
    ]


def by_gid(drawn: Any) -> dict[str, Any]:
    """Return lines, patches and areas of axes by their ids."""
    return {each.get_gid(): each for each in drawn.get_children() if each.get_gid()}


def _beyond(figure: Figure) -> Iterator[Text]:
    """Yield labels of ticks beyond the ends of their axis: they are kept, and not drawn."""
    for axes in figure.axes:
        for axis, ends in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
            for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
                if not tick.get_visible() or not min(ends) - 1e-9 <= tick.get_loc() <= max(ends) + 1e-9:
                    yield from (tick.label1, tick.label2)
