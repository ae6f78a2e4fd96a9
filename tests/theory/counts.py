"""The totals of one replication behind each number: (top, bottom) of a ratio, durations in seconds."""

from __future__ import annotations

import numpy as np

from ccsim.engine.outcomes import ABANDONED, BLOCKED
from tests.theory.view import US, View

Pair = tuple[float, float]


def had_to_wait(view: View) -> Pair:
    """Contacts that found no free agent, over offered."""
    return float((view.wait > 0).sum()), view.count


def mean_wait(view: View) -> Pair:
    """Wait of all, those who gave up included, over offered."""
    return view.wait.sum() / US, view.count


def speed_of_answer(view: View) -> Pair:
    """Wait of the handled, over handled."""
    return view.wait[view.handled].sum() / US, float(view.handled.sum())


def answered_within(view: View, seconds: float) -> Pair:
    """Handled after at most so long, over offered."""
    return float((view.wait[view.handled] <= seconds * US).sum()), view.count


def longer_than(view: View, seconds: float) -> Pair:
    """Contacts that waited longer, over offered."""
    return float((view.wait > seconds * US).sum()), view.count


def abandoned(view: View) -> Pair:
    """Contacts that gave up, over offered."""
    return float((view.outcome == ABANDONED).sum()), view.count


def blocked(view: View) -> Pair:
    """Contacts that found all lines taken, over offered."""
    return float((view.outcome == BLOCKED).sum()), view.count


def occupancy(view: View, agents: int) -> Pair:
    """Agents' time with a contact in hand, over their time on duty."""
    return view.seconds(view.busy_spells), agents * view.time


def in_line(view: View) -> Pair:
    """Time in line of everybody, over the length of the window: the mean number waiting."""
    return view.seconds(view.queue_spells), view.time


def mean_virtual_wait(view: View) -> Pair:
    """Wait a caller of endless patience would have had in each one's place, over offered."""
    virtual = view.column("virtual")
    assert (virtual >= 0).all(), "a virtual wait of the window is not known"
    return virtual.sum() / US, view.count


def virtual_within(view: View, seconds: float) -> Pair:
    """Contacts whose virtual wait is at most so long, over offered."""
    return float(np.count_nonzero(view.column("virtual") <= seconds * US)), view.count


def agents_with(view: View, number: int, agents: int) -> Pair:
    """Agents' time with just so many contacts in hand, over their time on duty."""
    return view.seconds(view.in_hand_spells(number=number, place=0)), agents * view.time


def agents_sharing(view: View, agents: int) -> Pair:
    """Agents' time with any contact in hand, over their time on duty."""
    return view.seconds(view.in_hand_spells(place=0)), agents * view.time


def in_hand(view: View) -> Pair:
    """Time in hand of all contacts, over the length of the window: the mean number in hand."""
    return view.seconds(view.in_hand_spells()), view.time


def mean_session(view: View) -> Pair:
    """From taken up until the wrap-up is over, over handled."""
    done = view.handled
    return (view.column("released") - view.column("answered"))[done].sum() / US, float(done.sum())
