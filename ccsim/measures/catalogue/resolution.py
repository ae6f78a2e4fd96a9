"""Measures of cases: FCR, returns, contacts per case, time to resolution."""

from __future__ import annotations

from ccsim.measures.catalogue.declare import mean_of, quantiles_of, share_of
from ccsim.measures.measure import ANSWERED_BY, BEGUN_BY, SPLITS, Measure

_NO_RETURN = "no return drawn within the repeat window, even one after the end of the run"
_HANDLED = "cases handled, by their first handled contact"


def resolution_measures() -> tuple[Measure, ...]:
    """All measures of cases."""
    return (*_first_contact(), *_returns())


def _first_contact() -> tuple[Measure, ...]:
    return (
        share_of(
            "fcr/case",
            f"Share of handled cases resolved by their first handled contact, with {_NO_RETURN}, and no "
            "contact chased up before.",
            over=_HANDLED,
            top=("first_resolved",),
            below=("first_handled",),
            better="higher",
            splits=ANSWERED_BY,
        ),
        share_of(
            "fcr/offered",
            f"Share of cases resolved by their first offered contact, with {_NO_RETURN}; "
            "one that was not handled is a failure.",
            over="cases offered, by their first offered contact, once that is finished; not those contained",
            top=("first_offered_resolved",),
            below=("first_offered", "-first_contained"),
            better="higher",
        ),
        share_of(
            "fcr/with_self_service",
            "Share of cases resolved by self-service that ended them, or else by their first offered "
            f"contact, handled or contained, with {_NO_RETURN}. Who looked in vain and is then helped at "
            "once counts; who gave up does not.",
            over="cases ended in self-service (found or given up, with no return drawn), and cases offered, "
            "by their first offered contact, once that is finished",
            top=("first_offered_resolved", "first_contained_resolved", "found_resolved"),
            below=("first_offered", "found_ended", "gave_up"),
            better="higher",
            splits=BEGUN_BY,
        ),
        share_of(
            "fcr/first_touch",
            "Like fcr/case, and also without transfer, escalation or follow-up.",
            over=_HANDLED,
            top=("first_resolved", "-first_passed"),
            below=("first_handled",),
            better="higher",
            splits=ANSWERED_BY,
        ),
    )


def _returns() -> tuple[Measure, ...]:
    until = "Time from the first attempt of a case, also by self-service, to the end of what resolved it."
    return (
        share_of(
            "repeat/handled",
            "Share of handled contacts after which the customer returns with the same case.",
            over="handled contacts",
            top=("repeats",),
            below=("handled",),
            better="lower",
            splits=ANSWERED_BY,
        ),
        share_of(
            "redial/unanswered",
            "Share of unanswered contacts after which the customer redials.",
            over="contacts abandoned, balked, disconnected, hung up in a flow or lost in transfer",
            top=("redials",),
            below=("abandoned", "disconnected", "hung_up", "lost_in_transfer"),
            better="neither",
        ),
        share_of(
            "retry/blocked",
            "Share of blocked contacts after which the customer tries again.",
            over="contacts blocked",
            top=("retries",),
            below=("blocked",),
            better="neither",
        ),
        mean_of(
            "contacts_per_case/offered",
            "Contacts offered / cases begun, also by self-service. By channel: contacts on it / cases that "
            "begin on it.",
            over="the measured time",
            top=("offered",),
            below=("cases",),
            better="lower",
            unit="count",
        ),
        mean_of(
            "time_to_resolution/case",
            until,
            over="cases resolved",
            top=("resolution_time",),
            below=("resolved",),
            better="lower",
            splits=SPLITS,
            by_interval=False,
        ),
        *quantiles_of(
            "time_to_resolution/case",
            until,
            over="cases resolved",
            of=("resolution_time",),
            splits=SPLITS,
        ),
    )
