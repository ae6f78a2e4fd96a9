"""One replication of the SimPy model."""

from __future__ import annotations

from ccsim.engine.centre_state import CentreState
from ccsim.engine.model.centre import Centre
from ccsim.engine.model.explain import explain
from ccsim.engine.model.journey import Story, journey
from ccsim.engine.model.policy_centre import PolicyCentre
from ccsim.engine.model.shared_centre import SharedCentre
from ccsim.engine.plan import Plan
from ccsim.engine.policies.policies import Policies
from ccsim.engine.ranks import ARRIVAL, ENTITY_BITS, ENTITY_MASK
from ccsim.errors import RunError
from ccsim.typing import Rows


def run_model(
    plan: Plan,
    programme: Rows,
    cases: Rows,
    state: CentreState,
    *,
    seed: int,
    replication: int,
    policies: Policies | None = None,
) -> Rows:
    """
    Simulate the centre until the horizon.

    Parameters
    ----------
    plan, programme, cases, state
        What stays, the dated steps and cases of this replication, and a fresh centre.
    seed, replication
        Named when something goes wrong.
    policies
        A user's own routing.

    Returns
    -------
    Rows
        Contacts.

    Raises
    ------
    RunError
        With the simulated time and the case, whatever a journey raises.
    """
    centre = _centre(plan, cases, state, policies)
    for when, rank, value in programme.tolist():
        schedule_step(centre, when, rank, value)
    centre.clock.process(needs(centre))
    try:
        centre.clock.run(until=plan.timeline.horizon)
    except Exception as error:
        raise explain(error, centre, plan, seed, replication) from error
    return centre.contacts


def _centre(plan: Plan, cases: Rows, state: CentreState, policies: Policies | None) -> Centre:
    if policies is None:
        return SharedCentre(cases, state) if plan.shares else Centre(cases, state)
    if plan.shares:
        raise RunError(
            "a routing of your own is for agents who take one call after another; this scenario has work of "
            "other modes, or agents with several contacts in hand"
        )
    return PolicyCentre(cases, state, plan, policies)


def needs(centre: Centre) -> Story:
    """Customers' needs arise; each begins a journey."""
    clock = centre.clock
    for case, arises in enumerate(centre.cases["time"].tolist()):
        yield clock.at(arises, ARRIVAL, case)
        clock.process(journey(centre, case))


def schedule_step(centre: Centre, when: int, rank: int, value: int) -> None:
    """Put an opening, a closing, a change of headcount or a shift on the clock."""
    kind, entity = rank >> ENTITY_BITS, rank & ENTITY_MASK
    act = centre.programme[kind]
    centre.clock.call_at(when, kind, entity, lambda: act(entity, value))
