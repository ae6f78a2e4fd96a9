"""Logs -> KPIs: what is measured, by which definition, with which interval, and what it costs."""

from __future__ import annotations

from ccsim.measures.catalogue.all_measures import all_measures, measures_for
from ccsim.measures.layout import Layout, lay_out
from ccsim.measures.measure import PERIODS, SPLITS, Measure, Split
from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.measures.tally.totals import Totals

__all__ = [
    "PERIODS",
    "SPLITS",
    "Layout",
    "Measure",
    "Split",
    "Totals",
    "all_measures",
    "lay_out",
    "measure_logs",
    "measures_for",
]
