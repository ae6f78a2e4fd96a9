"""Measures of the ways through the centre: flows, transfers, callbacks, lines."""

from __future__ import annotations

from ccsim.measures.catalogue.declare import mean_of, quantiles_of, share_of, total_of
from ccsim.measures.measure import ANSWERED_BY, WINDOW, Direction, Measure, Split

_CHANNEL: tuple[Split, ...] = ("channel",)


def journey_measures() -> tuple[Measure, ...]:
    """All measures of flows, transfers, callbacks and lines."""
    return (*_flows(), *_transfers(), *_callbacks(), *_lines())


def _flows() -> tuple[Measure, ...]:
    through = "offered contacts that came to an end of a flow"
    return (
        _share(
            "containment/claimed",
            "Contained / came through a flow: the claim, whatever becomes of the case.",
            through,
            "contained",
            ("flowed",),
            "higher",
        ),
        _share(
            "containment/true",
            "Contained and the case resolved by it / came through a flow.",
            through,
            "contained_resolved",
            ("flowed",),
            "higher",
        ),
        _share(
            "containment/assumed",
            "Contained, and the customer does not come back / came through a flow: what many contracts take "
            "for resolved.",
            through,
            ("contained", "-contained_repeats"),
            ("flowed",),
            "higher",
        ),
        _share(
            "containment/repeat",
            "False containment: share of contained contacts after which the customer returns.",
            "contained contacts",
            "contained_repeats",
            ("contained",),
            "lower",
        ),
        _share(
            "hang_up/flow", "Hung up in a flow / came through it.", through, "hung_up", ("flowed",), "lower"
        ),
        mean_of(
            "in_flow/time_average",
            "Number of contacts in a flow, averaged over time.",
            over="the measured time",
            top=("flow_time",),
            below=(WINDOW,),
            better="neither",
            unit="count",
        ),
    )


def _transfers() -> tuple[Measure, ...]:
    handled = "handled contacts"
    return (
        _share(
            "transfer/share",
            "Share of handled contacts that were passed on to another queue, however often.",
            handled,
            "passed_on",
            ("handled",),
            "lower",
            ANSWERED_BY,
        ),
        _share(
            "transfer/misrouted",
            "Share of handled contacts that came to the wrong queue and were passed back.",
            handled,
            "passed_back",
            ("handled",),
            "lower",
            ANSWERED_BY,
        ),
        _share(
            "escalation/share",
            "Share of handled contacts that were passed on to a queue of a higher tier.",
            handled,
            "escalated",
            ("handled",),
            "lower",
            ANSWERED_BY,
        ),
        mean_of(
            "transfer/wait",
            "Time from being passed on or back to the answer of the next agent. By the queue and group of "
            "that part.",
            over="parts passed on or back that were answered",
            top=("passed_wait",),
            below=("passed_answered",),
            better="lower",
            splits=ANSWERED_BY,
        ),
        _share(
            "transfer/lost",
            "Lost in transfer: share of the handled contacts passed on or back that were not answered again "
            "(abandoned, blocked, cut off, callback given up).",
            "handled contacts that were passed on or back",
            "lost_in_transfer",
            ("passed",),
            "lower",
            ANSWERED_BY,
        ),
    )


def _callbacks() -> tuple[Measure, ...]:
    booked = "Wait booked: time from the booking of a callback until it is picked up."
    known = "booked callbacks that were picked up or given up"
    return (
        _share(
            "callback/share",
            "Callbacks booked / offered.",
            "offered contacts",
            "booked",
            ("offered",),
            "neither",
        ),
        _share(
            "callback/reached",
            "Callbacks picked up / booked.",
            known,
            "reached",
            ("reached", "unreached"),
            "higher",
        ),
        mean_of(
            "callback/wait",
            booked,
            over="booked callbacks that were picked up",
            top=("callback_wait",),
            below=("reached",),
            better="lower",
        ),
        *quantiles_of(
            "callback/wait", booked, over="booked callbacks that were picked up", of=("callback_wait",)
        ),
        mean_of(
            "callback/tries",
            "How often the customer was dialled / booked callbacks.",
            over=known,
            top=("tries",),
            below=("reached", "unreached"),
            better="lower",
            unit="count",
        ),
        mean_of(
            "in_callback/time_average",
            "Number of callbacks booked and not yet dialled, averaged over time.",
            over="the measured time",
            top=("callback_time",),
            below=(WINDOW,),
            better="lower",
            unit="count",
        ),
    )


def _lines() -> tuple[Measure, ...]:
    return (
        mean_of(
            "lines/time_average",
            "Number of lines in use, averaged over time, of channels that have a limit.",
            over="the measured time",
            top=("line_time",),
            below=(WINDOW,),
            better="neither",
            unit="count",
        ),
        total_of(
            "lines/peak",
            "Most lines in use at once in a run, of channels that have a limit; those of several channels "
            "added up.",
            top=("lines_peak",),
            better="neither",
            unit="count",
            splits=_CHANNEL,
            by_interval=False,
        ),
    )


def _share(
    name: str,
    definition: str,
    over: str,
    top: str | tuple[str, ...],
    below: tuple[str, ...],
    better: Direction,
    splits: tuple[Split, ...] | None = None,
) -> Measure:
    """Declare a share of one total, or several, in others."""
    above = (top,) if isinstance(top, str) else top
    if splits is None:
        return share_of(name, definition, over=over, top=above, below=below, better=better)
    return share_of(name, definition, over=over, top=above, below=below, better=better, splits=splits)
