"""Miettinen and Nurminen's score interval of a difference, and Mee's: one equation, solved for its Lagrange multiplier.

Under the constraint p_later - p_earlier = δ the likelihood is greatest where, with one multiplier λ,

    x1/p1 - y1/q1 = λ   and   x2/p2 - y2/q2 = -λ ,      p = share, q = 1 - p, x = count, y = base - count.

Each is a quadratic in its share, so that p1(λ) and q2(λ) are explicit and no cubic arises:

    p1 = 2 x1 / (λ + n1 + R1) ,   q2 = 2 y2 / (λ + n2 + R2) ,
    R1 = √((λ + y1 - x1)² + 4 x1 y1) ,   R2 = √((λ + x2 - y2)² + 4 x2 y2).

The score statistic is z² = λ (d - δ), d the observed difference (times (N - 1)/N for Miettinen and Nurminen). Both the
limit of a given z and the statistic of a given δ are therefore the positive root λ of one convex function,

    F(λ) = λ (E - p1(λ) - q2(λ)) - K ,

with E = 1 + d and K = z² N/(N - 1) (Mee: z²) for a limit, which is then d - K/λ, and with E = 1 + δ and K = 0 for a
test. This is for a δ below d; above it the editions are swapped. Miettinen and Nurminen (1985), Mee (1984); the
multiplier form follows from their equations.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nctrends.numerics.arrays.arguments import Alternative, FloatArray, Floats
from nctrends.numerics.arrays.blocks import Block, in_blocks, once, pairs_in_blocks
from nctrends.numerics.arrays.exact import share_gap, weighted_share_gap
from nctrends.numerics.arrays.results import Interval, Result, TestResult
from nctrends.numerics.methods.newcombe import newcombe_distances
from nctrends.numerics.methods.procedures import equivalence_by, interval_by, test_by
from nctrends.numerics.methods.score_root import NEWTON_STEPS, Equation, root_of, shares_at

_SMALLEST = 1e-99  # stands for 0 in a divisor: its reciprocal can still be squared
_ALLOWED = np.array(2e-15)  # in a limit: the rounding of three shares
_ROUGHLY = 1e-7  # in a statistic, relative to both d - δ and 1 + δ: polishing squares what is left


def miettinen_nurminen_interval(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, conf_level: float = 0.95
) -> Interval:
    """Score interval for the change between two independent proportions, with the factor N/(N-1).

    Holds the observed change, works at 0 and at the whole base and with bases of 1. Nobody of n later and all of n
    earlier has the lower limit -1, all and nobody the upper limit 1. Bases that sum to 1 or less say nothing, and
    the limits are -1 and 1.
    Limits never fall when the later count rises, nor rise when the earlier one does, so that a range of counts
    needs only its corners.

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
    Miettinen O, Nurminen M (1985). Statistics in Medicine 4(2):213-226.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*miettinen_nurminen_interval(56, 70, 48, 80))
    '0.0528 0.3382'
    """
    return interval_by(miettinen_nurminen_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


def miettinen_nurminen_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 0.0,
    alternative: Alternative = "two-sided",
) -> TestResult:
    """Score test of a change, the one that the Miettinen-Nurminen interval inverts.

    Arguments as in `miettinen_nurminen_interval`; `null` is the change in (-1, 1) that is tested, `alternative` is
    "two-sided", "greater" or "less". The statistic is standard normal under the null and positive where the
    observed change is above it; it is 0, and the two-sided p-value 1, where the observed change equals the null,
    also with nobody or everybody in both editions. Bases that sum to 1 or less say nothing: statistic 0.

    >>> "{:.4f} {:.4f}".format(*miettinen_nurminen_test(177, 300, 180, 400))
    '3.6642 0.0002'
    """
    pairs = (count_later, base_later, count_earlier, base_earlier)
    return test_by(miettinen_nurminen_statistic, pairs, null, alternative)


def miettinen_nurminen_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a change is smaller than a margin, from the equation of the Miettinen-Nurminen interval.

    Arguments as in `miettinen_nurminen_interval`; `margin`, in (0, 1), is the smallest change that matters. Returns
    the p-value against a change of the margin or more in either direction, the larger of two one-sided tests.

    >>> f"{miettinen_nurminen_equivalence(84, 101, 89, 105, margin=0.1):.4f}"
    '0.0539'
    """
    return equivalence_by(miettinen_nurminen_statistic, (count_later, base_later, count_earlier, base_earlier), margin)


