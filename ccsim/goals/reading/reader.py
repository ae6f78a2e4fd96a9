"""Reads what goals are judged by out of the totals of a replication."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ccsim.errors import RunError
from ccsim.experiment.replicate import Finished
from ccsim.goals.asked import Asked, Target
from ccsim.goals.reading.by_interval import ByInterval, by_interval
from ccsim.goals.reading.by_window import ByWindow
from ccsim.goals.reading.seen import Seen
from ccsim.goals.windows import Window
from ccsim.measures.layout import Layout
from ccsim.measures.tally.totals import ENDS, Totals
from ccsim.scenario import Scenario
from ccsim.scenario.days import Day, pick
from ccsim.scenario.hours import Hours
from ccsim.typing import Floats

_DAY = 86_400
_HALF_HOURS = 48
Bools = NDArray[np.bool_]


class Reader:
    """What is needed of a run's layout to see goals in each of its replications."""

    def __init__(self, scenario: Scenario, layout: Layout, asked: tuple[Asked, ...]) -> None:
        """
        Find where everything lies.

        Parameters
        ----------
        scenario, layout
            Of the run; its periods begin with the goals' windows, and after them.
        asked
            The goals whose windows lie in it.
        """
        self._layout, self._asked = layout, asked
        begins = layout.interval_begins
        self._dates = np.array([each.date() for each in begins], dtype="datetime64[D]")
        self._seconds = np.array([each.hour * 3600 + each.minute * 60 for each in begins], dtype=np.int64)
        self._weekdays = np.array([each.weekday() for each in begins], dtype=np.int64)
        self._calendar = scenario.calendar
        targets = [target for each in asked for target in (each.target, *each.guardrails)]
        self._through = {id(target): by_interval(scenario, layout, target.figure) for target in targets}
        for each in asked:
            for target in (each.target, *each.guardrails):
                needed = target.hours is not None or (target is each.target and each.intervals is not None)
                found = self._through[id(target)]
                if needed and isinstance(found, str):
                    raise RunError(f"goal {each.name}: {found}")

    def read(self, totals: Totals) -> dict[str, Seen]:
        """What each goal sees of a replication, by its name."""
        by_window = ByWindow(self._layout, totals)
        return {each.name: self._see(each, totals, by_window) for each in self._asked}

    def read_finished(self, finished: Finished) -> dict[str, Seen]:
        """The same of a replication as it comes from a run: nothing else of it is kept."""
        return self.read(finished.totals)

    def _see(self, asked: Asked, totals: Totals, by_window: ByWindow) -> Seen:
        if asked.intervals is None:
            judged = self._pairs(asked.target, asked.target.windows, totals, by_window)
        else:
            judged = self._intervals(asked, totals)
        rails = tuple(self._pairs(rail, rail.windows, totals, by_window) for rail in asked.guardrails)
        return Seen(judged, rails, self._by_hour(asked, totals))

    def _pairs(
        self, target: Target, windows: tuple[Window, ...], totals: Totals, by_window: ByWindow
    ) -> Floats:
        """[window, 2] of a target."""
        if not windows:
            return np.zeros((0, 2))
        through = self._through[id(target)]
        if target.hours is None or isinstance(through, str):
            return np.array([by_window.pair(target.figure, window) for window in windows])
        pairs = through.pairs(self._layout, totals)
        pairs[~self._in_hours(target.hours)] = 0.0
        found = np.array([pairs[self._inside(window)].sum(axis=0) for window in windows])
        if not target.figure.measure.denominator:
            found[:, 1] = 1.0
        return found

    def _intervals(self, asked: Asked, totals: Totals) -> Floats:
        """[interval, 2] of the intervals that are judged, as long as the goal says."""
        through = self._through[id(asked.target)]
        assert isinstance(through, ByInterval)
        assert asked.intervals is not None
        pairs = through.pairs(self._layout, totals)
        chosen = self._counting(asked.target)
        length = int(asked.intervals)
        day = self._dates.astype(np.int64)
        _, place = np.unique(
            day[chosen] * _DAY // length + self._seconds[chosen] // length, return_inverse=True
        )
        found = np.zeros((int(place.max(initial=-1)) + 1, 2))
        if {*asked.target.figure.measure.numerator} & {*ENDS}:
            found[place] = pairs[chosen]  # of an instant: the last one counts
        else:
            np.add.at(found, place, pairs[chosen])
        if not asked.target.figure.measure.denominator:
            found[:, 1] = 1.0
        return found

    def _by_hour(self, asked: Asked, totals: Totals) -> Floats | None:
        through = self._through[id(asked.target)]
        if isinstance(through, str) or not through.figure.measure.denominator:
            return None
        pairs = through.pairs(self._layout, totals)
        chosen = self._counting(asked.target)
        # long runs keep whole days only: these are not what comes at midnight
        times = _HALF_HOURS if self._seconds.any() else 1
        place = self._seconds[chosen] * times // _DAY
        found = np.zeros((7, times, 2))
        np.add.at(found, (self._weekdays[chosen], place), pairs[chosen])
        return found

    def _counting(self, target: Target) -> Bools:
        """Which intervals lie in the windows and hours of a target."""
        chosen = np.zeros(len(self._dates), dtype=np.bool_)
        for window in target.windows:
            chosen |= self._inside(window)
        return chosen if target.hours is None else chosen & self._in_hours(target.hours)

    def _inside(self, window: Window) -> Bools:
        first, last = np.datetime64(window.first), np.datetime64(window.last)
        inside: Bools = (self._dates >= first) & (self._dates <= last)
        return inside

    def _in_hours(self, hours: Hours) -> Bools:
        """Which intervals begin in some hours."""
        chosen = np.zeros(len(self._seconds), dtype=np.bool_)
        for date in np.unique(self._dates):
            own = self._dates == date
            for begin, end in pick(hours, Day.of(date.item(), self._calendar)) or ():
                chosen |= own & (self._seconds >= begin) & (self._seconds < end)
        return chosen
