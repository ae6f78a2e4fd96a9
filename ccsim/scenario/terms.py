"""What holds for the contacts of one intent and segment, defaults and differences resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccsim.scenario.distribution import Distribution
from ccsim.scenario.handle_time import HandleTime
from ccsim.scenario.intent import SegmentDifference
from ccsim.scenario.returns import Redial, Resolution
from ccsim.scenario.varying import Varying

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["Terms", "own_queues", "precedence_of", "queue_of", "terms_of"]


@dataclass(frozen=True)
class Terms:
    """How the contacts of one intent and segment behave and are treated.

    Parameters
    ----------
    priority
        Order of service; the smaller is served first.
    head_start
        Seconds a contact counts as having waited already.
    handle_time, patience, balking, redial, retry, accepts_callback, resolution
        As in the intent, with the segment's differences in place.
    """

    priority: int
    head_start: float
    handle_time: HandleTime
    patience: Distribution
    balking: Varying[float]
    redial: Redial | None
    retry: Redial | None
    accepts_callback: Varying[float] | None
    resolution: Resolution


def terms_of(scenario: Scenario, intent: str, segment: str) -> Terms:
    """Return what holds for an intent's contacts from a segment.

    Priority and head start are the first that is stated by: the intent for the segment, the
    intent, the segment, the queue.
    """
    base = scenario.intents[intent]
    differs = base.by_segment.get(segment, SegmentDifference())
    given = differs.handle_time
    priority, _, head_start = precedence_of(scenario, intent, segment, queue_of(scenario, intent, segment))
    return Terms(
        priority=priority,
        head_start=head_start,
        handle_time=HandleTime(
            talk=base.handle_time.talk if given is None or given.talk is None else given.talk,
            hold=base.handle_time.hold if given is None or given.hold is None else given.hold,
            wrap_up=base.handle_time.wrap_up if given is None or given.wrap_up is None else given.wrap_up,
        ),
        patience=base.patience if differs.patience is None else differs.patience,
        balking=base.balking if differs.balking is None else differs.balking,
        redial=base.redial if differs.redial is None else differs.redial,
        retry=base.retry if differs.retry is None else differs.retry,
        accepts_callback=base.accepts_callback
        if differs.accepts_callback is None
        else differs.accepts_callback,
        resolution=base.resolution if differs.resolution is None else differs.resolution,
    )


def queue_of(scenario: Scenario, intent: str, segment: str) -> str:
    """Return the queue an intent's contacts from a segment wait in, unless a flow sends them elsewhere.

    The first that is stated by: the intent for the segment, the intent; else the scenario's only queue.
    """
    base = scenario.intents[intent]
    own = base.by_segment.get(segment, SegmentDifference()).queue
    return own or base.queue or next(iter(scenario.queues), "")


def own_queues(scenario: Scenario, intent: str) -> dict[str, float]:
    """Return the queues that `queue_of` names for an intent's segments, each with the share of its cases."""
    found: dict[str, float] = {}
    shares = scenario.intents[intent].segments or {next(iter(scenario.segments), ""): 1.0}
    for segment, share in shares.items():
        queue = queue_of(scenario, intent, segment)
        found[queue] = found.get(queue, 0.0) + share
    return found


def precedence_of(scenario: Scenario, intent: str, segment: str, queue: str) -> tuple[int, bool, float]:
    """Return how an intent's contacts from a segment stand in a queue.

    Returns
    -------
    priority, stated, head_start
        The priority; whether it is stated for the intent or the segment (else it is the queue's); and the
        head start in seconds. Each is the first that is stated by: the intent for the segment, the
        intent, the segment, the queue.
    """
    base = scenario.intents[intent]
    ranks = (base.by_segment.get(segment, SegmentDifference()), base, scenario.segments[segment])
    own = next((rank.priority for rank in ranks if rank.priority is not None), None)
    start = next((rank.head_start for rank in ranks if rank.head_start is not None), None)
    waits_in = scenario.queues[queue]
    return (
        waits_in.priority if own is None else own,
        own is not None,
        waits_in.head_start if start is None else start,
    )
