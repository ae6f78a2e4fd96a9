"""Customers who leave without a sign: an agent finds out, after their wait and some more."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ccsim.engine.outcomes import ABANDONED, SILENT
from tests.theory import counts
from tests.theory.chains import Queue
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.silence import Silence
from tests.theory.view import View

#: By minute; minutes.
MODEL = Silence(rate=0.2, talk=3.0, patience=2.0, silent=0.6, notice=1.0)
ALL_SILENT = Silence(rate=0.2, talk=3.0, patience=2.0, silent=1.0, notice=2.0)
#: With a second agent, the line is followed contact by contact; longer ones are too rare to matter.
PAIR, _LONGEST = Silence(rate=0.3, talk=3.0, patience=1.5, silent=0.6, notice=1.0, agents=2), 8
_SHARES = ("P_wait", "P_silent", "talking", "noticing")


def _agents(view: View) -> int:
    return 1 + int(view.logs.agents["agent"].max())


def _contacts(view: View) -> Totals:
    """Who leaves silently has waited until then; the contact, until it is opened."""
    rows, agents = view.logs.contacts, _agents(view)
    silent = rows["outcome"] == SILENT
    left = np.where(silent | (rows["answered"] < 0), rows["ended"], rows["answered"])
    opened = np.where(rows["answered"] < 0, view.end, rows["answered"])
    released = np.where(rows["released"] < 0, view.end, rows["released"])
    taken, count, there = rows["answered"] >= 0, view.count, agents * view.time
    gone = np.isin(view.outcome, (SILENT, ABANDONED))

    def seconds(start: Any, stop: Any, which: Any) -> float:
        return view.seconds((np.ascontiguousarray(start[which]), np.ascontiguousarray(stop[which])))

    waited = view.column("answered") > view.column("queued")
    return {
        "P_wait": (float((gone | waited).sum()), count),
        "P_leave": (float(gone.sum()), count),
        "P_silent": (float((view.outcome == SILENT).sum()), count),
        "Lq": (seconds(rows["queued"], left, left >= 0), view.time),
        "Lq_gone": (seconds(rows["ended"], opened, silent), view.time),
        "talking": (seconds(rows["answered"], released, taken & ~silent), there),
        "noticing": (seconds(rows["answered"], released, taken & silent), there),
    }


def _run(label: str, values: dict[str, float], replications: int, overrides: dict[str, Any]) -> Run:
    outputs = tuple(Output(name, value, share=name in _SHARES) for name, value in values.items())
    return Run(
        "left-silently", outputs, _contacts, replications, days=60, overrides=overrides, warm_up=14400,
        cool_down=14400, label=label,
    )  # fmt: skip


STUDIES = (
    Study(
        "left silently",
        "Chats whose customers leave without a sign",
        (
            _run("3 in 5", MODEL.by_virtual_wait(), 150, {}),
            _run(
                "all", ALL_SILENT.by_virtual_wait(), 150,
                {"channels.chat.silent": 1, "channels.chat.notice.mean": "2 min"},
            ),
            _run(
                "2 agents", PAIR.by_line(_LONGEST), 150,
                {
                    "groups.agents.headcount": 2,
                    "intents.question.volume.count": PAIR.rate,
                    "intents.question.patience.mean": "1.5 min",
                },
            ),
        ),
    ),
)  # fmt: skip


def test_the_line_contact_by_contact_says_the_same() -> None:
    """The density of the virtual wait would not be that of the model."""
    for model, longest in ((MODEL, 9), (Silence(0.1, 2.0, 1.0, 0.8, 1.5), 8)):
        values = model.by_virtual_wait()
        assert model.by_line(longest) == pytest.approx(values, rel=1e-4)


def test_longer_lines_hardly_change_the_chain_of_two_agents() -> None:
    """The chain would be cut off where it still matters: a fiftieth of the interval is allowed."""
    assert PAIR.by_line(_LONGEST) == pytest.approx(PAIR.by_line(_LONGEST + 1), rel=4e-4)


@pytest.mark.parametrize("silent", [0.0, 1e-9])
def test_without_silence_it_is_erlang_a(silent: float) -> None:
    """Nobody stays in line who has left with a sign."""
    values = Silence(0.2, 3.0, 2.0, silent, 1.0).by_virtual_wait()
    chain = Queue(0.2, 3, 1, patience=2)
    assert values["P_wait"] == pytest.approx(chain.had_to_wait, rel=1e-6)
    assert values["P_leave"] == pytest.approx(chain.abandoned, rel=1e-6)
    assert values["talking"] == pytest.approx(chain.occupancy, rel=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_level_crossings(study: Study) -> None:
    """Who has left would not be noticed, or keep nobody waiting, or count as handled."""
    check(study)


def test_what_is_noticed_is_work() -> None:
    """The time an agent spends on a window nobody looks at would be lost."""
    view = next(STUDIES[0].runs[0].views(1))
    rows = view.logs.contacts
    opened = (rows["outcome"] == SILENT) & (rows["answered"] >= 0) & (rows["released"] >= 0)
    assert opened.any()
    assert (rows["answered"] > rows["ended"])[opened].all()
    busy = counts.agents_sharing(view, 1)[0]
    assert busy == pytest.approx(view.seconds(view.busy_spells), abs=1e-6)
