"""Limits for a weighted sum of independent shares: a slope over years, a standardised share, a part of a change.

Each share brings its Wilson limits; their distances, weighted, are squared and added (Zou, Huang and Zhang 2009). Of
two shares with the weights 1 and -1 this is Newcombe's hybrid score interval.

The limits never fall when the count of a share with a positive weight rises, nor rise when one with a negative weight
does: the upper limit is Σ c p + R with R² = Σ (c e)², e the distance of the Wilson limit in question. For c > 0, e =
u - p, its slope in p is c + c (c e / R) (u' - 1) ≥ c - c = 0, because u' ≥ 0 and c e ≤ R; for c < 0 and for the lower
limit the signs turn. So over ranges of counts the limits are reached at the ends, each by the sign of its weight.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from nctrends.numerics.arrays.arguments import FloatArray, Floats
from nctrends.numerics.methods.one_proportion import wilson_limits


class Weighted(NamedTuple):
    """Shares of several samples with their weights; the samples are on the last axis."""

    counts: FloatArray
    bases: FloatArray
    weights: FloatArray

    @property
    def shares(self) -> FloatArray:
        """The observed shares, proportions."""
        return self.counts / self.bases

    @property
    def value(self) -> FloatArray:
        """The weighted sum."""
        return np.asarray((self.weights * self.shares).sum(axis=-1))

    @property
    def std_error(self) -> FloatArray:
        """Its standard error, each share with its own variance."""
        shares = self.shares
        return np.asarray(np.sqrt((self.weights**2 * shares * (1 - shares) / self.bases).sum(axis=-1)))


def linear_limits(of: Weighted, critical: Floats) -> tuple[FloatArray, FloatArray]:
    """Limits of Σ weight · share, unchecked.

    Parameters
    ----------
    of : counts, bases and weights, shape (..., k), one entry a sample on the last axis
        Counts need not be whole; weights may have either sign or be 0.
    critical : z, one for all or one for each sum, shape (...)

    Returns
    -------
    Interval(low, high) : shape (...) each
        In the unit of the weights, and within what shares of 0..1 can give.

    References
    ----------
    Zou GY, Huang W, Zhang X (2009). Computational Statistics & Data Analysis 53:1080-1085. Newcombe RG (1998).
    Statistics in Medicine 17:873-890, method 10 (two samples).

    Examples
    --------
    >>> of = Weighted(np.array([56.0, 48.0]), np.array([70.0, 80.0]), np.array([1.0, -1.0]))
    >>> "{:.4f} {:.4f}".format(*linear_limits(of, 1.959964))
    '0.0524 0.3339'
    """
    shares, weights = of.shares, of.weights
    low, high = wilson_limits(of.counts, of.bases, np.asarray(critical, dtype=float)[..., np.newaxis])
    below, above = weights * np.maximum(shares - low, 0.0), weights * np.maximum(high - shares, 0.0)
    down = np.sqrt((np.where(weights > 0, below, above) ** 2).sum(axis=-1))
    up = np.sqrt((np.where(weights > 0, above, below) ** 2).sum(axis=-1))
    least, most = np.minimum(weights, 0.0).sum(axis=-1), np.maximum(weights, 0.0).sum(axis=-1)
    return np.maximum(of.value - down, least), np.minimum(of.value + up, most)


def ends(count_low: FloatArray, count_high: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the counts at which a weighted sum, and each of its limits, is smallest, and where it is largest."""
    return np.where(weights < 0, count_high, count_low), np.where(weights < 0, count_low, count_high)
