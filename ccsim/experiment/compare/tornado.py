"""One factor at a time: what it does at its low and at its high end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ccsim.experiment.compare.records import Records
from ccsim.experiment.compare.tables import family_words, figure_keys, typed, unit_of
from ccsim.experiment.paired import ratio
from ccsim.measures.figure import Figure


def tornado_table(
    records: Records,
    place: int,
    figure: Figure,
    settings: Mapping[str, Mapping[str, Any]],
    currency: str,
    level: float,
) -> pd.DataFrame:
    """
    One row for each factor, see `Comparison.tornado`.

    Parameters
    ----------
    records
        Of the scenario as it is, then of each factor at its low and at its high end.
    place, figure
        Number of the figure, and the figure.
    settings
        By option, the value of every factor.
    currency, level
        Unit of money; at which all intervals hold together.
    """
    base, *ends = records.sums
    each = records.each(level, len(ends))
    rows = []
    for factor, low, high in zip(settings[base], ends[::2], ends[1::2], strict=True):
        row: dict[str, Any] = {"factor": factor, "low": settings[low][factor], "high": settings[high][factor]}
        row |= {**figure_keys(figure), "base": ratio(records.sums[base][:, place])}
        reached = [0.0]
        for name, option in {"at_low": low, "at_high": high}.items():
            told = records.difference(option, base, place, each)
            reached.append(told.value)
            row |= {name: told.value, f"{name}_from": told.low, f"{name}_to": told.high}
        row |= {"swing": max(reached) - min(reached), "level": level}
        row |= {"family": family_words(len(ends), records.looks), "n": records.common(low, high)}
        rows.append({**row, "unit": unit_of(figure, currency)})
    table = typed(rows).astype({"factor": "string[python]"})
    return table.sort_values("swing", ascending=False, kind="stable", ignore_index=True)
