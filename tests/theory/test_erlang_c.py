"""Erlang C: a queue in which nobody hangs up."""

from __future__ import annotations

import pytest

import ccsim
from tests.theory import counts
from tests.theory.chains import Queue
from tests.theory.harness import TEXTBOOK, Output, Run, Study, Totals, check, examine
from tests.theory.reference import RECORDS
from tests.theory.view import View

A02, A03 = RECORDS["A02"].reference, RECORDS["A03"].reference


def _a02(view: View) -> Totals:
    return {
        "P_wait": counts.had_to_wait(view),
        "SL": counts.answered_within(view, 20),
        "occupancy": counts.occupancy(view, 14),
        "ASA_s": counts.speed_of_answer(view),
    }


def _a03(view: View) -> Totals:
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
                replications=180,
                days=30,
                warm_up=14400,
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
                replications=150,
                days=30,
                warm_up=14400,
                cool_down=7200,
            ),
        ),
    ),
)


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_erlang_c(study: Study) -> None:
    """Waits, waits of nobody, and the load of the agents would be wrong."""
    check(study)


def _positions(agents: int) -> Run:
    chain = Queue(100 / 1800, 180, agents)

    def totals(view: View) -> Totals:
        return {"SL": counts.answered_within(view, 20), "occupancy": counts.occupancy(view, agents)}

    return Run(
        "erlang-c-14",
        (
            Output("SL", chain.answered_within(20), share=True),
            Output("occupancy", chain.occupancy, share=True),
        ),
        totals,
        replications=60,
        days=30,
        overrides={"groups.agents.headcount": agents},
        warm_up=14400,
        cool_down=7200,
        label=f"{agents} agents",
    )


def test_the_fewest_agents_for_80_in_20_and_an_occupancy_of_85() -> None:
    """The published answer to the planner's question, 14 agents, would come out wrong."""
    enough = (RECORDS["A02"].published or {})["raw_positions_for_80/20_and_occ<=85%"]
    study = Study("A02 positions", "One agent less is too few", (_positions(enough - 1), _positions(enough)))
    verdicts = examine(study)
    assert not [str(verdict) for verdict in verdicts if verdict.faults]
    few, _, level, occupancy = verdicts
    # 13 agents miss 80%, by half a point; 14 keep both promises
    assert few.value < 0.8
    assert level.value - level.half_width > 0.8
    assert occupancy.value + occupancy.half_width < 0.85


def test_positions_with_shrinkage_are_those_published() -> None:
    """Paid time would not be grossed up by the shrinkage as the source does."""
    published = RECORDS["A02"].published or {}
    changes = {"groups.agents.shrinkage": 0.3}
    scenario = ccsim.load(TEXTBOOK / "erlang-c-14.yaml").override(changes)
    summary = ccsim.run(scenario, days=1, replications=2, jobs=1).summary()
    paid = summary[(summary["measure"] == "paid") & (summary["variant"] == "hours")]["value"].iloc[0]
    assert paid / 24 == pytest.approx(published["positions_with_30%_shrinkage"])
