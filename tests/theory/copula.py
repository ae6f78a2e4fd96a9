"""What follows from a difficulty: the work, the talk and the resolution of those who are left, exactly."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from scipy.integrate import quad
from scipy.special import ndtr, ndtri
from scipy.stats import norm

from ccsim.typing import Floats

#: Of a law: by what share of the cases is it not exceeded?
Quantile = Callable[[float], float]

#: A standard normal is above this once in 10^15 times; beyond it its share below rounds to 1.
_FAR = 8.0


def work_removed(share: float, log_sd: float, correlation: float) -> float:
    """
    Share of the work of those who are taken, where the handle time is lognormal.

    With X and Z standard normal, correlation rho, case X < a = Phi^-1(c) taken, handle time exp(m + s Z):
    E[exp(s Z); X < a] = exp(s^2/2) P(X + rho s < a), for weighting by exp(s Z) shifts Z by s, so X by rho s.
    Hence Phi(Phi^-1(c) - rho s). If X and Z hang together with a third, the difficulty, by q and r only:
    rho = q r.
    """
    return float(norm.cdf(norm.ppf(share) - log_sd * correlation))


def work_removed_by(quantile: Quantile, mean: float, share: float, correlation: float) -> float:
    """The same for any law of the handle time, by quadrature over its normal score."""
    edge = float(ndtri(share))

    def density(z: float) -> float:
        return quantile(float(ndtr(z))) * math.exp(-z * z / 2) * _below(edge, correlation, z)

    # at a correlation of 1 the integrand jumps at the score of the last who is taken
    parts = [quad(density, low, high, limit=400)[0] for low, high in ((-_FAR, edge), (edge, _FAR))]
    return math.fsum(parts) / mean / math.sqrt(2 * math.pi)


def talk_left(share: float, removed: float) -> float:
    """Mean talk of those who are left, over the mean of all."""
    return (1 - removed) / (1 - share)


def difficulty_left(share: float, correlation: float) -> float:
    """Mean difficulty (in SD) of those who are left: correlation times E[X | X >= a] = phi(a) / (1 - c)."""
    return correlation * float(norm.pdf(norm.ppf(share))) / (1 - share)


def both(first: float, second: float, correlation: float) -> float:
    """Probability of two things that have these, where their scores are bivariate normal."""
    edge, other = float(norm.ppf(first)), float(norm.ppf(second))
    return float(quad(lambda x: norm.pdf(x) * _below(other, correlation, x), -_FAR, edge)[0])


def given(probability: float, correlation: float, difficulty: Floats) -> Floats:
    """Probability of something among cases of these difficulties: `correlation` below 1."""
    rest = math.sqrt(1 - correlation**2)
    return np.asarray(ndtr((ndtri(probability) - correlation * difficulty) / rest))


def difficulties(number: int = 120) -> tuple[Floats, Floats]:
    """Nodes and weights of a mean over the difficulty (Gauss-Hermite quadrature)."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(number)
    return nodes, weights / weights.sum()


def _below(edge: float, correlation: float, score: float) -> float:
    """Probability that X is below the edge where the other score is known."""
    if correlation >= 1.0:
        return float(score < edge)
    return float(ndtr((edge - correlation * score) / math.sqrt(1 - correlation**2)))
