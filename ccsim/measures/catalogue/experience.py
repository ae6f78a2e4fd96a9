"""Measures of what customers make of their cases: CSAT, NPS, CES, surveys, churn."""

from __future__ import annotations

from ccsim.measures.catalogue.declare import share_of, total_of
from ccsim.measures.measure import SPLITS, Measure

_TRUE = "cases over, of those begun; by the contact by which they ended"
_MEASURED = "answers to surveys, by the contact by which the case ended"


def experience_measures() -> tuple[Measure, ...]:
    """All measures of satisfaction."""
    return (*_scores("true"), *_scores("measured"), *_surveys(), *_churn())


def _scores(variant: str) -> tuple[Measure, ...]:
    """CSAT, NPS and CES of all customers, or as surveys hear them."""
    true = variant == "true"
    over = _TRUE if true else _MEASURED
    who = "customers" if true else "answers"
    heard = "" if true else " Off the true one by chance and by who answers."

    def column(score: str, what: str = "") -> str:
        """The total of a score: of all cases, or of the answers."""
        named = f"_{what}" if what else ""
        return f"{score}{named}" if true else f"{score}_answers{named}"

    of_csat, of_nps, of_ces = [
        ("judged",) if true else (f"{score}_answers",) for score in ("csat", "nps", "ces")
    ]
    return (
        share_of(
            f"csat/{variant}",
            f"Share of {who} with a CSAT of 4 or 5 of 5.{heard}",
            over=over,
            top=(column("csat", "satisfied"),),
            below=of_csat,
            better="higher",
            splits=SPLITS,
            by_interval=False,
        ),
        _mean(f"csat/{variant}", f"CSAT, 1 to 5.{heard}", over, column("csat", "points"), of_csat[0]),
        Measure(
            family="nps",
            variant=variant,
            statistic="net share",
            unit="points",
            direction="higher",
            aggregation="ratio of totals",
            population=over,
            definition=f"Promoters (9, 10 of 10) less detractors (0 to 6), per hundred {who}.{heard}",
            numerator=(column("nps", "promoters"), f"-{column('nps', 'detractors')}"),
            denominator=of_nps,
            splits=SPLITS,
            by_interval=False,
            signed=True,
        ),
        _mean(f"ces/{variant}", f"CES, 1 to 7 (very easy).{heard}", over, column("ces", "points"), of_ces[0]),
        share_of(
            f"ces/{variant}",
            f"Share of {who} with a CES of 5 to 7 of 7.{heard}",
            over=over,
            top=(column("ces", "easy"),),
            below=of_ces,
            better="higher",
            splits=SPLITS,
            by_interval=False,
        ),
    )


def _mean(name: str, definition: str, over: str, top: str, below: str) -> Measure:
    family, variant = name.split("/")
    return Measure(
        family=family,
        variant=variant,
        statistic="mean",
        unit="score",
        direction="higher",
        aggregation="mean",
        population=over,
        definition=definition,
        numerator=(top,),
        denominator=(below,),
        splits=SPLITS,
        by_interval=False,
    )


def _surveys() -> tuple[Measure, ...]:
    return (
        total_of(
            "survey/asked",
            "Surveys sent, one for each survey that asks about a case.",
            top=("surveys_asked",),
            better="neither",
            unit="count",
            splits=SPLITS,
            by_interval=False,
        ),
        total_of(
            "survey/responses",
            "Surveys answered before the end of the run.",
            top=("survey_responses",),
            better="higher",
            unit="count",
            splits=SPLITS,
            by_interval=False,
        ),
        share_of(
            "survey/response_rate",
            "Surveys answered before the end of the run / surveys sent.",
            over="surveys sent, by the contact by which the case ended",
            top=("survey_responses",),
            below=("surveys_asked",),
            better="higher",
            splits=SPLITS,
            by_interval=False,
        ),
    )


def _churn() -> tuple[Measure, ...]:
    return (
        share_of(
            "churn/case",
            "Share of cases after which the customer does not come back.",
            over=_TRUE,
            top=("customers_lost",),
            below=("judged",),
            better="lower",
            splits=SPLITS,
            by_interval=False,
        ),
        share_of(
            "retention/case",
            "Share of cases after which the customer stays: 1 - churn.",
            over=_TRUE,
            top=("judged", "-customers_lost"),
            below=("judged",),
            better="higher",
            splits=SPLITS,
            by_interval=False,
        ),
        total_of(
            "churn/customers",
            "Customers who do not come back after their case.",
            top=("customers_lost",),
            better="lower",
            unit="count",
            splits=SPLITS,
            by_interval=False,
        ),
        share_of(
            "csat/dissatisfied",
            "Share of customers with a CSAT of 1 or 2 of 5.",
            over=_TRUE,
            top=("csat_dissatisfied",),
            below=("judged",),
            better="lower",
            splits=SPLITS,
            by_interval=False,
        ),
        share_of(
            "judged/cases",
            "Cases that are over / cases begun; the others are still open when the run ends, and nobody "
            "knows what their customers will make of them.",
            over="cases begun",
            top=("judged",),
            below=("cases",),
            better="neither",
            splits=("intent", "segment"),
            by_interval=False,
        ),
    )
