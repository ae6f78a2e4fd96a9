"""Groups in words."""

from __future__ import annotations

from collections.abc import Mapping

from ccsim.report.in_words.people import say_people
from ccsim.report.in_words.terms import Said, agents, hours_of, is_some, money_of, share_of, spells
from ccsim.report.scenario_day import ScenarioDay, clock, peak_of
from ccsim.report.staff import Staff
from ccsim.report.traffic import Traffic
from ccsim.report.words import count_words, listed, percent, sentence, time_words
from ccsim.scenario import Group, Load
from ccsim.scenario.hours import Spell
from ccsim.scenario.in_hand import MODES
from ccsim.scenario.shift import Shift
from ccsim.scenario.skill import Skill

#: Shifts that are told one by one.
_FEW = 3
_THINGS = {"live": "call", "concurrent": "chat", "conversation": "message", "deferred": "work item"}
_TAKES = {
    "longest_wait": "",
    "least_slack": "A free agent takes the contact with the least time left to its target.",
    "weighted_wait": "A free agent takes the contact with the largest weighted wait.",
}


def say_groups(day: ScenarioDay, traffic: Traffic) -> list[Said]:
    """Say whom each group serves, who is there, and what they are paid."""
    return [(name, _group(day, group, traffic.staff[name])) for name, group in day.scenario.groups.items()]


def _group(day: ScenarioDay, group: Group, staff: Staff) -> list[str]:
    said = [_serves(day, group), _on_duty(staff), *say_people(day, group, staff), *_shifts(group)]
    if is_some(group.absence.probability):
        paid = "paid" if group.absence.paid else "unpaid"
        said.append(f"{share_of(day, group.absence.probability)} are absent ({paid}).")
    if group.learning:
        first, last = min(group.learning), max(group.learning)
        said.append(
            f"New hires work at {percent(group.learning[first])} of the full speed on day {first}, "
            f"{percent(group.learning[last])} from day {last} on."
        )
    said += [*_in_hand(group), _TAKES[group.take], *_assist(day, group), _pay(day, group)]
    return [text for text in said if text]


def _in_hand(group: Group) -> list[str]:
    """What an agent may have in hand at once, how fast it goes then, and what a change of channel takes."""
    said = []
    if group.loads:
        several = [_load(load) for load in group.loads]
        said.append(f"In hand at once: {listed(several, 'or')}; anything less, too.")
    aht = [
        f"{time_words(seconds)} {'alone' if number == 1 else f'with {number} in hand'}"
        for number, seconds in sorted(group.aht_in_hand.items())
    ]
    if aht:
        said.append(f"A handle time of {listed(aht)}; calls go as fast as alone.")
    if group.switching:
        said.append(f"Turning to a contact on another channel takes {time_words(group.switching)}.")
    return said


def _load(load: Load) -> str:
    counts = [(mode, int(getattr(load, mode))) for mode in MODES]
    what = listed(count_words(number, _THINGS[mode]) for mode, number in counts if number)
    speeds = {mode: f"{percent(load.speed[mode])} of the speed" for mode in MODES if mode in load.speed}
    if len([number for _, number in counts if number]) == 1:
        told = [f"each at {speed}" if _number_in(load) > 1 else f"at {speed}" for speed in speeds.values()]
    else:
        told = [f"{_THINGS[mode]}s at {speed}" for mode, speed in speeds.items()]
    return f"{what} ({listed(told)})" if told else what


def _number_in(load: Load) -> int:
    return sum(int(getattr(load, mode)) for mode in MODES)


def _serves(day: ScenarioDay, group: Group) -> str:
    levels: dict[int, list[str]] = {}
    for queue, skill in group.serves.items():
        levels.setdefault(skill.level, []).append(queue + _particular(day, skill))
    texts = [
        f"{listed(queues)}{'' if level == 1 else f' at level {level}'}"
        for level, queues in sorted(levels.items())
    ]
    return f"Serves {'; '.join(texts)}."


