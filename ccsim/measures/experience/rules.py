"""Satisfaction, surveys, values and revenue laid over a run: plain numbers for the compiled passes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ccsim.demand.kind import Kind
from ccsim.demand.parameters import ParameterWriter
from ccsim.demand.streams import stream_keys
from ccsim.demand.timeline import Timeline
from ccsim.errors import RunError
from ccsim.scenario import EXPECTED, Expectation, Satisfaction, Scenario, Survey, expectation_of, terms_of
from ccsim.scenario.survey import SCORES
from ccsim.typing import Floats, Ints
from ccsim.units import US

#: The losses by place in `Rules.losses`.
LOSSES: Final = (
    "unresolved", "further_contact", "transfer", "told_again", "contained_falsely", "abandoned",
    "turned_away", "gave_up",
)  # fmt: skip
_CLASSES: Final = ("dissatisfied", "neutral", "satisfied")
_MICRO: Final = 1_000_000


class Rules(NamedTuple):
    """
    What customers make of what happens to them; series are places in the book (`ccsim.demand.book`).

    Attributes
    ----------
    scored
        Whether satisfaction is asked for at all; else there is only revenue.
    book
        All series.
    base
        Of [kind, how]: satisfaction if all goes well; how is 0 where the case ended with a contact, 1 where
        it ended in self-service, which has no channel.
    losses
        In the order of `LOSSES`.
    expected, half, most
        Of each channel, and at last of booked callbacks: durations in microseconds.
    csat, nps, ces
        Thresholds, ascending.
    churn
        By class: dissatisfied, neutral, satisfied.
    value, revenue
        Of each kind, in micro-money.
    asks_on
        [survey, channel]; the last column is for cases that ended in self-service.
    asks
        [survey, score]: CSAT, NPS, CES.
    sampled, delay
        Of each survey; the values of the latter are laws.
    responds
        [survey, class].
    survey_index
        What tells the draws of surveys apart: made of their names.
    """

    scored: bool
    book: Floats
    base: Ints
    losses: Ints
    expected: Ints
    half: Ints
    most: Ints
    csat: Floats
    nps: Floats
    ces: Floats
    churn: Ints
    value: Ints
    revenue: Ints
    asks_on: NDArray[np.bool_]
    asks: NDArray[np.bool_]
    sampled: Ints
    delay: Ints
    responds: Ints
    survey_index: Ints


def lay_rules(scenario: Scenario, timeline: Timeline, kinds: Sequence[Kind]) -> Rules | None:
    """
    Lay out what is asked for; None if that is neither satisfaction nor revenue.

    Parameters
    ----------
    scenario, timeline
        Of the run.
    kinds
        As the logs number them.
    """
    revenues = [terms_of(scenario, each.intent, each.segment, each.channel).revenue for each in kinds]
    stated = scenario.satisfaction
    if stated is None and all(each == 0 for each in revenues):
        return None
    said = stated or Satisfaction()
    writer = ParameterWriter(scenario.calendar, timeline)

    def series(values: Iterable[Any], scale: float = 1.0) -> Ints:
        return np.array([writer.number(each, scale) for each in values], dtype=np.int64)

    waits = [expectation_of(scenario, name) for name in scenario.channels] if stated is not None else []
    waits.append(_of_callbacks(said))
    surveys = [scenario.surveys[name] for name in sorted(scenario.surveys)] if stated is not None else []
    rules = Rules(
        scored=stated is not None,
        book=np.zeros(0),
        base=_lay_bases(writer, said, kinds),
        losses=series(getattr(said.losses, name) for name in LOSSES),
        expected=series((each.expected for each in waits), US),
        half=series((each.half for each in waits), US),
        most=series(each.most for each in waits),
        csat=np.array(said.csat),
        nps=np.array(said.nps),
        ces=np.array(said.ces),
        churn=series(getattr(said.churn, name) for name in _CLASSES),
        value=series((scenario.segments[each.segment].value for each in kinds), _MICRO),
        revenue=series(revenues, _MICRO),
        asks_on=np.array([_asks_on(scenario, each) for each in surveys], dtype=np.bool_).reshape(
            len(surveys), len(scenario.channels) + 1
        ),
        asks=np.array([[score in each.asks for score in SCORES] for each in surveys], dtype=np.bool_).reshape(
            len(surveys), len(SCORES)
        ),
        sampled=series(each.share for each in surveys),
        delay=np.array([writer.law(each.delay) for each in surveys], dtype=np.int64),
        responds=series(getattr(each.responds, name) for each in surveys for name in _CLASSES).reshape(
            len(surveys), len(_CLASSES)
        ),
        survey_index=_indices(sorted(scenario.surveys) if surveys else ()),
    )
    return rules._replace(book=writer.book.close())


def kind_keys(kinds: Sequence[Kind], seed: int, replication: int) -> Ints:
    """The stream of each kind's intent in a replication: that of all draws of its cases."""
    keys = stream_keys(seed, replication, "intent", sorted({kind.intent for kind in kinds}))
    return np.array([keys[kind.intent] for kind in kinds], dtype=np.int64)


def _of_callbacks(said: Satisfaction) -> Expectation:
    known = {name: value for name, value in said.callbacks if value is not None}
    return EXPECTED["callback"].model_copy(update=known)


def _lay_bases(writer: ParameterWriter, said: Satisfaction, kinds: Sequence[Kind]) -> Ints:
    """[kind, how], see `Rules.base`."""
    bases = np.zeros((len(kinds), 2), dtype=np.int64)
    for number, kind in enumerate(kinds):
        apart = [said.base, said.by_intent.get(kind.intent, 0.0), said.by_segment.get(kind.segment, 0.0)]
        bases[number, 0] = _sum(writer, [*apart, said.by_channel.get(kind.channel, 0.0)])
        bases[number, 1] = _sum(writer, apart)
    return bases


def _sum(writer: ParameterWriter, terms: list[Any]) -> int:
    """The series of a sum."""
    return writer.combined(terms, lambda read: sum(map(read, terms)))


def _asks_on(scenario: Scenario, survey: Survey) -> list[bool]:
    if survey.channels is None:
        return [True] * (len(scenario.channels) + 1)
    return [*(name in survey.channels for name in scenario.channels), False]


def _indices(names: Sequence[str]) -> Ints:
    """32 bits of each name's hash, refusing the one case in 2^32 in which two of them clash."""
    owner: dict[int, str] = {}
    for name in names:
        digest = hashlib.blake2b(name.encode(), digest_size=4).digest()
        index = int.from_bytes(digest, "little")
        if index in owner:
            raise RunError(f'the draws of surveys "{owner[index]}" and "{name}" clash; rename one of them')
        owner[index] = name
    return np.array(list(owner), dtype=np.int64)
