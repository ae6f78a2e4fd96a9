"""Work that nobody had is that of the agent there would have been: tools, proficiency and slow customers."""

from __future__ import annotations

import functools
from typing import Any

import pytest

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.histories import having, tell
from tests.engine.options.test_bots import BOT, menu

#: An agent needs half of the talk, and is a quarter faster at everything.
_HELPED: dict[str, Any] = {
    "groups": {
        "agents": {
            "serves": {"calls": {"proficiency": 1.25}},
            "assist": {"notes": {"talk": 0.5, "wrap_up": 2}},
        }
    }
}


def helped(*changes: dict[str, Any]) -> dict[str, Any]:
    """Return the bot before agents with tools, changed."""
    return functools.reduce(merged, changes, merged(BOT, _HELPED))


@pytest.mark.parametrize("mode", ["live", "concurrent", "conversation"])
def test_the_work_spared_is_what_the_same_agents_have_with_the_same_cases(mode: str) -> None:
    """The same customers, contained and handled: to the two roundings of each figure."""
    channel: dict[str, Any] = {"mode": mode}
    if mode == "concurrent":
        channel["slow"] = {"share": 0.4, "times": 1.5}
    if mode == "conversation":
        channel["conversation"] = {"more": 0.5, "reply": "1 min"}
    law = {"distribution": "exponential", "mean": "40 s"}
    work = {"intents": {"call": {"handle_time": {"hold": law, "wrap_up": law}}}}
    base = helped(work, {"channels": {"phone": channel}})
    off, on = tell(base, menu(contained={"share": 0})), tell(base)
    compared = 0
    for case in having(on, outcome=outcomes.CONTAINED) & having(off, outcome=outcomes.HANDLED):
        if outcomes.HANDLED not in off.of(case, "outcome")[-1:]:
            continue  # still under way at the end
        (spared,) = on.of(case, "spared")
        worked = sum(sum(off.of(case, name)) for name in ("talk", "hold", "wrap_up"))
        assert abs(spared - worked) <= 6 * len(off.of(case, "talk")), case
        compared += 1
    assert compared > 100


def test_the_talk_saved_is_that_of_the_agent_who_knows() -> None:
    """Talk and what was saved of it are the talk without: also with tools and slow customers."""
    slow = {"channels": {"phone": {"mode": "concurrent", "slow": {"share": 0.4, "times": 1.5}}}}
    base = helped(slow)
    off, on = tell(base), tell(base, menu(collects={"kept": 1, "saves": 0.3}))
    knowing = having(on, outcome=outcomes.HANDLED)
    assert len(knowing) > 100
    for case in knowing:
        (talk,), (shorter,), (spared,) = off.of(case, "talk"), on.of(case, "talk"), on.of(case, "spared")
        assert abs(shorter + spared - talk) <= 4
        assert spared > 0
