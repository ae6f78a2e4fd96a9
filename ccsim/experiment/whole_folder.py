"""Folders that are written whole or not at all, and told by the file of facts in them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ccsim.errors import DataError


@dataclass(frozen=True)
class WholeFolder:
    """
    A kind of folder.

    Attributes
    ----------
    file
        The file of facts that tells it: ``levers.json``.
    what
        What it holds, in words: ``report on levers``.
    format
        The number of its format.
    """

    file: str
    what: str
    format: int

    def write(self, folder: Path, writer: Callable[[Path], dict[str, Any]]) -> Path:
        """
        Write a folder.

        Parameters
        ----------
        folder
            Where to. What was of the kind is replaced; anything else is refused.
        writer
            Writes to the folder it is given, which is renamed when it is complete, and returns the facts.
        """
        self.refuse_foreign(folder)
        temporary = folder.with_name(f".{folder.name}.{os.getpid()}.part")
        try:
            temporary.mkdir(parents=True)
            facts = writer(temporary) | {"format": self.format}
            (temporary / self.file).write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
            if folder.exists():
                shutil.rmtree(folder)
            temporary.rename(folder)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
        return folder

    def refuse_foreign(self, folder: Path) -> None:
        """Refuse to write over anything but an earlier folder of the kind."""
        if folder.is_dir() and any(folder.iterdir()) and not (folder / self.file).is_file():
            raise DataError(f"{folder} is not empty and holds no {self.what}; name a new folder")

    def facts(self, folder: Path) -> dict[str, Any]:
        """Read the facts of a folder that was written whole."""
        file = folder / self.file
        try:
            facts: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise DataError(f"{folder} holds no {self.what}: there is no {self.file} in it") from None
        except json.JSONDecodeError as error:
            raise DataError(f"{file} is damaged: {error}") from None
        if facts.get("format") != self.format:
            found = facts.get("format")
            raise DataError(f"{folder} was written in format {found}; this version reads {self.format}")
        del facts["format"]
        return facts