def _particular(day: ScenarioDay, skill: Skill) -> str:
    parts = []
    if skill.proficiency != 1:
        parts.append(f"at {share_of(day, skill.proficiency)} of the speed")
    if skill.resolution != 1:
        parts.append(f"{share_of(day, skill.resolution)} of the resolution")
    if skill.priority is not None:
        parts.append(f"priority {skill.priority}")
    if skill.hours is not None:
        parts.append(f"{hours_of(skill.hours)} only")
    if skill.keep_free:
        parts.append(f"while more than {skill.keep_free} are free")
    return f" ({listed(parts)})" if parts else ""


def _on_duty(staff: Staff) -> str:
    if staff.peak == 0:
        return "Nobody is on duty on this day."
    when = clock(peak_of(staff.on_duty))
    return f"At most {count_words(staff.peak)} on duty, from {when}; {count_words(staff.hours)} agent-hours."


def _shifts(group: Group) -> list[str]:
    if len(group.shifts) > _FEW:
        return [_many(group.shifts)]
    return [sentence(f"shift {name}:", _shift(shift)) for name, shift in group.shifts.items()]


def _many(shifts: Mapping[str, Shift]) -> str:
    """Many shifts, those of the same hours together, with how long their breaks are."""
    by_hours: dict[str, list[str]] = {}
    for name, shift in shifts.items():
        overtime = f", overtime {hours_of(shift.overtime)}" if shift.overtime else ""
        by_hours.setdefault(hours_of(shift.hours) + overtime, []).append(name)
    texts = [
        f"{agents(sum(_number(shifts[name]) for name in names))} {hours} ({listed(names)})"
        for hours, names in by_hours.items()
    ]
    breaks = [
        _lengths("paid", [shift.breaks for shift in shifts.values()]),
        _lengths("unpaid", [shift.unpaid_breaks for shift in shifts.values()]),
    ]
    return sentence(
        f"{len(shifts)} shifts: {'; '.join(texts)}{', '.join(['', *(each for each in breaks if each)])}"
    )


def _lengths(paid: str, breaks: list[tuple[Spell, ...]]) -> str:
    sums = sorted({sum(end - begin for begin, end in each) for each in breaks if each})
    if not sums:
        return ""
    upto = f" to {time_words(sums[-1])}" if len(sums) > 1 else ""
    return f"with {paid} breaks of {time_words(sums[0])}{upto}"


def _number(shift: Shift) -> int:
    return shift.agents if isinstance(shift.agents, int) else len(shift.agents)


def _shift(shift: Shift) -> str:
    number = _number(shift)
    parts = [f"{agents(number)}, {hours_of(shift.hours)}"]
    if shift.breaks:
        parts.append(f"paid break {spells(shift.breaks)}")
    if shift.unpaid_breaks:
        parts.append(f"unpaid break {spells(shift.unpaid_breaks)}")
    if shift.overtime:
        parts.append(f"overtime {hours_of(shift.overtime)}")
    return ", ".join(parts)


def _assist(day: ScenarioDay, group: Group) -> list[str]:
    """What the tools of a group change, for which contacts, and what they cost."""
    said = []
    for name, tool in group.assist.items():
        whom = [f"by {listed(tool.channels)}" if tool.channels else ""]
        whom.append(f"for {listed(tool.intents)}" if tool.intents else "")
        where = f" ({', '.join(each for each in whom if each)})" if any(whom) else ""
        factors = {
            "talk": tool.talk,
            "hold": tool.hold,
            "wrap-up": tool.wrap_up,
            "resolution": tool.resolution,
        }
        told = [f"{word} is {share_of(day, factor)}" for word, factor in factors.items() if factor != 1]
        costs = [money_of(day, tool.per_contact, "a contact"), money_of(day, tool.per_seat, "a seat and day")]
        what = f"With {name}{where} {listed(told) or 'nothing changes'}"
        said.append(sentence("; ".join(part for part in (what, listed(costs)) if part)))
    return said


def _pay(day: ScenarioDay, group: Group) -> str:
    parts = [money_of(day, group.pay, "a paid hour")]
    if is_some(group.shrinkage):
        parts.append(f"shrinkage {share_of(day, group.shrinkage)}")
    if group.overtime_pay != 1:
        parts.append(f"overtime at {day.number(group.overtime_pay):g} times the pay")
    parts.append(money_of(day, group.seat, "a seat and day"))
    return sentence(", ".join(part for part in parts if part))