def mee_interval(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, conf_level: float = 0.95
) -> Interval:
    """Score interval for the change between two independent proportions, without the factor N/(N-1).

    Holds the observed change, works at 0 and at the whole base and with bases of 1. Nobody of n later and all of n
    earlier has the lower limit -1, all and nobody the upper limit 1. Some books print it under the name of
    Miettinen and Nurminen.

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
    Mee RW (1984). Biometrics 40(4):1175-1176.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*mee_interval(0, 10, 0, 20))
    '-0.1611 0.2775'
    """
    return interval_by(mee_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


def mee_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 0.0,
    alternative: Alternative = "two-sided",
) -> TestResult:
    """Score test of a change, the one that the Mee interval inverts.

    Arguments as in `mee_interval`; `null` is the change in (-1, 1) that is tested, `alternative` is "two-sided",
    "greater" or "less". The statistic is standard normal under the null and positive where the observed change is
    above it; it is 0, and the two-sided p-value 1, where they are equal, also with nobody or everybody in both
    editions. At the null 0 its square is Pearson's chi-squared of the two by two table. Farrington CP, Manning G
    (1990). Statistics in Medicine 9(12):1447-1454.

    >>> f"{mee_test(177, 300, 180, 400).statistic ** 2:.3f}"
    '13.445'
    """
    pairs = (count_later, base_later, count_earlier, base_earlier)
    return test_by(mee_statistic, pairs, null, alternative)


def mee_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a change is smaller than a margin, from the equation of the Mee interval.

    Arguments as in `mee_interval`; `margin`, in (0, 1), is the smallest change that matters. Returns the p-value
    against a change of the margin or more in either direction, the larger of two one-sided tests.

    >>> f"{mee_equivalence(84, 101, 89, 105, margin=0.1):.4f}"
    '0.0534'
    """
    return equivalence_by(mee_statistic, (count_later, base_later, count_earlier, base_earlier), margin)


def miettinen_nurminen_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Score limits with the factor N/(N - 1), unchecked; `critical` is z, one for all or one a pair."""
    return pairs_in_blocks(_corrected_limits, count_later, base_later, count_earlier, base_earlier, critical)


