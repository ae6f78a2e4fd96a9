"""Which measures the table for people shows, in which order and in which words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

Row = Mapping[Any, Any]

#: The columns of a summary by which a measure may be split.
SPLITS: Final = ("channel", "queue", "intent", "segment", "group", "self_service")
#: And those by which it may be told where a run keeps them.
PERIODS: Final = ("week", "month")


@dataclass(frozen=True)
class Line:
    """
    One measure of the table.

    Attributes
    ----------
    measure, variant, statistic
        As `ccsim measures` lists them.
    said, short
        In the words of a planner: beside the id, and over a narrow column. A ``{threshold}`` in them is
        filled in.
    needs
        A total; where it cannot be but 0 in a scenario, the line is left out.
    """

    measure: str
    variant: str
    statistic: str
    said: str
    short: str
    needs: str = ""

    def find(self, rows: Iterable[Row]) -> list[Row]:
        """Return the rows of a summary that this line shows: one, or one for each threshold."""
        own = (self.measure, self.variant, self.statistic)
        return [row for row in rows if (row["measure"], row["variant"], row["statistic"]) == own]

    def words(self, row: Row) -> str:
        """Return what the measure is called, its threshold in it."""
        return self.said.format(threshold=_threshold(row))

    def head(self, row: Row) -> str:
        """Return the heading of a narrow column."""
        return self.short.format(threshold=_threshold(row))

    def id(self, row: Row) -> str:
        """Return the id by which the measure can be looked up."""
        return f"{row['measure']}/{row['variant']}"


def lines_for(lines: Iterable[Line], impossible: Collection[str]) -> list[Line]:
    """Return the lines that can say something in a scenario."""
    return [line for line in lines if line.needs not in impossible]


def _threshold(row: Row) -> str:
    seconds = row["threshold"]
    return "" if seconds is None or seconds != seconds else f"{seconds:g} s"


HEADLINE: Final = (
    Line("frt", "human_calendar_contact", "mean", "First response time, mean", "FRT"),
    Line("aht", "contact", "mean", "Average handle time", "AHT"),
    Line("fcr", "case", "share", "First contact resolution", "FCR"),
    Line("cpc", "served", "ratio", "Cost per contact served", "CPC"),
    Line(
        "service_level", "offered", "share", "Answered within {threshold} of those offered", "in {threshold}"
    ),
    Line("asa", "answered", "mean", "Average speed of answer", "ASA"),
    Line("abandonment", "offered", "share", "Abandoned of those offered", "abandoned"),
    Line("occupancy", "agent", "share", "Occupancy of agents", "occupancy"),
)

#: What happens in flows, transfers and callbacks, and what automation takes off the agents, where there are
#: any.
JOURNEYS: Final = (
    Line("blocking", "lines", "share", "Found all lines taken", "no line", "blocked_lines"),
    Line("containment", "claimed", "share", "Contained by the flow", "contained", "contained"),
    Line("containment", "true", "share", "Contained and resolved", "solved in flow", "contained"),
    Line("transfer", "share", "share", "Passed on to another queue", "passed on", "passed_on"),
    Line("transfer", "lost", "share", "Lost in transfer, of those passed on or back", "lost", "passed"),
    Line("callback", "share", "share", "Callbacks booked of those offered", "callbacks", "booked"),
    Line("callback", "wait", "mean", "Wait for a callback, mean", "callback in", "booked"),
    Line(
        "prevention", "prevented", "share", "Prevented, of the cases there would be", "prevented", "prevented"
    ),
    Line(
        "self_service",
        "resolved",
        "share",
        "Resolved by self-service, of its uses",
        "helped",
        "found_resolved",
    ),
    Line("deflection", "accepted", "share", "Deflected of those offered", "deflected", "deflected"),
    Line("volume", "removed", "share", "Volume taken off the agents", "volume off", "removed"),
    Line("work", "removed", "share", "Work taken off the agents", "work off", "removed"),
    Line("contacts_per_case", "offered", "ratio", "Contacts per case", "contacts", "removed"),
    Line("effort", "repeated", "ratio", "Times customers repeat themselves per case", "repeats", "removed"),
    Line("cpc", "resolution", "ratio", "Cost per case resolved", "per resolved", "removed"),
    Line("csat", "true", "share", "Satisfied customers (CSAT 4 or 5)", "CSAT", "judged"),
    Line("csat", "measured", "share", "Satisfied, as surveys hear it", "CSAT heard", "csat_answers"),
    Line("nps", "true", "net share", "NPS, promoters less detractors", "NPS", "judged"),
    Line("ces", "true", "mean", "CES, 1 to 7 (very easy)", "CES", "judged"),
    Line("churn", "case", "share", "Customers lost, of cases that are over", "lost", "customers_lost"),
)

OFFERED: Final = Line("volume", "offered", "total", "Contacts offered in a run", "offered")

#: What a centre of several channels shows for each.
BY_CHANNEL: Final = (OFFERED, *HEADLINE[:4])

#: What a centre with self-service shows for each.
BY_SELF_SERVICE: Final = (
    Line("volume", "self_service", "total", "Uses of self-service in a run", "uses"),
    Line("self_service", "found", "share", "Found what they needed", "found"),
    Line("self_service", "resolved", "share", "Resolved by self-service", "resolved"),
    Line("cpc", "resolution", "ratio", "Cost per resolution", "per resolution"),
)

VOLUMES: Final = (
    Line("volume", "cases", "total", "Cases in a run", "cases"),
    OFFERED,
    Line("volume", "handled", "total", "Contacts handled in a run", "handled"),
    Line("cost", "total", "total", "Cost of a run", "cost"),
)
