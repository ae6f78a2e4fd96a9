"""Measures as they are asked for: ``frt/human_calendar_contact within 1 h, channel email``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ccsim.errors import RunError
from ccsim.measures.figure import Figure, find_figure
from ccsim.measures.measure import SPLITS, Split
from ccsim.scenario import Scenario, in_force
from ccsim.scenario.faults import Problem, nearest
from ccsim.units import parse_duration

#: What is compared unless something else is asked for; what cannot occur is left out.
HEADLINE: Final = (
    "frt/human_calendar_contact", "service_level/offered", "aht/contact", "fcr/case", "cpc/served",
    "abandonment/offered", "occupancy/agent", "csat/true", "cost/total",
)  # fmt: skip
_WRITE: Final = 'write ID, ID STATISTIC or ID within 1 h, and behind a comma of whom: ", channel email+chat"'
_WHAT: Final = re.compile(
    r"(?P<id>\S+)(?P<statistic>( (?!within )[A-Za-z]\S*)*?)( (within )?(?P<within>\d.*))?"
)
_PLACES: Final[Mapping[Split, str]] = {
    "channel": "channels",
    "queue": "queues",
    "intent": "intents",
    "segment": "segments",
    "group": "groups",
    "self_service": "self_service",
}


def figures_for(scenarios: Sequence[Scenario], measures: Sequence[str | Figure]) -> tuple[Figure, ...]:
    """
    The figures that are compared.

    Parameters
    ----------
    scenarios
        The options; the first one's first ``answer_within`` is the threshold of the default service level.
    measures
        As they are asked for; the headline by default.

    Raises
    ------
    RunError
        If there is no such measure, or it can occur in none of the options.
    """
    if measures:
        return tuple(dict.fromkeys(_asked(scenarios, each) for each in measures))
    within = scenarios[0].measures.answer_within[0]
    found = []
    for name in HEADLINE:
        timed = within if name.startswith("service_level/") else None
        told = (find_figure(each, name, within=timed) for each in scenarios)
        found += [each for each in told if isinstance(each, Figure)][:1]
    return tuple(found)


def _asked(scenarios: Sequence[Scenario], measure: str | Figure) -> Figure:
    if isinstance(measure, Figure):
        return measure
    name, statistic, within, of = parse_measure(measure)
    for split, names in of.items():
        _refuse_strangers(scenarios, measure, split, names)
    problem = None
    for scenario in scenarios:
        found = find_figure(scenario, name, statistic=statistic, within=within, of=of)
        if isinstance(found, Figure):
            return found
        problem = problem or found
    assert problem is not None
    raise RunError(_told(measure, problem))


def parse_measure(text: str) -> tuple[str, str | None, float | None, dict[Split, tuple[str, ...]]]:
    """
    Take a measure apart: id, statistic, seconds, and the names by split.

    Parameters
    ----------
    text
        Such as ``frt/human_calendar_contact within 1 h, channel email``; also what `Figure.label` says.
    """
    what, *limits = (part.strip() for part in text.split(","))
    found = _WHAT.fullmatch(" ".join(what.split()))
    if found is None:
        raise RunError(f'measure "{text}" cannot be read; {_WRITE}')
    try:
        within = None if found["within"] is None else parse_duration(found["within"])
    except ValueError as fault:
        raise RunError(f'measure "{text}": {fault}') from None
    of: dict[Split, tuple[str, ...]] = {}
    for limit in limits:
        split, _, names = limit.replace("=", " ").partition(" ")
        if split not in SPLITS or not names.strip():
            raise RunError(
                f'measure "{text}": "{limit}" limits nothing; one of {", ".join(SPLITS)} and a name'
            )
        of[split] = tuple(name.strip() for name in names.split("+"))
    return found["id"], found["statistic"].strip() or None, within, of


def _refuse_strangers(scenarios: Sequence[Scenario], text: str, split: Split, names: Iterable[str]) -> None:
    """Refuse a channel, queue ... that is in none of the options."""
    known = dict.fromkeys(name for each in scenarios for name in getattr(in_force(each), _PLACES[split]))
    for name in names:
        if name not in known:
            hint = nearest(name, known) or f"there are: {', '.join(known) or 'none'}"
            raise RunError(f'measure "{text}": there is no {split} "{name}"; {hint}')


def _told(text: str, problem: Problem) -> str:
    allowed = None if problem.allowed is None else f"allowed: {problem.allowed}"
    parts = (problem.message, allowed, problem.hint)
    return f'measure "{text}": ' + "; ".join(part for part in parts if part)
