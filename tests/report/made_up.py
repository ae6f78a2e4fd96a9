"""A small result that no engine made, for what only looks at one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd

COLUMNS = ["measure", "variant", "statistic", "threshold", "channel", "queue", "intent", "segment", "group"]
COLUMNS += ["week", "month", "self_service", "value", "low", "high", "level", "n", "unit"]

_ROWS: list[tuple[str, str, str, float | None, float, float, float, str]] = [
    ("frt", "human_calendar_contact", "mean", None, 23.456, 22.9, 24.01, "s"),
    ("aht", "contact", "mean", None, 300.0, 299.1, 301.3, "s"),
    ("fcr", "case", "share", None, 0.8, 0.79, 0.81, "share"),
    ("cpc", "served", "ratio", None, 5.4321, 5.41, 5.462, "EUR"),
    ("service_level", "offered", "share", 20.0, 0.783872, 0.7800, 0.7876, "share"),
    ("service_level", "offered", "share", 60.0, 0.9, 0.895, 0.905, "share"),
    ("asa", "answered", "mean", None, 7.6456, 7.5, 7.8, "s"),
    ("abandonment", "offered", "share", None, 0.068935, 0.068, 0.0699, "share"),
    ("occupancy", "agent", "share", None, 0.931065, 0.93, 0.932, "share"),
    ("volume", "offered", "total", None, 100_801.2, 100_700.0, 100_902.0, "count"),
]


def summary(*_: Any, **__: Any) -> pd.DataFrame:
    """Return a summary: the rows above for the centre, and some of them by intent."""
    made: list[dict[str, Any]] = []
    for intent in (None, "order", "billing"):
        for measure, variant, statistic, threshold, value, low, high, unit in _ROWS:
            if intent is None or measure in {"aht", "service_level", "volume"}:
                row = dict.fromkeys(COLUMNS)
                row |= {
                    "measure": measure,
                    "variant": variant,
                    "statistic": statistic,
                    "threshold": threshold,
                }
                row |= {"intent": intent, "value": value, "low": low, "high": high, "level": 0.95}
                made.append(row | {"n": 30, "unit": unit})
    return pd.DataFrame(made, columns=COLUMNS).astype({"threshold": float})


def result(**changed: Any) -> Any:
    """Return a result with that summary, as far as the table looks at one."""
    assumption = SimpleNamespace(path="intents.order.resolution", why="assumed, not in the data")
    parts: dict[str, Any] = {
        name: {} for name in ("channels", "flows", "queues", "intents", "groups", "prevention")
    }
    scenario = SimpleNamespace(
        name="small",
        self_service={},
        title="A small centre",
        currency="EUR",
        levers_on=(),
        costs=SimpleNamespace(projects={}),
        satisfaction=None,
        segments={},
        assumptions=(assumption,),
        **parts,
    )
    told = {
        "scenario": scenario,
        "days": 7,
        "start": "2026-03-02",
        "notes": (),
        "replications": 30,
        "seed": 1,
    }
    told |= {"engine": "compiled", "version": "1.2.3", "summary": summary}
    return SimpleNamespace(**(told | changed))


def by_channel_summary(total: float = 3_251.0) -> pd.DataFrame:
    """Return a summary of three channels; of the costs 60% are of phone, and a tenth is nobody's."""
    shares = {
        "phone": 0.59992,
        "chat": 0.2,
        "email": 0.10008,
        "idle_capacity": 0.03333,
        "unallocated": 0.06667,
    }
    rows: list[dict[str, Any]] = []

    def add(
        measure: str, variant: str, statistic: str, value: float, half: float, unit: str, **of: Any
    ) -> None:
        row = dict.fromkeys(COLUMNS) | {"measure": measure, "variant": variant, "statistic": statistic}
        rows.append(row | {"value": value, "low": value - half, "high": value + half, "unit": unit} | of)

    waits = {"phone": (23.0, 1.0), "chat": (45.0, 2.0), "email": (54_000.0, 1_800.0)}
    for place, (channel, (frt, half)) in enumerate(waits.items()):
        of = {"channel": channel, "level": 0.95, "n": 30}
        add("volume", "offered", "total", 600.0 / (place + 1), 10.0, "count", **of)
        add("frt", "human_calendar_contact", "mean", frt, half, "s", **of)
        add("aht", "contact", "mean", 300.0, 5.0, "s", **of)
        add("fcr", "case", "share", float("nan") if place == 2 else 0.8, 0.01, "share", **of)
        add("cpc", "served", "ratio", 3.25, 0.1, "EUR", **of)
        add("cost", "total", "total", total * shares[channel], 1.0, "EUR", **of)
    add("cost", "total", "total", total, 1.0, "EUR", level=0.95, n=30)
    for variant in ("idle_capacity", "unallocated"):
        add("cost", variant, "total", total * shares[variant], 1.0, "EUR", level=0.95, n=30)
    return pd.DataFrame(rows, columns=COLUMNS).astype({"threshold": float})
