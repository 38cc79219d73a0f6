"""What is left of a trend where counts are known only to lie in ranges: the largest p-values that they allow.

The squared statistics are a square of a linear form over the concave p̄ (1 - p̄), so that they are convex in the
counts and have one smallest value over the ranges. Counts between whole ones are allowed, which can only make a
p-value larger.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nctrends.numerics.arrays.arguments import FloatArray
from nctrends.numerics.arrays.normal import p_value
from nctrends.numerics.several.linear import ends
from nctrends.numerics.several.trend import centred, chi_squared_p, fitted_line, pooled_variance

_ROUNDS = 2000
_STILL = 1e-12
_ROUNDING = 1e-13  # a numerator this much smaller than its terms is 0: the rest is what adding them left over


def largest_trend_p(count_low: FloatArray, count_high: FloatArray, bases: FloatArray, years: FloatArray) -> FloatArray:
    """Largest p-value of the Cochran-Armitage test over ranges of counts.

    At a given number of people in all, the numerator is smallest where they are moved to the early years; along that
    path it is a straight line between corners, and on each piece the squared statistic has its smallest value at an end
    or at one point in closed form.

    Parameters
    ----------
    count_low, count_high, bases : shape (n, k)
    years : shape (k,), ascending

    Returns
    -------
    shape (n,)
    """
    gaps = centred(bases, years)
    bottom, top = ends(count_low, count_high, gaps)
    least, most = (bottom * gaps).sum(axis=-1), (top * gaps).sum(axis=-1)
    falls = (most < 0)[..., np.newaxis]
    turned = [np.where(falls, part[..., ::-1], part) for part in (count_low, count_high)]
    rising = np.where(falls, -gaps[..., ::-1], gaps)
    squared = _smallest_square(turned[0], turned[1], rising, bases.sum(axis=-1))
    z = np.sqrt(squared / (bases * gaps**2).sum(axis=-1))
    rest = _ROUNDING * (bases * np.abs(gaps)).sum(axis=-1)
    return np.where((least <= rest) & (most >= -rest), 1.0, p_value(z))


def largest_departure_p(
    count_low: FloatArray, count_high: FloatArray, bases: FloatArray, years: FloatArray
) -> FloatArray:
    """P-value of the departure from a straight line that no counts in the ranges exceed.

    The squares are those of the counts nearest to a line, found by projecting on the ranges and on the lines in turn;
    the variance is the largest that the ranges allow.

    Parameters
    ----------
    count_low, count_high, bases : shape (n, k)
    years : shape (k,)

    Returns
    -------
    shape (n,)
    """

    def line(shares: FloatArray) -> FloatArray:
        return fitted_line(shares, bases, years)

    return _largest_p(count_low, count_high, bases, line, bases.shape[-1] - 2)


def largest_difference_p(count_low: FloatArray, count_high: FloatArray, bases: FloatArray) -> FloatArray:
    """P-value of equal shares (Pearson's chi-squared) that no counts in the ranges exceed.

    Parameters
    ----------
    count_low, count_high, bases : shape (n, k)

    Returns
    -------
    shape (n,)
    """

    def level(shares: FloatArray) -> FloatArray:
        together = (bases * shares).sum(axis=-1, keepdims=True) / bases.sum(axis=-1, keepdims=True)
        return np.broadcast_to(together, shares.shape)

    return _largest_p(count_low, count_high, bases, level, bases.shape[-1] - 1)


def _largest_p(
    count_low: FloatArray,
    count_high: FloatArray,
    bases: FloatArray,
    fit: Callable[[FloatArray], FloatArray],
    freedom: int,
) -> FloatArray:
    """Largest p-value of the squares that a fit by least squares leaves, over the variance of one pooled share."""
    low, high = count_low / bases, count_high / bases
    shares = (low + high) / 2
    for _ in range(_ROUNDS):
        before, shares = shares, np.clip(fit(shares), low, high)
        if (np.abs(shares - before) < _STILL).all():
            break
    left = (bases * (shares - fit(shares)) ** 2).sum(axis=-1)
    asked = bases.sum(axis=-1)
    variance = pooled_variance(np.clip(asked / 2, count_low.sum(axis=-1), count_high.sum(axis=-1)), asked)
    chi_squared = np.divide(left, variance, out=np.zeros_like(left), where=variance > 0)
    return chi_squared_p(chi_squared, freedom)


def _smallest_square(low: FloatArray, high: FloatArray, gaps: FloatArray, asked: FloatArray) -> FloatArray:
    """Smallest (Σ x gap)² / (p̄ (1 - p̄)) on the path from all low to all high counts, the early years first."""
    people, reached = low.sum(axis=-1), (low * gaps).sum(axis=-1)
    smallest = _square(reached, people, asked)
    for year in range(low.shape[-1]):
        gap, room = gaps[..., year], high[..., year] - low[..., year]
        start = reached - gap * people
        with np.errstate(divide="ignore", invalid="ignore"):
            turn = np.nan_to_num(start * asked / (gap * asked + 2 * start), nan=-np.inf)
        turn = np.clip(turn, people, people + room)
        for stop in (turn, people + room):
            smallest = np.minimum(smallest, _square(start + gap * stop, stop, asked))
        people, reached = people + room, reached + gap * room
    return smallest


def _square(value: FloatArray, people: FloatArray, asked: FloatArray) -> FloatArray:
    with np.errstate(divide="ignore", invalid="ignore"):
        square = value**2 / np.maximum(pooled_variance(people, asked), 0.0)
    return np.nan_to_num(square, nan=np.inf, posinf=np.inf)
