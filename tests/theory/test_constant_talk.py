"""M/D/c: talk that never varies. The unit of the record is the talk, here a minute."""

from __future__ import annotations

import re

import pytest

from tests.theory import counts
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.reference import RECORDS
from tests.theory.view import View

#: Members of the record and the days each replication has.
_DAYS = {1: 120, 2: 56, 5: 32, 10: 20, 14: 14, 20: 14}


def _constant_talk(view: View) -> Totals:
    agents = 1 + int(view.logs.agents["agent"].max())
    waited, number = counts.mean_wait(view)
    return {
        "P_wait": counts.had_to_wait(view),
        "Lq": counts.in_line(view),
        "Wq": (waited / 60, number),
        "rho": counts.occupancy(view, agents),
        "P_W_gt_0.1": counts.longer_than(view, 6),
        "P_W_gt_0.5": counts.longer_than(view, 30),
        "P_W_gt_1": counts.longer_than(view, 60),
    }


def _member(key: str, values: dict[str, float]) -> Run:
    agents = int(re.fullmatch(r"c=(\d+) rho=[\d.]+", key)[1])  # type: ignore[index]
    changes = {"groups.agents.headcount": agents, "intents.call.volume.count": 60 * agents * values["rho"]}
    outputs = tuple(Output(name, value, share=name not in ("Lq", "Wq")) for name, value in values.items())
    return Run(
        "m-d-c",
        outputs,
        _constant_talk,
        replications=120,
        days=_DAYS[agents],
        overrides=changes,
        warm_up=43200 if agents < 5 else 14400,
        cool_down=7200,
        label=key,
    )


STUDIES = (
    Study(
        "A12",
        "M/D/c",
        tuple(_member(key, values) for key, values in RECORDS["A12"].reference.items()),
    ),
)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_crommelin(study: Study) -> None:
    """Waits behind constant talk would be wrong: ties, or a talk that varies."""
    check(study)
