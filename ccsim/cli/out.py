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
