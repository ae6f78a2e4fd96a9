"""What levers change, when, and what they cost."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from typing import Any, Final

from ccsim.report.in_words.terms import Said, hours_of
from ccsim.report.words import listed, percent, sentence, time_words
from ccsim.scenario import LeverBase, Scenario
from ccsim.scenario.faults import show

_SHAPES: Final = {"linear": "evenly", "s_curve": "slowly at both ends", "learning": "fast at first"}
_WIDTH: Final = 100


def say_levers(scenario: Scenario) -> list[Said]:
    """Say of each lever whether it is on, when it begins, what it changes and what it costs.

    Parameters
    ----------
    scenario
        As it is written: its levers not worked in.
    """
    on = [(name, each) for name, each in scenario.levers.items() if name in scenario.levers_on]
    off = [(name, each) for name, each in scenario.levers.items() if name not in scenario.levers_on]
    said = [
        (name, _told(each, "On,", scenario)) for name, each in sorted(on, key=lambda pair: pair[1].begins)
    ]
    return said + [(name, _told(each, "Off. It would act", scenario)) for name, each in off]


def levers_text(scenario: Scenario) -> str:
    """Return the same as lines of text, a paragraph for each lever."""
    lines = [
        textwrap.fill(f"{name}: {' '.join(told)}", _WIDTH, subsequent_indent="  ", break_long_words=False)
        for name, told in say_levers(scenario)
    ]
    return "".join(f"{line}\n" for line in lines)


def _told(lever: LeverBase, state: str, scenario: Scenario) -> list[str]:
    when = f"from {lever.begins}" if lever.ends is None else f"from {lever.begins} until {lever.ends}"
    ramp = lever.ramp
    over = "" if ramp.over is None else f", {_SHAPES[ramp.shape]} over {time_words(ramp.over)}"
    title = [sentence(lever.title)] if lever.title else []
    own = _WHAT[lever.kind](lever) if lever.kind in _WHAT else ""
    changed = listed(_change(path, effect) for path, effect in lever.changes.items())
    changes = f"it changes {changed}" if changed else ""
    needs = [f"Needs {listed(lever.needs)}."] if lever.needs else []
    what = " ".join(each for each in (sentence(own), sentence(changes)) if each)
    said = [*title, f"{state} {when}{over}.", what, *needs, _cost(lever, scenario)]
    return [each for each in said if each]


def _change(path: str, effect: Any) -> str:
    begins = "" if effect.begins is None else f" from {effect.begins} on"
    if effect.times is not None:
        return f"{path} times {effect.times:g}{begins}"
    if effect.by is not None:
        return f"{path} by {_plain(effect.by)}{begins}"
    return f"{path} to {_plain(effect.to)}{begins}"


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else show(value)


def _cost(lever: LeverBase, scenario: Scenario) -> str:
    cost = lever.cost
    parts = [
        f"{amount:,.10g} {scenario.currency} {per}"
        for amount, per in ((cost.one_off, "once"), (cost.per_month, "a month"), (cost.per_day, "a day"))
        if amount
    ]
    return f"It costs {listed(parts)}." if parts else ""


def _hire(lever: Any) -> str:
    first = next(iter(lever.first_days()))
    where = f" in hours of shift {lever.shift}" if lever.shift is not None else ""
    whom = "one person" if lever.agents == 1 else f"{lever.agents} people"
    return f"{whom} for {lever.group}{where}, the first on duty on {first}"


def _train(lever: Any) -> str:
    whom = listed(lever.groups) + (f" for {listed(lever.queues)}" if lever.queues else "")
    does = [
        f"{lever.proficiency:g} times as fast" if lever.proficiency is not None else "",
        f"{lever.resolution:g} times as many resolved" if lever.resolution is not None else "",
    ]
    sessions = lever.sessions
    away = ""
    if sessions is not None:
        away = f"{sessions.agents} of each group away {hours_of(sessions.hours)} for {sessions.weeks} weeks"
    return f"training of {whom}: {listed([*does, away])}"


def _automate(lever: Any) -> str:
    does = []
    if lever.share is not None:
        doors = f" of {listed(lever.channels)}" if lever.channels else ""
        does.append(f"{percent(lever.share)} of the contacts{doors} go through {lever.flow}")
    if lever.containment is not None:
        does.append(f"flow {lever.flow} contains {lever.containment:g} times as many")
    return listed(does)


def _prevent(lever: Any) -> str:
    whose = f", for {listed(lever.segments)} only" if lever.segments else ""
    shares = [f"{percent(share)} of {intent}" for intent, share in lever.removes.items()]
    sent = ", with messages" if getattr(lever, "messages", None) is not None else ""
    return f"{listed(shares)} do not arise{whose}{sent}"


def _refresh(lever: Any) -> str:
    again = f", again every {time_words(lever.every)}" if lever.every else ", once"
    hours = f", {lever.hours_per_week:g} more hours a week" if lever.hours_per_week else ""
    return f"upkeep of {lever.site} when it begins{again}{hours}"


def _assist(lever: Any) -> str:
    parts = ("talk", "hold", "wrap_up", "resolution")
    factors = {part.replace("_", "-"): getattr(lever, part) for part in parts}
    told = [f"{part} times {factor:g}" for part, factor in factors.items() if factor != 1]
    return f"a tool for {listed(lever.groups)}: {listed(told) or 'nothing changes'}"


def _moves(moves: Mapping[str, Mapping[str, Any]], to: str) -> str:
    told = [
        f"{percent(share)} of {intent} by {source}"
        for intent, each in moves.items()
        for source, share in each.items()
    ]
    return f"{listed(told)} come by {to} instead"


def _open(lever: Any) -> str:
    hours = f", open {hours_of(lever.hours)}" if lever.hours is not None else ""
    return _moves(lever.moves, lever.channel) + hours


def _phase(lever: Any) -> str:
    return f"channels {listed(lever.channels)} open one after the other, every {time_words(lever.every)}"


def _dedicate(lever: Any) -> str:
    return f"{lever.agents} of {lever.group} serve only {listed(lever.queues)}"


def _survey(lever: Any) -> str:
    return f"{percent(lever.share)} are asked by {lever.survey}"


def _re_route(lever: Any) -> str:
    begins = f"begins to serve {listed(lever.serves)}" if lever.serves else ""
    leaves = f"serves {listed(lever.leaves)} no more" if lever.leaves else ""
    return f"group {lever.group} {listed([begins, leaves])}"


def _hours(lever: Any) -> str:
    return f"hours of {listed(lever.channels)}: {hours_of(lever.hours)}"


_WHAT: Final[dict[str, Callable[[Any], str]]] = {
    "hire": _hire,
    "train": _train,
    "automate": _automate,
    "notify": _prevent,
    "root_cause": _prevent,
    "onboarding": _prevent,
    "refresh_knowledge": _refresh,
    "assist": _assist,
    "open_channel": _open,
    "phase_channels": _phase,
    "dedicate": _dedicate,
    "survey": _survey,
    "re_route": _re_route,
    "opening_hours": _hours,
}
