"""Simulate one replication of a plan with either engine."""

from __future__ import annotations

from typing import Literal

import numpy as np

from ccsim.demand.case_stretches import CaseStretches
from ccsim.demand.cases import CASE, draw_cases
from ccsim.engine.block import Taker
from ccsim.engine.centre_state import CentreState
from ccsim.engine.logs import CONTACT, DUTY, Logs
from ccsim.engine.outcomes import NEVER
from ccsim.engine.plan import Plan
from ccsim.engine.policies.policies import Policies
from ccsim.engine.rosters.vacancies import without_vacancies
from ccsim.engine.state import OFF
from ccsim.typing import Rows

Engine = Literal["simpy", "compiled"]


def simulate(
    plan: Plan,
    *,
    seed: int,
    replication: int,
    engine: Engine = "compiled",
    stratum: tuple[int, int] | None = None,
    policies: Policies | None = None,
    take: Taker | None = None,
) -> Logs:
    """
    Run one replication.

    Parameters
    ----------
    plan
        From `ccsim.engine.plan.build_plan`.
    seed, replication
        Name the replication: the same two give the same logs, on either engine.
    engine
        ``"simpy"``, the model one can read; ``"compiled"``, the same model as an event loop.
    stratum
        See `ccsim.demand.busyness.busyness_factors`.
    policies
        A user's own routing; only for ``"simpy"``.
    take
        Takes the logs of contacts and of what was in hand block by block, as contacts are over; they are not
        in what is returned, then. Only for ``"compiled"``.
    """
    programme, rostered = plan.draw_programme(seed, replication)
    if engine == "simpy":
        from ccsim.engine.model.run_model import run_model

        cases = draw_cases(plan.demand, seed, replication, stratum)
        state = plan.fresh_state(cases, seed, replication, len(programme))
        contacts = run_model(
            plan, programme, cases, state, seed=seed, replication=replication, policies=policies
        )
    else:
        from ccsim.engine.twin.run_twin import run_twin

        stretches = CaseStretches(plan.demand, seed, replication, stratum)
        state = plan.fresh_state(np.zeros(0, dtype=CASE), seed, replication, len(programme))
        contacts = run_twin(state, plan.timeline.horizon, programme, stretches, stretches.number, take)
    people = state.employed
    return Logs(
        contacts[list(CONTACT.names or ())],
        _with_those_on_duty(plan, state),
        without_vacancies(rostered, people),
        state.close_in_hand(plan.timeline.horizon) if take is None else state.in_hand[:0],
        people,
    )


def _with_those_on_duty(plan: Plan, state: CentreState) -> Rows:
    """The spells of those who left, then of those still there at the horizon, by number."""
    agents, groups = state.tables["agents"], state.tables["groups"]
    present = np.flatnonzero(agents["state"] != OFF)
    still = np.zeros(len(present), dtype=DUTY)
    still["group"] = agents["group"][present]
    still["agent"] = present - groups["first_agent"][still["group"]]
    still["on"] = agents["on_since"][present]
    still["off"] = plan.timeline.horizon
    still["due"] = np.where(agents["stays"][present] == 1, agents["due"][present], NEVER)
    for number, group in enumerate(groups):
        _name_those_overdue(still, number, group)
    return np.concatenate([state.spells, still])


def _name_those_overdue(still: Rows, number: int, group: np.void) -> None:
    """
    Note when the people of a headcount were to go who are still there after it fell.

    Who they are is settled only when they finish, so it is said of the first by number.
    """
    kept = int(group["on_duty"] - group["leaving"] - group["target"]) if group["held"] else 0
    overdue = int(group["leaving"]) + kept
    if overdue == 0:
        return
    places = np.flatnonzero((still["group"] == number) & (still["agent"] < group["pool"]))[:overdue]
    total = int(group["due_sum"]) + (int(group["held_sum"]) if group["held"] else 0)
    still["due"][places] = total // overdue
    still["due"][places[-1]] += total % overdue
