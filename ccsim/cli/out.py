"""The folder that a result is written to."""

from __future__ import annotations

from pathlib import Path

import click


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
