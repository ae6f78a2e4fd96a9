"""Survey often or seldom: how sure the score of a week is, and whose score it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

import ccsim

from .story import LEVERS, SCENARIO, Story, loaded
from .table import Figure, Option

__all__ = ["survey_often"]

_SHARE = "surveys.after-contact.share"


@dataclass(frozen=True)
class Off(Figure):
    """By how much the measured score of a week misses the true one, up or down."""

    def values(self, result: ccsim.Result) -> np.ndarray:
        """Return the absolute error of every replication."""
        measured, true = (
            result.by_replication(f"csat/{which}", statistic=self.statistic, **self.split).to_numpy(
                dtype=float
            )
            for which in ("measured", "true")
        )
        return self.times * np.abs(measured - true)


def survey_often() -> Story:
    """Tell it, from one customer in fifty asked to everybody, and to those who are not angry only."""
    retail = loaded(SCENARIO)
    fair: Mapping[str, Any] = {
        f"surveys.after-contact.responds.{each}": 0.14 for each in ("dissatisfied", "neutral", "satisfied")
    }
    options = [
        Option("one in fifty is asked", retail.override({_SHARE: 0.02})),
        Option("one in ten", retail),
        Option("one in two", retail.override({_SHARE: 0.5})),
        Option("everybody", retail.override({_SHARE: 1})),
        Option("everybody, and all as likely to answer", retail.override({_SHARE: 1, **fair})),
    ]
    figures = [
        Figure("answers in a week", "survey/responses", digits=0),
        Figure("satisfied, measured, %", "csat/measured", "share", times=100),
        Figure("satisfied, truly, %", "csat/true", "share", times=100),
        Off("off by, points", "csat/measured", "share", times=100, digits=2),
        Figure("NPS measured", "nps/measured", digits=1),
        Figure("NPS true", "nps/true", digits=1),
    ]
    return Story(options, figures, LEVERS, days=7)
