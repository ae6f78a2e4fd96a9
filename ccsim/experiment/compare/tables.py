"""The tables of a comparison: values, differences, who could be best, what pairing saved."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from ccsim.experiment.compare.best import beaten_by
from ccsim.experiment.compare.records import Records, verdict_of
from ccsim.experiment.paired import ratio
from ccsim.measures.estimate.certain import is_certain, possible
from ccsim.measures.estimate.estimate import Estimate
from ccsim.measures.estimate.ratio import estimate_ratio, estimate_total, scale_of
from ccsim.measures.figure import Figure
from ccsim.typing import Floats
from ccsim.units import format_duration

TEXT: Final = "string[python]"
#: Of variances, those that are only the last digits of sums.
_ROUNDING: Final = 1e-18


def values_table(
    records: Records,
    figures: Sequence[Figure],
    settings: Mapping[str, Mapping[str, Any]],
    impossible: Mapping[str, frozenset[str]],
    currency: str,
    level: float,
) -> pd.DataFrame:
    """One row for each option and figure, see `Comparison.values`."""
    rows = []
    for name, sums in records.sums.items():
        for place, figure in enumerate(figures):
            told = _estimate(sums[:, place], figure, impossible[name], level)
            rows.append(
                {"option": name, **settings.get(name, {}), **figure_keys(figure)}
                | {"value": told.value, "low": told.low, "high": told.high}
                | {"level": level, "n": told.n, "unit": unit_of(figure, currency)}
            )
    return typed(rows)


def differences_table(
    records: Records,
    figures: Sequence[Figure],
    pairs: Sequence[tuple[str, str]],
    currency: str,
    level: float,
) -> pd.DataFrame:
    """One row for each figure and pair (option, against), see `Comparison.differences`."""
    each = records.each(level, len(pairs))
    family = family_words(len(pairs), records.looks)
    rows = []
    for place, figure in enumerate(figures):
        for name, against in pairs:
            n = records.common(name, against)
            told = records.difference(name, against, place, each)
            rows.append(
                {"option": name, "against": against, **figure_keys(figure)}
                | {"value_against": ratio(records.sums[against][:n, place])}
                | {"value": ratio(records.sums[name][:n, place])}
                | {"difference": told.value, "low": told.low, "high": told.high}
                | {"verdict": verdict_of(told, figure.measure.direction), "level": level}
                | {"family": family, "n": n, "unit": unit_of(figure, currency)}
            )
    return typed(rows)


def best_table(records: Records, place: int, figure: Figure, currency: str, level: float) -> pd.DataFrame:
    """One row for each option, see `Comparison.could_be_best`."""
    beaten = beaten_by(records, place, figure.measure.direction, level)
    rows = [
        {"option": name, **figure_keys(figure), "value": ratio(records.sums[name][:, place])}
        | {"could_be_best": by is None, "beaten_by": by, "level": level}
        | {"n": len(records.sums[name]), "unit": unit_of(figure, currency)}
        for name, by in beaten.items()
    ]
    return typed(rows)


def saved_table(records: Records, figures: Sequence[Figure], baseline: str) -> pd.DataFrame:
    """One row for each option but the baseline and figure, see `Comparison.variance_saved`."""
    rows = []
    for place, figure in enumerate(figures):
        for name in records.sums:
            if name == baseline:
                continue
            paired, mine, theirs = records.spread(name, baseline, place)
            apart = mine + theirs
            # nothing varies in either: there was nothing to save
            certain = paired <= _ROUNDING * apart
            factor = math.nan if not apart > 0 else math.inf if certain else apart / paired
            rows.append(
                {"option": name, "against": baseline, **figure_keys(figure)}
                | {"paired": paired, "independent": apart, "factor": factor}
                | {"n": records.common(name, baseline)}
            )
    return typed(rows)


def family_words(comparisons: int, looks: int) -> str:
    """Which intervals hold together, in words."""
    told = f"{comparisons} comparison{'s' * (comparisons != 1)} of this measure"
    return f"{told}{f' at {looks} looks' if looks > 1 else ''} (Bonferroni)"


def figure_keys(figure: Figure) -> dict[str, Any]:
    """What a figure is, in the columns of a table."""
    of = ", ".join(f"{split} {'+'.join(names)}" for split, names in figure.of)
    measure = figure.measure
    return {
        "measure": measure.id,
        "statistic": measure.statistic,
        "threshold": math.nan if measure.threshold is None else measure.threshold,
        "of": of or None,
    }


def figure_words(measure: str, statistic: str, threshold: float, of: Any) -> str:
    """The figure of a table's row, as it may be asked for."""
    told = f"{measure} {statistic}" + ("" if math.isnan(threshold) else f" {format_duration(threshold)}")
    return told if pd.isna(of) else f"{told}, {of}"


def unit_of(figure: Figure, currency: str) -> str:
    """The unit of a figure: that of the measure, or the currency."""
    return currency if figure.measure.unit == "money" else figure.measure.unit


def typed(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Rows as a table whose texts are texts in every version of pandas."""
    table = pd.DataFrame(list(rows))
    texts = ("option", "against", "measure", "statistic", "of", "verdict", "family", "beaten_by", "unit")
    return table.astype({name: TEXT for name in texts if name in table})


def _estimate(sums: Floats, figure: Figure, impossible: frozenset[str], level: float) -> Estimate:
    """A figure of one option, on the scale on which `ccsim run` tells its interval."""
    measure = figure.measure
    counted = sums[sums[:, 1] > 0] if measure.quantile is not None else sums
    if measure.quantile is not None or not measure.denominator:
        return estimate_total(counted[:, 0], level, measure.signed)
    scale = "plain" if measure.signed else scale_of(measure.unit)
    told = estimate_ratio(sums[:, 0], sums[:, 1], level, scale)
    terms = (possible(measure.numerator, impossible), possible(measure.denominator, impossible))
    if measure.unit == "share" and is_certain(told.value, *terms, impossible) and not math.isnan(told.low):
        return Estimate(told.value, told.value, told.value, told.n)
    return told
