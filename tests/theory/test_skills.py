"""Groups that serve several queues: two designs solved exactly as Markov chains."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ccsim.engine.outcomes import ABANDONED, BALKED
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.reference import RECORDS
from tests.theory.view import US, View

#: Not outputs of the model: the size of a chain, its residual and the mass it cuts off.
_NUMERICS = ("states", "resid", "trunc")
_SHARES = ("P_all_busy", "share_served", "util")


def known(record: str) -> dict[str, float]:
    """The outputs of a record by one name each: ``class0 Lq``, ``pool1_util``."""
    found: dict[str, float] = {}
    for name, value in RECORDS[record].reference.items():
        nested: dict[str, Any] = value if isinstance(value, dict) else {name: value}
        within = f"{name} " if isinstance(value, dict) else ""
        found.update({within + each: value for each, value in nested.items() if each not in _NUMERICS})
    return found


def _totals(agents: tuple[int, ...], outputs: tuple[str, ...]) -> Callable[[View], Totals]:
    """Count by class and pool. Both stand in the order of their names, in the record and in the scenario."""

    def totals(view: View) -> Totals:
        table: dict[str, tuple[float, float]] = {}
        for pool, size in enumerate(agents):
            busy = view.seconds(view.busy_spells_of(group=pool))
            table[f"pool{pool}_util"] = busy, size * view.time
        for number in range(sum(name.endswith(" Lq") for name in outputs)):
            table.update(_of_class(view, number, len(agents)))
        return {name: table[name] for name in outputs}

    return totals


def _of_class(view: View, number: int, pools: int) -> dict[str, tuple[float, float]]:
    """Who had to wait or left at once has found every agent busy who could have helped."""
    here, name = view.column("kind") == number, f"class{number}"
    count, left = float(here.sum()), here & (view.outcome == BALKED)
    gone = left | (here & (view.outcome == ABANDONED))
    group, waited = view.column("group"), view.wait[here]
    table = {
        f"{name} P_all_busy": (float((waited > 0).sum() + left.sum()), count),
        f"{name} Lq": (view.seconds(view.queue_spells_of(kind=number)), view.time),
        f"{name} W_all": (waited.sum() / US / 60, count),
        f"{name} P_ab": (float(gone.sum()), count),
    }
    for pool in range(pools):
        busy = view.seconds(view.busy_spells_of(kind=number, group=pool))
        table[f"{name} busy_in_pool{pool}"] = busy, view.time
        table[f"{name} share_served_by_pool{pool}"] = float((here & (group == pool)).sum()), count
    return table


def _study(name: str, title: str, scenario: str, agents: tuple[int, ...], replications: int) -> Study:
    values = known(name)
    outputs = tuple(
        Output(each, value, share=any(word in each for word in _SHARES)) for each, value in values.items()
    )
    run = Run(
        scenario,
        outputs,
        _totals(agents, tuple(values)),
        replications,
        days=20,
        warm_up=14400,
        cool_down=7200,
    )
    return Study(name, title, (run,))


STUDIES = (
    _study("D05-N-design", "N design", "n-design", (4, 4), 90),
    _study("D05-ThreeTypes", "Three types, two groups, balking", "three-types", (1, 2), 60),
)


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_markov_chain(study: Study) -> None:
    """Who looks for whom first, whom a freed agent takes, or who leaves at once would be wrong."""
    check(study)
