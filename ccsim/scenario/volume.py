"""How many cases arise, and where the figures come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from ccsim.scenario.days import Days, overlap_problems
from ccsim.scenario.duration import Interval, PositiveDuration
from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.model import Model
from ccsim.scenario.month import Month
from ccsim.scenario.number import Count, Factor, Growth
from ccsim.scenario.profile import Profile
from ccsim.scenario.varying import ByDate, Dated, Varying
from ccsim.units import MINUTE, format_duration

__all__ = ["IntervalFile", "ReplayFile", "Volume", "intervals_of"]


class IntervalFile(Model):
    """Volumes from a CSV file (or `.csv.gz`) with one row per interval."""

    file: str = Field(description="Path of the CSV file, relative to the scenario file.")
    time: str = Field(
        description="Column with the local start of the interval: `1999-02-01T07:00`, or `07:00` beside "
        "`date`."
    )
    date: str | None = Field(
        default=None, description="Column with the date, where `time` holds clock times only."
    )
    count: str = Field(description="Column with the number of cases or contacts in the interval.")
    interval: Interval | None = Field(
        default=None, description="Length of the intervals. Default: the shortest time between two rows."
    )
    where: Frozen[str, str] = Field(
        default=FrozenDict(), description="Only rows with these texts in these columns. Default: all rows."
    )


class ReplayFile(Model):
    """Arrivals from a CSV file (or `.csv.gz`) with one row per case, repeated exactly."""

    file: str = Field(description="Path of the CSV file, relative to the scenario file.")
    time: str = Field(
        description="Column with the local time of arrival: `1999-02-01T07:00:12`, or `07:00:12` beside "
        "`date`."
    )
    date: str | None = Field(
        default=None, description="Column with the date, where `time` holds clock times only."
    )
    where: Frozen[str, str] = Field(
        default=FrozenDict(), description="Only rows with these texts in these columns. Default: all rows."
    )


class Volume(Model):
    """Expected numbers of cases or of contacts: exactly one of `count`, `intervals` and `replay`."""

    of: Literal["cases", "contacts"] = Field(
        default="cases",
        description="What the figures count: `cases` (customers' needs) or `contacts` (with their "
        "redials and repeats, as planners measure them).",
    )
    per: PositiveDuration = Field(
        default=30.0 * MINUTE,
        description="The time the counts are for. Default for a profile: its interval; a plain count must "
        "say it.",
    )
    count: Varying[Count] | None = Field(default=None, description="Expected number in each `per`.")
    intervals: IntervalFile | None = Field(default=None, description="Counts from an interval CSV.")
    replay: ReplayFile | None = Field(default=None, description="Arrivals from a log, repeated exactly.")
    growth_per_year: Growth = Field(
        default=0.0, description="Growth per year, compounding from the calendar's start: 0.03 is 3%."
    )
    factor: ByDate[Factor] = Field(
        default=1.0, description="Factor on the counts, as a dated series for what comes and goes."
    )
    month_factors: Frozen[Month, Factor] = Field(
        default=FrozenDict(),
        description="Factors on the counts by month, `{nov: 1.2, dec: 1.4}`: the seasons; others are 1.",
    )
    day_factors: Frozen[Days, Factor] = Field(
        default=FrozenDict(),
        description="Factors on the counts by day selector; the closest selector holds, others are 1.",
    )

    @model_validator(mode="before")
    @classmethod
    def _per_interval(cls, data: Any) -> Any:
        """Let the counts of a profile be per its interval unless told otherwise."""
        if not isinstance(data, dict) or data.get("per") is not None:
            return data
        stated = {key: value for key, value in data.items() if key != "per"}
        lengths = intervals_of(data.get("count"))
        return {**stated, "per": lengths[0]} if len({str(each) for each in lengths}) == 1 else stated

    @model_serializer(mode="wrap")
    def _with_per(self, handler: SerializerFunctionWrapHandler) -> Any:
        """Write `per` beside a count even if it is the default."""
        fields = handler(self)
        return fields if self.count is None else {"per": format_duration(self.per), **fields}

    def _problems(self) -> Iterator[Problem]:
        given = [name for name in ("count", "intervals", "replay") if getattr(self, name) is not None]
        if len(given) != 1:
            message = f"both {' and '.join(given)} are given" if given else "no figures are given"
            yield Problem(
                (), message, found=", ".join(given), allowed="exactly one of count, intervals, replay"
            )
        yield from overlap_problems(self.day_factors, ("day_factors",))
        if self.count is not None and "per" not in self.model_fields_set:
            yield Problem(("per",), "is missing", hint="say what time the count is for: per: 30 min")
        if self.replay is not None:
            if self.of == "contacts":
                hint = "a replay lists cases: write of: cases"
                yield Problem(
                    ("of",), "replay and of: contacts contradict each other", found="contacts", hint=hint
                )
            for name in ("day_factors", "month_factors", "growth_per_year", "factor"):
                if getattr(self, name) != type(self).model_fields[name].default:
                    message = f"{name} and replay contradict each other: a replay is repeated exactly"
                    yield Problem(
                        (name,), message, hint=f"remove {name}, or give intervals instead of replay"
                    )


def intervals_of(count: Any) -> list[Any]:
    """Return the interval lengths of a raw count, if all of it is profiles.

    Parameters
    ----------
    count
        What a file says, or what was read of it.
    """
    if isinstance(count, Dated) or (isinstance(count, dict) and isinstance(count.get("dated"), dict)):
        series = count.dated if isinstance(count, Dated) else count["dated"]
        lengths = [intervals_of(value) for value in series.values()]
        return [each[0] for each in lengths] if all(lengths) else []
    if isinstance(count, Profile):
        return [count.interval]
    return [count["interval"]] if isinstance(count, dict) and "interval" in count else []
