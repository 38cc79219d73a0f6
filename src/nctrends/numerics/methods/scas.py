"""The score statistic of a difference corrected for skewness, and its inversion (SCAS).

With s the Miettinen-Nurminen statistic at δ, V its variance and μ3 the third central moment of the difference of
shares,

    z + A (z² - 1) = s ,   A = μ3 / (6 V^(3/2)) ,   μ3 = p1 q1 (q1 - p1) / n1² - p2 q2 (q2 - p2) / n2² ,

at the shares of greatest likelihood under the constraint, gives the corrected statistic z. Of the two roots it is the
one that becomes s where A vanishes. Both shares are explicit in the multiplier λ of `miettinen_nurminen`, and so is z.

What makes it a method:

1. 1 + 4 A (A + s), under the root, is never below 1/3: A s >= -1/6 follows from λ p q = x - n p. So z always exists.
2. z falls with δ wherever |z| >= 1 (not proved, but so on every pair that the tests try). So from a confidence level of
   0.683 on there is one interval, and it is where the test does not reject. Where nobody or everybody of an edition
   chose the option, z may rise and fall again between -1 and 1; at lower levels the outermost limits are given.
3. Towards δ = -1 z has an end, z² = 1 + 6 (x1/n1 + y2/n2)² N/(N - 1) / (x1/n1² + y2/n2²), y being the others. A higher
   critical value has the limit -1.

Gart JJ, Nam J (1990), Biometrics 46(3):637-643; Laud PJ (2017), Pharmaceutical Statistics 16(5):334-348.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from nctrends.numerics.arrays.arguments import Alternative, FloatArray, Floats
from nctrends.numerics.arrays.blocks import Block, in_blocks, once, pairs_in_blocks
from nctrends.numerics.arrays.brackets import Columns, rising_roots
from nctrends.numerics.arrays.results import Interval, Result, TestResult
from nctrends.numerics.methods.miettinen_nurminen import limit_multipliers, null_multiplier, turned_below
from nctrends.numerics.methods.procedures import equivalence_by, interval_by, test_by
from nctrends.numerics.methods.score_root import shares_at

_SMALLEST = 1e-99  # stands for 0 in a divisor
_SMALL = 0.1  # a difference of two numbers below this is nearer than one of two numbers near 1
_HALVINGS = 60  # of a 64th of the interval, down to the spacing of floats
_SEARCHED = 64  # places at which the outermost root of a low level is looked for


def scas_interval(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, conf_level: float = 0.95
) -> Interval:
    """Skewness-corrected score interval (SCAS) for the change between two independent proportions.

    The Miettinen-Nurminen interval with its tails made equal, for small bases or very unequal ones. From conf_level
    0.683 on it holds the observed change and is where the test does not reject; at lower levels, with nobody or
    everybody in an edition, the equation may have several roots and the outermost are given. Works at 0, at the whole
    base and with bases of 1: where at most a few people would have to answer otherwise for a change of -1 (or 1), a
    high level has that limit; it has it always from all of n to nobody. Bases that sum to 1 or less say nothing: -1 and
    1. Limits need not rise with the later count, so that a range of counts is not served by its corners.

    Parameters
    ----------
    count_later, count_earlier : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base_later, base_earlier : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    conf_level : in (0, 1)

    Returns
    -------
    Interval(low, high) : shape () or (n,) each
        Change as a proportion, -1..1 (not percentage points), later minus earlier.

    Raises
    ------
    InputError : a count outside 0..base, shares in place of counts, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Laud PJ (2017). Pharmaceutical Statistics 16(5):334-348. Gart JJ, Nam J (1990). Biometrics 46(3):637-643.

    Examples
    --------
    >>> "{:.6f} {:.6f}".format(*scas_interval(12, 16, 1, 16))
    '0.385676 0.877884'
    """
    return interval_by(scas_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


def scas_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 0.0,
    alternative: Alternative = "two-sided",
) -> TestResult:
    """Skewness-corrected score test (SCAS) of a change, the one that the SCAS interval inverts.

    Arguments as in `scas_interval`; `null` is the change in (-1, 1) that is tested, `alternative` is "two-sided",
    "greater" or "less". The statistic is standard normal under the null and positive where the observed change is
    above it. It is not 0 where the observed change equals the null, but small; it is 0 where there is no variance
    either, which is with nobody or everybody in both editions and the null 0. Bases that sum to 1 or less say
    nothing: statistic 0.

    >>> "{:.4f} {:.4f}".format(*scas_test(5, 56, 0, 29))
    '1.7392 0.0820'
    """
    pairs = (count_later, base_later, count_earlier, base_earlier)
    return test_by(scas_statistic, pairs, null, alternative)


def scas_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a change is smaller than a margin, from the equation of the SCAS interval.

    Arguments as in `scas_interval`; `margin`, in (0, 1), is the smallest change that matters. Returns the p-value
    against a change of the margin or more in either direction, the larger of two one-sided tests.

    >>> f"{scas_equivalence(84, 101, 89, 105, margin=0.1):.4f}"
    '0.0534'
    """
    return equivalence_by(scas_statistic, (count_later, base_later, count_earlier, base_earlier), margin)


