"""A bot with so many sessions at once, as a loss system; and a bot that is down."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from ccsim.engine.outcomes import BLOCKED, CONTAINED
from tests.theory.chains import Queue
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.view import HOUR, View

_RATE, _IN_BOT, _SESSIONS, _CONTAINED = 2 / 60, 480.0, 18, 0.6
BOT = Queue(_RATE, _IN_BOT, _SESSIONS, places=0)
_SHARES = ("full", "contained", "past it", "past it at the time", "past it otherwise")

#: Of outages: the days simulated, how many hours from one to the next, and how long each lasts.
_DAYS, _EVERY, _HOURS, _FASTER = 9, 3, 1, 4 / 60


def _full(view: View) -> Totals:
    """Of all who come: those who find no session free, and the mean number in the bot."""
    with_bot, past = view.column("flow") == 0, view.column("flow") < 0
    blocked = view.outcome == BLOCKED
    assert (with_bot | past).all()
    assert (past == blocked).all() or not blocked.any()
    rows = view.logs.contacts[view.logs.contacts["flow"] == 0]
    stop = rows["ended"].copy()
    stop[rows["queued"] >= 0] = rows["queued"][rows["queued"] >= 0]
    stop[stop < 0] = view.end
    return {
        "full": (float(past.sum()), view.count),
        "in the bot": (view.seconds((rows["offered"].copy(), stop)), view.time),
        "contained": (float((view.outcome == CONTAINED).sum()), view.count),
        "with agents": (view.seconds(view.busy_spells), view.time),
    }


def _known_when_full(turned_away: bool) -> dict[str, float]:
    """Who is let in is a share 1 - B; who is not is lost, or goes to an agent (talk: 5 min)."""
    let_in = 1 - BOT.blocked
    to_agents = let_in * (1 - _CONTAINED) + (0 if turned_away else BOT.blocked)
    return {
        "full": BOT.blocked,
        "in the bot": _RATE * let_in * _IN_BOT,
        "contained": let_in * _CONTAINED,
        "with agents": _RATE * to_agents * 300,
    }


def _down(view: View) -> Totals:
    """Those who came while it was down, and those who were in it when it went down."""
    past, offered = view.column("flow") < 0, view.column("offered")
    down = offered % (_EVERY * HOUR) < _HOURS * HOUR
    # whoever has gone through the bot is contained, but for those whom it left standing
    left = ~past & (view.outcome != CONTAINED)
    return {
        "past it": (float(past.sum()), view.count),
        "past it at the time": (float((past & down).sum()), float(down.sum())),
        "left standing": (float(left.sum()), view.time / 3600 / _EVERY),
    }


def _known_when_down() -> dict[str, float]:
    """
    Arrivals are even, so the share that goes past is the bot's time down.

    In the bot are Poisson many when it goes down; with exponential steps each is left standing if its step
    ends before the bot is up again.
    """
    ends = -math.expm1(-_HOURS * 3600 / _IN_BOT)
    return {
        "past it": _HOURS / _EVERY,
        "past it at the time": 1.0,
        "left standing": _FASTER * _IN_BOT * ends,
    }


def _outages() -> list[dict[str, Any]]:
    hours = range(0, 24 * _DAYS, _EVERY)
    begins = [datetime(2024, 1, 1) + timedelta(hours=hour) for hour in hours]
    stretches = [(begin, begin + timedelta(hours=_HOURS)) for begin in begins]
    return [
        {"name": "outage", "from": f"{begin:%Y-%m-%d %H:%M}", "to": f"{end:%Y-%m-%d %H:%M}",
         "flows_down": ["bot"]}
        for begin, end in stretches
    ]  # fmt: skip


def _run(
    label: str,
    values: dict[str, float],
    totals: Callable[[View], Totals],
    days: int,
    overrides: dict[str, Any],
) -> Run:
    outputs = tuple(Output(name, value, share=name in _SHARES) for name, value in values.items())
    return Run(
        "bot-sessions", outputs, totals, 40, days, overrides, warm_up=86_400, cool_down=86_400, label=label
    )


_LASTS = {"distribution": "lognormal", "mean": "8 min", "sd": "6 min"}
_FOR_OUTAGES = {
    "intents.call.volume": {"per": "1 min", "count": 4},
    "flows.bot.steps.talk.contained.share": 1,
    "flows.bot.steps.talk.own_queue": False,
    "flows.bot.sessions": None,
    "flows.bot.when_full": "skip",
    "events": _outages(),
    "groups.agents.headcount": 120,
}
STUDIES = (
    Study(
        "bot sessions",
        "A bot with 18 sessions",
        (
            _run("turned away", _known_when_full(True), _full, 12, {}),
            _run("past it", _known_when_full(False), _full, 12, {"flows.bot.when_full": "skip"}),
            _run(
                "past it, lognormal", _known_when_full(False), _full, 12,
                {"flows.bot.when_full": "skip", "flows.bot.steps.talk.lasts": _LASTS},
            ),
        ),
    ),
    Study(
        "bot outage",
        "A bot that is down for one hour in three",
        (_run("", _known_when_down(), _down, _DAYS, _FOR_OUTAGES),),
    ),
)  # fmt: skip


def test_erlang_b_by_its_recursion() -> None:
    """The chain would not be the loss formula."""
    blocked, load = 1.0, _RATE * _IN_BOT
    for number in range(1, _SESSIONS + 1):
        blocked = load * blocked / (number + load * blocked)
    assert BOT.blocked == pytest.approx(blocked)
    assert 0.05 < blocked < 0.2


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_loss_system(study: Study) -> None:
    """Sessions would be held too long, or given to too many; an outage would begin late or hit others."""
    check(study)
