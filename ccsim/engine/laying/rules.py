"""Transfers, and the terms of what is offered to those who wait."""

from __future__ import annotations

import numpy as np

from ccsim.demand.distributions.moments import moments
from ccsim.demand.kind import Kind
from ccsim.engine.laying.numbering import Numbering
from ccsim.engine.outcomes import NOBODY, WAYS
from ccsim.engine.state import CALLBACK_WAY, ESTIMATE, RULE, TERMS
from ccsim.scenario import Callback, Deflection, HandOver, Offer, Transfer, terms_of
from ccsim.typing import Rows
from ccsim.units import US


def lay_rules(numbers: Numbering, kind_rows: Rows) -> Rows:
    """Rows of dtype `RULE`: for each kind its transfers, by name of the queue, then its hand-over back."""
    rules: list[tuple[int, ...]] = []
    for number, kind in enumerate(numbers.kinds):
        intent = numbers.scenario.intents[kind.intent]
        row = kind_rows[number]
        row["rule"], row["rules"] = len(rules), len(intent.transfers)
        for queue in sorted(intent.transfers):
            rules.append(_transfer(numbers, kind, queue, intent.transfers[queue]))
        row["misrouted"] = len(rules)
        own = numbers.queue(kind.queue)
        rules.append((NOBODY, own, NOBODY, *_hand_over(numbers, intent.misrouted)))
    return np.array(rules, dtype=RULE)


def _transfer(numbers: Numbering, kind: Kind, queue: str, transfer: Transfer) -> tuple[int, ...]:
    out_of = numbers.queue(transfer.out_of or kind.queue)
    probability = numbers.writer.number(transfer.probability)
    return numbers.queue(queue), out_of, probability, *_hand_over(numbers, transfer)


def _hand_over(numbers: Numbering, over: HandOver) -> tuple[int, ...]:
    law, number = numbers.writer.law, numbers.writer.number
    given = over.handle_time
    laws = (given.talk, given.hold, given.wrap_up) if given is not None else (None, None, None)
    return (
        WAYS.index(over.way),
        NOBODY if over.after is None else law(over.after),
        NOBODY if over.hold is None else law(over.hold),
        NOBODY if over.wrap_up is None else law(over.wrap_up),
        law(over.briefing),
        number(over.kept),
        number(over.saves),
        *(NOBODY if each is None else law(each) for each in laws),
        NOBODY if over.resolution is None else number(over.resolution),
    )


def lay_terms(numbers: Numbering, queue_rows: Rows) -> Rows:
    """Rows of dtype `TERMS`, for the queues that offer callbacks or another channel."""
    terms: list[tuple[int, ...]] = []
    for number, name in enumerate(numbers.queues):
        callback = numbers.scenario.queues[name].callback
        if callback is not None:
            queue_rows[number]["callback"] = len(terms)
            terms.append(_callback(numbers, name, callback))
        deflection = numbers.scenario.queues[name].deflection
        if deflection is not None:
            queue_rows[number]["deflection"] = len(terms)
            terms.append(_deflection(numbers, name, deflection))
    return np.array(terms, dtype=TERMS)


def _offer(numbers: Numbering, queue: str, offer: Callback | Deflection) -> tuple[int, ...]:
    return (
        numbers.writer.number(offer.accept),
        round(offer.after * US),
        offer.queue_length or 0,
        NOBODY if offer.expected_wait is None else round(offer.expected_wait * US),
        ESTIMATE[offer.estimate],
        round(_handle_time(numbers, queue, offer) * US),
    )


def _deflection(numbers: Numbering, queue: str, offer: Deflection) -> tuple[int, ...]:
    delay, leave = numbers.writer.law(offer.delay), numbers.writer.number(offer.leave)
    return (*_offer(numbers, queue, offer), 0, NOBODY, delay, 0, 0, 0, 0, leave)


def _callback(numbers: Numbering, queue: str, callback: Callback) -> tuple[int, ...]:
    law, number = numbers.writer.law, numbers.writer.number
    keeps = callback.way == "keep_place"
    return (
        *_offer(numbers, queue, callback),
        CALLBACK_WAY[callback.way],
        numbers.queue(queue if keeps or callback.queue is None else callback.queue),
        law(callback.delay),
        law(callback.dial),
        number(callback.no_answer),
        callback.tries,
        law(callback.again),
        0,
    )


def _handle_time(numbers: Numbering, queue: str, callback: Offer) -> float:
    """Seconds; where none is stated, the mean of the first intent whose queue it is, as the run begins."""
    if callback.handle_time is not None:
        return callback.handle_time
    own = sorted((kind.intent, kind.segment) for kind in numbers.kinds if kind.queue == queue)
    if not own:
        return 0.0
    time = terms_of(numbers.scenario, *own[0]).handle_time
    series = [numbers.writer.law(each) for each in (time.talk, time.hold, time.wrap_up)]
    book = numbers.writer.book.close()
    laws = [int(book[each + 1 + int(book[each])]) for each in series]
    return sum(moments(book, law)[0] for law in laws) / US
