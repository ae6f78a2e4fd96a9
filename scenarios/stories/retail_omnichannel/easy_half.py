"""Half of the contacts automated, the easy half: as planners reckon it, and as it is."""

from __future__ import annotations

import ccsim

from .people import share_of_people
from .story import AUTOMATION, SCENARIO, STORIES, Story, loaded
from .table import Figure, Option, Row

__all__ = ["easy_half"]

_CONTACTS = Figure("contacts with agents", "volume/handled", digits=0)
_AHT = Figure("AHT, s", "aht/contact")
_HOURS = Figure("agents' hours", "volume/handled", times=1 / 3600, by="aht/contact", digits=0)


def easy_half() -> Story:
    """Tell it, from today over what planners expect to what happens, with three staffings."""
    today = loaded(SCENARIO)
    half = loaded(STORIES / "retail-easy-half.yaml")
    options = [
        Option("today", today),
        Option("as it is, today's people", half),
        Option("as it is, half of the people, as reckoned", half.override(share_of_people(half, 0.5))),
        Option("as it is, two thirds of the people", half.override(share_of_people(half, 0.67))),
    ]
    figures = [
        _CONTACTS,
        _AHT,
        Figure("difficulty", "difficulty/handled", digits=2),
        _HOURS,
        Figure("contained, %", "containment/claimed", times=100),
        Figure("and resolved, %", "containment/true", times=100),
        Figure("FCR, %", "fcr/case", times=100),
        Figure("calls in 20 s, %", "service_level/offered", None, 20.0, {"channel": "phone"}, 100),
        Figure("calls abandoned, %", "abandonment/offered", split={"channel": "phone"}, times=100),
        Figure("cost per resolution, USD", "cpc/resolution", digits=2),
    ]
    return Story(options, figures, AUTOMATION, reckon=_reckoned)


def _reckoned(today: ccsim.Result) -> Row:
    """Return what planners expect: half the contacts, each as long as before, so half the work."""
    return Row(
        "as planners reckon it",
        {
            _CONTACTS.head: _CONTACTS.values(today) / 2,
            _AHT.head: _AHT.values(today),
            _HOURS.head: _HOURS.values(today) / 2,
        },
    )
