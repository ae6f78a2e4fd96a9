"""Cost against service: which options no other beats in both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pandas as pd

from ccsim.experiment.compare.records import Records, verdict_of
from ccsim.experiment.compare.tables import typed
from ccsim.measures.figure import Figure

_SIGNS: Final = {"lower": 1.0, "higher": -1.0}
#: Costs that differ by less than this part of them are the same: nobody decides by a minute of overtime.
SAME_COST: Final = 0.001


def efficient_table(
    records: Records,
    values: pd.DataFrame,
    cost: tuple[int, Figure],
    service: tuple[int, Figure],
    level: float,
) -> pd.DataFrame:
    """
    One row for each option, see `Comparison.efficient`.

    Parameters
    ----------
    records
        Of the options.
    values
        Of `values_table`.
    cost, service
        Number of the figure, and the figure.
    level
        At which it is shown that an option is beaten.
    """
    names = list(records.sums)
    parts = []
    for name, (place, _) in {"cost": cost, "value": service}.items():
        own = values.iloc[place :: len(values) // len(names)].set_index("option")
        parts.append(own[["value", "low", "high"]].set_axis([name, f"{name}_low", f"{name}_high"], axis=1))
    table = pd.concat(parts, axis=1)
    points = {
        name: (row["cost"], _SIGNS[service[1].measure.direction] * row["value"])
        for name, row in table.iterrows()
    }
    rows = []
    for name in names:
        beaten = [other for other in names if _beats(points[other], points[name])]
        shown = next(_shown(records, name, cost, service, level), None)
        rows.append(
            {
                "option": name,
                **{str(key): each for key, each in table.loc[name].items()},
                "efficient": not beaten,
            }
            | {
                "could_be_efficient": shown is None,
                "beaten_by": beaten[0] if beaten else None,
                "level": level,
            }
        )
    return typed(rows)


def _beats(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether one (cost, and service of which less is better) is no dearer and no worse, and not the same."""
    margin = SAME_COST * abs(other[0])
    cheaper, no_dearer = one[0] < other[0] - margin, one[0] <= other[0] + margin
    return (no_dearer and one[1] < other[1]) or (cheaper and one[1] == other[1])


def _shown(
    records: Records, name: str, cost: tuple[int, Figure], service: tuple[int, Figure], level: float
) -> Iterator[str]:
    """The options that are shown to be both cheaper and better: one-sided, two figures of each."""
    comparisons = 2 * (len(records.sums) - 1)
    for other in records.sums:
        if other != name and all(
            verdict_of(records.one_sided(other, name, place, level, comparisons), figure.measure.direction)
            == "better"
            for place, figure in (cost, service)
        ):
            yield other
