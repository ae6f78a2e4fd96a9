"""Two priorities without interruptions, by the formulas of Cobham and of Kella and Yechiali."""

from __future__ import annotations

from typing import Any

import pytest

from tests.theory import counts
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.networks import two_priorities
from tests.theory.view import US, View

#: Numbers of the intents, which stand in the order of the file.
_URGENT, _ORDINARY = 0, 1
_SHARES = ("P_wait", "occupancy")


def _waits(view: View) -> Totals:
    agents = 1 + int(view.logs.agents["agent"].max())
    table = {"P_wait": counts.had_to_wait(view), "occupancy": counts.occupancy(view, agents)}
    for name, kind in (("urgent", _URGENT), ("ordinary", _ORDINARY)):
        waits = view.wait[view.column("kind") == kind]
        table[f"W_{name}"] = waits.sum() / US / 60, float(len(waits))
        table[f"Lq_{name}"] = view.seconds(view.queue_spells_of(kind=kind)), view.time
    return table


def _run(label: str, exact: dict[str, float], replications: int, days: int, overrides: dict[str, Any]) -> Run:
    outputs = tuple(Output(name, value, share=name in _SHARES) for name, value in exact.items())
    return Run(
        "two-priorities", outputs, _waits, replications, days, overrides, warm_up=43200, cool_down=14400,
        label=label,
    )  # fmt: skip


#: One agent, 6 urgent and 12 ordinary calls an hour. All talk 2 min in the mean, exponential; or urgent calls
#: always take 1 min, and ordinary ones vary more than an exponential law does.
_ONE = {"groups.agents.headcount": 1, "intents.urgent.volume.count": 6, "intents.ordinary.volume.count": 12}
_ALIKE = {
    "intents.urgent.handle_time.talk.mean": "2 min",
    "intents.ordinary.handle_time.talk.mean": "2 min",
}
_UNLIKE = {
    "intents.urgent.handle_time.talk": "1 min",
    "intents.ordinary.handle_time.talk": {"distribution": "gamma", "mean": "2 min", "sd": "3 min"},
}

STUDIES = (
    Study(
        "two priorities",
        "Urgent calls first, nobody interrupted",
        (
            _run("8 agents", two_priorities((0.6, 0.9), (4, 4), (32, 32), 8), 300, 30, {}),
            _run("1 agent", two_priorities((0.1, 0.2), (2, 2), (8, 8)), 150, 60, {**_ONE, **_ALIKE}),
            _run(
                "1 agent, talk unlike", two_priorities((0.1, 0.2), (1, 2), (1, 13)), 200, 60,
                {**_ONE, **_UNLIKE},
            ),
        ),
    ),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_cobham(study: Study) -> None:
    """The urgent would wait too long, or push the others back too far."""
    check(study)
