"""Small places of a flow diagram put together, so that it can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from ccsim.report.case_ways import PREVENTED, Place, Stage, place_totals

#: What small places of a stage are called together; needs and ends always stand by themselves.
_TOGETHER: Final[Mapping[Stage, str]] = {
    "before": "others",
    "channel": "others",
    "flow": "others",
    "course": "others",
    "again": "others",
}


def merge_small(
    bands: Mapping[tuple[Place, Place], int], least: float
) -> tuple[dict[tuple[Place, Place], int], dict[Place, dict[str, int]]]:
    """
    Put places of a stage together to which few cases come, where there are several.

    Parameters
    ----------
    bands
        Cases from place to place.
    least
        Fewer are few.

    Returns
    -------
    bands, what
        The same cases; and by place what was put together there, with the cases of each.
    """
    what: dict[Place, dict[str, int]] = {}
    for (stage, name), cases in place_totals(bands).items():
        if stage in _TOGETHER and name != PREVENTED and cases < least:
            what.setdefault((stage, _TOGETHER[stage]), {})[name] = cases
    what = {place: names for place, names in what.items() if len(names) > 1}
    merged: Counter[tuple[Place, Place]] = Counter()
    for (source, target), cases in bands.items():
        merged[_instead(source, what), _instead(target, what)] += cases
    return dict(merged), what


def _instead(place: Place, what: Mapping[Place, Mapping[str, int]]) -> Place:
    stage, name = place
    together = stage, _TOGETHER.get(stage, "")
    return together if name in what.get(together, {}) else place
