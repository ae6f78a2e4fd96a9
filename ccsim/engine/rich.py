"""
Two centres, one set of decisions: with all options, and without most of them.

A *bare* centre takes calls only: each goes from a line that is never full to one queue, to the agent who has
been idle longest, and no further; nothing happens before it, instead of it, or to the case but redials and
repeats. Decisions compiled for it leave out what stands behind ``rich``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from numba import types
from numba.extending import intrinsic


@intrinsic
def _rich(typing_context: Any, centre: Any) -> Any:
    all_options = centre == types.int64

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return context.get_constant(types.boolean, all_options)

    return types.boolean(centre), generate


#: ``rich(centre)``: whether a decision is compiled for all options; known while compiling. The address of a
#: bare centre is an unsigned number (`ccsim.engine.centre_state.CentreState.bare_address`), that of others,
#: and whatever Python calls with, a signed one.
rich = cast(Callable[[int], bool], _rich)
