"""Shifts in whole runs: what is paid, what it costs, and which way each option moves it."""

from __future__ import annotations

import functools
from typing import Any

import pytest

from ccsim import Result, Scenario, run

#: Four agents, four hours a day, a break of each kind; calls come long before the breaks and the end.
CENTRE: dict[str, Any] = {
    "name": "desk",
    "calendar": {"start": "2024-01-01"},
    "intents": {
        "call": {
            "volume": {
                "per": "1 h",
                "count": {"interval": "60 min", "days": {"every day": {"09:00": [20]}}},
            },
            "handle_time": {"talk": "2 min", "wrap_up": "1 min"},
            "patience": "2 min",
        }
    },
    "channels": {"phone": {}},
    "queues": {"calls": {}},
    "groups": {
        "desk": {
            "shifts": {
                "early": {
                    "agents": 4,
                    "hours": {"every day": "09:00-13:00"},
                    "breaks": "11:00-11:30",
                    "unpaid_breaks": "12:00-12:15",
                }
            },
            "pay": 20,
        }
    },
    "start": {"warm_up": "1 d"},
}
DAYS, REPLICATIONS = 5, 20


@functools.cache
def _run(scenario: Scenario, seed: int) -> Result:
    return run(scenario, days=DAYS, replications=REPLICATIONS, seed=seed)


def figures(*ids: str, seed: int = 1, **changes: Any) -> list[float]:
    """Measures of the centre with some of it changed: ``pay=3``, or ``absence__probability=0.2``."""
    paths = {f"groups.desk.{name.replace('__', '.')}": value for name, value in changes.items()}
    result = _run(Scenario.model_validate(CENTRE).override(paths), seed)
    return [result.estimate(each).value for each in ids]


def test_a_week_of_shifts_by_hand() -> None:
    """4 x 5 days: 3.75 h paid, 3.25 h present, 4 h rostered; nobody stays longer, so all of it is exact."""
    found = figures("paid/hours", "staffed/hours", "shrinkage/paid", "overtime/hours", "cost/total")
    assert found == pytest.approx([75, 65, 10 / 75, 0, 75 * 20])
    busy, utilisation, occupancy = figures("busy/time_average", "utilisation/paid", "occupancy/agent")
    assert utilisation == pytest.approx(busy * 24 * DAYS / 75)
    assert occupancy == pytest.approx(busy * 24 * DAYS / 65)


def test_each_option_moves_what_it_should() -> None:
    """Planned overtime, its pay, seats and hiring: to the hour and the cent."""
    overtime = {"shifts__early__overtime": {"mon": "13:00-15:00"}}  # one Monday is measured
    assert figures("overtime/hours", "paid/hours", "overtime/share", **overtime) == pytest.approx(
        [8, 83, 8 / 83]
    )
    assert figures("cost/overtime", "cost/pay", **overtime) == pytest.approx([160, 1500])
    assert figures("cost/overtime", "cost/pay", overtime_pay=1.5, **overtime) == pytest.approx([240, 1500])
    assert figures("cost/seats", "cost/total", seat=3) == pytest.approx([60, 1560])
    late = {"ann": {"hired": "2024-01-03"}, "bob": {"days_off": ["2024-01-02"]}, "cy": {}, "di": {}}
    assert figures("paid/hours", shifts__early__agents=late) == pytest.approx([(3 + 4 + 5 + 5) * 3.75])
    # shrinkage is of headcounts; shifts state theirs themselves
    assert figures("paid/hours", shrinkage=0.5) == pytest.approx([75])


def test_absence_is_missed_time_that_may_be_paid() -> None:
    """Common random numbers: unpaid absence saves exactly what paid absence pays for nothing."""
    ids = ("staffed/hours", "paid/hours", "cost/pay", "shrinkage/paid", "absence/rostered")
    staffed, paid, pay, shrinkage, absence = figures(*ids, absence__probability=0.2)
    assert staffed < 65
    assert (paid, pay) == pytest.approx((75, 1500))
    assert shrinkage == pytest.approx(1 - staffed / 75)
    missed = 75 * (1 - staffed / 65)
    unpaid = figures(*ids[:3], absence__probability=0.2, absence__paid=False)
    assert unpaid == pytest.approx([staffed, 75 - missed, 20 * (75 - missed)])
    # 400 agent-dates at 20%: within 5 standard errors of 0.02, which a false alarm meets once in a million
    assert missed / 75 == pytest.approx(0.2, abs=0.1)
    assert absence == pytest.approx(missed / 75)


def test_who_is_busy_when_the_shift_ends_works_overtime() -> None:
    """Calls to the very end, ten minutes each: who talks at 13:00 stays, and all of that is overtime."""
    scenario = Scenario.model_validate(CENTRE).override(
        {
            "intents.call.handle_time.talk": "10 min",
            "intents.call.volume.count": 40,
            "channels.phone.hours": {"every day": "09:00-13:00"},
            "channels.phone.at_close": "disconnect",
        }
    )
    result = _run(scenario, 1)
    overtime = result.estimate("overtime/hours").value
    # at most four agents and eleven minutes on each of five days
    assert 1 < overtime < 4 * DAYS * 11 / 60
    # two breaks begin late, too: the paid one costs nothing, the unpaid one is shorter and paid as usual
    worked_break = result.estimate("paid/hours").value - 75 - overtime
    assert 1 < worked_break < 4 * DAYS * 11 / 60
    assert result.estimate("cost/pay").value == pytest.approx(20 * (75 + worked_break))
    assert result.estimate("cost/overtime").value == pytest.approx(20 * overtime)
