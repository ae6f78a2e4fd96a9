"""Self-service that contradicts itself, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.checks.places import ranks
from ccsim.scenario.faults import Problem
from ccsim.scenario.parts import Parts
from ccsim.scenario.self_service import SelfService
from ccsim.scenario.shares import at_most_one
from ccsim.scenario.yaml_tree import Loc

__all__ = ["self_service_problems"]


def self_service_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what is wrong with self-service, although each field can be read.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    for here, rank in ranks(scenario):
        loc: Loc = (*here, "self_service")
        if not rank.self_service or not parts.sound(*loc):
            continue
        if here[2:3] == ("by_channel",):
            message = "self-service is used before there is a channel"
            hint = f"write it in intents.{here[1]}.self_service, or in by_segment"
            yield Problem(loc, message, hint=hint)
        else:
            yield from at_most_one(list(rank.self_service.values()), loc, "get in touch at once")
    for name, site in scenario.self_service.items():
        here = ("self_service", name)
        shares = list(site.failure.channels.values())
        if shares and parts.sound(*here, "failure", "channels"):
            rest = "turn to the channel they would have come by anyway"
            yield from at_most_one(shares, (*here, "failure", "channels"), rest)
        yield from _upkeep_problems(here, site, parts)


def _upkeep_problems(here: Loc, site: SelfService, parts: Parts) -> Iterator[Problem]:
    """Yield a problem if the last upkeep lies ahead: until then nobody knows how fresh it is."""
    assert parts.scenario is not None
    loc, updated = (*here, "freshness", "updated"), site.freshness.updated
    begins = parts.scenario.calendar.start
    if updated is None or updated <= begins or not parts.sound("calendar") or not parts.sound(*loc):
        return
    message = f"the last upkeep, {updated}, comes after the calendar's start {begins}"
    hint = "write the day of the upkeep before, and with every when the next ones come"
    yield Problem(loc, message, found=str(updated), allowed=f"{begins} or earlier", hint=hint)
