"""Measures of the backlog, of who is not answered, and of conversations."""

from __future__ import annotations

from ccsim.measures.catalogue.declare import mean_of, share_of, total_of
from ccsim.measures.measure import ANSWERED_BY, WINDOW, Measure

#: Offered, less those that a flow contained or that hung up in it: they asked for no agent.
_ASKED = ("offered", "-contained", "-hung_up")
_AT_END = "at the end of the run (of the interval)"


def backlog_measures() -> tuple[Measure, ...]:
    """All measures of the backlog, coverage and conversations."""
    return (*_backlog(), *_coverage(), *_conversations())


def _backlog() -> tuple[Measure, ...]:
    return (
        mean_of(
            "backlog/time_average",
            "Number of contacts in the backlog, averaged over time.",
            over="the measured time",
            top=("backlog_time",),
            below=(WINDOW,),
            better="lower",
            unit="count",
        ),
        total_of(
            "backlog/end",
            f"Number of contacts in the backlog {_AT_END}.",
            top=("backlog_at_end",),
            better="lower",
            unit="count",
        ),
        total_of(
            "backlog/oldest",
            f"Age of the oldest contact in the backlog {_AT_END}, since it reached its queue; 0 without any.",
            top=("backlog_oldest",),
            better="lower",
            unit="s",
        ),
        share_of(
            "backlog/past_target",
            f"Share of the backlog {_AT_END} that is older than its queue's target.",
            over=f"contacts in the backlog {_AT_END}",
            top=("backlog_past_target",),
            below=("backlog_at_end",),
            better="lower",
        ),
    )


def _coverage() -> tuple[Measure, ...]:
    asking = "offered contacts that no flow ended"
    return (
        share_of(
            "unanswered/offered",
            "Share of offered contacts that no agent took up by the end of the run, whatever the reason.",
            over=asking,
            top=(*_ASKED, "-answered"),
            below=_ASKED,
            better="lower",
        ),
        share_of(
            "chase/offered",
            "Share of offered contacts that the customer chased up, by a further contact, before anybody "
            "took them up.",
            over="offered contacts",
            top=("chased",),
            below=("offered",),
            better="lower",
        ),
        share_of(
            "message/closed",
            "Share of the attempts while the channel was closed after which a message was left.",
            over="attempts while the channel was closed",
            top=("messages",),
            below=("closed",),
            better="neither",
        ),
    )


def _conversations() -> tuple[Measure, ...]:
    handled = "handled contacts that were conversations"
    return (
        mean_of(
            "conversation/turns",
            "Agents' answers in a conversation / conversations handled.",
            over=handled,
            top=("turns",),
            below=("conversations",),
            better="neither",
            unit="count",
            splits=ANSWERED_BY,
        ),
        share_of(
            "conversation/timed_out",
            "Share of handled conversations that ended by the customer's silence.",
            over=handled,
            top=("timed_out",),
            below=("conversations",),
            better="lower",
            splits=ANSWERED_BY,
        ),
        share_of(
            "conversation/other_agent",
            "Share of turns taken up by another agent than the turn before. By the queue and "
            "group of the turn.",
            over="turns after the first of a conversation that an agent took up",
            top=("moved_turns",),
            below=("later_turns",),
            better="lower",
            splits=ANSWERED_BY,
        ),
    )
