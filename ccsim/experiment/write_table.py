"""Tables as files, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    import pandas as pd

#: What a table's file may end in.
TABLE_FILES: Final = (".parquet", ".csv", ".csv.gz")


def write_table(table: pd.DataFrame, file: Path) -> None:
    """
    Write a table under a temporary name, and rename it when it is complete.

    Parameters
    ----------
    table
        Plain columns: numbers, texts, truth values, local times.
    file
        Ends in one of `TABLE_FILES`. In CSV missing texts and times are empty.
    """
    if file.name.endswith(".parquet"):
        write_whole(file, lambda path: _write_parquet(table, path))
    else:
        packed: Literal["gzip"] | None = "gzip" if file.name.endswith(".gz") else None
        write_whole(file, lambda path: table.to_csv(path, index=False, compression=packed))


def write_whole(file: Path, writer: Callable[[Path], Any]) -> None:
    """Let a writer write to a temporary name beside the file, and rename that."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        writer(temporary)
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)


def quoted(path: Path) -> str:
    """Return a path as it stands between the quotes of a query."""
    return str(path).replace("'", "''")


def _write_parquet(table: pd.DataFrame, path: Path) -> None:
    import duckdb

    # DuckDB reads plain columns of text; pandas' own type for text differs between its versions
    plain = table.astype({name: object for name, kind in table.dtypes.items() if kind == "string"})
    with duckdb.connect() as database:
        database.register("frame", plain)
        columns = ", ".join(_cast(name, kind) for name, kind in table.dtypes.items())
        target = f"'{quoted(path)}' (FORMAT parquet, COMPRESSION zstd)"
        database.execute(f"COPY (SELECT {columns} FROM frame) TO {target}")


def _cast(name: Any, kind: Any) -> str:
    """An empty or all-missing text column has no type that can be seen."""
    return f'CAST("{name}" AS VARCHAR) AS "{name}"' if kind == "string" else f'"{name}"'
