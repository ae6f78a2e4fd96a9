"""One run by channel: the four figures that the product is about, each with its interval."""

from __future__ import annotations

import math
from pathlib import Path

import ccsim
from ccsim.measures.estimate.estimate import Estimate

__all__ = ["SCENARIO", "channels"]

SCENARIO = Path(__file__).resolve().parents[2] / "retail-omnichannel.yaml"

_FIGURES = (
    ("offered", "volume/offered", None, 1.0, 0),
    ("FRT, mean", "frt/human_calendar_contact", "mean", None, 1),
    ("AHT", "aht/contact", None, None, 1),
    ("FCR", "fcr/case", None, 100.0, 1),
    ("CPC", "cpc/served", None, 1.0, 2),
    ("cost", "cost/total", None, 1.0, 0),
)
_NOBODYS = (("days without work", "cost/idle_capacity"), ("overhead", "cost/unallocated"))
_UNITS = ((3600.0, " h"), (60.0, " min"), (0.0, " s"))


def channels(days: int, replications: int, seed: int) -> str:
    """Return the table of one run as Markdown: a row for each channel and one for the whole.

    Parameters
    ----------
    days, replications, seed
        Of the run.
    """
    result = ccsim.run(ccsim.load(SCENARIO), days=days, replications=replications, seed=seed)
    currency = f" {result.scenario.currency}"
    unit = {"fcr/case": " %", "cpc/served": currency, "cost/total": currency}
    heads = ["", *(head for head, *_ in _FIGURES)]
    lines = [f"| {' | '.join(heads)} |", f"| {' | '.join('---' for _ in heads)} |"]
    for name in (None, *result.scenario.channels):
        split = {} if name is None else {"channel": name}
        cells = []
        for _, measure, statistic, times, digits in _FIGURES:
            found = result.estimate(measure, statistic=statistic, **split)
            cells.append(_cell(found, times, digits, unit.get(measure, "")))
        lines.append(f"| {' | '.join([name or '**all**', *cells])} |")
    for name, measure in _NOBODYS:
        cost = _cell(result.estimate(measure), 1.0, 0, currency)
        lines.append(f"| {' | '.join([name, *('' for _ in _FIGURES[:-1]), cost])} |")
    return "\n".join(lines)


def _cell(found: Estimate, times: float | None, digits: int, unit: str) -> str:
    """Return a figure with its interval; ``times`` None: a duration in the unit that suits it."""
    if not math.isfinite(found.value):
        return ""
    if times is None:
        size, unit = next(each for each in _UNITS if found.value >= each[0])
        times = 1 / max(size, 1.0)
    value, low, high = (f"{times * each:,.{digits}f}" for each in (found.value, found.low, found.high))
    return f"{value}{unit} ({low} to {high})"
