"""Reports on disk: Parquet tables, the exact scenario, and the rest as JSON; whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ccsim.errors import DataError
from ccsim.experiment.store import read_parquet, table_kinds, with_files_in
from ccsim.experiment.write_table import write_table
from ccsim.scenario import load

if TYPE_CHECKING:
    from ccsim.experiment.levers.lever_report import LeverReport

_FORMAT: Final = 1
_FACTS_FILE: Final = "levers.json"
_TABLES: Final = ("money", "figures")


def save_report(report: LeverReport, folder: Path) -> Path:
    """
    Write a report to a folder.

    Everything is written to a folder of a temporary name beside it, which is renamed when it is complete. An
    earlier report there is replaced; a folder that holds anything else is refused.
    """
    refuse_foreign_report(folder)
    temporary = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        _write(report, temporary)
        if folder.exists():
            shutil.rmtree(folder)
        temporary.rename(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return folder


def refuse_foreign_report(folder: Path) -> None:
    """Refuse to write over anything but an earlier report."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / _FACTS_FILE).is_file():
        raise DataError(f"{folder} is not empty and holds no report on levers; name a new folder")


def load_report(folder: Path) -> dict[str, Any]:
    """Read what `save_report` wrote, as the arguments of a LeverReport."""
    file = folder / _FACTS_FILE
    try:
        facts = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError(f"{folder} holds no report on levers: there is no {_FACTS_FILE} in it") from None
    except json.JSONDecodeError as error:
        raise DataError(f"{file} is damaged: {error}") from None
    if facts.get("format") != _FORMAT:
        raise DataError(f"{folder} was written in format {facts.get('format')}; this version reads {_FORMAT}")
    kinds = facts.pop("tables")
    del facts["format"]
    loaded: dict[str, Any] = facts | {
        "notes": tuple(facts["notes"]),
        "levers": {name: tuple(needs) for name, needs in facts["levers"].items()},
        "scenario": load(folder / "scenario.yaml"),
    }
    return loaded | {name: read_parquet(folder / f"{name}.parquet", kinds[name]) for name in _TABLES}


def _write(report: LeverReport, folder: Path) -> None:
    from ccsim.experiment.levers.lever_report import FACTS

    folder.mkdir(parents=True)
    tables = {name: getattr(report, name) for name in _TABLES}
    for name, table in tables.items():
        write_table(table, folder / f"{name}.parquet")
    text = with_files_in(report.scenario, folder).to_yaml()
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    facts = {name: getattr(report, name) for name in FACTS} | {
        "format": _FORMAT,
        "levers": report.levers,
        "tables": {name: table_kinds(table) for name, table in tables.items()},
    }
    (folder / _FACTS_FILE).write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
