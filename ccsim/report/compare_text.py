"""Options compared, as tables for people."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from ccsim.report.figures import change, figure, scale
from ccsim.report.headline import HEADLINE, JOURNEYS, VOLUMES
from ccsim.units import format_duration

if TYPE_CHECKING:
    import pandas as pd

    from ccsim.experiment.compare.comparison import Comparison
    from ccsim.measures.figure import Figure

_WIDTH: Final = 120
#: Of the column of options.
_NAMES: Final = 34
#: Measures that have room in one table.
_SIDE_BY_SIDE: Final = 3
#: More options than these are counted, not named.
_NAMED: Final = 6
_MARKS: Final = {"better": "✓", "worse": "✗", "different": "≠", "not told apart": "≈"}


def print_comparison(comparison: Comparison, *, pairs: bool = False) -> None:
    """Print the tables to stdout.

    Parameters
    ----------
    comparison
        From `ccsim.compare`.
    pairs
        Tell every option against every other, too.
    """
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_WIDTH)  # a file or a pipe has no width of its own
    console.print(comparison_text(comparison, pairs=pairs))


def comparison_text(comparison: Comparison, *, pairs: bool = False) -> RenderableType:
    """Return what can be printed: title, values and differences, the best, what pairing saved, notes.

    Parameters
    ----------
    comparison
        From `ccsim.compare`.
    pairs
        Tell every option against every other, too.
    """
    parts: list[RenderableType] = [_title(comparison)]
    places = range(len(comparison.figures))
    differences = comparison.differences()
    for chosen in (places[first : first + _SIDE_BY_SIDE] for first in places[::_SIDE_BY_SIDE]):
        parts += [Text(), _figures(comparison, differences, chosen)]
    if pairs:
        every = comparison.differences(pairs=True)
        parts.append(Text("\nEvery option less every other", style="bold"))
        for chosen in (places[first : first + _SIDE_BY_SIDE] for first in places[::_SIDE_BY_SIDE]):
            parts += [*[Text()][: chosen[0]], _pairs(comparison, every, chosen)]
    parts += [Text(), _best(comparison), _meaning(comparison, differences)]
    if comparison.notes:
        parts.append(Text("\n" + "\n".join(comparison.notes), style="bold"))
    return Group(*parts)


def words_for(figure: Figure, *, short: bool = True) -> str:
    """A figure in a planner's words where there are some, else its id.

    Parameters
    ----------
    figure
        A measure over a population.
    short
        As the head of a narrow column, on several lines; else on one.
    """
    measure = figure.measure
    row = {"threshold": measure.threshold}
    known = [
        line.head(row) if short else line.words(row)
        for line in (*HEADLINE, *JOURNEYS, *VOLUMES)
        if (line.measure, line.variant, line.statistic)
        == (measure.family, measure.variant, measure.statistic)
    ]
    within = "" if measure.threshold is None else f" {format_duration(measure.threshold)}"
    head = known[0] if known else f"{measure.id}\n{measure.statistic}{within}"
    lines = [head, *("+".join(names) for _, names in figure.of)]
    return "\n".join(lines) if short else ", ".join(lines).replace("\n", " ")


def _title(comparison: Comparison) -> Text:
    counts = comparison.replications
    many = f"{min(counts.values())}" + (
        "" if len(set(counts.values())) == 1 else f" to {max(counts.values())}"
    )
    said = (
        f"{comparison.days} days from {comparison.start}, {len(counts)} options of {many} replications, seed "
        f"{comparison.seed}, {comparison.engine} engine, ccsim {comparison.version}"
    )
    return Text.assemble((f"Compared with {comparison.baseline}", "bold"), f"\n{said}")


def _figures(comparison: Comparison, rows: pd.DataFrame, places: Sequence[int]) -> Table:
    """Each option's value of some figures, and the difference from the baseline."""
    made = _table()
    made.add_column("option", min_width=16, max_width=_NAMES)
    units = {place: _heads(made, comparison, rows, place, "difference") for place in places}
    by = _by_place(comparison, rows)
    for name in comparison.names:
        cells = []
        for place in places:
            if name == comparison.baseline:
                any_other = next(row for (_, at), row in by.items() if at == place)
                cells += [_value(any_other["value_against"], *units[place]), ""]
            else:
                row = by[name, place]
                cells += [_value(row["value"], *units[place]), _change(row, *units[place])]
        made.add_row(name, *cells, style="bold" if name == comparison.baseline else None)
    return made


