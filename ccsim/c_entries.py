"""Where kernels lie that are called by address: many of them in one piece of compiled code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

_I64 = ir.IntType(64)


def c_entries(kernels: Sequence[tuple[Any, int, bool]]) -> Callable[[int], None]:
    """
    Make what writes down, when it is called by a kernel, where other kernels lie as C calls them.

    Whatever they share is compiled once, and all of them are loaded at once: each by itself they took two
    fifths of a second.

    Parameters
    ----------
    kernels
        Each with how many whole numbers it takes, and whether it gives one.

    Returns
    -------
    Callable
        ``store(table)``: writes their addresses, in this order, to the address ``table``.
    """

    @intrinsic
    def store(typing_context: Any, table: Any) -> Any:
        for made, numbers, _ in kernels:
            # compiled here: where the code is made it is too late
            made.compile((types.int64,) * numbers)

        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            places = builder.inttoptr(arguments[0], _I64.as_pointer())
            for place, (made, numbers, gives) in enumerate(kernels):
                entry = _c_entry(context, builder, made.overloads[(types.int64,) * numbers], gives)
                address = builder.ptrtoint(entry, _I64)
                builder.store(address, builder.gep(places, [ir.Constant(_I64, place)]))
            return context.get_dummy_value()

        return types.void(types.int64), generate

    return cast(Callable[[int], None], store)


def _c_entry(context: Any, builder: Any, compiled: Any, gives: bool) -> Any:
    """A function that C can call: it calls the kernel, and gives its number."""
    arguments, result = compiled.signature.args, compiled.signature.return_type
    kind = ir.FunctionType(_I64 if gives else ir.VoidType(), [_I64] * len(arguments))
    entry = ir.Function(builder.module, kind, name=f"c_entry.{compiled.fndesc.mangled_name}")
    entry.linkage = "internal"
    own = ir.IRBuilder(entry.append_basic_block())
    callee = context.declare_function(builder.module, compiled.fndesc)
    context.active_code_library.add_linking_library(compiled.library)
    _, made = context.call_conv.call_function(own, callee, result, arguments, entry.args)
    if gives:
        own.ret(context.cast(own, made, result, types.int64))
    else:
        own.ret_void()
    return entry
