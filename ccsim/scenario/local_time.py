"""Local times that do not exist, or come twice, because the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

__all__ = ["exists", "is_twice"]


def exists(moment: datetime, zone: ZoneInfo) -> bool:
    """Return False for a local time that the clocks skip.

    Parameters
    ----------
    moment
        A time without a time zone.
    zone
        The time zone it is in.
    """
    local = moment.replace(tzinfo=zone)
    return local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == moment


def is_twice(moment: datetime, zone: ZoneInfo) -> bool:
    """Return True for a local time that comes twice.

    Parameters
    ----------
    moment
        A time without a time zone.
    zone
        The time zone it is in.
    """
    first, second = (moment.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    return first.utcoffset() != second.utcoffset() and exists(moment, zone)
