"""How a run is measured, once its plan is laid."""

from __future__ import annotations

from ccsim.engine.plan import Plan
from ccsim.measures.layout import Layout, lay_out
from ccsim.measures.periods import Cuts, PeriodLength
from ccsim.scenario import Scenario


def layout_of(
    scenario: Scenario,
    plan: Plan,
    periods: PeriodLength | Cuts | None = None,
    interval: int | None = None,
) -> Layout:
    """
    Prepare the measuring of a plan.

    Parameters
    ----------
    scenario, plan
        The scenario, and the plan built of it.
    periods, interval
        As for `lay_out`.
    """
    return lay_out(
        scenario,
        plan.timeline,
        plan.kinds,
        plan.groups,
        plan.queues,
        loads=plan.loads,
        slots=plan.slots,
        periods=periods,
        interval=interval,
    )
