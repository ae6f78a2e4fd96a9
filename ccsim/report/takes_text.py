"""What it would take to reach goals, in words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.text import Text

if TYPE_CHECKING:
    from ccsim.goals.takes.worth_doing import WorthDoing

_WIDTH = 120


def print_takes(found: Sequence[WorthDoing]) -> None:
    """Print what it would take to stdout.

    Parameters
    ----------
    found
        From `ccsim.what_it_takes`, one for each goal.
    """
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_WIDTH)  # a file or a pipe has no width of its own
    console.print(takes_text(found))


def takes_text(found: Sequence[WorthDoing]) -> RenderableType:
    """Return what can be printed: for each goal the change, its cost, how sure it is, and what fails.

    Parameters
    ----------
    found
        As for `print_takes`.
    """
    lines = [line for each in found for line in _lines(each)]
    meaning = (
        "\nCandidates are tried for the same customers; what looks cheapest in the first year is judged on "
        "replications that the search has not seen, and only that probability is told (up to four are "
        "judged, at a quarter of the error each)."
    )
    return Group(Text("\nWhat it would take", style="bold"), Text("\n".join(lines)), Text(meaning))


def _lines(worth: WorthDoing) -> Iterator[str]:
    yield f"* {worth.goal}: {_change(worth)}"
    if worth.choice is not None and worth.choice.changes:
        yield f"    costs {_money(worth.one_off, worth.per_month, worth.scenario.currency)} than now"
    if worth.confirmed is not None:
        low, high = worth.confirmed.interval()
        told = f"{100 * worth.confirmed.probability:.0f}% ({100 * low:.0f} – {100 * high:.0f})"
        tried = f"{worth.candidates} candidate{'s' * (worth.candidates != 1)} tried, {worth.judged} judged"
        yield f"    reached with {told}, on {worth.confirmed.n} fresh replications; {tried}"
    else:
        yield f"    {worth.candidates} candidate{'s' * (worth.candidates != 1)} tried, {worth.judged} judged"
    if worth.options:
        yield f"    {worth.options}"
    hopeless = [name for name in worth.hopeless if name not in worth.idle]
    for name in hopeless:
        yield f"    no amount of {name} does it"
    if worth.idle:
        yield f"    of no help: {', '.join(worth.idle)}"
    for note in worth.notes:
        yield f"    {note}"


def _change(worth: WorthDoing) -> str:
    if worth.choice is None and worth.partial:
        return "interrupted before anything was confirmed"
    if worth.choice is None:
        return f"nothing that is allowed {'was confirmed to reach' if worth.judged else 'reaches'} it"
    return worth.told if worth.choice.changes else "nothing has to change"


def _money(once: float, per_month: float, currency: str) -> str:
    """Return what something costs more, or less."""
    less = per_month < 0
    running = f"{abs(per_month):,.0f} {currency} a month {'less' if less else 'more'}"
    if math.isnan(once) or round(once) == 0:
        return running
    return f"{once:,.0f} {currency} once, and {running}"
