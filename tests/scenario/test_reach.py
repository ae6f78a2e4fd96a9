"""Where contacts may come in is known of each scenario by itself."""

from __future__ import annotations

from pathlib import Path

import ccsim
from ccsim.scenario.reach import channels_of
from tests.shared import REPOSITORY

SMALL = Path(__file__).parent.parent / "cli" / "small.yaml"


def test_each_scenario_has_its_own_channels_however_they_take_turns() -> None:
    """What was found for one is kept while it is asked about, and must not be told of another one."""
    small = ccsim.load(SMALL)
    (intent,), (phone,) = small.intents, small.channels
    without = small.model_copy(update={"channels": {"line": small.channels[phone]}})
    for _ in range(2):
        assert channels_of(small, intent) == (phone,)
        assert channels_of(without, intent) == ()  # which names a channel that is not there
    retail = ccsim.load(REPOSITORY / "scenarios" / "retail-omnichannel.yaml")
    found = {name: channels_of(retail, name) for name in retail.intents}
    assert max(len(each) for each in found.values()) > 1
    assert {name: channels_of(retail, name) for name in retail.intents} == found
