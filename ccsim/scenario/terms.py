"""What holds for the contacts of one intent, segment and channel, defaults and differences resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ccsim.scenario.chase import Chase
from ccsim.scenario.difference import Difference
from ccsim.scenario.distribution import Distribution
from ccsim.scenario.handle_time import HandleTime
from ccsim.scenario.returns import Redial, Resolution
from ccsim.scenario.varying import ByDate, Varying

if TYPE_CHECKING:
    from ccsim.scenario.intent import Intent
    from ccsim.scenario.scenario import Scenario

__all__ = ["Terms", "own_queues", "place_of", "precedence_of", "queue_of", "stated_for", "terms_of"]

_DIFFERING: Final = (
    "patience", "balking", "redial", "retry", "accepts_callback", "accepts_deflection", "self_service",
    "resolution", "chase", "revenue",
)  # fmt: skip


@dataclass(frozen=True)
class Terms:
    """How the contacts of one intent, segment and channel behave and are treated.

    Parameters
    ----------
    priority
        Order of service; the smaller is served first.
    head_start
        Seconds a contact counts as having waited already.
    handle_time, patience, balking, redial, retry, accepts_callback, accepts_deflection, self_service, \
    resolution, chase, revenue
        As in the intent, with the differences of segment and channel in place.
    """

    priority: int
    head_start: float
    handle_time: HandleTime
    patience: Distribution
    balking: Varying[float]
    redial: Redial | None
    retry: Redial | None
    accepts_callback: Varying[float] | None
    accepts_deflection: Varying[float] | None
    self_service: Mapping[str, Varying[float]]
    resolution: Resolution
    chase: Chase | None
    revenue: ByDate[float]


def terms_of(scenario: Scenario, intent: str, segment: str, channel: str | None = None) -> Terms:
    """Return what holds for an intent's contacts from a segment on a channel.

    Each is the first that is stated by: the intent for the channel, the intent for the segment, the
    intent. Priority and head start may also be stated by the segment, else by the queue.

    Parameters
    ----------
    scenario, intent, segment
        Names in it.
    channel
        None: as on a channel for which nothing differs.
    """
    base = scenario.intents[intent]
    ranks = _differences(base, segment, channel)
    queue = queue_of(scenario, intent, segment, channel)
    priority, _, head_start = precedence_of(scenario, intent, segment, queue, channel)

    def first(name: str) -> Any:
        stated = (getattr(rank, name) for rank in ranks)
        return next((value for value in stated if value is not None), getattr(base, name))

    parts = [rank.handle_time for rank in ranks if rank.handle_time is not None]

    def first_part(name: str) -> Any:
        stated = (getattr(part, name) for part in parts)
        return next((value for value in stated if value is not None), getattr(base.handle_time, name))

    return Terms(
        priority=priority,
        head_start=head_start,
        # the parts are valid: to validate them anew took a tenth of laying a scenario out
        handle_time=base.handle_time
        if not parts
        else HandleTime.model_construct(**{name: first_part(name) for name in HandleTime.model_fields}),
        **{name: first(name) for name in _DIFFERING},
    )


def queue_of(scenario: Scenario, intent: str, segment: str, channel: str | None = None) -> str:
    """Return the queue contacts of an intent, segment and channel wait in, if no flow sends them elsewhere.

    The first that is stated by: the intent for the channel, the intent for the segment, the intent; else
    the scenario's only queue.
    """
    base = scenario.intents[intent]
    own = next((rank.queue for rank in _differences(base, segment, channel) if rank.queue), None)
    return own or base.queue or next(iter(scenario.queues), "")


def stated_for(scenario: Scenario, intent: str, segment: str, channel: str, name: str) -> Any:
    """Return a field of an intent for contacts of a segment on a channel; None if nothing states it.

    The first that is stated by: the intent for the channel, the intent for the segment, the intent.
    """
    base = scenario.intents[intent]
    ranks: tuple[Any, ...] = (*_differences(base, segment, channel), base)
    return next((found for rank in ranks if (found := getattr(rank, name)) is not None), None)


def place_of(scenario: Scenario, intent: str, segment: str, channel: str, name: str) -> str:
    """Return the path at which a field (or a field of one, such as `handle_time.talk`) is stated for them."""
    base = scenario.intents[intent]
    parts = name.split(".")
    for path, rank in (
        (f"intents.{intent}.by_channel.{channel}", base.by_channel.get(channel)),
        (f"intents.{intent}.by_segment.{segment}", base.by_segment.get(segment)),
    ):
        found: Any = rank
        for part in parts:
            found = None if found is None else getattr(found, part)
        if found is not None:
            return f"{path}.{name}"
    return f"intents.{intent}.{name}"


def own_queues(scenario: Scenario, intent: str) -> dict[str, float]:
    """Return the queues that `queue_of` names for an intent, each with the share of its cases."""
    found: dict[str, float] = {}
    base = scenario.intents[intent]
    segments = base.segments or {next(iter(scenario.segments), ""): 1.0}
    channels = base.channels or {next(iter(scenario.channels), ""): 1.0}
    for segment, share in segments.items():
        for channel, portion in channels.items():
            queue = queue_of(scenario, intent, segment, channel)
            found[queue] = found.get(queue, 0.0) + share * portion
    return found


def precedence_of(
    scenario: Scenario, intent: str, segment: str, queue: str, channel: str | None = None
) -> tuple[int, bool, float]:
    """Return how contacts of an intent, segment and channel stand in a queue.

    Returns
    -------
    priority, stated, head_start
        The priority; whether it is stated for the intent or the segment (else it is the queue's); and the
        head start in seconds. Each is the first that is stated by: the intent for the channel, the intent
        for the segment, the intent, the segment, the queue.
    """
    base = scenario.intents[intent]
    ranks: tuple[Any, ...] = (*_differences(base, segment, channel), base, scenario.segments[segment])
    own = next((rank.priority for rank in ranks if rank.priority is not None), None)
    start = next((rank.head_start for rank in ranks if rank.head_start is not None), None)
    waits_in = scenario.queues[queue]
    return (
        waits_in.priority if own is None else own,
        own is not None,
        waits_in.head_start if start is None else start,
    )


def _differences(base: Intent, segment: str, channel: str | None) -> tuple[Difference, ...]:
    """Return what differs from an intent, what goes before first."""
    found = (base.by_channel.get(channel) if channel is not None else None, base.by_segment.get(segment))
    return tuple(each for each in found if each is not None)
