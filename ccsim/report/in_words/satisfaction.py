"""What a scenario says about satisfaction, surveys and what customers are worth, in words."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from scipy.special import ndtr

from ccsim.report.in_words.terms import Said, on_day, wait_of
from ccsim.report.scenario_day import ScenarioDay
from ccsim.report.words import listed, percent, time_words
from ccsim.scenario import EXPECTED, Constant, Expectation, Satisfaction, Survey, expectation_of
from ccsim.scenario.together import values_of
from ccsim.typing import Floats

_LOSSES: Final = {
    "unresolved": "if the case is not resolved",
    "further_contact": "for each further contact",
    "transfer": "for each transfer",
    "told_again": "each time all is told again",
    "contained_falsely": "each time a matter is ended that is not resolved",
    "abandoned": "each time the customer leaves without an answer",
    "turned_away": "each time it is turned away",
    "gave_up": "if nobody ever answers",
}
_CLASSES: Final = {
    "dissatisfied": "the dissatisfied",
    "neutral": "those in between",
    "satisfied": "the satisfied",
}


def say_satisfaction(day: ScenarioDay) -> list[Said]:
    """Say how satisfied customers are if all goes well, what that loses, and who does not come back."""
    said = day.scenario.satisfaction
    if said is None:
        return []
    parts: list[Said] = [("if all goes well", [_well(day, said)])]
    losses = [
        f"{number} {words}"
        for name, words in _LOSSES.items()
        if (number := _number(day, getattr(said.losses, name))) != "0"
    ]
    if losses:
        parts.append(("loses", [f"In standard deviations: {listed(losses)}."]))
    parts.append(("a long wait", _waits(day, said)))
    added = _added(day, said)
    parts += [("differs", [added])] if added else []
    parts.append(("does not come back", [f"{_by_class(day, said.churn)}."]))
    return parts


def say_surveys(day: ScenarioDay) -> list[Said]:
    """Say whom each survey asks, what, and who answers."""
    return [(name, _survey(day, survey)) for name, survey in day.scenario.surveys.items()]


def worth_of(day: ScenarioDay, varying: Any, thing: str) -> str:
    """Return what something is worth on the date; empty where that is nothing."""
    currency = day.scenario.currency
    if varying is None or not any(values_of(varying)):
        return ""
    return f"{thing} {on_day(day, varying, lambda amount: f'{amount:,.4g} {currency}')}"


def _well(day: ScenarioDay, said: Satisfaction) -> str:
    base = day.number(said.base)
    csat, nps, ces = (_shares(cuts, base) for cuts in (said.csat, said.nps, said.ces))
    score = 100 * (nps[9:].sum() - nps[:7].sum())
    return (
        f"{percent(float(csat[3:].sum()))} are satisfied (CSAT 4 or 5), NPS is {score:.0f} and CES "
        f"{float(ces @ np.arange(1, 8)):.1f}."
    )


def _shares(cuts: tuple[float, ...], mean: float) -> Floats:
    shares: Floats = np.diff(ndtr(np.array([-np.inf, *cuts, np.inf]) - mean))
    return shares


def _number(day: ScenarioDay, varying: Any) -> str:
    return on_day(day, varying, lambda number: f"{number:.4g}")


def _waits(day: ScenarioDay, said: Satisfaction) -> list[str]:
    """What a wait costs, channels with the same curve together."""
    alike: dict[Expectation, list[str]] = {}
    for name in day.scenario.channels:
        alike.setdefault(expectation_of(day.scenario, name), []).append(name)
    known = {name: each for name, each in said.callbacks if each is not None}
    curves = [(f"On {listed(names)}", curve) for curve, names in alike.items()]
    if any(queue.callback is not None for queue in day.scenario.queues.values()):
        curves.append(("Of a callback that is booked", EXPECTED["callback"].model_copy(update=known)))
    return [
        f"{whose} {on_day(day, curve.expected, time_words)} are expected; "
        f"{on_day(day, curve.half, time_words)} more lose half of {_number(day, curve.most)}."
        for whose, curve in curves
    ]


def _added(day: ScenarioDay, said: Satisfaction) -> str:
    texts = [
        f"{day.number(value):+.4g} {words} {name}"
        for words, values in (
            ("on", said.by_channel),
            ("for", said.by_intent),
            ("of segment", said.by_segment),
        )
        for name, value in values.items()
    ]
    return f"By {listed(texts)}." if texts else ""


def _by_class(day: ScenarioDay, shares: Any) -> str:
    return listed(f"{on_day(day, getattr(shares, name))} of {words}" for name, words in _CLASSES.items())


def _survey(day: ScenarioDay, survey: Survey) -> list[str]:
    whom = "all" if survey.channels is None else f"those whose case ends by {listed(survey.channels)}"
    late = "at once" if survey.delay == Constant(value=0) else f"{wait_of(day, survey.delay)} later"
    asks = listed(score.upper() for score in survey.asks)
    return [
        f"Asks {on_day(day, survey.share)} of {whom} for {asks}.",
        f"{_by_class(day, survey.responds)} answer, {late}.",
    ]
