"""The one decorator by which a function becomes machine code."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba import types
from numba.core import sigutils
from numba.core.caching import FunctionCache
from numba.core.ccallback import CFunc
from numba.core.runtime.nrt import rtsys

F = TypeVar("F", bound=Callable[..., Any])

#: Folders with compiled functions; each may call those of the folders before it.
_COMPILED_FOLDERS = ("demand", "engine", "measures")


@functools.cache
def _sources_digest(last: str) -> str:
    """Digest of every source file that can end up inside a compiled function of a folder."""
    digest = hashlib.blake2b(digest_size=16)
    package = Path(__file__).parent
    folders = [package / folder for folder in _COMPILED_FOLDERS[: _COMPILED_FOLDERS.index(last) + 1]]
    sources = [*package.glob("*.py"), *(source for folder in folders for source in folder.rglob("*.py"))]
    for source in sorted(sources):
        digest.update(source.relative_to(package).as_posix().encode())
        digest.update(source.read_bytes())
    return digest.hexdigest()


def kernel(function: F) -> F:
    """
    Compile ``function`` with Numba at its first call, without fast-math, the GIL released.

    It borrows the arrays it is given and makes none: so compiled code need not count who refers to an array,
    which took four fifths of the time of a pass over contacts. Who must make one: `making_kernel`.

    The compiled code is kept on disk. Numba drops what it kept when the date of the function's own file
    changes, not when a function it calls does; a run could then use last week's rule. So what is kept is
    stamped with the digest of all sources that can be compiled: it also outlives a copy or another checkout.
    """
    return _compiled(function, _nrt=False)


def inner_kernel(function: F) -> F:
    """
    Compile ``function`` as `kernel` does, and take it into whatever calls it.

    A pass hands on some thirty arrays, each of them as seven numbers or more: a call costs more than most
    of what is called would. For the steps of a pass that are called from one or two places.
    """
    return _compiled(function, _nrt=False, forceinline=True)


def making_kernel(function: F) -> F:
    """Compile ``function`` as `kernel` does, but let it make arrays, and return them."""
    return _compiled(function)


def _compiled(function: F, **more: bool) -> F:
    options: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy", "fastmath": False}
    always_inside = more.get("forceinline", False)
    # nobody calls a kernel from C: without the entry for that, a quarter less is compiled
    options["no_cfunc_wrapper"] = True
    dispatcher = numba.njit(**options | more)(function)
    dispatcher._cache = _Kept(function)  # type: ignore[no-untyped-call]
    _compile_once(dispatcher, always_inside)
    _stamp(dispatcher, function)
    return cast(F, dispatcher)


def address_of(function: Callable[..., Any], signature: str) -> int:
    """
    Compile a function as C calls it, and say where it lies: for a long one that many kernels call.

    Parameters
    ----------
    function
        Plain Python of what kernels are made of; it stays in memory as long as the process.
    signature
        For instance ``"int64(int64, float64)"``.
    """
    return int(_c_function(function, signature).address)


@functools.cache
def _c_function(function: Callable[..., Any], signature: str) -> Any:
    kind = sigutils.normalize_signature(signature)  # type: ignore[no-untyped-call]
    compiled: Any = CFunc(function, kind, {}, {"error_model": "numpy"})
    compiled._cache = _Kept(function)  # type: ignore[no-untyped-call]
    _stamp(compiled, function)
    compiled.compile()
    return compiled


class _Kept(FunctionCache):
    """
    Compiled code on disk, loaded without what only a compiler needs.

    Before it looks for a function on disk Numba imports all it knows to compile, a third of a second. What
    is not found there is compiled, and compiling imports it anyway.
    """

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        rtsys.initialize(target_context)
        with self._guard_against_spurious_io_errors():
            return self._load_overload(sig, target_context)  # type: ignore[no-untyped-call]


def _stamp(compiled: Any, function: Callable[..., Any]) -> None:
    cache_file = getattr(getattr(compiled, "_cache", None), "_cache_file", None)
    if cache_file is None or not hasattr(cache_file, "_source_stamp"):
        return
    own = function.__module__.split(".")[1] if function.__module__.startswith("ccsim.") else ""
    if own in _COMPILED_FOLDERS:
        cache_file._source_stamp = digest = _sources_digest(own)
    else:  # a function from elsewhere, whose file is in no digest
        digest = _sources_digest(_COMPILED_FOLDERS[-1])
        cache_file._source_stamp = (cache_file._source_stamp, digest)
    # Numba reads an index before it looks at the stamp; one that names a type which has gone cannot be read
    cache_file._version = f"{cache_file._version} {digest}"


def _compile_once(dispatcher: Any, always_inside: bool) -> None:
    """
    Have one version of a function serve all signed integers.

    Numba would compile another one for every width, and for every constant, that the function is called
    with: fourteen of the uniform draw, one for each purpose.
    """
    compile_for = dispatcher.compile

    def compile_plain(signature: Any) -> Any:
        arguments, result = sigutils.normalize_signature(signature)  # type: ignore[no-untyped-call]
        plain = tuple(_plain(kind) for kind in arguments)
        # decisions for a bare centre (`ccsim.engine.rich`) are short: one loop takes all of them in
        dispatcher.targetoptions["forceinline"] = always_inside or plain[:1] == (types.uint64,)
        return compile_for(plain if result is None else result(*plain))

    dispatcher.compile = compile_plain


def _plain(kind: Any) -> Any:
    """The type an argument is compiled for."""
    if isinstance(kind, types.Omitted) and isinstance(kind.value, int):
        return types.int64
    constant_or_not: Any = types.unliteral(kind)  # type: ignore[no-untyped-call]
    return types.int64 if constant_or_not in types.signed_domain else constant_or_not
