"""Erlang B: no place to wait."""

from __future__ import annotations

import pytest

from tests.theory import counts
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.reference import RECORDS
from tests.theory.view import View

RECORD = RECORDS["A15"]
EXACT = {**(RECORD.published or {}), **RECORD.reference}
#: Days of each replication: rare losses take longer.
_DAYS = {
    "B(1,1)": 30,
    "B(2,1)": 30,
    "B(13,8)": 20,
    "B(14,8)": 25,
    "B(16,10)": 20,
    "B(17,10)": 32,
    "B(18,10)": 55,
    "B(19,12)": 24,
    "B(20,12)": 40,
    "B(64,50)": 30,
}


def _erlang_b(view: View) -> Totals:
    return {"blocking": counts.blocked(view)}


def _member(key: str, scenario: str) -> Run:
    lines, load = (int(number) for number in key[2:-1].split(","))
    return Run(
        scenario,
        (Output("blocking", EXACT[key], share=True, relative=0.05),),
        _erlang_b,
        replications=36,
        days=_DAYS[key],
        overrides={"groups.agents.headcount": lines, "intents.call.volume.count": 20 * load},
        warm_up=14400,
        cool_down=7200,
        label=key,
    )


STUDIES = (
    Study("A15", "Erlang B, exponential talk", tuple(_member(key, "erlang-b") for key in EXACT)),
    Study(
        "A15-lognormal",
        "Erlang B, lognormal talk",
        tuple(_member(key, "erlang-b-lognormal") for key in ("B(2,1)", "B(13,8)", "B(64,50)")),
    ),
)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_erlang_b(study: Study) -> None:
    """The busy tone would be heard too often or too rarely, or depend on the law of the talk."""
    check(study)
