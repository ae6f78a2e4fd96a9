"""When enough replications have been run to say whether a goal is reached."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from ccsim.errors import RunError
from ccsim.goals.verdict.boundary import binomial, boundary
from ccsim.goals.verdict.stages import stages
from ccsim.goals.verdict.verdict import OUT_OF_REACH, Ruling
from ccsim.goals.verdict.wilson import counted

__all__ = ["StoppingRule"]


@dataclass(frozen=True)
class StoppingRule:
    """
    Looks at pre-set numbers of replications, which together err no oftener than is said.

    At look k a one-sided Clopper-Pearson bound decides, at an error of that look (``nominal_error``):
    *achievable* if the lower bound is at least the confidence, *below* it if the upper bound is less, *out
    of reach* if it is less than 0.1 as well. What is shown first stays. A goal below the confidence goes on
    until it is known whether it is out of reach, too.

    **Errors**, each at most ``error``, over all looks together and whatever the true probability p is:

    * *achievable* is said though p is below the confidence;
    * *at risk* or *out of reach* is said though p is at least the confidence;
    * *out of reach* is said though p is at least 0.1.

    For no p can the first and the second both be wrong. (*At risk* is not wrong of a goal with p below 0.1,
    only less than could be said; with probability ``error`` at most that is said before the replications
    are used up.) Each boundary keeps its error even where another one would have ended the run before, so a
    run that goes on for the sake of other goals does no harm.

    **Spending.** Until look k ``error * sqrt(stage_k / cap)`` is spent, the last look has what is left.
    Replications are to be saved where the answer is plain, which most are: over all probabilities alike,
    with a confidence of 0.9 and a cap of 1,000 this needs 99 on average, spending in proportion to the
    replications 106, the spending function of Pocock's shape 102 and that of O'Brien and Fleming's 204;
    fewer are needed only by those who spend so much early that a goal near its confidence is left undecided
    oftener.

    Attributes
    ----------
    confidence
        The required probability, above 0.1 and below 1.
    stages
        Replications at each look, rising; the last number is the cap. One stage only: a fixed number.
    error
        Of each of the three wrong statements.
    """

    confidence: float
    stages: tuple[int, ...] = field(default_factory=stages)
    error: float = 0.05

    def __post_init__(self) -> None:
        if not OUT_OF_REACH < self.confidence < 1:
            raise RunError(
                f"a confidence of {self.confidence:g} cannot be decided; it must be above {OUT_OF_REACH:g} "
                "and below 1"
            )
        if not 0 < self.error < 0.5:
            raise RunError(
                f"an error of {self.error:g} is no error to keep; it must be above 0 and below 0.5"
            )
        if not self.stages or any(b <= a for a, b in zip((0, *self.stages), self.stages, strict=False)):
            raise RunError(f"stages must be numbers of replications that rise, not {self.stages}")

    def judge(self, met: Sequence[int], judged: Sequence[int] | None = None) -> Ruling:
        """
        Return the verdict after the looks so far.

        Parameters
        ----------
        met
            At each look so far: in how many replications the goal was met, of all until then.
        judged
            At each look so far: how many replications could be judged, where in some of them nothing
            happened that could be; they count neither way. The error spent is that of the stage, the bounds
            are for the numbers judged. Default: all.
        """
        looks = tuple(judged) if judged is not None else self.stages[: len(met)]
        if len(looks) != len(met) or len(met) > len(self.stages):
            raise RunError(
                f"{len(met)} looks at {len(looks)} numbers, where {len(self.stages)} stages are set"
            )
        for so_far, n in zip(met, looks, strict=True):
            counted(so_far, n)
        return self._ruling(met, looks)

    def _ruling(self, met: Sequence[int], looks: tuple[int, ...]) -> Ruling:
        below = out = within = False
        for so_far, *limits in zip(met, *self.limits(looks), strict=True):
            enough, too_few, hopeless, some = limits
            if not below and so_far >= enough:
                return Ruling("achievable", settled=True)
            below = below or so_far <= too_few
            within = within or so_far >= some
            out = out or (not within and so_far <= hopeless)
            if below and (out or within):
                return Ruling("out of reach" if out else "at risk", settled=True)
        return Ruling("at risk" if below else "undecided", settled=len(met) == len(self.stages))

    def limits(self, looks: tuple[int, ...] | None = None) -> tuple[tuple[int, ...], ...]:
        """
        Return, for each look, the numbers of replications met by which something is shown.

        Parameters
        ----------
        looks
            Replications judged at each look so far. Default: the stages.

        Returns
        -------
        tuple of tuple of int
            At least so many: achievable. At most so many: below the confidence. At most so many: out of
            reach. At least so many: not out of reach. A number that cannot be (-1, or one more than there
            are) shows nothing.
        """
        looks = self.stages if looks is None else looks
        spent = self.spent[: len(looks)]
        enough = boundary(looks, spent, self.confidence)
        some = boundary(looks, spent, OUT_OF_REACH)
        too_few = _most(looks, spent, self.confidence)
        # What rules out 0.1 rules out the confidence; it is only said so.
        hopeless = tuple(map(min, too_few, _most(looks, spent, OUT_OF_REACH)))
        return enough, too_few, hopeless, some

    @property
    def spent(self) -> tuple[float, ...]:
        """Return the error that may be used up until each stage."""
        return tuple(self.error * math.sqrt(stage / self.stages[-1]) for stage in self.stages)

    def nominal_error(self, stage: int) -> tuple[float, float]:
        """
        Return the errors of the two Clopper-Pearson bounds that decide at a stage, counted from 0.

        A lower bound with the first is at least the confidence for the very numbers met that make a goal
        achievable; an upper bound with the second is below it for those that show the contrary. 0 if none
        do.
        """
        enough, too_few, *_ = self.limits()
        law = binomial(self.stages[stage], self.confidence)
        return math.fsum(law[enough[stage] :]), math.fsum(law[: too_few[stage] + 1])


def _most(looks: tuple[int, ...], spent: tuple[float, ...], p: float) -> tuple[int, ...]:
    """The largest numbers of successes that rule out a probability of at least p: many failures."""
    return tuple(n - k for n, k in zip(looks, boundary(looks, spent, 1 - p), strict=True))
