"""A figure after a change has come some way: numbers, durations and profiles of them, number by number."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from ccsim.scenario.arithmetic import NotPossibleError
from ccsim.scenario.calendar import Calendar
from ccsim.scenario.days import WEEKDAYS, Day, parse_days, pick
from ccsim.scenario.faults import show
from ccsim.scenario.levers.work import How
from ccsim.scenario.written import is_written
from ccsim.units import DAY, format_clock, format_duration, parse_clock, parse_duration

__all__ = ["moved"]

_Scalar = Callable[[Any, Any], Any]
#: Lengths that the intervals of a profile may have, in seconds.
_INTERVALS: Final = (3600, 1800, 1200, 900, 720, 600, 360, 300)
#: Decimals to which a whole number's value is looked at, so that 10 x 1.05 is 10.5 and not a little less.
_NOISE: Final = 9


def moved(old: Any, how: How, operand: Any, ramp: float, calendar: Calendar) -> Any:
    """Return what stands at a place once a change has come so far.

    Parameters
    ----------
    old
        A number, a duration, a profile of such, or hours, as a file would write it.
    how, operand
        What the change does in the end.
    ramp
        How far it has come, 0 to 1.
    calendar
        Says which dates are holidays.

    Raises
    ------
    NotPossibleError
        If it makes no sense there.
    """
    if how == "to" and (ramp == 1 or (not isinstance(old, (int, float, str)) and not _is_profile(old))):
        return operand if ramp else old

    def one(value: Any, by: Any) -> Any:
        return _one(value, how, by, ramp)

    if _is_profile(operand):
        return _together(old, operand, one, calendar)
    if not _is_profile(old):
        return one(old, operand)
    # A profile has the same few numbers many times.
    known: dict[Any, Any] = {}

    def cached(value: Any) -> Any:
        if value not in known:
            known[value] = one(value, operand)
        return known[value]

    return _each(old, cached)


def _is_profile(value: Any) -> bool:
    return isinstance(value, Mapping) and "days" in value and "interval" in value


def _one(old: Any, how: How, operand: Any, ramp: float) -> Any:
    """Return one number or duration."""
    seconds = _seconds(old)
    if seconds is None and (isinstance(old, bool) or not isinstance(old, (int, float))):
        found = "nothing is stated there" if old is None else f"there is {show(old)}"
        raise NotPossibleError(f"{how} needs a number, and {found}", hint="state a number first")
    value = float(old) if seconds is None else seconds
    after = _AFTER[how](value, _operand(how, operand, duration=seconds is not None), ramp)
    if seconds is not None:
        return format_duration(after) if after >= 0 else f"{after:g} s"
    return _whole(after) if isinstance(old, int) else after


def _operand(how: How, operand: Any, *, duration: bool) -> float:
    """Return the amount of a change as a number: seconds where a duration changes by or to something."""
    number = isinstance(operand, (int, float)) and not isinstance(operand, bool)
    if not duration or how == "times":
        if number and math.isfinite(operand):
            return float(operand)
        raise NotPossibleError(f"{how} needs a number, not {show(operand)}", allowed="a plain number")
    sign = -1.0 if isinstance(operand, str) and operand.startswith("-") else 1.0
    seconds = _seconds(operand[1:].strip() if sign < 0 else operand)
    if seconds is not None:
        return sign * seconds
    if number and not is_written(operand):
        return float(operand)
    message = f"{how} needs a duration here, not {show(operand)}"
    raise NotPossibleError(message, hint="write 20 s, 4 min, 1 h or 7 d")


def _times(value: float, by: float, ramp: float) -> float:
    # In the end it is the decimal that a person would write, so that 50 x 1.1 is 55.
    return float(_exact(value) * _exact(by)) if ramp == 1 else value * (1 + (by - 1) * ramp)


def _by(value: float, by: float, ramp: float) -> float:
    return float(_exact(value) + _exact(by)) if ramp == 1 else value + by * ramp


_AFTER: Final[dict[How, Callable[[float, float, float], float]]] = {
    "times": _times,
    "by": _by,
    "to": lambda value, to, ramp: value + (to - value) * ramp,
    "less": lambda value, by, ramp: max(0.0, value - _whole(by * ramp)),
    "at_most": lambda value, most, ramp: min(value, _whole(most * ramp)),
}


def _exact(number: float) -> Decimal:
    return Decimal(repr(number))


def _whole(number: float) -> int:
    return math.floor(round(number, _NOISE) + 0.5)


def _seconds(value: Any) -> float | None:
    try:
        return parse_duration(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _each(profile: Mapping[str, Any], change: Callable[[Any], Any]) -> dict[str, Any]:
    """Return a profile with every number in it changed, those about which it says nothing among them."""
    days = {
        text: {clock: [change(value) for value in values] for clock, values in blocks.items()}
        for text, blocks in profile["days"].items()
    }
    otherwise = _otherwise(profile)
    changed = None if otherwise is None else change(otherwise)
    unsaid = profile.get("otherwise") is None and changed == otherwise
    return {"interval": profile["interval"], "days": days, "otherwise": None if unsaid else changed}


def _otherwise(profile: Mapping[str, Any]) -> Any:
    """Return what holds where a profile says nothing: 0, of its kind of number; None for durations."""
    stated = profile.get("otherwise")
    if stated is not None:
        return stated
    values = (value for blocks in profile["days"].values() for each in blocks.values() for value in each)
    first = next(values, 0)
    return None if isinstance(first, str) else type(first)(0) if isinstance(first, (int, float)) else 0


def _together(old: Any, operand: Mapping[str, Any], one: _Scalar, calendar: Calendar) -> Any:
    """Return a number or profile changed by a profile, moment by moment."""
    if not _is_profile(old):
        changed = _each(operand, lambda by: one(old, by))
        if changed["otherwise"] is None:
            # Where the change says nothing, it changes nothing.
            changed["otherwise"] = old
        return changed
    if _shape(old) == _shape(operand):
        days = {
            text: {
                clock: [
                    one(value, by) for value, by in zip(values, operand["days"][text][clock], strict=True)
                ]
                for clock, values in blocks.items()
            }
            for text, blocks in old["days"].items()
        }
        outside = _otherwise(old), _otherwise(operand)
        after = None if None in outside else one(*outside)
        unsaid = old.get("otherwise") is None and after == outside[0]
        return {"interval": old["interval"], "days": days, "otherwise": None if unsaid else after}
    return _refined(old, operand, one, calendar)


def _shape(profile: Mapping[str, Any]) -> Any:
    return parse_duration(profile["interval"]), {
        text: {clock: len(values) for clock, values in blocks.items()}
        for text, blocks in profile["days"].items()
    }


def _refined(
    old: Mapping[str, Any], operand: Mapping[str, Any], one: _Scalar, calendar: Calendar
) -> dict[str, Any]:
    """Return the change of a profile by one of another shape: every kind of day is written out."""
    lengths = [round(parse_duration(each["interval"])) for each in (old, operand)]
    fits = [step for step in _INTERVALS if all(length % step == 0 for length in lengths)]
    if not fits:
        both = " and ".join(format_duration(length) for length in lengths)
        raise NotPossibleError(
            f"intervals of {both} have no common part of 5 min or more", hint="write the same interval"
        )
    kinds = _kinds_of_days((*old["days"], *operand["days"]), calendar)
    written: dict[str, list[str]] = {}
    days: dict[str, list[Any]] = {}
    for text, day in kinds.items():
        values = [
            one(value, by)
            for value, by in zip(_over(old, day, fits[0]), _over(operand, day, fits[0]), strict=True)
        ]
        same = next((first for first, known in days.items() if known == values), text)
        written.setdefault(same, []).append(text)
        days[same] = values
    return {
        "interval": format_duration(fits[0]),
        "days": {", ".join(texts): {format_clock(0): days[first]} for first, texts in written.items()},
        "otherwise": None,
    }


def _kinds_of_days(selectors: tuple[str, ...], calendar: Calendar) -> dict[str, Day]:
    """Return a day for each weekday, and for each date that selectors name or mean by `holidays`."""
    parsed = [parse_days(text) for text in selectors]
    dates: set[date] = {each for selector in parsed for each in selector.dates}
    if any(selector.holidays for selector in parsed):
        dates |= set(calendar.holidays)
    # A date without a name for each weekday, so that only the weekday counts.
    kinds = {name: Day(date.min, number, False) for number, name in enumerate(WEEKDAYS)}
    return kinds | {each.isoformat(): Day.of(each, calendar) for each in sorted(dates)}


def _over(profile: Mapping[str, Any], day: Day, step: int) -> list[Any]:
    """Return the values of a profile over a day, one for each step."""
    values = [_otherwise(profile)] * (DAY // step)
    length = round(parse_duration(profile["interval"]))
    for clock, block in (pick(profile["days"], day) or {}).items():
        for i, value in enumerate(block):
            begin = (parse_clock(clock) + i * length) // step
            values[begin : begin + length // step] = [value] * (length // step)
    return values
