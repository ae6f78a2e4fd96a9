"""Whether the agents of a scenario may have several contacts in hand, or others than calls."""

from __future__ import annotations

from ccsim.scenario import Scenario


def shares_agents(scenario: Scenario) -> bool:
    """Whether it takes the log of work in hand to say what an agent did when; else one contact does."""
    groups = scenario.groups.values()
    return (
        any(channel.mode != "live" for channel in scenario.channels.values())
        or any(group.loads or group.switching for group in groups)
        or any(skill.hours is not None for group in groups for skill in group.serves.values())
        or any(queue.choose == "fill_first" for queue in scenario.queues.values())
    )
