"""Measures of automation: self-service, prevention, what is left to agents, what customers repeat."""

from __future__ import annotations

from ccsim.measures.catalogue.declare import mean_of, share_of, total_of
from ccsim.measures.measure import ANSWERED_BY, BEGUN_BY, OFFERED_BY, USED_BY, Measure, Split

_WORK = ("talk", "hold", "wrap_up", "consult", "dial", "set_up", "moderation_work")
_SITE: tuple[Split, ...] = ("self_service",)
_NEED: tuple[Split, ...] = ("intent", "segment")


def automation_measures() -> tuple[Measure, ...]:
    """All measures of automation."""
    return (*_self_service(), *_upkeep(), *_prevention(), *_left(), *_told())


def _self_service() -> tuple[Measure, ...]:
    over = "uses of self-service that are over"
    ended = ("found", "not_found")
    return (
        share_of(
            "self_service/used",
            "Share of cases that use self-service first.",
            over="cases begun",
            top=("uses",),
            below=("cases",),
            better="neither",
            splits=_NEED,
        ),
        share_of(
            "self_service/found",
            "Claimed: share of uses in which customers found what they needed, as far as they knew.",
            over=over,
            top=("found",),
            below=ended,
            better="higher",
            splits=USED_BY,
        ),
        share_of(
            "self_service/resolved",
            "True: share of uses that resolved the case.",
            over=over,
            top=("found_resolved",),
            below=ended,
            better="higher",
            splits=USED_BY,
        ),
        share_of(
            "self_service/repeat",
            "Found, but wrongly: share of those who found what they needed after which the customer gets in "
            "touch.",
            over="uses in which customers found what they needed",
            top=("found", "-found_ended"),
            below=("found",),
            better="lower",
            splits=USED_BY,
        ),
        share_of(
            "self_service/given_up",
            "Share of uses after which the customer has not found it and gives up.",
            over=over,
            top=("gave_up",),
            below=ended,
            better="lower",
            splits=USED_BY,
        ),
    )


def _upkeep() -> tuple[Measure, ...]:
    return (
        total_of(
            "self_service/upkeep_hours",
            "Paid hours of keeping it up to date.",
            top=("upkeep_time",),
            better="lower",
            unit="h",
            splits=_SITE,
            by_interval=False,
        ),
        mean_of(
            "moderation/work",
            "Agents' work / posts looked through; they are no contacts.",
            over="posts of self-service looked through",
            top=("moderation_work",),
            below=("moderated",),
            better="lower",
            splits=ANSWERED_BY,
        ),
    )


def _prevention() -> tuple[Measure, ...]:
    return (
        share_of(
            "prevention/prevented",
            "Prevented / (prevented + cases begun): share of the cases that would have arisen.",
            over="cases begun or prevented",
            top=("prevented",),
            below=("prevented", "cases"),
            better="higher",
            splits=_NEED,
        ),
    )


def _left() -> tuple[Measure, ...]:
    removed = "prevented, or resolved by a flow or by self-service"
    return (
        share_of(
            "volume/removed",
            f"Volume removed: cases {removed} / (the same + handled contacts).",
            over=f"contacts handled, and cases {removed}",
            top=("removed",),
            below=("removed", "handled"),
            better="higher",
            splits=BEGUN_BY,
        ),
        share_of(
            "work/removed",
            f"Work removed: what agents would have had with the cases {removed} (talk + hold + wrap-up of "
            "one contact, at the proficiency and with the tools of the group its queue asks first) / (the "
            "same + agents' work on handled contacts and posts). Less than the volume where the easy cases "
            "go.",
            over="the work there would have been",
            top=("removed_work",),
            below=("removed_work", *_WORK),
            better="higher",
            splits=BEGUN_BY,
        ),
        mean_of(
            "difficulty/handled",
            "Residual difficulty: mean difficulty of the cases of handled contacts, in standard deviations "
            "(0 is the mean of all cases that arise); the residual AHT beside it is aht/contact.",
            over="handled contacts",
            top=("handled_difficulty",),
            below=("handled",),
            better="neither",
            unit="SD",
            splits=ANSWERED_BY,
        ),
        mean_of(
            "difficulty/cases",
            "Mean difficulty of the cases begun, in standard deviations; those prevented are none.",
            over="cases begun",
            top=("case_difficulty",),
            below=("cases",),
            better="neither",
            unit="SD",
            splits=BEGUN_BY,
        ),
    )


def _told() -> tuple[Measure, ...]:
    return (
        mean_of(
            "effort/repeated",
            "Customer effort: times the customer had to tell an agent again what it had told before / cases "
            "begun.",
            over="the measured time",
            top=("repeated",),
            below=("cases",),
            better="lower",
            unit="count",
            splits=_NEED,
        ),
        share_of(
            "effort/with_repeat",
            "Share of handled contacts in which the customer had to tell an agent again what it had told "
            "before.",
            over="handled contacts",
            top=("with_repeat",),
            below=("handled",),
            better="lower",
            splits=ANSWERED_BY,
        ),
        mean_of(
            "context/saved",
            "Talk saved by what was known already (from a flow, an agent before, an earlier contact) / "
            "handled contacts.",
            over="handled contacts",
            top=("saved_talk",),
            below=("handled",),
            better="higher",
            splits=ANSWERED_BY,
        ),
        share_of(
            "deflection/accepted",
            "Deflected: went on by another channel instead of waiting / offered.",
            over="offered contacts",
            top=("deflected",),
            below=("offered",),
            better="neither",
            splits=OFFERED_BY,
        ),
    )
