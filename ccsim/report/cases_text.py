"""Where the cases of a run went, as a table."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Final

from ccsim.report.case_ways import NEED, CaseWays, Place, Stage, in_whole_numbers, place_totals
from ccsim.report.words import count_words, listed

#: What the places of each stage are.
HEADS: Final[Mapping[Stage, str]] = {
    "need": "Need",
    "before": "Before any contact",
    "channel": "First contact",
    "flow": "Flow",
    "course": "How it went",
    "again": "Comes again by",
    "end": "In the end",
}


def cases_text(ways: CaseWays, *, cases: int = 1000, width: int = 100) -> str:
    """
    Say how many cases came to each place, and where they went from there.

    Parameters
    ----------
    ways
        From `ccsim.report.case_ways.case_ways`.
    cases
        As if there had been so many.
    width
        Of the lines, in characters.

    Returns
    -------
    str
        A row for each place. The figures are rounded so that what leaves a place adds up to what came, and
        each is the exact one, up or down.
    """
    shown = in_whole_numbers(ways, cases)
    totals = place_totals(shown)
    wide = max(len(_name(place)) for place in totals) + 4
    lines = [cases_title(ways, cases), "", f"  {'':<{wide}}{'cases':>7}  and then"]
    stage = NEED[0]
    for place, number in totals.items():
        if place[0] != stage:
            lines.append(f"  {HEADS[place[0]]}")
        stage = place[0]
        indent = "  " if place == NEED else "    "
        head = f"{indent}{_name(place)}".ljust(wide + 2) + f"{number:>7,}  "
        told = _wrapped(", ".join(_following(shown, place)), max(20, width - len(head)))
        lines += [(head if not line else " " * len(head)) + text for line, text in enumerate(told)]
    rare = [_said(place) for place in ways.totals() if place not in totals]
    if rare:
        lines += ["", *_wrapped(f"  Too few to show: {listed(rare)}.", width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_on_hyphens=False) or [""]


def cases_title(ways: CaseWays, cases: int) -> str:
    """Return what the table or picture is of, and of how many cases it is made."""
    of = f"{count_words(ways.cases, 'case')} in {count_words(ways.replications, 'replication')}"
    return f"Where {cases:,} cases of {ways.scenario} went (from {of})"


def _name(place: Place) -> str:
    return "all cases" if place == NEED else place[1]


def _said(place: Place) -> str:
    return f"{'again by ' if place[0] == 'again' else ''}{place[1]}"


def _following(shown: Mapping[tuple[Place, Place], int], place: Place) -> Iterator[str]:
    """Where they go from a place, the most first."""
    own = [(band[1], number) for band, number in shown.items() if band[0] == place]
    for target, number in sorted(own, key=lambda each: -each[1]):
        yield f"{number:,} {_said(target)}"
