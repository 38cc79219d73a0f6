"""Koopman's score interval of a ratio of two shares, and Miettinen and Nurminen's: one equation.

Under the constraint p_later = φ p_earlier the shares of greatest likelihood are explicit in one number of people, μ:

    p1 = (x1 - μ)/(n1 - μ) ,   p2 = (x2 + μ)/(n2 + μ) ,

and the squared score statistic (without the factor (N - 1)/N, N = n1 + n2) is

    z² = μ² [ y1/(n1 (x1 - μ)) + y2/(n2 (x2 + μ)) ] ,      y = n - x ,

which rises and is convex between μ = 0, the observed ratio, and μ = x1, a ratio of 0. So a lower limit is one root in
one variable, and the upper limit is the reciprocal of the lower one with the editions swapped. For a test the ratio is
given and its two shares solve a quadratic. With y1 = 0 the later share is 1 until μ = x1 and falls from there on with μ
at rest.

Koopman PAR (1984), Biometrics 40(2):513-517; Miettinen O, Nurminen M (1985), Statistics in Medicine 4(2):213-226, who
use the factor (N - 1)/N."""

from __future__ import annotations

import numpy as np

from nctrends.numerics.arrays.arguments import Alternative, FloatArray, Floats
from nctrends.numerics.arrays.blocks import Block, in_blocks, pairs_in_blocks
from nctrends.numerics.arrays.brackets import Columns, rising_roots
from nctrends.numerics.arrays.exact import share_ratio_gap
from nctrends.numerics.arrays.results import Interval, Result, TestResult
from nctrends.numerics.methods.procedures import interval_by, ratio_equivalence_by, ratio_test_by

_SMALLEST = 1e-99  # stands for 0 in a divisor: bases that sum to 1 or less carry no information


def koopman_interval(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, conf_level: float = 0.95
) -> Interval:
    """Koopman score interval for the ratio of two independent proportions, without the factor N/(N-1).

    Nobody later has the lower limit 0, nobody earlier the upper limit infinity, nobody in either both; everybody in
    both editions holds 1 between finite limits. Works with bases of 1.

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
        Later share over earlier share, 0 to infinity; 1 is no change.

    Raises
    ------
    InputError : a count outside 0..base, shares in place of counts, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Koopman PAR (1984). Biometrics 40(2):513-517.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*koopman_interval(7, 34, 1, 34))
    '1.2209 42.5757'
    """
    return interval_by(koopman_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


def koopman_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 1.0,
    alternative: Alternative = "two-sided",
) -> TestResult:
    """Score test of a ratio, the one that the Koopman interval inverts.

    Arguments as in `koopman_interval`; `null` is the ratio above 0 that is tested, `alternative` is "two-sided",
    "greater" or "less". The statistic is standard normal under the null and positive where the observed ratio is
    above it. At the null 1 its square is Pearson's chi-squared. The statistic is 0 where the observed ratio equals
    the null, and with nobody in both editions.

    >>> "{:.4f} {:.4f}".format(*koopman_test(7, 34, 1, 34))
    '2.2583 0.0239'
    """
    pairs = (count_later, base_later, count_earlier, base_earlier)
    return ratio_test_by(koopman_statistic, pairs, null, alternative)


