"""Transfers that cannot be: to where the contact is, too many, or round and round."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.faults import Problem
from ccsim.scenario.intent import Intent
from ccsim.scenario.parts import Parts
from ccsim.scenario.reach import possible_queues
from ccsim.scenario.shares import TOLERANCE
from ccsim.scenario.together import values_together
from ccsim.scenario.transfer import HandOver, Transfer
from ccsim.scenario.yaml_tree import Loc

__all__ = ["transfer_problems"]


def transfer_problems(parts: Parts) -> Iterator[Problem]:
    """Yield the transfers of an intent that contradict each other.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    assert parts.scenario is not None
    for name, intent in parts.scenario.intents.items():
        yield from _measured_problems(name, intent, parts)
        here: Loc = ("intents", name, "transfers")
        known = all(parts.sound("intents", name, field) for field in ("queue", "by_segment", "by_channel"))
        if known:
            problems: dict[Problem, None] = {}
            # Segments and channels may have queues of their own; what holds for all of them is told once.
            for own in possible_queues(parts.scenario, name):
                problems |= dict.fromkeys(_problems(here, intent, own, parts) if own else ())
            yield from problems


def _measured_problems(name: str, intent: Intent, parts: Parts) -> Iterator[Problem]:
    """Yield handle times after a hand-over that are said to be measured: they are not settled."""
    overs: dict[Loc, HandOver] = {("transfers", queue): each for queue, each in intent.transfers.items()}
    for place, each in {**overs, ("misrouted",): intent.misrouted}.items():
        loc: Loc = ("intents", name, *place, "handle_time", "among")
        if each.handle_time is not None and each.handle_time.among == "handled" and parts.sound(*loc):
            message = "a handle time after a hand-over is not settled"
            hint = "remove it: what is stated here holds for all whom it concerns"
            yield Problem(loc, message, found="handled", allowed="all", hint=hint)


def _problems(here: Loc, intent: Intent, own: str, parts: Parts) -> Iterator[Problem]:
    for queue, transfer in intent.transfers.items():
        if queue == (transfer.out_of or own) and parts.sound(*here, queue):
            message = f'the transfer leads to the queue it comes out of, "{queue}"'
            hint = "name another queue, or say with out_of where it comes from"
            yield Problem((*here, queue), message, found=queue, hint=hint)
    if parts.sound(*here):
        yield from _sum_problems(here, intent, own)


def _sum_problems(here: Loc, intent: Intent, own: str) -> Iterator[Problem]:
    by_queue: dict[str, dict[str, Transfer]] = {}
    for queue, transfer in intent.transfers.items():
        by_queue.setdefault(transfer.out_of or own, {})[queue] = transfer
    always: dict[str, tuple[str, ...]] = {}
    for out_of, transfers in by_queue.items():
        shares = [each.probability for each in transfers.values()]
        totals = [sum(values) for values in values_together(shares)]
        if max(totals) > 1 + TOLERANCE:
            found = f"{max(totals):.10g}"
            yield Problem(
                here,
                f'the transfers out of queue "{out_of}" add up to {found}',
                found=found,
                allowed="probabilities that add up to at most 1",
            )
        if min(totals) >= 1:
            always[out_of] = tuple(transfers)
    # Who is always passed on, from whichever queue, is never served.
    trapped = set(always)
    while any(not set(always[queue]) <= trapped for queue in trapped):
        trapped = {queue for queue in trapped if set(always[queue]) <= trapped}
    if trapped:
        names = ", ".join(queue for queue in always if queue in trapped)
        message = f"contacts are passed round for ever between the queues {names}"
        yield Problem(here, message, hint="let one of the probabilities be below 1")
