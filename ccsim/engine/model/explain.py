"""Say where in a run something went wrong."""

from __future__ import annotations

import traceback
from typing import Any

from ccsim.demand.case_name import case_name
from ccsim.engine.model.centre import Centre
from ccsim.engine.plan import Plan
from ccsim.errors import RunError


def explain(error: Exception, centre: Centre, plan: Plan, seed: int, replication: int) -> RunError:
    """
    Make an error that names the simulated time, the case, the seed and the replication.

    Parameters
    ----------
    error
        What a journey, or a decision it called, raised.
    centre, plan, seed, replication
        The run it happened in.
    """
    when = plan.timeline.local(centre.clock.now)
    case = _case_of(error)
    whose = "no case" if case is None else f"case {_name_of(plan, centre.cases[case])}"
    return RunError(
        f"{type(error).__name__} at {when:%Y-%m-%d %H:%M:%S.%f} (simulated), {whose}, "
        f"seed {seed}, replication {replication}: {error}"
    )


def _name_of(plan: Plan, case: Any) -> str:
    return case_name(plan.kinds[case["kind"]].intent, case)


def _case_of(error: Exception) -> int | None:
    """The case whose journey the error came from: the innermost frame that has one."""
    cases = [
        frame.f_locals["case"]
        for frame, _ in traceback.walk_tb(error.__traceback__)
        if "case" in frame.f_locals
    ]
    if not cases and isinstance(error.__cause__, Exception):  # SimPy raises a copy, caused by the original
        return _case_of(error.__cause__)
    return int(cases[-1]) if cases else None
