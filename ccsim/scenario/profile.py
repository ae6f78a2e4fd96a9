"""A number that changes with the time of day and the kind of day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import Field

from ccsim.scenario.days import WEEKDAYS, Day, Days, overlap_problems, pick
from ccsim.scenario.duration import Interval
from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen
from ccsim.scenario.model import Model
from ccsim.scenario.moment import Clock
from ccsim.units import DAY, format_clock, format_duration, parse_clock

__all__ = ["Profile", "kind_name", "rebuilt"]

T = TypeVar("T")


class Profile(Model, Generic[T]):
    """One value per interval, by day: `{interval: 30 min, days: {sun-thu: {"07:00": [4, 6, 8]}}}`."""

    interval: Interval = Field(description="Length of the intervals: 5 to 60 min, dividing the hour.")
    days: Frozen[Days, Frozen[Clock, tuple[T, ...]]] = Field(
        description="By day selector and clock time: the values of the intervals from that time on."
    )
    otherwise: T | None = Field(
        default=None,
        description="The value wherever `days` says nothing. Default for counts and headcounts: 0; other "
        "numbers need it unless every day is covered from 00:00 to 24:00.",
    )

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """Name the class after the kind of number, for the JSON Schema."""
        return f"Profile_{kind_name(params[0])}"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by kind of number and fields: the classes per kind have no importable name."""
        return rebuilt, (Profile, type(self).__pydantic_generic_metadata__["args"], dict(self))

    def steps(self, day: Day) -> list[tuple[int, T]]:
        """Return the values over a day as (second of the day, value), the first at 0."""
        outside: Any = 0 if self.otherwise is None else self.otherwise
        steps: list[tuple[int, T]] = []
        end = 0
        for begin, values in sorted(_blocks(pick(self.days, day) or {})):
            if begin > end:
                steps.append((end, outside))
            steps += [(begin + i * int(self.interval), value) for i, value in enumerate(values)]
            end = max(end, begin + len(values) * int(self.interval))
        if end < DAY:
            steps.append((end, outside))
        return steps

    def _problems(self) -> Iterator[Problem]:
        yield from overlap_problems(self.days, ("days",))
        for text, blocks in self.days.items():
            yield from self._block_problems(text, blocks)
        if self.otherwise is None and not self._zero_outside():
            gap = self._gap()
            if gap is not None:
                yield Problem((), f"the profile says nothing for {gap}", hint="add otherwise: VALUE")

    def _block_problems(self, text: str, blocks: Mapping[str, tuple[T, ...]]) -> Iterator[Problem]:
        ordered = sorted(_blocks(blocks))
        step = int(self.interval)
        for i, (begin, values) in enumerate(ordered):
            clock, end = format_clock(begin), begin + len(values) * step
            loc = ("days", text, clock)
            if begin % step:
                yield Problem(
                    loc, f'"{clock}" is not the start of an interval of {format_duration(step)}', found=clock
                )
            if end > DAY:
                room = (DAY - begin) // step
                yield Problem(
                    loc,
                    f"{len(values)} values from {clock} run past midnight",
                    found=f"{len(values)} values",
                    allowed=f"at most {room} intervals of {format_duration(step)} from {clock}",
                )
            elif i + 1 < len(ordered) and end > ordered[i + 1][0]:
                following = format_clock(ordered[i + 1][0])
                message = f"{len(values)} values from {clock} run past {following}, where others start"
                yield Problem(loc, message, found=f"{len(values)} values")

    def _zero_outside(self) -> bool:
        arguments = type(self).__pydantic_generic_metadata__["args"]
        if not arguments:
            # Made in Python for any kind of number: judged where it is put.
            return True
        return any(getattr(rule, "zero_outside", False) for rule in getattr(arguments[0], "__metadata__", ()))

    def _gap(self) -> str | None:
        """Return a stretch of time without a value, in words."""
        for text, blocks in self.days.items():
            end = _covered_until(blocks, int(self.interval))
            if end < DAY:
                return f'"{text}" from {format_clock(end)} on'
        for number, name in enumerate(WEEKDAYS):
            if pick(self.days, Day(date.min, number, False)) is None:
                return name
        return None


def rebuilt(generic: Any, kinds: tuple[Any, ...], fields: dict[str, Any]) -> Any:
    """Return the pickled profile or series of a kind of number."""
    return (generic[kinds] if kinds else generic).model_construct(**fields)


def kind_name(param: Any) -> str:
    """Return one word for a kind of number, for the JSON Schema."""
    names = [rule.name for rule in getattr(param, "__metadata__", ()) if hasattr(rule, "name")]
    return names[0].replace(" ", "_") if names else getattr(param, "__name__", "any")


def _blocks(blocks: Mapping[str, tuple[T, ...]]) -> list[tuple[int, tuple[T, ...]]]:
    return [(parse_clock(clock), values) for clock, values in blocks.items()]


def _covered_until(blocks: Mapping[str, tuple[T, ...]], step: int) -> int:
    """Return the second of the day until which there is no gap."""
    end = 0
    for begin, values in sorted(_blocks(blocks)):
        if begin > end:
            break
        end = max(end, begin + len(values) * step)
    return end