def scas_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Skewness-corrected score limits, unchecked; `critical` is z, one for all or one a pair."""
    return pairs_in_blocks(_limits, count_later, base_later, count_earlier, base_earlier, critical)


def scas_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """The signed skewness-corrected score statistic, unchecked."""
    return in_blocks(_statistic, count_later, base_later, count_earlier, base_earlier, null)


class _Sides(NamedTuple):
    """u1 = x1 and u2 = y2 people out of n1 and n2, the others v1 and v2, and (N - 1)/N."""

    u1: Block
    v1: Block
    n1: Block
    u2: Block
    v2: Block
    n2: Block
    shrinkage: Block


def _statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    turned = turned_below(x1, n1, x2, n2, null)
    lam = np.where(turned.gap > 0, null_multiplier(turned), 0.0)
    sides = _sides(turned.x1, turned.n1, turned.x2, turned.n2)
    variance, skewness = _null_moments(sides, turned.null, lam)
    variance = np.where(lam > 0, turned.gap / lam, variance)  # the same, but it does not cancel near d = 1
    s = np.sqrt(lam * turned.gap * sides.shrinkage)
    size = _corrected(s, _term(skewness, variance, sides.shrinkage))
    return np.where(variance > 0, np.where(turned.falls, -size, size), 0.0)


def _null_moments(sides: _Sides, null: Block, lam: Block) -> tuple[Block, Block]:
    """Variance and third moment at a null, by which what is left of a share near 1 is known from the other share."""
    p1, q1, _ = shares_at(sides.u1, sides.v1, sides.n1, lam)
    q2, p2, _ = shares_at(sides.u2, sides.v2, sides.n2, lam)
    size = np.abs(null)
    q1 = np.where((lam >= sides.n1) & (q2 + size < _SMALL), np.maximum(q2 - null, 0.0), q1)
    p2 = np.where((lam >= sides.n2) & (p1 + size < _SMALL), np.maximum(p1 - null, 0.0), p2)
    variance1, variance2 = p1 * q1 / sides.n1, p2 * q2 / sides.n2
    return variance1 + variance2, variance1 * (q1 - p1) / sides.n1 + variance2 * (p2 - q2) / sides.n2


def _sides(x1: Block, n1: Block, x2: Block, n2: Block) -> _Sides:
    return _Sides(x1, n1 - x1, n1, n2 - x2, x2, n2, np.maximum(1 - 1 / (n1 + n2), 0.0))


def _corrected(s: Block, term: Block) -> Block:
    """The root of z + A (z² - 1) = s that becomes s where A vanishes, without cancellation."""
    root: Block = np.sqrt(1 + 4 * term * (term + s))
    return 2 * (term + s) / (1 + root)


def _term(skewness: Block, variance: Block, shrinkage: Block) -> Block:
    """A, from the variance without the factor N/(N - 1)."""
    ratio = shrinkage / variance
    return skewness / 6 * ratio * np.sqrt(ratio)


def _moments(sides: _Sides, lam: Block) -> tuple[Block, Block, Block, Block]:
    """Variance and third moment of the difference at λ, and their slopes in λ."""
    variance, skewness, variance_slope, skewness_slope = (np.zeros_like(lam) for _ in range(4))
    for x, y, n in (sides[:3], sides[3:6]):
        p, q, r = shares_at(x, y, n, lam)
        pq = p * q
        slope = np.where(pq > 0, pq / r, 0.0)
        variance += pq / n
        skewness += pq * (q - p) / (n * n)
        variance_slope -= (q - p) * slope / n
        skewness_slope -= (1 - 6 * pq) * slope / (n * n)
    return variance, skewness, variance_slope, skewness_slope


def _limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    """From one sigma on the one root; below it the outermost, looked for between the limits of one sigma."""
    z = once(z)
    low, high = _limits_from_one_sigma(x1, n1, x2, n2, np.maximum(z, 1.0))
    if (z >= 1).all():
        return low, high
    inner_low = _outermost(x1, n1, x2, n2, z, low, high)
    inner_high = -_outermost(x2, n2, x1, n1, z, -high, -low)
    return np.where(z < 1, inner_low, low), np.where(z < 1, inner_high, high)


def _limits_from_one_sigma(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    """Both limits in two rows: the upper is the lower one of the swapped editions, with the other sign."""
    y1, y2 = n1 - x1, n2 - x2
    shrinkage = np.maximum(1 - 1 / (n1 + n2), 0.0)
    start = limit_multipliers(x1, n1, x2, n2, z, z * z / np.maximum(shrinkage, _SMALLEST))
    columns = (np.stack((x1, y1)), np.stack((y1, x1)), n1, np.stack((y2, x2)), np.stack((x2, y2)), n2, shrinkage, z)
    rows = [np.broadcast_to(column, start.shape).ravel() for column in columns]
    sides = _Sides(*rows[:7])
    limit = _lower_limit(sides, rows[7], start.ravel()).reshape(start.shape)
    return limit[0], -limit[1]


def _lower_limit(sides: _Sides, z: Block, start: Block) -> Block:
    """-1 where the statistic ends before it reaches z, else the difference at its root in λ."""
    ratio1, ratio2 = sides.u1 / sides.n1, sides.u2 / sides.n2
    end = 1 + 6 * np.square(ratio1 + ratio2) / (sides.shrinkage * (ratio1 / sides.n1 + ratio2 / sides.n2))
    reached = np.flatnonzero((sides.shrinkage > 0) & (z * z < end))
    some = _Sides(*(column[reached] for column in sides))
    lam = start[reached]
    root = rising_roots(_excess, (*some, z[reached]), np.zeros_like(lam), np.full_like(lam, np.inf), lam)
    p1, _, _ = shares_at(some.u1, some.v1, some.n1, root)
    q2, _, _ = shares_at(some.u2, some.v2, some.n2, root)
    limit = np.full_like(start, -1.0)
    limit[reached] = np.clip(p1 + q2 - 1, -1.0, 1.0)
    return limit


def _excess(columns: Columns, lam: Block) -> tuple[Block, Block]:
    """How far the statistic at λ lies above z, and its slope in λ; the columns are those of `_Sides`, and z."""
    sides, z = _Sides(*columns[:7]), columns[7]
    variance, skewness, variance_slope, skewness_slope = _moments(sides, lam)
    s = lam * np.sqrt(variance * sides.shrinkage)
    term = _term(skewness, variance, sides.shrinkage)
    z_here = np.where(variance > 0, _corrected(s, term), -1.0)  # what it comes to where both shares stay at 1
    growth = variance_slope / variance
    s_slope = s * (1 / lam + growth / 2)
    term_slope = _term(skewness_slope, variance, sides.shrinkage) - 1.5 * growth * term
    return z_here - z, (s_slope + term_slope * (1 - z_here * z_here)) / (1 + 2 * term * z_here)


def _outermost(x1: Block, n1: Block, x2: Block, n2: Block, z: Block, low: Block, high: Block) -> Block:
    """The lowest difference at which the statistic comes down to z: the first of many places, then halving."""
    left, right = low, high
    for place in range(_SEARCHED - 1, 0, -1):
        null = low + (high - low) * (place / _SEARCHED)
        below = _statistic(x1, n1, x2, n2, null) <= z
        right = np.where(below, null, right)
        left = np.where(below, low + (high - low) * ((place - 1) / _SEARCHED), left)
    for _ in range(_HALVINGS):
        middle = left + (right - left) / 2
        below = _statistic(x1, n1, x2, n2, middle) <= z
        left, right = np.where(below, left, middle), np.where(below, middle, right)
    return right
