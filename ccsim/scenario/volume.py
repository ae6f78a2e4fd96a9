"""How many cases arise, and where the figures come from."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from ccsim.scenario.days import Days
from ccsim.scenario.duration import PositiveDuration
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.model import Model
from ccsim.scenario.number import Count, Factor, Growth
from ccsim.scenario.profile import Profile
from ccsim.scenario.varying import Dated, Varying

__all__ = ["IntervalFile", "ReplayFile", "Volume"]


class IntervalFile(Model):
    """Volumes from a CSV file with one row per interval."""

    file: str = Field(description="Path of the CSV file, relative to the scenario file.")
    time: str = Field(
        description="Column with the local start of the interval, `1999-02-01T07:00`, or its clock time."
    )
    date: str | None = Field(
        default=None, description="Column with the date, where `time` holds clock times only."
    )
    count: str = Field(description="Column with the number of cases or contacts in the interval.")


class ReplayFile(Model):
    """Arrivals from a CSV file with one row per case, repeated exactly."""

    file: str = Field(description="Path of the CSV file, relative to the scenario file.")
    time: str = Field(
        description="Column with the local time of arrival, `1999-02-01T07:00:12`, or its clock time."
    )
    date: str | None = Field(
        default=None, description="Column with the date, where `time` holds clock times only."
    )


class Volume(Model):
    """Expected numbers of cases, or of contacts."""

    of: Literal["cases", "contacts"] = Field(
        default="cases",
        description="What the figures count: `cases` (customers' needs) or `contacts` (with redials and repeats, as planners measure them).",
    )
    per: PositiveDuration = Field(
        default=0.0, description="The time the counts are for; default for a profile: its interval."
    )
    count: Varying[Count] | None = Field(
        default=None, description="Expected number in `per`. Give one of count, intervals, replay."
    )
    intervals: IntervalFile | None = Field(default=None, description="Counts from an interval CSV.")
    replay: ReplayFile | None = Field(default=None, description="Arrivals from a log, repeated exactly.")
    growth_per_year: Growth = Field(
        default=0.0, description="Growth per year, compounding from the calendar's start: 0.03 is 3%."
    )
    day_factors: Frozen[Days, Factor] = Field(
        default=FrozenDict(), description="Factors on the counts by day selector; the closest selector holds."
    )

    @model_validator(mode="before")
    @classmethod
    def _per_interval(cls, data: Any) -> Any:
        """Let the counts of a profile be per its interval unless told otherwise."""
        if not isinstance(data, dict) or data.get("per") is not None:
            return data
        count = data.get("count")
        lengths = {str(length) for length in _intervals(count)}
        return {**data, "per": _intervals(count)[0]} if len(lengths) == 1 else data


def _intervals(count: Any) -> list[Any]:
    """Return the interval lengths of a raw count, if all of it is profiles."""
    if isinstance(count, Dated) or (isinstance(count, dict) and isinstance(count.get("dated"), dict)):
        series = count.dated if isinstance(count, Dated) else count["dated"]
        lengths = [_intervals(value) for value in series.values()]
        return [each[0] for each in lengths] if all(lengths) else []
    if isinstance(count, Profile):
        return [count.interval]
    return [count["interval"]] if isinstance(count, dict) and "interval" in count else []
