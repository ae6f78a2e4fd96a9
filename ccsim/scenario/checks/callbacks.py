"""Callback terms whose fields contradict the way it is kept, and offers by a wait nobody can estimate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ccsim.scenario.callback import Callback
from ccsim.scenario.distribution import Constant
from ccsim.scenario.faults import Problem
from ccsim.scenario.offer import Offer
from ccsim.scenario.parts import Parts
from ccsim.scenario.reach import possible_queues
from ccsim.scenario.yaml_tree import Loc

__all__ = ["callback_problems"]

_NO_DELAY: Final = Constant(value=0)


def callback_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what is stated and does not count, or is needed and not stated.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    for name, queue in scenario.queues.items():
        here: Loc = ("queues", name, "callback")
        if queue.callback is not None and parts.sound(*here):
            yield from _way_problems(here, name, queue.callback, parts.names["queues"] or ())
        for field in ("callback", "deflection"):
            offer: Offer | None = getattr(queue, field)
            if offer is not None and parts.sound("queues", name, field):
                yield from _estimate_problems(("queues", name, field), name, offer, parts)


def _estimate_problems(here: Loc, queue: str, offer: Offer, parts: Parts) -> Iterator[Problem]:
    """Yield a problem if a wait is estimated by contacts of which nobody says how long they take."""
    scenario = parts.scenario
    assert scenario is not None
    estimated = offer.expected_wait is not None and offer.estimate == "queue_length"
    if not estimated or offer.handle_time is not None or not parts.sound("intents"):
        return
    if queue not in {own for intent in scenario.intents for own in possible_queues(scenario, intent)}:
        message = "is missing, and no intent of this queue says how long its contacts take"
        yield Problem((*here, "handle_time"), message, hint="write handle_time: 5 min")


def _way_problems(here: Loc, name: str, terms: Callback, queues: tuple[str, ...]) -> Iterator[Problem]:
    loc = (*here, "queue")
    if terms.way == "own_queue" and terms.queue is None:
        others = ", ".join(queue for queue in queues if queue != name)
        message = "is missing, and the way is own_queue"
        yield Problem(loc, message, allowed=others or "another queue", hint="write queue: NAME")
    if terms.way == "own_queue" and terms.queue == name:
        message = f'callbacks out of queue "{name}" would wait in it again'
        yield Problem(loc, message, found=name, hint="name another queue, or write way: keep_place")
    if terms.way == "keep_place" and terms.queue is not None:
        message = "callbacks that keep their place have no other queue"
        yield Problem(loc, message, found=terms.queue, hint="remove it, or write way: own_queue")
    if terms.way != "scheduled" and terms.delay != _NO_DELAY:
        message = "only scheduled callbacks have a delay"
        yield Problem((*here, "delay"), message, hint="remove it, or write way: scheduled")