def koopman_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a ratio lies within a margin, from the equation of the Koopman interval.

    Arguments as in `koopman_interval`; `margin`, above 1, is the smallest ratio that matters, and its reciprocal
    the largest one below 1. Returns the p-value against the ratio of the margin or more, or of its reciprocal or
    less, the larger of two one-sided tests.

    >>> f"{koopman_equivalence(84, 101, 89, 105, margin=1.25):.4f}"
    '0.0013'
    """
    return ratio_equivalence_by(koopman_statistic, (count_later, base_later, count_earlier, base_earlier), margin)


def miettinen_nurminen_ratio_interval(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, conf_level: float = 0.95
) -> Interval:
    """Score interval for the ratio of two independent proportions, with the factor N/(N-1).

    Nobody later has the lower limit 0, nobody earlier the upper limit infinity, nobody in either both; everybody in
    both editions holds 1 between finite limits. Works with bases of 1. Bases that sum to 1 or less say nothing: 0
    and infinity.

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
        Later share over earlier share, 0 to infinity; 1 is no change.

    Raises
    ------
    InputError : a count outside 0..base, shares in place of counts, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Miettinen O, Nurminen M (1985). Statistics in Medicine 4(2):213-226.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*miettinen_nurminen_ratio_interval(7, 18, 1, 18))
    '1.2956 42.5443'
    """
    return interval_by(
        miettinen_nurminen_ratio_limits, (count_later, base_later, count_earlier, base_earlier), conf_level
    )


def miettinen_nurminen_ratio_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 1.0,
    alternative: Alternative = "two-sided",
) -> TestResult:
    """Score test of a ratio, the one that the Miettinen-Nurminen ratio interval inverts.

    Arguments as in `miettinen_nurminen_ratio_interval`; `null` is the ratio above 0 that is tested, `alternative`
    is "two-sided", "greater" or "less". The statistic is standard normal under the null and positive where the
    observed ratio is above it. At the null 1 this is the test of no difference. The statistic is 0 where the
    observed ratio equals the null, and with nobody in both editions; bases that sum to 1 or less say nothing:
    statistic 0.

    >>> "{:.4f} {:.4f}".format(*miettinen_nurminen_ratio_test(7, 18, 1, 18))
    '2.3717 0.0177'
    """
    pairs = (count_later, base_later, count_earlier, base_earlier)
    return ratio_test_by(miettinen_nurminen_ratio_statistic, pairs, null, alternative)


def miettinen_nurminen_ratio_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a ratio lies within a margin, from the equation of the Miettinen-Nurminen ratio interval.

    Arguments as in `miettinen_nurminen_ratio_interval`; `margin`, above 1, is the smallest ratio that matters, and
    its reciprocal the largest one below 1. Returns the p-value against the ratio of the margin or more, or of its
    reciprocal or less, the larger of two one-sided tests.

    >>> f"{miettinen_nurminen_ratio_equivalence(84, 101, 89, 105, margin=1.25):.4f}"
    '0.0014'
    """
    return ratio_equivalence_by(
        miettinen_nurminen_ratio_statistic, (count_later, base_later, count_earlier, base_earlier), margin
    )


def koopman_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Score limits of a ratio without the factor N/(N - 1), unchecked; `critical` is z, one for all or one a pair."""
    return pairs_in_blocks(_plain_limits, count_later, base_later, count_earlier, base_earlier, critical)


def miettinen_nurminen_ratio_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Score limits of a ratio with the factor N/(N - 1), unchecked; `critical` is z, one for all or one a pair."""
    return pairs_in_blocks(_corrected_limits, count_later, base_later, count_earlier, base_earlier, critical)


def koopman_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """The signed score statistic of a ratio without the factor, unchecked."""
    return in_blocks(_plain_statistic, count_later, base_later, count_earlier, base_earlier, null)


def miettinen_nurminen_ratio_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """The signed score statistic of a ratio with the factor (N - 1)/N on its square, unchecked."""
    return in_blocks(_corrected_statistic, count_later, base_later, count_earlier, base_earlier, null)


def _plain_limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    return _lower_limit(x1, n1, x2, n2, z * z), 1 / _lower_limit(x2, n2, x1, n1, z * z)


def _corrected_limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    level = z * z / np.maximum(1 - 1 / (n1 + n2), _SMALLEST)
    low, high = _lower_limit(x1, n1, x2, n2, level), 1 / _lower_limit(x2, n2, x1, n1, level)
    informed = n1 + n2 > 1
    return np.where(informed, low, 0.0), np.where(informed, high, np.inf)


