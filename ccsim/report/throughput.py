"""How much work agents get done who have several contacts in hand."""

from __future__ import annotations

from collections.abc import Mapping

from ccsim.scenario import Group, Mode, Scenario


def speed_with(group: Group, mode: Mode, number: int) -> float:
    """
    Return the speed of each of so many contacts of one mode, nothing else being in hand.

    Parameters
    ----------
    group
        Whose loads and mean handle times in hand.
    mode
        Of the contacts.
    number
        How many there are.
    """
    for load in group.loads:
        if _counts(load) == {mode: number} and mode in load.speed:
            return float(load.speed[mode])
    if mode == "live" or not group.aht_in_hand:
        return 1.0
    stated = [each for each in group.aht_in_hand if each <= number]
    if not stated or min(group.aht_in_hand) > 1:
        return 1.0
    return float(group.aht_in_hand[1] / group.aht_in_hand[max(stated)])


def most_at_once(group: Group, mode: Mode) -> int:
    """Return the most contacts of a mode that an agent may have in hand; 0 for none."""
    if not group.loads:
        return 1
    return max(int(getattr(load, mode)) for load in group.loads)


def most_done(group: Group, mode: Mode) -> float:
    """Return the most work on contacts of one mode that an agent gets done in a unit of time.

    One contact alone is 1; three at a speed of 0.75 each are 2.25.
    """
    numbers = range(1, most_at_once(group, mode) + 1)
    return max((number * speed_with(group, mode, number) for number in numbers), default=0.0)


def done_at(scenario: Scenario, queue: str, mode: Mode, hours: Mapping[str, float]) -> float:
    """
    Return what an agent of those who serve a queue gets done on contacts of a mode, at most.

    Parameters
    ----------
    scenario, queue, mode
        Where, and of what.
    hours
        Of each group on duty: the groups of the queue's first staffed level count by them.
    """
    serving = {name: group for name, group in scenario.groups.items() if queue in group.serves}
    for level in sorted({group.serves[queue].level for group in serving.values()}):
        own = [name for name, group in serving.items() if group.serves[queue].level == level]
        total = sum(hours[name] for name in own)
        if total > 0:
            done = sum(hours[name] * most_done(serving[name], mode) for name in own) / total
            return done or 1.0
    return 1.0


def _counts(load: object) -> dict[str, int]:
    modes = ("live", "concurrent", "conversation", "deferred")
    counts = {mode: int(getattr(load, mode)) for mode in modes}
    return {mode: number for mode, number in counts.items() if number}
