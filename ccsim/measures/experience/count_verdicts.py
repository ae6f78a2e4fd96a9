"""What customers make of their cases, counted: scores, answers to surveys, revenue, value that is lost."""

from __future__ import annotations

import numpy as np

from ccsim.demand.book import value_at
from ccsim.kernel import inner_kernel, kernel
from ccsim.measures import columns as c
from ccsim.measures.experience.judge import VERDICT, judge
from ccsim.measures.experience.rules import Rules
from ccsim.measures.tally.grid import Grid, Row, locate
from ccsim.typing import Ints, Rows


def count_verdicts(
    history: Rows,
    keys: Ints,
    grid: Grid,
    rules: Rules,
    period_edges: Ints,
    cells: Ints,
    revenue: Ints,
    value_lost: Ints,
    verdicts: Rows,
) -> int:
    """
    Judge the cases that are over, and count what comes of it.

    Scores count for cases begun in the measured time, in the cell of the contact by which the case ended and
    the period in which it began. Money counts on its day, whenever the case began: revenue when the case is
    resolved, the value of a lost customer when it ends.

    Parameters
    ----------
    history
        [case], from `note_contacts`.
    keys
        Of each kind, its intent's stream.
    grid, rules
        Of the run.
    period_edges
        Of the periods by which totals are kept, or of the measured time.
    cells
        [period, cell, column], added to.
    revenue, value_lost
        [kind, day], micro-money, added to.
    verdicts
        Of `VERDICT`, filled with those counted; or empty.

    Returns
    -------
    int
        How many cases were counted.
    """
    totals = period_edges, cells, revenue, value_lost
    return int(_count(history, keys, grid, rules, *totals, verdicts, np.zeros(1, dtype=VERDICT)))


@kernel
def _count(
    history: Rows,
    keys: Ints,
    grid: Grid,
    rules: Rules,
    period_edges: Ints,
    cells: Ints,
    revenue: Ints,
    value_lost: Ints,
    verdicts: Rows,
    scratch: Rows,
) -> int:
    verdict = scratch[0]
    counted = paid_on = lost_on = period = 0
    for number in range(len(history)):
        case = history[number]
        if case.begun < 0:
            continue
        at = case.resolved_at
        if grid.measured_from <= at < grid.horizon:
            amount = round(value_at(rules.book, rules.revenue[case.resolver], at))
            paid_on = locate(grid.day_edges, at, paid_on)
            revenue[case.resolver, paid_on] += amount
        if case.over == 0 or not rules.scored or case.ended >= grid.horizon:
            continue
        judge(case, keys[case.kind], grid, rules, verdict)
        verdict.case = number
        if verdict.lost_value > 0 and case.ended >= grid.measured_from:
            lost_on = locate(grid.day_edges, case.ended, lost_on)
            value_lost[case.kind, lost_on] += verdict.lost_value
        if grid.measured_from <= case.begun < grid.horizon:
            period = locate(period_edges, case.begun, period)
            count_scores(verdict, cells[period, case.cell])
            if len(verdicts) > 0:
                verdicts[counted] = verdict
            counted += 1
    return counted


@inner_kernel
def count_scores(verdict: Row, totals: Ints) -> None:
    """Count the scores of a case, true and as surveys hear them."""
    satisfied = verdict.csat >= 4
    promoter, detractor, easy = verdict.nps >= 9, verdict.nps <= 6, verdict.ces >= 5
    totals[c.JUDGED] += 1
    totals[c.CSAT_POINTS] += verdict.csat
    totals[c.CSAT_SATISFIED] += satisfied
    totals[c.CSAT_DISSATISFIED] += verdict.csat <= 2
    totals[c.NPS_PROMOTERS] += promoter
    totals[c.NPS_DETRACTORS] += detractor
    totals[c.CES_POINTS] += verdict.ces
    totals[c.CES_EASY] += easy
    totals[c.CUSTOMERS_LOST] += verdict.lost
    totals[c.SURVEYS_ASKED] += verdict.surveys
    totals[c.SURVEY_RESPONSES] += verdict.responses
    totals[c.CSAT_ANSWERS] += verdict.csat_answers
    totals[c.CSAT_ANSWERS_POINTS] += verdict.csat_answers * verdict.csat
    totals[c.CSAT_ANSWERS_SATISFIED] += verdict.csat_answers * satisfied
    totals[c.NPS_ANSWERS] += verdict.nps_answers
    totals[c.NPS_ANSWERS_PROMOTERS] += verdict.nps_answers * promoter
    totals[c.NPS_ANSWERS_DETRACTORS] += verdict.nps_answers * detractor
    totals[c.CES_ANSWERS] += verdict.ces_answers
    totals[c.CES_ANSWERS_POINTS] += verdict.ces_answers * verdict.ces
    totals[c.CES_ANSWERS_EASY] += verdict.ces_answers * easy
