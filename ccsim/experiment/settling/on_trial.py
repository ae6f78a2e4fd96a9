"""Hidden figures on trial: moved from trial to trial until the stated ones come out."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ccsim.demand.distributions.normal import normal_quantile
from ccsim.errors import Fault
from ccsim.experiment.settling.figure import Figure
from ccsim.experiment.settling.seen import COUNT, STATED, SUM
from ccsim.typing import Bools, Floats

#: Seen so often a figure is settled by itself; sparser ones together with those that are alike.
_ENOUGH: Final = 200
#: Furthest that the logarithm of a factor, or a normal quantile, is moved; and in one step.
_FURTHEST: Final = 4.0
_STRIDE: Final = 1.5
#: From which step on the answer to it tells how steeply the figure follows; the steepness that is believed.
_TELLING: Final = 0.05
_STEEPNESS: Final = (0.2, 1.5)
#: What may be left between seen and stated: where all is well, in standard errors; before it is a fault, in
#: standard errors and at least.
_STEADY: Final = 0.1
_FAULT: Final = (4.0, 0.03)
#: Significant digits of a settled figure: noise begins well before.
_DIGITS: Final = 5

_REASONS: Final = {
    "resolved": "after what agents' proficiency and assistance make of it",
    "contained": "as some leave the flow some other way",
}


@dataclass(frozen=True)
class OnTrial:
    """
    Hidden figures, and what the last trial showed.

    All is on a scale on which differences add up: the logarithm of times, the normal quantile of shares.

    Attributes
    ----------
    figures
        What is stated.
    differences
        To be tried: hidden less stated, by figure.
    tried, left
        The differences of the last trial, and what was seen in it less what is stated; NaN before the first,
        and 0 where there is nothing to settle.
    errors
        Standard errors of what was seen.
    steepness
        How much what is seen moves with the difference.
    """

    figures: Sequence[Figure]
    differences: Floats
    tried: Floats
    left: Floats
    errors: Floats
    steepness: Floats

    @classmethod
    def begin(cls, figures: Sequence[Figure]) -> OnTrial:
        """Begin with what is stated."""
        size = len(figures)
        unknown = np.full(size, np.nan)
        return cls(figures, np.zeros(size), unknown, unknown, unknown, np.ones(size))

    def document(self) -> dict[str, float]:
        """By path, as a scenario keeps them: factors on times, and what is added to quantiles of shares."""
        return {
            figure.path: float(f"{math.exp(value) if figure.is_time else value:.{_DIGITS}g}")
            for figure, value in zip(self.figures, self.differences.tolist(), strict=True)
        }

    @property
    def steady(self) -> bool:
        """Whether the last trial showed what is stated, as near as its noise lets one see."""
        return bool((np.abs(self.left) <= _STEADY * self.errors).all())

    def after(self, seen: Floats) -> OnTrial:
        """
        What to try next.

        Parameters
        ----------
        seen
            In the trial of these, by [figure, column] of `ccsim.experiment.settling.seen`.
        """
        left, errors = self._compared(seen)
        moved = self.differences - self.tried
        with np.errstate(invalid="ignore", divide="ignore"):
            answer = np.clip((left - self.left) / moved, *_STEEPNESS)
        # times follow their factor as they are; shares that are limited afterwards do not follow fully
        times = np.array([figure.is_time for figure in self.figures], dtype=bool)
        told = (np.abs(np.nan_to_num(moved)) > _TELLING) & ~times
        steepness = np.where(told, answer, self.steepness)
        step = np.clip(-left / steepness, -_STRIDE, _STRIDE)
        following = np.clip(self.differences + step, -_FURTHEST, _FURTHEST)
        return OnTrial(self.figures, following, self.differences, left, errors, steepness)

    def faults(self, seen: Floats, start: dt.date) -> Iterator[Fault]:
        """
        Yield the stated figures that no hidden ones return.

        Parameters
        ----------
        seen
            In the last trial.
        start
            Of the weeks simulated, for messages.
        """
        several, least = _FAULT
        beyond = np.abs(self.left) > np.maximum(several * self.errors, least)
        for number in np.flatnonzero(beyond).tolist():
            figure = self.figures[number]
            sums = seen[number] if seen[number, COUNT] > 0 else seen[self._alike(number)].sum(axis=0)
            stated, found = sums[STATED] / sums[COUNT], sums[SUM] / sums[COUNT]
            unit = " s" if figure.is_time else ""
            reason = _REASONS.get(figure.what)
            yield Fault(
                figure.path,
                f"no hidden figure returns the stated one in the weeks from {start}: {stated:.4g}{unit} on "
                f"average is stated among handled contacts, and {found:.4g}{unit} is the nearest that comes "
                f"out{f', {reason}' if reason else ''}",
                hint=f"state {'less' if found < stated else 'more'}, or write among: all",
            )

    def _compared(self, seen: Floats) -> tuple[Floats, Floats]:
        """Seen less stated, and the standard error of what is seen; 0 where nothing is to settle."""
        left, errors = np.zeros((2, len(self.figures)))
        for number, figure in enumerate(self.figures):
            sums = seen[number]
            if sums[COUNT] < _ENOUGH:
                sums = seen[self._alike(number)].sum(axis=0)
            if sums[COUNT] > 0:
                compare = _times if figure.is_time else _shares
                left[number], errors[number] = compare(*sums.tolist())
        return left, errors

    def _alike(self, number: int) -> Bools:
        family = self.figures[number].family
        return np.array([figure.family == family for figure in self.figures])


def _times(count: float, total: float, stated: float, squares: float) -> tuple[float, float]:
    """Compare times by their logarithms."""
    if stated <= 0:
        return 0.0, 0.0
    if total <= 0:
        return -_FURTHEST, 0.0
    mean = total / count
    spread = math.sqrt(max(0.0, squares / count - mean * mean))
    return math.log(total / stated), spread / mean / math.sqrt(count)


def _shares(count: float, total: float, stated: float, _: float) -> tuple[float, float]:
    """Compare shares by their normal quantiles, as far as so many tell."""
    wanted = stated / count
    if not 0.0 < wanted < 1.0:
        return 0.0, 0.0
    edge = min(0.25, 0.5 / count)
    share = min(max(total / count, edge), 1.0 - edge)
    quantile = normal_quantile(share)
    density = math.exp(-quantile * quantile / 2) / math.sqrt(2 * math.pi)
    return quantile - normal_quantile(wanted), math.sqrt(share * (1 - share) / count) / density
