"""A small centre, and comparisons made of known numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

import ccsim
from ccsim import Comparison, Scenario
from ccsim.experiment.compare.records import Records
from ccsim.measures.figure import Figure, find_figure
from ccsim.typing import Floats

CENTRE: dict[str, Any] = {
    "name": "desk",
    "calendar": {"start": "2026-03-02"},
    "intents": {
        "call": {
            "volume": {"count": 40, "per": "1 h"},
            "handle_time": {"talk": {"distribution": "exponential", "mean": "3 min"}},
            "patience": {"distribution": "exponential", "mean": "4 min"},
            "resolution": {"probability": 0.8},
        }
    },
    "channels": {"phone": {"cost": {"per_contact": 0.1}}},
    "queues": {"calls": {}},
    "groups": {"desk": {"headcount": 3, "pay": 20}},
}


def centre(**parts: Any) -> Scenario:
    """The centre, with other parts."""
    return Scenario.model_validate(CENTRE | parts)


def figure(measure: str = "frt/human_calendar_contact", **asked: Any) -> Figure:
    """A figure of the centre."""
    found = find_figure(centre(), measure, **asked)
    assert isinstance(found, Figure)
    return found


def records_of(looks: int = 1, **values: Floats) -> Records:
    """One figure: a value of every replication, over 1."""
    return Records({name: pairs(each)[:, np.newaxis] for name, each in values.items()}, looks)


def pairs(values: Floats) -> Floats:
    """[replication, 2]: the values over 1."""
    return np.stack([values, np.ones(len(values))], axis=1)


def comparison_of(sums: Mapping[str, Floats], *figures: Figure, **more: Any) -> Comparison:
    """A comparison of options that were never run: [replication, figure, 2] by option."""
    rows = [
        {"option": name, "replication": replication, "figure": place, "top": top, "below": below}
        for name, each in sums.items()
        for replication, of_one in enumerate(each)
        for place, (top, below) in enumerate(of_one)
    ]
    facts: dict[str, Any] = {"stages": (len(next(iter(sums.values()))),), "baseline": next(iter(sums))}
    return Comparison(
        options=dict.fromkeys(sums, centre()),
        figures=figures,
        seed=1,
        engine="compiled",
        version=ccsim.__version__,
        days=7,
        start="2026-03-02",
        records=pd.DataFrame(rows).astype({"option": "string[python]"}),
        **facts | more,
    )
