"""What the customer of a case makes of it: satisfaction, whether it is lost, what surveys hear."""

from __future__ import annotations

from typing import Final

import numpy as np

from ccsim.demand.book import value_at
from ccsim.demand.distributions.normal import normal_quantile
from ccsim.demand.distributions.quantile import duration
from ccsim.demand.philox import uniform
from ccsim.demand.purposes import CHURN, EXPERIENCE, RESPONDS, RESPONSE_DELAY, SURVEYED
from ccsim.kernel import inner_kernel
from ccsim.measures.experience.history import wait_loss
from ccsim.measures.experience.rules import Rules
from ccsim.measures.tally.grid import Grid, Row
from ccsim.typing import Floats

#: The classes of satisfaction, by CSAT: 1 and 2, 3, 4 and 5.
DISSATISFIED, NEUTRAL, SATISFIED = range(3)

#: What a customer makes of a case that is over.
VERDICT: Final = np.dtype(
    [
        ("case", "i8"),  # row of the case in the replication
        ("lost_value", "i8"),  # of a customer who is lost, in micro-money
        ("expected", "f8"),  # satisfaction without the customer's own part, in standard deviations
        ("satisfaction", "f8"),
        ("csat", "i8"),  # 1 to 5
        ("nps", "i8"),  # 0 to 10
        ("ces", "i8"),  # 1 to 7
        ("lost", "i8"),  # the customer does not come back
        ("surveys", "i8"),  # that ask,
        ("responses", "i8"),  # and that are answered before the run ends
        ("csat_answers", "i8"),
        ("nps_answers", "i8"),
        ("ces_answers", "i8"),
    ],
    align=True,
)


@inner_kernel
def judge(case: Row, key: int, grid: Grid, rules: Rules, verdict: Row) -> None:
    """
    Draw what a customer makes of a case.

    Parameters
    ----------
    case
        Of `ccsim.measures.experience.history.HISTORY`, over.
    key
        Stream of its intent.
    grid, rules
        Of the run.
    verdict
        A record of `VERDICT`, filled.
    """
    verdict.expected = expected_satisfaction(case, rules)
    own = normal_quantile(uniform(key, case.day, case.person, EXPERIENCE, 0))
    verdict.satisfaction = verdict.expected + own
    verdict.csat = 1 + cut(rules.csat, verdict.satisfaction)
    verdict.nps = cut(rules.nps, verdict.satisfaction)
    verdict.ces = 1 + cut(rules.ces, verdict.satisfaction)
    satisfied = class_of(verdict.csat)
    leaving = value_at(rules.book, rules.churn[satisfied], case.ended)
    verdict.lost = uniform(key, case.day, case.person, CHURN, 0) < leaving
    verdict.lost_value = 0
    if verdict.lost == 1:
        verdict.lost_value = round(value_at(rules.book, rules.value[case.kind], case.ended))
    verdict.surveys, verdict.responses = 0, 0
    verdict.csat_answers, verdict.nps_answers, verdict.ces_answers = 0, 0, 0
    channel = len(rules.expected) - 1 if case.apart else grid.channel[case.kind]
    for survey in range(len(rules.sampled)):
        if rules.asks_on[survey, channel]:
            ask(case, key, grid.horizon, rules, survey, satisfied, verdict)


@inner_kernel
def expected_satisfaction(case: Row, rules: Rules) -> float:
    """Satisfaction without the customer's own part: all that is stated, as it was when the case began."""
    at, book, losses = case.begun, rules.book, rules.losses
    worst = case.worst
    if case.chased > 0:
        until = case.answer if case.answer >= 0 else case.ended
        if until > case.since:
            worst = max(worst, wait_loss(rules, case.chased - 1, case.since, until - case.since))
    value = value_at(book, rules.base[case.kind, case.apart], at) - worst
    value -= value_at(book, losses[0], at) * (case.resolved_at < 0)
    value -= value_at(book, losses[1], at) * max(0, case.tries - 1)
    value -= value_at(book, losses[2], at) * case.transfers
    value -= value_at(book, losses[3], at) * case.told
    value -= value_at(book, losses[4], at) * case.falsely
    value -= value_at(book, losses[5], at) * case.abandoned
    value -= value_at(book, losses[6], at) * case.turned_away
    value -= value_at(book, losses[7], at) * (case.answered == 0)
    return float(value)


@inner_kernel
def cut(thresholds: Floats, value: float) -> int:
    """How many of the thresholds a value has reached."""
    place = 0
    while place < len(thresholds) and value >= thresholds[place]:
        place += 1
    return place


@inner_kernel
def class_of(csat: int) -> int:
    """The class of satisfaction of a CSAT."""
    if csat <= 2:
        return DISSATISFIED
    return NEUTRAL if csat == 3 else SATISFIED


@inner_kernel
def ask(case: Row, key: int, horizon: int, rules: Rules, survey: int, satisfied: int, verdict: Row) -> None:
    """Ask by a survey, if the case is in its sample, and note whether an answer comes in time."""
    index, book, ended = rules.survey_index[survey], rules.book, case.ended
    if uniform(key, case.day, case.person, SURVEYED, index) >= value_at(book, rules.sampled[survey], ended):
        return
    verdict.surveys += 1
    answering = value_at(book, rules.responds[survey, satisfied], ended)
    if uniform(key, case.day, case.person, RESPONDS, index) >= answering:
        return
    law = int(value_at(book, rules.delay[survey], ended))
    if ended + duration(book, law, uniform(key, case.day, case.person, RESPONSE_DELAY, index)) >= horizon:
        return
    verdict.responses += 1
    verdict.csat_answers += rules.asks[survey, 0]
    verdict.nps_answers += rules.asks[survey, 1]
    verdict.ces_answers += rules.asks[survey, 2]
