"""Who stands behind a headcount, joins, leaves and comes instead, in words."""

from __future__ import annotations

from ccsim.report.in_words.terms import is_some
from ccsim.report.scenario_day import SLOT, ScenarioDay, clock, peak_of
from ccsim.report.staff import Staff
from ccsim.report.words import count_words, listed, percent, sentence, time_words
from ccsim.scenario import Group
from ccsim.scenario.hiring import Hiring
from ccsim.scenario.turnover import Turnover
from ccsim.units import HOUR


def say_people(day: ScenarioDay, group: Group, staff: Staff) -> list[str]:
    """Say who of a headcount is away, how many people stand behind it, and how they come and go."""
    said = [_away(group, staff), _behind(group)]
    if group.turnover is not None:
        said += _turnover(group.turnover)
    return [*said, _hiring(day, group.hiring)]


def _away(group: Group, staff: Staff) -> str:
    if not is_some(group.away):
        return ""
    if not staff.away.any():
        return "Nobody of the headcount is away on this day."
    most, hours = float(staff.away.max()), float(staff.away.sum()) * SLOT / HOUR
    return (
        f"Up to {count_words(most)} of the headcount are away, from {clock(peak_of(staff.away))}: "
        f"{count_words(hours, 'paid hour')} that nobody is on duty."
    )


def _behind(group: Group) -> str:
    if not group.people:
        return ""
    stand = "1 person stands" if group.people == 1 else f"{count_words(group.people)} people stand"
    text = f"{stand} behind the headcount"
    joins = [f"{count_words(number)} on {date}" for date, number in sorted(group.joins.items())]
    if joins:
        text += f"; {listed(joins)} join them"
    return f"{text}."


def _turnover(turnover: Turnover) -> list[str]:
    rates = [
        f"{rate:g} a year{f' from day {day} on' if day else ''}"
        for day, rate in sorted(turnover.leaves.items())
    ]
    since = f", from {turnover.begins} on" if turnover.begins is not None else ""
    said = [f"People leave at a rate of {listed(rates)}{since}."]
    burn_out = turnover.burn_out
    if burn_out is not None:
        said.append(
            f"Above an occupancy of {percent(burn_out.above)} they leave sooner: at {burn_out.times:g} times "
            "the rate if they are always busy."
        )
    if turnover.replaced_after is None:
        return [*said, "Nobody comes instead."]
    return [*said, f"Somebody new comes {time_words(turnover.replaced_after)} after the Monday they leave."]


def _hiring(day: ScenarioDay, hiring: Hiring) -> str:
    costs = [f"{hiring.cost:,.4g} {day.scenario.currency}"] if hiring.cost else []
    costs += [f"{hiring.training / HOUR:g} h of paid training"] if hiring.training else []
    return sentence(f"a new hire takes {listed(costs)}") if costs else ""
