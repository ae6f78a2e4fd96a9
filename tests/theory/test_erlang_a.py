"""Erlang A: callers of limited patience."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

import ccsim
from ccsim.engine.outcomes import ABANDONED
from tests.shared import replications, width
from tests.theory import counts
from tests.theory.chains import Queue
from tests.theory.estimate import t_quantile
from tests.theory.harness import SEED, TEXTBOOK, Output, Run, Study, Totals, check
from tests.theory.reference import RECORDS
from tests.theory.view import US, View

#: 600 calls an hour of 300 s, patience 120 s, by the number of agents: what the README promises.
PROMISED = {
    50: {
        "abandonment": 0.068935,
        "wait_all_s": 8.2723,
        "asa_s": 7.6456,
        "sl_20s_offered": 0.783872,
        "occupancy": 0.931065,
    },
    45: {"abandonment": 0.131753, "wait_all_s": 15.8104, "sl_20s_offered": 0.593670, "occupancy": 0.964719},
}
#: Half a unit of the last digit that is printed.
_LAST_DIGIT = {"wait_all_s": 5e-5, "asa_s": 5e-5}
A04, A06 = RECORDS["A04-13"], RECORDS["A06-13"]


def exact(agents: int) -> dict[str, float]:
    """The same numbers by the birth-death chain."""
    chain = Queue(600 / 3600, 300, agents, patience=120)
    return {
        "abandonment": chain.abandoned,
        "wait_all_s": chain.mean_wait,
        "asa_s": chain.speed_of_answer,
        "sl_20s_offered": chain.answered_within(20),
        "occupancy": chain.occupancy,
    }


def _erlang_a(view: View) -> Totals:
    agents = 1 + int(view.logs.agents["agent"].max())
    return {
        "abandonment": counts.abandoned(view),
        "wait_all_s": counts.mean_wait(view),
        "asa_s": counts.speed_of_answer(view),
        "sl_20s_offered": counts.answered_within(view, 20),
        "occupancy": counts.occupancy(view, agents),
    }


def _thirteen_agents(view: View) -> Totals:
    """Both records with 13 agents; ``sl_abinc`` leaves out who gave up within 20 s."""
    answered, offered = counts.answered_within(view, 20)
    gone_early = float(((view.outcome == ABANDONED) & (view.wait <= 20 * US)).sum())
    waited, number = counts.mean_wait(view)
    served = counts.speed_of_answer(view)
    virtual = counts.mean_virtual_wait(view)
    return {
        "mean_wait_all_s": (waited, number),
        "W_all": (waited / 60, number),
        "W_served": (served[0] / 60, served[1]),
        "E_V": (virtual[0] / 60, virtual[1]),
        "P_ab": counts.abandoned(view),
        "P_wait": counts.had_to_wait(view),
        "occupancy": counts.occupancy(view, 13),
        "Lq": counts.in_line(view),
        "sl_offered": (answered, offered),
        "sl_virtual": counts.virtual_within(view, 20),
        "sl_answered": (answered, served[1]),
        "sl_abinc": (answered, offered - gone_early),
    }


def _promised(agents: int, replications: int) -> Run:
    values = exact(agents)
    outputs = tuple(
        Output(
            name,
            values[name],
            share=name in ("sl_20s_offered", "occupancy"),
            published=(printed - _LAST_DIGIT.get(name, 5e-7), printed + _LAST_DIGIT.get(name, 5e-7)),
        )
        for name, printed in PROMISED[agents].items()
    )
    changes = {} if agents == 50 else {"groups.agents.headcount": agents}
    return Run(
        "erlang-a", outputs, _erlang_a, replications, days=8, warm_up=14400, cool_down=7200,
        overrides=changes, label=f"{agents} agents",
    )  # fmt: skip


_SHARES = {"P_wait", "occupancy", "sl_offered", "sl_virtual", "sl_answered", "sl_abinc"}
_A04_PRINTED = {"mean_wait_all_s": (9.905, 9.915)}
_A06_PRINTED = {
    "P_wait": (0.2255, 0.2265),
    "P_ab": (0.0245, 0.0255),
    "occupancy": (0.745, 0.755),
    "W_all": (0.1245, 0.1255),
    "sl_offered": (0.8575, 0.8585),
}


def _outputs(values: dict[str, float], printed: dict[str, tuple[float, float]]) -> tuple[Output, ...]:
    return tuple(Output(name, values[name], name in _SHARES, printed.get(name)) for name in values)


STUDIES = (
    Study("erlang-a", "Erlang A, 600 calls an hour", (_promised(50, 90), _promised(45, 60))),
    Study(
        "A04-13",
        "Erlang A, 100 lines, 13 agents",
        (
            Run(
                "erlang-a-100-lines", _outputs(A04.reference, _A04_PRINTED), _thirteen_agents, 55, days=30,
                warm_up=14400, cool_down=7200,
            ),
        ),
    ),
    Study(
        "A06-13",
        "Erlang A, 13 agents",
        (
            Run(
                "erlang-a-13", _outputs(A06.reference, _A06_PRINTED), _thirteen_agents, 85, days=30,
                warm_up=14400, cool_down=7200,
            ),
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_erlang_a(study: Study) -> None:
    """Abandonment, waits and service levels would be wrong."""
    check(study)


@pytest.mark.parametrize("agents", PROMISED)
def test_what_the_readme_promises_is_what_the_chain_says(agents: int) -> None:
    """A published value would not be that of the model."""
    for name, printed in PROMISED[agents].items():
        assert abs(exact(agents)[name] - printed) <= _LAST_DIGIT.get(name, 5e-7), name


def test_what_was_printed_is_the_exact_value_rounded() -> None:
    """A source would disagree with the reference it is listed with."""
    for record, printed in ((A04, _A04_PRINTED), (A06, _A06_PRINTED)):
        for name, (low, high) in printed.items():
            assert low <= record.reference[name] <= high, name
            assert any(low < value < high for value in (record.published or {}).values()), name


#: The promised numbers by measure, variant and statistic.
_MEASURES = {
    "abandonment": ("abandonment", "offered", "share"),
    "wait_all_s": ("wait", "all", "mean"),
    "asa_s": ("asa", "answered", "mean"),
    "sl_20s_offered": ("service_level", "offered", "share"),
    "occupancy": ("occupancy", "agent", "share"),
}


@pytest.mark.parametrize("agents", PROMISED)
def test_the_measures_of_a_run_agree_with_erlang_a(agents: int) -> None:
    """What a planner reads would be another number than the one that theory and the logs have."""
    scenario = ccsim.load(TEXTBOOK / "erlang-a.yaml", [f"groups.agents.headcount={agents}"])
    count = replications(60)
    result = ccsim.run(scenario, days=8, replications=count, seed=SEED)
    summary = result.summary()
    whole = summary[summary[["channel", "queue", "intent", "segment", "group"]].isna().all(axis=1)]
    outputs = len(PROMISED[agents])
    # from the 95% interval that is printed to the joint 99.9% one
    wider = t_quantile(count, outputs) / stats.t.isf(0.025, count - 1)
    for name in PROMISED[agents]:
        sought = np.array([*_MEASURES[name]])
        row = whole[(whole[["measure", "variant", "statistic"]] == sought).all(axis=1)].iloc[0]
        half_width = wider * max(row["value"] - row["low"], row["high"] - row["value"])
        assert abs(row["value"] - exact(agents)[name]) <= half_width, (name, row["value"], half_width)
        assert half_width <= width(0.03 * exact(agents)[name], 60), (name, half_width)
