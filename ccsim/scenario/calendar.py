"""When and where: the time zone, the first day and the holidays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import Field

from ccsim.scenario.faults import Problem, nearest
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.model import Model
from ccsim.scenario.moment import Date

__all__ = ["Calendar", "time_zone_problems"]


class Calendar(Model):
    """The calendar of the centre."""

    time_zone: str = Field(default="UTC", description="IANA time zone of every clock time in the file.")
    start: Date = Field(
        default=date(2024, 1, 1),
        description="The first day that is simulated unless a run says otherwise; growth counts from it.",
    )
    holidays: Frozen[Date, str] = Field(
        default=FrozenDict(), description="Dates that the day selector `holidays` means, each with its name."
    )

    @property
    def zone(self) -> ZoneInfo:
        """Return the time zone."""
        return ZoneInfo(self.time_zone)

    def _problems(self) -> Iterator[Problem]:
        yield from time_zone_problems(self.time_zone)

    def is_holiday(self, day: date) -> bool:
        """Return True if the date is one of the holidays."""
        return day in self.holidays


def _is_zone(name: str) -> bool:
    # Asking for one zone is a hundred times faster than listing all of them.
    try:
        return ZoneInfo(name).key == name
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def time_zone_problems(name: str) -> Iterator[Problem]:
    """Yield a problem of a field `time_zone` if there is no such zone."""
    if not _is_zone(name):
        yield Problem(
            ("time_zone",),
            f'there is no time zone "{name}"',
            found=name,
            hint=nearest(name, available_timezones()) or "write an IANA name such as Europe/Berlin",
        )
