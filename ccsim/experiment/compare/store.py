"""Comparisons on disk: Parquet records, the exact scenarios, the rest as JSON; whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ccsim.experiment.store import read_parquet, table_kinds, with_files_in
from ccsim.experiment.whole_folder import WholeFolder
from ccsim.experiment.write_table import write_table
from ccsim.measures.catalogue.all_measures import all_measures
from ccsim.measures.figure import Figure
from ccsim.scenario import load

if TYPE_CHECKING:
    from ccsim.experiment.compare.comparison import Comparison

_FOLDER: Final = WholeFolder("comparison.json", "comparison", format=1)


def save_comparison(comparison: Comparison, folder: Path) -> Path:
    """Write a comparison to a folder; an earlier one there is replaced, anything else is refused."""
    return _FOLDER.write(folder, lambda place: _written(comparison, place))


def refuse_foreign_comparison(folder: Path) -> None:
    """Refuse to write over anything but an earlier comparison."""
    _FOLDER.refuse_foreign(folder)


def load_comparison(folder: Path) -> dict[str, Any]:
    """Read what `save_comparison` wrote, as the arguments of a Comparison."""
    facts = _FOLDER.facts(folder)
    records = read_parquet(folder / "records.parquet", facts.pop("records"))
    options = {name: load(folder / place / "scenario.yaml") for name, place in facts.pop("options").items()}
    return facts | {
        "options": options,
        "figures": tuple(_figure(**each) for each in facts["figures"]),
        "records": records,
        "stages": tuple(facts["stages"]),
        "notes": tuple(facts["notes"]),
    }


def _written(comparison: Comparison, folder: Path) -> dict[str, Any]:
    from ccsim.experiment.compare.comparison import FACTS

    write_table(comparison.records, folder / "records.parquet")
    places = {}
    for number, (name, scenario) in enumerate(comparison.options.items()):
        places[name] = f"options/{number}"  # a name may have letters that a folder must not
        own = folder / places[name]
        own.mkdir(parents=True)
        (own / "scenario.yaml").write_text(with_files_in(scenario, own).to_yaml(), encoding="utf-8")
    return {name: getattr(comparison, name) for name in FACTS} | {
        "options": places,
        "figures": [_told(each) for each in comparison.figures],
        "records": table_kinds(comparison.records),
    }


def _told(figure: Figure) -> dict[str, Any]:
    measure = figure.measure
    return {
        "measure": measure.id,
        "statistic": measure.statistic,
        "within": measure.threshold,
        "of": {split: list(names) for split, names in figure.of},
    }


def _figure(measure: str, statistic: str, within: float | None, of: dict[Any, list[str]]) -> Figure:
    """The figure that was told; the catalogue says the rest."""
    known = next(each for each in all_measures() if (each.id, each.statistic) == (measure, statistic))
    exact = known if within is None else known.at([within])[0]
    return Figure(exact, tuple((split, tuple(names)) for split, names in of.items()))
