"""Which figures of service are compared."""

from __future__ import annotations

from typing import Final

from ccsim.measures.catalogue.all_measures import measures_for
from ccsim.measures.measure import Measure
from ccsim.scenario import Scenario

#: Ratios of totals, in the order of the tables.
_ALWAYS: Final = ("frt/human_calendar_contact", "aht/contact", "fcr/case", "cpc/served")
_SATISFACTION: Final = "csat/true"


def figures_for(scenario: Scenario) -> tuple[Measure, ...]:
    """
    First response time, handle time, resolution, cost per contact; satisfaction where it is modelled.

    Parameters
    ----------
    scenario
        Of the runs.
    """
    wanted = _ALWAYS if scenario.satisfaction is None else (*_ALWAYS, _SATISFACTION)
    by_id: dict[str, Measure] = {}
    for each in measures_for(scenario.measures.answer_within):
        if each.quantile is None:
            by_id.setdefault(each.id, each)
    return tuple(by_id[name] for name in wanted if name in by_id)
