"""The time of each agent, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from ccsim.engine.logs import DUTY, OVERTIME, PAID_BREAK, ROSTERED, WORK
from ccsim.measures.tally.agent_times import agent_times
from ccsim.units import DAY, HOUR, US
from tests.measures.made_up import in_hand_log, layout_of, scenario_of

#: One of the headcount, and Ann with a shift from 8 to 12 with a break, and overtime until 13.
_SHIFT = {
    "agents": ["ann"],
    "hours": {"every day": "08:00-12:00"},
    "breaks": "10:00-10:15",
    "overtime": {"every day": "12:00-13:00"},
}
_GROUPS = {"agents": {"serves": ["calls"], "headcount": 1, "shifts": {"early": _SHIFT}}}
# agent, on, off and due in hours; the second spell of number 0 is not over
_SPELLS = [(0, 6, 9.5, 9), (0, 11, -1, -1), (1, 8, 10.1, -1), (1, 10.25, 13.2, -1)]
_ROSTER = [(WORK, 8, 10), (PAID_BREAK, 10, 10.25), (WORK, 10.25, 12), (OVERTIME, 12, 13)]


def _at(hours: float) -> int:
    return -1 if hours < 0 else round(hours * HOUR * US)


def test_presence_work_and_overtime_are_added_up_for_each_agent() -> None:
    """Who stays half an hour after the count fell, and who begins a break late and leaves late."""
    duty = np.array([(0, agent, _at(on), _at(off), _at(due)) for agent, on, off, due in _SPELLS], DUTY)
    rostered = np.array([(0, 1, what, _at(begin), _at(end)) for what, begin, end in _ROSTER], ROSTERED)
    # Ann has two in hand for half an hour; the other's last work is not over when the run is
    hand = in_hand_log(
        [
            (0, 1, 1, [0], 8 * HOUR, 9 * HOUR),
            (0, 1, 2, [0, 1], 9 * HOUR, 9.5 * HOUR),
            (0, 0, 1, [2], 7 * HOUR, 8 * HOUR),
            (0, 0, 1, [3], 23.5 * HOUR, 26 * HOUR),
        ]
    )
    layout = layout_of(scenario_of(groups=_GROUPS))
    found = agent_times(layout, (2,), duty, rostered, hand)
    assert found.staffed / US / HOUR == pytest.approx([3.5 + 13, 2.1 + 2.95])
    assert found.busy / US / HOUR == pytest.approx([1.5, 1.5])
    # The break she began late is paid anyway.
    assert found.overtime / US / HOUR == pytest.approx([0.5, 1 + 0.2])


def test_only_the_measured_time_counts() -> None:
    """What was before it belongs to the warm-up."""
    layout = layout_of(scenario_of(groups=_GROUPS), warm_up=DAY)
    duty = np.array([(0, 0, _at(18), _at(32), _at(22))], DUTY)
    hand = in_hand_log([(0, 0, 1, [0], 23.5 * HOUR, 24.5 * HOUR)])
    found = agent_times(layout, (2,), duty, np.zeros(0, ROSTERED), hand)
    assert found.staffed.tolist() == [_at(8), 0]
    assert found.busy.tolist() == [_at(0.5), 0]
    assert found.overtime.tolist() == [_at(8), 0]
