"""Lines that are limited, and who is on them."""

from __future__ import annotations

from ccsim.measures import columns as c
from ccsim.measures.tally.measure_logs import measure_logs
from tests.measures.made_up import first_come, layout_of, scenario_of


def test_lines_of_a_channel_by_which_nobody_comes() -> None:
    """A number that is not in use any more has no most lines at once: no reason to fall."""
    contacts, agents = first_come(2, rate=90.0)
    channels = {"phone": {"trunks": 40}, "old-number": {"trunks": 2}}
    intent = {
        "volume": {"count": 60, "per": "1 h"},
        "channels": {"phone": 1},
        "handle_time": {"talk": "5 min"},
        "queue": "calls",
    }
    layout = layout_of(scenario_of(channels=channels, intents={"call": intent}))
    totals = measure_logs(layout, contacts, agents)
    assert totals.cells[:, c.LINES_PEAK].max() > 2