def _lower_limit(x1: Block, n1: Block, x2: Block, n2: Block, level: Block) -> Block:
    """p1/p2 at the root of z² = level; 0 where nobody of the later edition chose the option."""
    y1, y2 = n1 - x1, n2 - x2
    moved_fully = level - x1 * (x1 / (x1 + x2)) * (y2 / n2)  # what is left of z² for the first term at μ = x1
    beyond = (y1 == 0) & (moved_fully > 0)
    columns = x1, y1 / n1, x2, y2 / n2, level
    start = _start(x1, n1, x2, n2, level)
    root = rising_roots(_excess, columns, np.zeros_like(start), np.full_like(start, np.inf), start)
    people, moved = x1 / (1 + root), x1 * (root / (1 + root))
    later = np.where(beyond, n1 / (n1 + moved_fully), np.where(y1 == 0, 1.0, people / (people + y1)))
    moved = np.where(beyond, x1, moved)
    return np.where(x1 > 0, later / ((x2 + moved) / (n2 + moved)), 0.0)


def _start(x1: Block, n1: Block, x2: Block, n2: Block, level: Block) -> Block:
    """μ/(x1 - μ) where one term of z² alone is the level, so no less than at the root; 1 where no root is needed."""
    k1, k2 = level * n1, level * n2
    y1, y2 = n1 - x1, n2 - x2
    wide = np.sqrt(k1 * (k1 + 4 * x1 * y1))
    first = 2 * k1 * x1 / (k1 + wide) / (2 * x1 * x1 * y1 / (2 * x1 * y1 + k1 + wide))
    moved = (k2 + np.sqrt(k2 * (k2 + 4 * x2 * y2))) / (2 * y2)
    second = np.where(moved < x1, moved / (x1 - moved), np.inf)
    start = np.fmin(first, second)
    return np.where(start < np.inf, start, 1.0)


def _excess(columns: Columns, relative: Block) -> tuple[Block, Block]:
    """(x1 - μ)(z² - level) and its slope, in the variable μ/(x1 - μ): then neither μ nor x1 - μ loses digits."""
    x1, no1, x2, no2, level = columns
    people, moved = x1 / (1 + relative), x1 * (relative / (1 + relative))
    earlier = x2 + moved
    inner = no1 + people * no2 / earlier
    value = moved * moved * inner - level * people
    slope = 2 * moved * inner - np.square(moved / earlier) * no2 * (x1 + x2) + level
    return value, slope * people / (1 + relative)


def _corrected_statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    return _plain_statistic(x1, n1, x2, n2, null) * np.sqrt(np.maximum(1 - 1 / (n1 + n2), 0.0))


def _plain_statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    """(x1/n1 - φ x2/n2) over its standard error √(p1 (q1/n1 + φ q2/n2))."""
    gap = share_ratio_gap(x1, n1, x2, n2, null)
    later, no_later, no_earlier = _constrained_shares(x1, n1, x2, n2, null)
    return np.where(gap == 0, 0.0, gap / np.sqrt(later * (no_later / n1 + null * (no_earlier / n2))))


def _constrained_shares(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> tuple[Block, Block, Block]:
    """p1, q1 and q2 at the null, each root of its quadratic written as a sum of what does not cancel."""
    y1, y2, n, excess = n1 - x1, n2 - x2, n1 + n2, null - 1
    later_n, earlier_n = n1 + x2, n2 + x1
    near = np.abs(excess) < 0.5  # there null · a - b is written as (null - 1) · a + (a - b), a - b from the counts
    apart = np.where(near, excess * later_n + (y1 - y2), null * later_n - earlier_n)
    lean1 = np.where(near, (y1 + y2) - excess * later_n, (n + y1) - null * later_n)
    lean2 = np.where(near, (y1 + y2) + excess * (n + y2), null * (n + y2) - earlier_n)
    root = np.sqrt(apart * apart + 4 * null * y1 * y2)
    later = 2 * null * (x1 + x2) / (null * later_n + earlier_n + root)
    no_later = np.where(lean1 >= 0, (lean1 + root) / (2 * n), 2 * y1 * excess / (root - lean1))
    no_earlier = np.where(lean2 >= 0, (lean2 + root) / (2 * null * n), -2 * y2 * excess / (root - lean2))
    return later, no_later, no_earlier