def _pairs(comparison: Comparison, rows: pd.DataFrame, places: Sequence[int]) -> Table:
    """The differences of every option from every other."""
    made = _table()
    made.add_column("option", min_width=16, max_width=_NAMES)
    made.add_column("less", min_width=16, max_width=_NAMES)
    units = {place: _heads(made, comparison, rows, place, None) for place in places}
    pairs = len(rows) // len(comparison.figures)
    for number in range(pairs):
        of_pair = {place: rows.iloc[place * pairs + number] for place in places}
        first = of_pair[places[0]]
        made.add_row(
            first["option"],
            first["against"],
            *(_change(row, *units[place]) for place, row in of_pair.items()),
        )
    return made


def _heads(
    made: Table, comparison: Comparison, rows: pd.DataFrame, place: int, second: str | None
) -> tuple[str, float]:
    """Add the columns of a figure; its unit and size, which give the scale of its numbers."""
    each = len(rows) // len(comparison.figures)
    own = rows.iloc[place * each : (place + 1) * each]
    sizes = own[["value_against", "value"]].to_numpy(dtype=np.float64)
    size = float(np.nanmax(np.abs(sizes))) if np.isfinite(sizes).any() else math.nan
    unit = str(own["unit"].iloc[0])
    label = "" if math.isnan(size) else scale(size, unit)[1]
    made.add_column(f"{words_for(comparison.figures[place])}\n{label}".rstrip(), justify="right")
    if second is not None:
        made.add_column(second, justify="right")
    return unit, size


def _by_place(comparison: Comparison, rows: pd.DataFrame) -> dict[tuple[str, int], dict[Any, Any]]:
    each = len(rows) // len(comparison.figures)
    return {(row["option"], number // each): row for number, row in enumerate(rows.to_dict("records"))}


def _value(value: float, unit: str, size: float) -> str:
    return figure(value, math.nan, math.nan, unit, size).value


def _change(row: Any, unit: str, size: float) -> str:
    told = change(row["difference"], row["low"], row["high"], unit, size)
    return f"{told} {_MARKS[row['verdict']]}"


def _best(comparison: Comparison) -> Table:
    """Who could be best by each figure that has a better way, and what the pairing saved of it."""
    made = _table()
    made.add_column("by", min_width=16, max_width=_NAMES)
    made.add_column("could be best (95%)", max_width=62)
    made.add_column("pairing\nsaved", justify="right")
    saved = comparison.variance_saved()
    others = len(saved) // len(comparison.figures)
    for place, each in enumerate(comparison.figures):
        factors = saved["factor"].iloc[place * others : (place + 1) * others].dropna()
        told = "-" if factors.empty else _times(float(factors.min()))
        words = words_for(each).replace("\n", " ")
        if each.measure.direction == "neither":
            made.add_row(words, "(neither high nor low is better)", told)
            continue
        best = comparison.could_be_best(each.label)
        made.add_row(words, _names(best[best["could_be_best"]]["option"].tolist(), len(best)), told)
    return made


def _times(factor: float) -> str:
    return "all" if math.isinf(factor) else f"x {factor:.3g}"


def _names(names: Sequence[str], of: int) -> str:
    if len(names) == of:
        return "any of them"
    shown = ", ".join(names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown} and {len(names) - _NAMED} more"


def _meaning(comparison: Comparison, rows: pd.DataFrame) -> Text:
    parts = [
        "\n± half the width of the interval; ✓ better, ✗ worse, ≈ not told apart, ≠ different where neither "
        "way is better. Intervals: Student-t over replications paired by their customers; those of a column "
        f"hold together at {rows['level'].iloc[0]:.0%}: {rows['family'].iloc[0]}. Could be best: the best is "
        "among them with 95% (subset selection). Pairing saved: so many times the replications would be "
        "needed if options did not share their customers (at least, for any option)."
    ]
    ids = [each.measure.id for each in comparison.figures]
    service = comparison.figures[0]
    if ids.count("cost/total") == 1 and ids[0] != "cost/total" and service.measure.direction != "neither":
        table = comparison.efficient()
        names = _names(table[table["efficient"]]["option"].tolist(), len(table))
        words = words_for(service).replace("\n", " ")
        parts.append(
            f"\nEfficient (no other is cheaper and no worse by {words}, or better and no dearer): {names}."
        )
    return Text("\n".join(parts))


def _table() -> Table:
    return Table(box=None, pad_edge=False)
