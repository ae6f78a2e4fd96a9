"""The evidence for every figure, as text."""

from __future__ import annotations

from .availability import measure_availability
from .busyness import variance_to_mean
from .figures import Derived
from .month import totals
from .returns import EDGES
from .segments import head_starts
from .staffing import derive_staffing
from .volumes import weekday_tests

__all__ = ["evidence"]


def evidence(derived: Derived) -> str:
    """Return what each figure of the scenario rests on, in the order of the file."""
    parts = [
        _month(derived),
        _segments(derived),
        _weekdays(derived),
        _services(derived),
        _patience(derived),
        _returns(derived),
        _busyness(derived),
        _staffing(derived),
    ]
    return "\n\n".join(parts)


def _table(title: str, rows: list[str]) -> str:
    return "\n".join([title, *(f"  {row}" for row in rows)])


def _month(derived: Derived) -> str:
    rows = [f"{name:<12}{value:12.4f}" for name, value in totals(derived.calls).items()]
    front = derived.front
    rows.append(
        f"front delay: mean {front.mean:.2f} s, sd {front.sd:.2f} s, "
        f"{front.left_out} of {len(derived.calls)} left out, KS {front.ks}"
    )
    return _table("The real month (agent-seeking calls; seconds, shares)", rows)


def _segments(derived: Derived) -> str:
    rows = [f"priority share of {intent}: {share:.2f}" for intent, share in derived.priority.items()]
    rows.append("who overtakes whom (the first was answered, the second had joined before and waited on):")
    rows += head_starts(derived.calls).to_string(index=False).split("\n")
    return _table("Segments and head starts", rows)


def _weekdays(derived: Derived) -> str:
    tests = weekday_tests(derived.counts)
    rows = [f"daily totals, Sunday to Thursday equal: p = {tests.pop('day_total_p')}"]
    rows += [
        f"{intent}: largest |t| Sun/Tue/Thu against Mon/Wed {t} (0.1% point 4.3)"
        for intent, t in tests.items()
    ]
    rows.append(f"burst of 14 February above an ordinary evening, per half-hour from 21:00: {derived.fault}")
    return _table("Weekdays", rows)


def _services(derived: Derived) -> str:
    rows = [
        f"{intent:<20} n {fit.n:>6} mean {fit.mean:6.1f} fitted {fit.fitted_mean:6.1f} "
        f"hang-ups {fit.hang_up_share:6.1%} (mean {fit.hang_up_mean:.1f}) "
        f"AIC gain of two parts {fit.aic_gain:.0f}, KS {fit.ks_one:.3f} -> {fit.ks:.3f} "
        + " + ".join(f"{part.share:.3f} LN({part.mu:.2f}, {part.sigma:.2f})" for part in fit.parts)
        for intent, fit in derived.services.items()
    ]
    return _table("Service times, seconds", rows)


def _patience(derived: Derived) -> str:
    rows = []
    for name, fit in derived.patience.items():
        points = "/".join(f"{value:.0f}" for value in fit.quantiles)
        parameters = ", ".join(f"{value:.3g}" for value in fit.parameters)
        rows.append(
            f"{name:<24} waits {fit.waits:>5} gone {fit.abandoned:>5} KM 10/25/50% {points:>12}  "
            f"{fit.law}({parameters})  AIC {fit.aic}"
        )
    return _table("Patience, seconds", rows)


def _returns(derived: Derived) -> str:
    rows = [f"share that calls again, by delay up to {', '.join(f'{int(edge)}' for edge in EDGES[1:])} s"]
    for name, found in derived.returns.items():
        rows.append(
            f"{name:<20} calls {found.calls:>5} seen {found.raw:.3f} corrected {found.found.sum():.3f} "
            f"ordinary {found.ordinary.sum():.3f} -> {found.probability:.3f}"
        )
        rows.append(f"{'':<20} excess {' '.join(f'{value:.3f}' for value in found.found - found.ordinary)}")
    return _table("Returns of identified customers", rows)


def _busyness(derived: Derived) -> str:
    rows = [
        f"{name:<16} CV of an hour {factor.cv:.3f}, of a day {factor.day_cv:.3f}, "
        f"neighbouring hours {factor.part_correlation:.2f}"
        for name, factor in derived.busyness.items()
    ]
    rows.append(f"day to day: {derived.day_correlation:.2f} from {derived.day_pairs} pairs of 1999")
    middle, mean = variance_to_mean(derived.counts)
    rows.append(f"variance / mean of half-hour counts, Sunday to Thursday: median {middle}, mean {mean}")
    return _table("Busyness", rows)


def _staffing(derived: Derived) -> str:
    staffing = derived.staffing
    between = staffing.between
    rows = [
        f"hours: {staffing.hours}; off duty {staffing.shrinkage:.1%} of presence",
        f"between calls while regular calls wait: {between.services} services, "
        f"median {between.median:.0f} s, {between.within_10:.0%} within 10 s, "
        f"{between.within_break:.1%} within 60 s, mean of these {between.mean:.1f} s",
        f"gaps: {staffing.breaks}",
    ]
    rows += [f"{name}: {values}" for name, values in staffing.average.items()]
    for chance in (0.01, 0.2):
        hours = derive_staffing(derived.calls, chance).hours["on_duty"]
        rows.append(f"hours on duty if a gap were a break below a chance of {chance:.0%}: {hours:,.0f}")
    ready = measure_availability(derived.calls)
    rows.append(
        f"a regular call while nobody waits, with 1 to 5 agents on duty and idle: {ready.calls} calls"
    )
    rows.append(
        f"  answered at once {[round(v, 3) for v in ready.direct]}; "
        f"chance {ready.chance:.2f} each gives {[round(v, 3) for v in ready.fitted]}"
    )
    return _table("Staffing", rows)
