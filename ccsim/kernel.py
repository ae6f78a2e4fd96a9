"""The one decorator by which a function becomes machine code."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., Any])

#: Folders with compiled functions; each may call those of the folders before it.
_COMPILED_FOLDERS = ("demand", "engine", "measures")


@functools.cache
def _sources_digest(module: str) -> str:
    """Digest of every source file that can end up inside a compiled function of a module."""
    digest = hashlib.blake2b(digest_size=16)
    package = Path(__file__).parent
    own = module.split(".")[1] if module.startswith("ccsim.") else _COMPILED_FOLDERS[-1]
    last = _COMPILED_FOLDERS.index(own) if own in _COMPILED_FOLDERS else len(_COMPILED_FOLDERS) - 1
    for folder in _COMPILED_FOLDERS[: last + 1]:
        for source in sorted((package / folder).rglob("*.py")):
            digest.update(source.relative_to(package).as_posix().encode())
            digest.update(source.read_bytes())
    return digest.hexdigest()


def kernel(function: F) -> F:
    """
    Compile ``function`` with Numba at its first call, without fast-math, the GIL released.

    The compiled code is kept on disk. Numba drops what it kept when the file of the function
    itself changes, not when a function it calls does; a run could then use last week's rule.
    So the stamp is widened to the digest of all sources that can be compiled.
    """
    dispatcher = numba.njit(cache=True, nogil=True, error_model="numpy", fastmath=False)(function)
    cache_file = getattr(getattr(dispatcher, "_cache", None), "_cache_file", None)
    if cache_file is not None and hasattr(cache_file, "_source_stamp"):
        cache_file._source_stamp = (cache_file._source_stamp, _sources_digest(function.__module__))
    return cast(F, dispatcher)
