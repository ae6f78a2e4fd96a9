"""Reports on disk: Parquet tables, the exact scenario, and the rest as JSON; whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ccsim.experiment.store import read_parquet, table_kinds, with_files_in
from ccsim.experiment.whole_folder import WholeFolder
from ccsim.experiment.write_table import write_table
from ccsim.scenario import load

if TYPE_CHECKING:
    from ccsim.experiment.levers.lever_report import LeverReport

_FOLDER: Final = WholeFolder("levers.json", "report on levers", format=1)
_TABLES: Final = ("money", "figures")


def save_report(report: LeverReport, folder: Path) -> Path:
    """Write a report to a folder; an earlier one there is replaced, anything else is refused."""
    return _FOLDER.write(folder, lambda place: _written(report, place))


def refuse_foreign_report(folder: Path) -> None:
    """Refuse to write over anything but an earlier report."""
    _FOLDER.refuse_foreign(folder)


def load_report(folder: Path) -> dict[str, Any]:
    """Read what `save_report` wrote, as the arguments of a LeverReport."""
    facts = _FOLDER.facts(folder)
    kinds = facts.pop("tables")
    loaded: dict[str, Any] = facts | {
        "notes": tuple(facts["notes"]),
        "levers": {name: tuple(needs) for name, needs in facts["levers"].items()},
        "scenario": load(folder / "scenario.yaml"),
    }
    return loaded | {name: read_parquet(folder / f"{name}.parquet", kinds[name]) for name in _TABLES}


def _written(report: LeverReport, folder: Path) -> dict[str, Any]:
    from ccsim.experiment.levers.lever_report import FACTS

    tables = {name: getattr(report, name) for name in _TABLES}
    for name, table in tables.items():
        write_table(table, folder / f"{name}.parquet")
    text = with_files_in(report.scenario, folder).to_yaml()
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    return {name: getattr(report, name) for name in FACTS} | {
        "levers": report.levers,
        "tables": {name: table_kinds(table) for name, table in tables.items()},
    }
