"""Varying parameters of the scenario -> series in the book."""

from __future__ import annotations

import bisect
import math
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from ccsim.demand.book import BookWriter
from ccsim.demand.distributions import laws
from ccsim.demand.timeline import Timeline, in_force
from ccsim.scenario import (
    Calendar,
    Constant,
    Dated,
    Distribution,
    Empirical,
    Exponential,
    Gamma,
    Hyperexponential,
    Lognormal,
    Mixture,
    Never,
    Profile,
    Uniform,
    Weibull,
    steps_on,
)
from ccsim.units import US

#: 90% point of the standard normal law.
_Z90 = 1.2815515655446004
#: Reads a varying parameter at the moment that is being encoded.
Reader = Callable[[Any], float]


class ParameterWriter:
    """Writes the parameters of one scenario, as they run over one timeline, into a book."""

    def __init__(self, calendar: Calendar, timeline: Timeline) -> None:
        self._calendar = calendar
        self._timeline = timeline
        self.book = BookWriter()
        # what a parameter is known by may be another's once it is gone: so it is kept
        self._laid: dict[tuple[str, int, float], tuple[Any, int]] = {}

    def number(self, value: Any, scale: float = 1.0) -> int:
        """The series of a number, each value times ``scale``."""
        return self._once(
            "number", value, scale, lambda: self.combined([value], lambda read: read(value) * scale)
        )

    def law(self, distribution: Distribution, scale: float = 1.0) -> int:
        """The series of a distribution, each duration times ``scale``: offsets of laws."""

        def lay() -> int:
            varying: list[Any] = []
            _collect_varying(distribution, varying)
            return self.combined(varying, lambda read: self._encode(distribution, read, scale * US))

        return self._once("law", distribution, scale, lay)

    def _once(self, what: str, parameter: Any, scale: float, lay: Callable[[], int]) -> int:
        """Where a parameter lies: what many kinds of contacts share is worked out for the first of them."""
        key = (what, id(parameter), scale)
        if key not in self._laid:
            self._laid[key] = (parameter, lay())
        return self._laid[key][1]

    def combined(self, varying: list[Any], evaluate: Callable[[Reader], float]) -> int:
        """The series of what is made of several parameters, as each of them is at the time."""
        if not any(isinstance(value, Profile | Dated) for value in varying):
            return self.book.add_series([(0, evaluate(float))])
        steps: list[tuple[int, float]] = []
        known: dict[tuple[float, ...], float] = {}  # most hours of most days are alike
        for day in self._timeline.days:
            tables = {id(value): steps_on(value, day.date, self._calendar) for value in varying}
            for second in sorted({second for table in tables.values() for second, _ in table}):
                now = {each: float(step_value(table, second)) for each, table in tables.items()}
                key = tuple(now.values())
                if key not in known:

                    def read(value: Any, now: dict[int, float] = now) -> float:
                        return now[id(value)] if id(value) in now else float(value)

                    known[key] = evaluate(read)
                steps.append((self._timeline.instant(day.date, second), known[key]))
        return self.book.add_series(in_force(steps))

    def _encode(self, distribution: Distribution, read: Reader, unit: float) -> int:
        parts = _flatten(distribution, 1.0, read)
        if len(parts) == 1:
            return self.book.add(_simple_law(parts[0][1], read, unit))
        offsets = [self.book.add(_simple_law(part, read, unit)) for _, part in parts]
        return self.book.add([laws.MIXTURE, len(parts), *(share for share, _ in parts), *offsets])


def step_value(table: list[tuple[int, Any]], second: int) -> Any:
    """The value of a step function of the time of day at a second."""
    return table[bisect.bisect_right(table, second, key=lambda step: step[0]) - 1][1]


def _collect_varying(node: Any, found: list[Any]) -> None:
    """Every profile and dated series below a distribution."""
    if isinstance(node, Profile | Dated):
        found.append(node)
    elif isinstance(node, BaseModel):
        for name in type(node).model_fields:
            _collect_varying(getattr(node, name), found)
    elif isinstance(node, tuple | list):
        for child in node:
            _collect_varying(child, found)


def _flatten(distribution: Distribution, share: float, read: Reader) -> list[tuple[float, Distribution]]:
    """A mixture (of mixtures) as one list of simple laws with their shares."""
    if isinstance(distribution, Mixture):
        nested = [_flatten(part.of, share * read(part.share), read) for part in distribution.parts]
        return [part for group in nested for part in group]
    if isinstance(distribution, Hyperexponential):
        return [(share * read(part.share), Exponential(mean=read(part.mean))) for part in distribution.parts]
    return [(share, distribution)]


def _simple_law(distribution: Distribution, read: Reader, unit: float) -> list[float]:
    """The numbers of a law that is not a mixture, as `ccsim.demand.distributions.laws` lays them out."""
    match distribution:
        case Never():
            return [laws.NEVER]
        case Constant():
            return [laws.CONSTANT, read(distribution.value) * unit]
        case Exponential():
            return _or_zero(read(distribution.mean), lambda mean: [laws.EXPONENTIAL, mean * unit])
        case Lognormal():
            return _lognormal(distribution, read, unit)
        case Gamma():
            mean, sd = read(distribution.mean), read(distribution.sd)
            return _or_zero(mean, lambda mean: [laws.GAMMA, (mean / sd) ** 2, sd * sd / mean * unit])
        case Weibull():
            shape = read(distribution.shape)
            scale = read(distribution.mean) / math.gamma(1 + 1 / shape)
            return _or_zero(scale, lambda scale: [laws.WEIBULL, shape, scale * unit])
        case Uniform():
            return [laws.UNIFORM, read(distribution.low) * unit, read(distribution.high) * unit]
        case Empirical():
            points = [(read(u), read(x) * unit) for u, x in distribution.quantiles]
            return [laws.EMPIRICAL, len(points), *(u for u, _ in points), *(x for _, x in points)]
    raise TypeError(f"no law for {type(distribution).__name__}")


def _lognormal(distribution: Lognormal, read: Reader, unit: float) -> list[float]:
    if distribution.mean is not None:
        mean, sd = read(distribution.mean), read(distribution.sd)
        variance = math.log1p((sd / mean) ** 2)
        return [laws.LOGNORMAL, math.log(mean * unit) - variance / 2, math.sqrt(variance)]
    median, p90 = read(distribution.median), read(distribution.p90)
    return [laws.LOGNORMAL, math.log(median * unit), math.log(p90 / median) / _Z90]


def _or_zero(size: float, law: Callable[[float], list[float]]) -> list[float]:
    """The law, or the constant 0 where its size is 0."""
    return law(size) if size > 0 else [laws.CONSTANT, 0.0]
