"""Results on disk: Parquet tables, the exact scenario, and the rest as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccsim.errors import DataError
from ccsim.experiment.write_table import quoted, write_table, write_whole
from ccsim.scenario import Scenario, load
from ccsim.scenario.frozen_dict import FrozenDict

if TYPE_CHECKING:
    import pandas as pd

    from ccsim.experiment.result import Result

_FORMAT = 3
_TEXT = "string[python]"
#: What a result carries beside its tables and its scenario.
FACTS = ("seed", "engine", "version", "days", "start", "replications", "window", "partial", "notes")
#: The tables that not every result has.
KEPT = ("contacts", "in_hand", "agents", "people", "periods", "period_totals", "period_histograms")


def save_result(result: Result, folder: Path) -> Path:
    """
    Write a result to a folder.

    Each file is written under a temporary name and renamed when it is complete; ``result.json``, which says
    what belongs to the result, comes last. A folder without it is not a result.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "result.json").unlink(missing_ok=True)
    for name in set(KEPT) - result.tables.keys():
        # those of an earlier result in this folder
        (folder / f"{name}.parquet").unlink(missing_ok=True)
    for name, table in result.tables.items():
        write_table(table, folder / f"{name}.parquet")
    _write_text(folder / "scenario.yaml", with_files_in(result.scenario, folder).to_yaml())
    facts = {name: getattr(result, name) for name in FACTS}
    facts |= {
        "format": _FORMAT,
        "scenario": result.scenario.name,
        "tables": {name: table_kinds(table) for name, table in result.tables.items()},
    }
    _write_text(folder / "result.json", json.dumps(facts, indent=2) + "\n")
    return folder


def load_result(folder: Path) -> dict[str, Any]:
    """Read what `save_result` wrote, as the arguments of a Result."""
    try:
        facts = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError(f"{folder} holds no result: there is no result.json in it") from None
    except json.JSONDecodeError as error:
        raise DataError(f"{folder / 'result.json'} is damaged: {error}") from None
    if facts.get("format") != _FORMAT:
        raise DataError(f"{folder} was written in format {facts.get('format')}; this version reads {_FORMAT}")
    loaded: dict[str, Any] = {name: facts[name] for name in FACTS} | {"notes": tuple(facts["notes"])}
    loaded["scenario"] = load(folder / "scenario.yaml")
    for name, kinds in facts["tables"].items():
        loaded[name] = read_parquet(folder / f"{name}.parquet", kinds)
    return loaded


def with_files_in(scenario: Scenario, folder: Path) -> Scenario:
    """The scenario with copies of the volume files it names in the folder: a result stands by itself."""
    intents = dict(scenario.intents)
    for name, intent in scenario.intents.items():
        for field in ("intervals", "replay"):
            source = getattr(intent.volume, field)
            if source is not None:
                place = f"volumes/{name}-{Path(source.file).name}"
                (folder / "volumes").mkdir(exist_ok=True)
                content = (scenario.folder / source.file).read_bytes()
                _write_bytes(folder / place, content)
                moved = intent.volume.model_copy(update={field: source.model_copy(update={"file": place})})
                intents[name] = intent.model_copy(update={"volume": moved})
    return scenario.model_copy(update={"intents": FrozenDict(intents)})


def _write_bytes(path: Path, content: bytes) -> None:
    write_whole(path, lambda temporary: temporary.write_bytes(content))


def _write_text(path: Path, text: str) -> None:
    write_whole(path, lambda temporary: temporary.write_text(text, encoding="utf-8"))


def table_kinds(table: pd.DataFrame) -> dict[str, str]:
    """The type of each column, as it is found again in another version of pandas."""
    return {str(column): _TEXT if kind == "string" else str(kind) for column, kind in table.dtypes.items()}


def read_parquet(path: Path, kinds: dict[str, str]) -> pd.DataFrame:
    """Read a table that was written with columns of these types."""
    if not path.exists():
        raise DataError(f"{path} is missing")
    import duckdb

    with duckdb.connect() as database:
        query = f"SELECT * FROM read_parquet('{quoted(path)}')"
        table: pd.DataFrame = database.execute(query).df()
    return table.astype(kinds)
