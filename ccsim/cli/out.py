"""Where results are written: a folder for all of one, a file for a table of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import pandas as pd


def refuse_foreign(folder: Path) -> None:
    """Refuse to write a result over anything but an earlier result.

    Parameters
    ----------
    folder
        As given to ``--out``; it may be absent, empty, or hold an earlier result.
    """
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "result.json").is_file():
        raise click.UsageError(
            f"{folder} is not empty and holds no result of ccsim; give --out a new folder, or that of an "
            "earlier result"
        )


def refuse_other_tables(file: Path, option: str = "--contacts") -> None:
    """Refuse a table of a kind that cannot be written, before anything is run.

    Parameters
    ----------
    file
        As given to the option.
    option
        Which one.
    """
    from ccsim.experiment.write_table import TABLE_FILES

    if not file.name.endswith(TABLE_FILES):
        raise click.UsageError(f"{option} {file}: a log ends in .parquet, .csv or .csv.gz")
    if not file.parent.is_dir():
        raise click.UsageError(f"{option} {file}: there is no folder {file.parent}")


def save_table(table: pd.DataFrame, file: Path) -> None:
    """Write a table and say so.

    Parameters
    ----------
    table, file
        What, and where to.
    """
    from ccsim.experiment.write_table import write_table

    try:
        write_table(table, file)
    except OSError as fault:
        raise click.ClickException(f"{file} cannot be written: {fault.strerror}") from None
    click.echo(f"ccsim: wrote {file}, {len(table):,} rows", err=True)
