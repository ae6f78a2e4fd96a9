"""From finished replications to a Result."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import pandas as pd

from ccsim.experiment import tables
from ccsim.experiment.contacts_table import contacts_table
from ccsim.experiment.in_hand_table import in_hand_table
from ccsim.experiment.late_table import made_late
from ccsim.experiment.people_tables import agents_table, has_people, people_table
from ccsim.experiment.period_tables import period_tables
from ccsim.experiment.replicate import Finished, Setup
from ccsim.experiment.result import Result
from ccsim.scenario import Scenario
from ccsim.units import US


def collect(
    scenario: Scenario,
    setup: Setup,
    finished: Sequence[Finished],
    days: int,
    version: str,
    partial: bool,
    notes: tuple[str, ...],
) -> Result:
    """
    Lay the totals of finished replications out as tables.

    Parameters
    ----------
    scenario, setup
        Of the run.
    finished
        In the order of their numbers.
    days, version, partial, notes
        Carried by the result.
    """
    layout, name = setup.layout, scenario.name
    totals = [each.totals for each in finished]
    cells = functools.cache(functools.partial(tables.cells_table, name, layout, totals))
    logs = [(each.totals.replication, each.contacts) for each in finished if each.contacts is not None]
    contacts = [contacts_table(name, setup.plan, number, log) for number, log in logs if setup.keep_contacts]
    in_hand = [
        in_hand_table(name, setup.plan, each.totals.replication, each.contacts, each.in_hand)
        for each in finished
        if each.contacts is not None and each.in_hand is not None
    ]
    agents = [
        agents_table(name, setup.plan, each.totals.replication, each.agents)
        for each in finished
        if each.agents is not None
    ]
    logged = any(each.people is not None for each in finished)
    return Result(
        scenario=scenario,
        seed=setup.seed,
        engine=setup.engine,
        version=version,
        days=days,
        start=layout.days[0].isoformat(),
        replications=len(finished),
        window=layout.window / US,
        intervals=made_late(tables.intervals_table, name, layout, totals),
        runs=made_late(lambda: tables.runs_table(cells())),
        cells=made_late(cells),
        staffing=made_late(tables.staffing_table, name, layout, totals),
        ledger=made_late(tables.ledger_table, name, layout, totals),
        income=made_late(tables.income_table, name, layout, totals),
        histograms=made_late(tables.histograms_table, layout, totals),
        contacts=pd.concat(contacts, ignore_index=True) if setup.keep_contacts else None,
        in_hand=pd.concat(in_hand, ignore_index=True) if setup.keep_in_hand else None,
        agents=pd.concat(agents, ignore_index=True) if setup.keep_agents else None,
        people=made_late(_people, name, setup, finished) if has_people(scenario) and logged else None,
        **period_tables(layout, totals),
        known=tables.sample_of(layout, totals),
        partial=partial,
        notes=notes,
    )


def _people(name: str, setup: Setup, finished: Sequence[Finished]) -> pd.DataFrame:
    """Everybody on the job in any replication."""
    people = [
        people_table(name, setup.plan, each.totals.replication, each.people)
        for each in finished
        if each.people is not None
    ]
    return pd.concat(people, ignore_index=True)
