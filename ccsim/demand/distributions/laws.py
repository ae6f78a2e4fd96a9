"""Codes of the laws, and how each lies in the book of parameters (durations in microseconds)."""

from __future__ import annotations

#: ``[CONSTANT, value]``
CONSTANT = 0
#: ``[EXPONENTIAL, mean]``
EXPONENTIAL = 1
#: ``[LOGNORMAL, mu, sigma]`` of the logarithm of microseconds
LOGNORMAL = 2
#: ``[GAMMA, shape, scale]``
GAMMA = 3
#: ``[WEIBULL, shape, scale]``
WEIBULL = 4
#: ``[UNIFORM, low, high]``
UNIFORM = 5
#: ``[EMPIRICAL, n, u_1 .. u_n, x_1 .. x_n]``: a piecewise linear quantile function
EMPIRICAL = 6
#: ``[NEVER]``: longer than any run
NEVER = 7
#: ``[MIXTURE, n, share_1 .. share_n, offset_1 .. offset_n]``: parts that are none of them mixtures
MIXTURE = 8

#: The duration that never ends, in microseconds: later than any horizon, and safe to add to one.
FOREVER = 1 << 61
