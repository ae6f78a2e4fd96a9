"""From the records of all runs to a report."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Final

import numpy as np
import pandas as pd

from ccsim.experiment.levers.comparison import Variant, comparisons_of, variants_of
from ccsim.experiment.levers.figures import figures_for
from ccsim.experiment.levers.lever_report import LeverReport
from ccsim.experiment.levers.money import Money, money_of
from ccsim.experiment.levers.months import months_of
from ccsim.experiment.levers.record import Record
from ccsim.experiment.replicate import Setup
from ccsim.measures.estimate.estimate import ENOUGH_REPLICATIONS
from ccsim.scenario import Scenario

_TEXT: Final = "string[python]"


def collect_report(
    scenario: Scenario,
    needs: Mapping[str, tuple[str, ...]],
    setup: Setup,
    records: Sequence[Sequence[Record]],
    planned: int,
    interrupted: str,
) -> LeverReport:
    """
    Lay what was kept of all runs out as tables.

    Parameters
    ----------
    scenario
        With all levers on that were looked at.
    needs
        These levers, and what each needs.
    setup
        Of one of the runs.
    records
        By variant, then by replication.
    planned, interrupted
        How many replications there should have been, and why there are fewer.
    """
    variants = variants_of(comparisons_of(needs))
    days = setup.layout.days
    months, _ = months_of(days)
    done = len(records[0])
    notes = [f"{interrupted}: {done} of {planned} replications had finished in every run"] * bool(interrupted)
    if done < ENOUGH_REPLICATIONS:
        notes.append(
            f"{done} replication{'s' * (done != 1)}: intervals from fewer than {ENOUGH_REPLICATIONS} are too "
            "narrow too often; do not rely on them"
        )
    return LeverReport(
        scenario=scenario,
        levers=dict(needs),
        seed=setup.seed,
        engine=setup.engine,
        version=version("ccsim"),
        days=len(days),
        start=days[0].isoformat(),
        replications=done,
        money=_money_table(money_of(records, variants, months), [each.replication for each in records[0]]),
        figures=_figures_table(scenario, variants, records),
        partial=bool(interrupted),
        notes=(*notes, *_untimely(scenario, needs, setup)),
    )


def label_of(variant: Variant) -> str:
    """A variant in a table: the levers that are on."""
    return "+".join(variant) or "nothing"


def _money_table(money: Money, replications: Sequence[int]) -> pd.DataFrame:
    names = [label_of(variant) for variant in money.variants]
    rows = list(itertools.product(names, replications, money.months, money.accounts))
    return pd.DataFrame(
        {
            "variant": pd.array([row[0] for row in rows], dtype=_TEXT),
            "replication": np.array([row[1] for row in rows], dtype=np.int64),
            "month": pd.array([row[2] for row in rows], dtype=_TEXT),
            "account": pd.array([row[3][0] for row in rows], dtype=_TEXT),
            "of": pd.array([row[3][1] for row in rows], dtype=_TEXT),
            "amount": money.amounts.reshape(-1) / 1_000_000,
        }
    )


def _figures_table(
    scenario: Scenario, variants: Sequence[Variant], records: Sequence[Sequence[Record]]
) -> pd.DataFrame:
    ids = [each.id for each in figures_for(scenario)]
    numbers = [each.replication for each in records[0]]
    rows = list(itertools.product([label_of(variant) for variant in variants], numbers, ids))
    sums = np.array([[each.figures for each in of_variant] for of_variant in records]).reshape(-1, 2)
    return pd.DataFrame(
        {
            "variant": pd.array([row[0] for row in rows], dtype=_TEXT),
            "replication": np.array([row[1] for row in rows], dtype=np.int64),
            "measure": pd.array([row[2] for row in rows], dtype=_TEXT),
            "top": sums[:, 0],
            "below": sums[:, 1],
        }
    )


def _untimely(scenario: Scenario, needs: Mapping[str, tuple[str, ...]], setup: Setup) -> Iterator[str]:
    """Levers of which the run sees nothing, or not the beginning."""
    first, last = setup.layout.days[0], setup.layout.days[-1]
    for name in needs:
        begins, once = scenario.levers[name].begins, scenario.levers[name].cost.one_off
        if begins > last:
            yield f"{name} begins on {begins}, after the last day of the run, {last}: nothing of it is seen"
        elif begins < first and once:
            when = f"before the first day of the run, {first}"
            yield f"{name} begins on {begins}, {when}: what it costs once is not counted"
