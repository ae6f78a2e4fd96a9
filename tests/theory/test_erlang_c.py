"""Erlang C: a queue in which nobody hangs up."""

from __future__ import annotations

import pytest

from tests.theory import counts
from tests.theory.harness import Output, Run, Study, check
from tests.theory.reference import RECORDS
from tests.theory.view import View

A02, A03 = RECORDS["A02"].reference, RECORDS["A03"].reference


def _a02(view: View) -> dict[str, counts.Pair]:
    return {
        "P_wait": counts.had_to_wait(view),
        "SL": counts.answered_within(view, 20),
        "occupancy": counts.occupancy(view, 14),
        "ASA_s": counts.speed_of_answer(view),
    }


def _a03(view: View) -> dict[str, counts.Pair]:
    return {"ASA_s": counts.speed_of_answer(view)}


STUDIES = (
    Study(
        "A02",
        "Erlang C, 14 agents",
        (
            Run(
                "erlang-c-14",
                (
                    Output("P_wait", A02["P_wait"], share=True),
                    Output("SL", A02["SL"], share=True),
                    Output("occupancy", A02["occupancy"], share=True),
                    Output("ASA_s", A02["ASA_s"]),
                ),
                _a02,
                replications=40,
                days=30,
                warm_up=86400,
                cool_down=7200,
            ),
        ),
    ),
    Study(
        "A03",
        "Erlang C, 13 agents",
        (
            Run(
                "erlang-c-13",
                (Output("ASA_s", A03["ASA_s"], published=(26.555, 26.565)),),
                _a03,
                replications=40,
                days=30,
                warm_up=86400,
                cool_down=7200,
            ),
        ),
    ),
)


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_erlang_c(study: Study) -> None:
    """Waits, waits of nobody, and the load of the agents would be wrong."""
    check(study)
