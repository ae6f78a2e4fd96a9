"""What self-service and preventions cost by the day."""

from __future__ import annotations

import numpy as np

from ccsim.demand.timeline import Timeline
from ccsim.measures.money.series import daily_means, product_of, series_of
from ccsim.scenario import Scenario
from ccsim.typing import Floats, Ints
from ccsim.units import DAY, HOUR

#: Micro-money in one unit of money, and microseconds in a second.
MICRO = 1_000_000
_DAYS_OF_WEEK = 7


def daily_costs(scenario: Scenario, timeline: Timeline) -> dict[str, Ints]:
    """
    Lay what is paid by the day over the measured days.

    Returns
    -------
    dict
        Rows of `ccsim.measures.money.rates.Rates`: [self-service, day] and [prevention, day], by name.
        Upkeep is spread evenly over the week. A prevention without messages has a row of zeros.
    """
    sites = [scenario.self_service[name] for name in sorted(scenario.self_service)]
    preventions = [scenario.prevention[name] for name in sorted(scenario.prevention)]
    hours = [series_of(scenario, 0 if each.upkeep is None else each.upkeep.hours_per_week) for each in sites]
    pay = [series_of(scenario, 0 if each.upkeep is None else each.upkeep.pay) for each in sites]
    paid = [product_of(one, other) for one, other in zip(hours, pay, strict=True)]
    per_day = [series_of(scenario, each.cost.per_day) for each in sites]
    sent = [
        product_of(series_of(scenario, each.messages.count), series_of(scenario, each.messages.cost))
        if each.messages is not None
        else series_of(scenario, 0)
        for each in preventions
    ]
    per = np.array([each.messages.per if each.messages is not None else DAY for each in preventions])
    return {
        "sites": whole(daily_means(timeline, per_day) * MICRO),
        "upkeep": whole(daily_means(timeline, paid) / _DAYS_OF_WEEK * MICRO),
        "upkeep_time": whole(daily_means(timeline, hours) / _DAYS_OF_WEEK * HOUR * MICRO),
        "messages": whole(daily_means(timeline, sent) * (DAY / per)[:, np.newaxis] * MICRO),
        "preventions": whole(
            daily_means(timeline, [series_of(scenario, each.per_day) for each in preventions]) * MICRO
        ),
    }


def whole(amounts: Ints | Floats) -> Ints:
    """Amounts rounded to whole ones."""
    return np.rint(amounts).astype(np.int64)
