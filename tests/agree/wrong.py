"""A compiled engine that is wrong on purpose, for the tests of who must notice."""

from __future__ import annotations

from collections.abc import Callable

from ccsim.engine.block import Taker
from ccsim.engine.logs import Logs
from ccsim.engine.plan import Plan
from ccsim.engine.simulate import Engine
from tests.agree import differing
from tests.agree.case import Case

#: Changes what the compiled engine leaves of a case: its logs, or those beside the blocks it has handed on.
Change = Callable[[Case, Logs], object]

_RIGHT = differing.run


def wrong_engine(change: Change, *, streaming: bool = False) -> Callable[..., Logs]:
    """Return what to put in the place of `differing.run`; ``streaming`` changes what goes with the blocks."""

    def run(case: Case, plan: Plan, engine: Engine, take: Taker | None = None) -> Logs:
        logs = _RIGHT(case, plan, engine, take)
        if engine == "compiled" and (take is not None) == streaming:
            change(case, logs)
        return logs

    return run
