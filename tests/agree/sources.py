"""Which sources counts hold for."""

from __future__ import annotations

import hashlib

from tests.shared import REPOSITORY

_FOLDERS = ("ccsim", "tests/agree", "tests/scenario")


def digest_of_sources() -> str:
    """Return a digest of all that makes scenarios, runs them, and compares."""
    digest = hashlib.blake2b(digest_size=16)
    for folder in _FOLDERS:
        for file in sorted((REPOSITORY / folder).rglob("*.py")):
            if not file.name.startswith("test_"):
                digest.update(file.relative_to(REPOSITORY).as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()
