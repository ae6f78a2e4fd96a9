"""A centre whose planner measured what agents, a bot and a knowledge base showed; measuring it again."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import scipy.stats

from ccsim.engine.outcomes import ARRIVED, CONTAINED, FOUND, HANDLED, HUNG_UP, SELF_SERVICE
from ccsim.engine.plan import build_plan
from ccsim.engine.simulate import simulate
from ccsim.experiment.warm_up import lay_timeline
from ccsim.scenario import Scenario
from ccsim.typing import Rows
from ccsim.units import DAY, US

_AGAIN = {"probability": 0.8, "delay": {"distribution": "exponential", "mean": "6 h"}}
_HOURS = {"every day": "08:00-20:00"}


def _per_hour(count: float) -> dict[str, Any]:
    return {"interval": "60 min", "days": {"every day": {"08:00": [count] * 12}}}


def _lognormal(mean: float) -> dict[str, Any]:
    return {"distribution": "lognormal", "mean": f"{mean} s", "sd": f"{mean} s"}


MEASURED: dict[str, Any] = {
    "name": "measured",
    "calendar": {"time_zone": "UTC", "start": "2024-01-01"},
    "intents": {
        "order": {
            "volume": {"count": _per_hour(40), "per": "1 h"},
            "channels": {"phone": 0.6, "chat": 0.4},
            "self_service": {"faq": 0.5},
            "handle_time": {
                "talk": _lognormal(300),
                "wrap_up": {"distribution": "exponential", "mean": "60 s"},
                "among": "handled",
            },
            "resolution": {"probability": 0.75, "among": "handled", "repeat": _AGAIN},
            "patience": {"distribution": "exponential", "mean": "5 min"},
            "redial": {"probability": 0.6, "delay": {"distribution": "exponential", "mean": "10 min"}},
            "by_channel": {"chat": {"handle_time": {"talk": _lognormal(400)}}},
            "difficulty": {"containment": 0.6, "self_service": 0.5, "resolution": 0.4, "handle_time": 0.5},
        },
        "bill": {
            "volume": {"count": _per_hour(20), "per": "1 h"},
            "channels": {"phone": 1.0},
            "handle_time": {"talk": _lognormal(200)},
            "resolution": {"probability": 0.8, "repeat": _AGAIN},
            "difficulty": {"containment": 0.3, "resolution": 0.3, "handle_time": 0.3},
        },
    },
    "channels": {"phone": {"flow": "bot", "hours": _HOURS}, "chat": {"mode": "concurrent", "hours": _HOURS}},
    "queues": {"all": {}},
    "self_service": {
        "faq": {
            "lasts": "3 min",
            "success": {"share": 0.5, "resolved": 0.8, "among": "handled", "repeat": _AGAIN},
            "failure": {"delay": "10 min", "gives_up": 0.1},
        }
    },
    "flows": {
        "bot": {
            "steps": {
                "ask": {"lasts": "20 s", "hang_up": 0.1, "then": "answer"},
                "answer": {
                    "lasts": "1 min",
                    "hang_up": 0.05,
                    "contained": {
                        "share": 0.3,
                        "by_intent": {"bill": 0.2},
                        "resolved": 0.7,
                        "among": "handled",
                        "repeat": _AGAIN,
                    },
                    "own_queue": True,
                },
            }
        }
    },
    "groups": {"agents": {"headcount": 12, "loads": [{"live": 1}, {"concurrent": 2}]}},
}


def measured_centre(**changes: Any) -> Scenario:
    """Everything that can be stated among handled contacts, by somebody who measured it."""
    return Scenario.model_validate(MEASURED | changes)


def easiest_contained(containment: float = 1.0) -> Scenario:
    """A bot that takes the easiest fifth of the calls, whose talk was measured after it."""
    log_sd = 0.84
    sd = 300 * math.sqrt(math.expm1(log_sd**2))
    return Scenario.model_validate(
        {
            "name": "easiest",
            "calendar": {"time_zone": "UTC", "start": "2024-01-01"},
            "intents": {
                "call": {
                    "volume": {"count": 60, "per": "1 h"},
                    "handle_time": {
                        "talk": {"distribution": "lognormal", "mean": "300 s", "sd": f"{sd} s"},
                        "among": "handled",
                    },
                    "difficulty": {"containment": containment, "handle_time": 0.5},
                }
            },
            "channels": {"phone": {"flow": "bot"}},
            "queues": {"calls": {}},
            "flows": {"bot": {"steps": {"ask": {"contained": {"share": 0.2}, "own_queue": True}}}},
            "groups": {"agents": {"headcount": 30}},
        }
    )


#: By path of `MEASURED`: what is stated, and of the rows of a log those concerned, and their figures.
FIGURES: dict[str, tuple[float, Callable[[Rows, Any], Any]]] = {
    "intents.order.handle_time.talk": (300, lambda log, of: log["talk"][of("order", "phone", log)] / US),
    "intents.order.by_channel.chat.handle_time.talk": (
        400,
        lambda log, of: log["talk"][of("order", "chat", log)] / US,
    ),
    "intents.order.handle_time.wrap_up": (60, lambda log, of: log["wrap_up"][of("order", None, log)] / US),
    "intents.order.resolution.probability": (0.75, lambda log, of: log["resolved"][of("order", None, log)]),
    "flows.bot.steps.answer.contained.share": (
        0.3,
        lambda log, of: log["outcome"][of("order", "bot", log)] == CONTAINED,
    ),
    "flows.bot.steps.answer.contained.by_intent.bill": (
        0.2,
        lambda log, of: log["outcome"][of("bill", "bot", log)] == CONTAINED,
    ),
    "flows.bot.steps.answer.contained.resolved": (
        0.7,
        lambda log, of: log["resolved"][log["outcome"] == CONTAINED],
    ),
    "self_service.faq.success.share": (
        0.5,
        lambda log, of: log["outcome"][log["via"] == SELF_SERVICE] == FOUND,
    ),
    "self_service.faq.success.resolved": (0.8, lambda log, of: log["resolved"][log["outcome"] == FOUND]),
}


def measured_again(scenario: Scenario, replications: int, seed: int) -> dict[str, list[tuple[float, float]]]:
    """By path: how many and the sum over them, of each replication of a week, counted by hand."""
    timeline = lay_timeline(scenario, 7, None)
    plan = build_plan(scenario, timeline)
    intents = np.array([kind.intent for kind in plan.kinds])
    channels = np.array([kind.channel for kind in plan.kinds])

    def of(intent: str, where: str | None, log: Rows) -> Any:
        own = intents[log["kind"]] == intent
        if where == "bot":
            # everybody on the phone meets the bot, and who does not hang up comes to its answer
            met = (channels[log["kind"]] == "phone") & (log["via"] == ARRIVED)
            return own & met & (log["outcome"] != HUNG_UP) & (log["flow"] == 0)
        if where is not None:
            own &= channels[log["kind"]] == where
        return own & (log["outcome"] == HANDLED)

    found: dict[str, list[tuple[float, float]]] = {path: [] for path in FIGURES}
    for replication in range(replications):
        log = simulate(plan, seed=seed, replication=replication).contacts
        early = (log["offered"] >= timeline.measured_from) & (log["offered"] < timeline.horizon - DAY * US)
        log = log[early]
        for path, (_, see) in FIGURES.items():
            values = np.asarray(see(log, of), dtype=float)
            found[path].append((len(values), values.sum()))
    return found


def interval(sums: list[tuple[float, float]], level: float) -> tuple[float, float]:
    """The interval of a ratio of totals, over replications."""
    counts, totals = np.array(sums).T
    ratio = totals.sum() / counts.sum()
    spread = np.std(totals - ratio * counts, ddof=1) / counts.mean() / math.sqrt(len(counts))
    half = scipy.stats.t.ppf((1 + level) / 2, len(counts) - 1) * spread
    return ratio - half, ratio + half
