"""
Tables by address: how a decision reaches the state of a centre.

A centre is known to compiled code by one number, the address of its *directory*, which holds the
address of each of its tables. Passing a dozen arrays from function to function instead costs compiled
code a factor of eight (reference counts), and each call from Python two microseconds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numba
import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic
from numba.np import arrayobj

_I64 = ir.IntType(64)
# Numba publishes these without types.
_make_array: Any = arrayobj.make_array
_populate_array: Any = arrayobj.populate_array
_pack_array: Any = cgutils.pack_array


def _base(builder: Any, centre: Any, place: int) -> Any:
    """
    The address of a table, read from the directory.

    Tables move only between two calls from Python: compiled code that is told so reads an address once, not
    again after whatever it has written.
    """
    directory = builder.inttoptr(centre, _I64.as_pointer())
    base = builder.load(builder.gep(directory, [ir.Constant(_I64, place)]))
    base.set_metadata("invariant.load", builder.module.add_metadata([]))
    return base


def table_of(place: int, dtype: np.dtype[Any]) -> Callable[[int, int], Any]:
    """
    Make the accessor of a table: ``at(centre, number)`` is that row, to read and to change in place.

    Parameters
    ----------
    place
        Where the directory keeps the table's address.
    dtype
        Of its rows.
    """
    record = numba.from_dtype(dtype)
    size = dtype.itemsize

    @intrinsic
    def at(typing_context: Any, centre: Any, number: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            base = _base(builder, arguments[0], place)
            address = builder.add(base, builder.mul(arguments[1], ir.Constant(_I64, size)))
            return builder.inttoptr(address, context.get_value_type(record))

        return record(centre, types.int64), generate

    return cast(Callable[[int, int], Any], at)


def numbers_of(place: int) -> Callable[[int, int], Any]:
    """Make the accessor of a table of plain floats: ``at(centre, length)`` is the whole array."""
    array = types.Array(types.float64, 1, "C")

    @intrinsic
    def at(typing_context: Any, centre: Any, length: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            made = _make_array(array)(context, builder)
            data = builder.inttoptr(_base(builder, arguments[0], place), made.data.type)
            _populate_array(
                made,
                data=data,
                shape=_pack_array(builder, [arguments[1]]),
                strides=_pack_array(builder, [ir.Constant(_I64, 8)]),
                itemsize=ir.Constant(_I64, 8),
                meminfo=None,
            )
            return made._getvalue()

        return array(centre, types.int64), generate

    return cast(Callable[[int, int], Any], at)


def function_of(place: int) -> Callable[[int, int, float], int]:
    """
    Make the call of a function that the directory keeps the address of: ``call(centre, number, value)``.

    Compiled code takes what it calls into itself; a long function that is called in many places would be
    compiled as often.
    """
    pointer = ir.FunctionType(_I64, [_I64, _I64, ir.DoubleType()]).as_pointer()

    @intrinsic
    def call(typing_context: Any, centre: Any, number: Any, value: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            return builder.call(builder.inttoptr(_base(builder, arguments[0], place), pointer), arguments)

        return types.int64(centre, types.int64, types.float64), generate

    return cast(Callable[[int, int, float], int], call)


def far_call(place: int, arguments: int, *, gives: bool = True) -> Callable[..., Any]:
    """
    Make the call of a decision that the directory keeps the address of.

    Parameters
    ----------
    place
        Where the directory keeps it.
    arguments
        How many whole numbers it takes, the centre first.
    gives
        Whether it returns a whole number, or nothing.
    """
    pointer = ir.FunctionType(_I64 if gives else ir.VoidType(), [_I64] * arguments).as_pointer()
    result = types.int64 if gives else types.void

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        made = builder.call(builder.inttoptr(_base(builder, values[0], place), pointer), values)
        return made if gives else context.get_dummy_value()

    numbers = [types.int64] * (arguments - 1)
    if arguments == 2:

        @intrinsic
        def call(typing_context: Any, a: Any, b: Any) -> Any:
            return result(a, *numbers), generate

    elif arguments == 3:

        @intrinsic
        def call(typing_context: Any, a: Any, b: Any, c: Any) -> Any:
            return result(a, *numbers), generate

    elif arguments == 4:

        @intrinsic
        def call(typing_context: Any, a: Any, b: Any, c: Any, d: Any) -> Any:
            return result(a, *numbers), generate

    else:

        @intrinsic
        def call(typing_context: Any, a: Any, b: Any, c: Any, d: Any, e: Any) -> Any:
            return result(a, *numbers), generate

    return cast(Callable[..., Any], call)
