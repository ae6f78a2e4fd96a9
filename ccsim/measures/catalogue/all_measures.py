"""The catalogue of measures."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from ccsim.measures.catalogue.answering import answering_measures
from ccsim.measures.catalogue.automation import automation_measures
from ccsim.measures.catalogue.backlog import backlog_measures
from ccsim.measures.catalogue.experience import experience_measures
from ccsim.measures.catalogue.handling import handling_measures
from ccsim.measures.catalogue.journeys import journey_measures
from ccsim.measures.catalogue.money import money_measures
from ccsim.measures.catalogue.people import people_measures
from ccsim.measures.catalogue.resolution import resolution_measures
from ccsim.measures.catalogue.volumes import volume_measures
from ccsim.measures.measure import Measure


@functools.cache
def all_measures() -> tuple[Measure, ...]:
    """Every measure there is, in the order of the documentation; thresholds not yet filled in."""
    return (
        *answering_measures(),
        *backlog_measures(),
        *handling_measures(),
        *people_measures(),
        *journey_measures(),
        *automation_measures(),
        *resolution_measures(),
        *experience_measures(),
        *money_measures(),
        *volume_measures(),
    )


def measures_for(thresholds: Sequence[float]) -> tuple[Measure, ...]:
    """Every measure, once for each of a scenario's thresholds (seconds) where it depends on one."""
    return tuple(measure for each in all_measures() for measure in each.at(thresholds))