def mee_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Score limits without the factor N/(N - 1), unchecked; `critical` is z, one for all or one a pair."""
    return pairs_in_blocks(_plain_limits, count_later, base_later, count_earlier, base_earlier, critical)


def miettinen_nurminen_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """The signed score statistic with the factor (N - 1)/N on its square, unchecked."""
    return in_blocks(_corrected_statistic, count_later, base_later, count_earlier, base_earlier, null)


def mee_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """The signed score statistic without the factor, unchecked."""
    return in_blocks(_plain_statistic, count_later, base_later, count_earlier, base_earlier, null)


def _corrected_limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    z = once(z)
    return _limits(x1, n1, x2, n2, z, z * z / _shrinkage(n1 + n2))


def _plain_limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    z = once(z)
    return _limits(x1, n1, x2, n2, z, z * z)


def _corrected_statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    return _plain_statistic(x1, n1, x2, n2, null) * np.sqrt(np.maximum(1 - 1 / (n1 + n2), 0.0))


def _shrinkage(n: Block) -> Block:
    """(N - 1)/N; bases that sum to 1 or less carry no information, and the limits become -1 and 1."""
    return np.maximum(1 - 1 / n, _SMALLEST)


def _limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block, level: Block) -> tuple[Block, Block]:
    """Lower and upper limit together: the upper is the lower one of the swapped editions, with the other sign."""
    distance = np.maximum(level / limit_multipliers(x1, n1, x2, n2, z, level), 0.0)
    d = x1 / n1 - x2 / n2
    return np.maximum(d - distance[0], -1.0), np.minimum(d + distance[1], 1.0)


def limit_multipliers(x1: Block, n1: Block, x2: Block, n2: Block, z: Block, level: Block) -> Block:
    """λ of the lower limit, and of the lower limit of the swapped editions, in two rows; `level` is K."""
    y1, y2 = n1 - x1, n2 - x2
    p1, p2 = x1 / n1, x2 / n2
    u1, u2 = np.stack((x1, y1)), np.stack((y2, x2))
    sum_of_shares = np.stack((p1 + y2 / n2, p2 + y1 / n1))
    highest = (u1 + u2 + level) / np.maximum(sum_of_shares, _SMALLEST)
    side1, side2 = (2 * u1, n1, n1 - 2 * u1, 4 * x1 * y1), (2 * u2, n2, n2 - 2 * u2, 4 * x2 * y2)
    start = level / np.stack(newcombe_distances(p1, n1, p2, n2, z))
    return root_of(Equation(*side1, *side2, sum_of_shares, level, highest, _ALLOWED), start)


def _plain_statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    """√(λ (d - δ)) with the sign of d - δ; 0 where the shares equal the null, be they 0 or 1 as well."""
    turned = turned_below(x1, n1, x2, n2, null)
    size = np.sqrt(null_multiplier(turned) * turned.gap)
    return np.where(turned.gap > 0, np.where(turned.falls, -size, size), 0.0)


class Turned(NamedTuple):
    """A pair with the editions swapped where needed for the null to lie below the observed difference."""

    x1: Block
    n1: Block
    x2: Block
    n2: Block
    null: Block
    gap: Block  # d - δ, not negative, to its last digit
    falls: npt.NDArray[np.bool_]  # whether the editions were swapped


def turned_below(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Turned:
    """Swap the editions where the observed difference lies below the null."""
    gap = share_gap(x1, n1, x2, n2, null)
    falls = gap < 0
    x1, x2 = np.where(falls, x2, x1), np.where(falls, x1, x2)
    n1, n2 = np.where(falls, n2, n1), np.where(falls, n1, n2)
    return Turned(x1, n1, x2, n2, np.where(falls, -null, null), np.abs(gap), falls)


def null_multiplier(turned: Turned) -> Block:
    """λ at the null: the root of F, polished to full relative accuracy; anything where the null is the difference."""
    x1, n1, x2, n2, null, gap, _ = turned
    y2 = n2 - x2
    pooled = np.clip((x1 + x2 + n2 * null) / (n1 + n2), np.maximum(null, 0), np.minimum(1, 1 + null))
    variance = pooled * (1 - pooled) / n1 + (pooled - null) * (1 - pooled + null) / n2
    highest = (x1 + y2) / (1 + null)
    side1, side2 = (2 * x1, n1, n1 - 2 * x1, 4 * x1 * (n1 - x1)), (2 * y2, n2, n2 - 2 * y2, 4 * x2 * y2)
    allowed = np.where(gap > 0, _ROUGHLY * np.minimum(gap, 1 + null), np.inf)
    root = root_of(Equation(*side1, *side2, 1 + null, np.zeros_like(null), highest, allowed), gap / variance)
    return _polished(turned, np.where((gap > 0) & (root > 0), root, highest), highest)


def _polished(turned: Turned, root: Block, highest: Block) -> Block:
    """Newton steps on F with E - p1 - q2 written so that nothing cancels, to full relative accuracy of λ.

    Where λ is below its base a share is written as its distance from the observed one, λ p q / n, above as itself:
    then λ is as well determined as the counts are, however far out the null lies.
    """
    x1, n1, x2, n2, null, gap, _ = turned
    straight = 0.1 * np.minimum(n1, n2)  # below this λ the shares move in straight lines, F in a parabola
    for _ in range(NEWTON_STEPS):
        near1, part1, slope1 = _part_at(x1, n1 - x1, n1, root)
        near2, part2, slope2 = _part_at(n2 - x2, x2, n2, root)
        miss = part1 + part2 - weighted_share_gap(x1, n1, x2, n2, null, near1, near2)
        share_slope = slope1 + slope2
        slope = miss + root * share_slope
        stepped = np.where(slope > 0, np.fmin(root - root * miss / slope, highest), highest)
        stepped = np.where((root < straight) & (share_slope > 0), root - miss / share_slope, stepped)
        settled = (np.abs(miss) <= 1e-15 * (np.abs(part1) + np.abs(part2))) | (np.abs(stepped - root) <= 1e-15 * root)
        if (settled | (gap == 0)).all():
            break
        root = np.where(settled, root, stepped)
    return root


def _part_at(x: Block, y: Block, n: Block, lam: Block) -> tuple[Block, Block, Block]:
    """Whether λ < n (1.0 or 0.0); the distance of p(λ) from x/n if so, else -p(λ); and the slope -dp/dλ = p q / R."""
    near = lam < n
    p, q, r = shares_at(x, y, n, lam)
    slope = np.where(p * q > 0, p * q / r, 0.0)
    return near.astype(np.float64), np.where(near, lam * p * q / n, -p), slope
