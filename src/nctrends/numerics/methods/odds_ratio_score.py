"""The score interval of an odds ratio of two shares.

Under a given odds ratio θ the expected counts of greatest likelihood are the observed ones moved by one number of
people, λ: x1 - λ and y1 + λ later, x2 + λ and y2 - λ earlier, y = n - x. The squared score statistic (without the
factor (N - 1)/N) is

    z² = λ² [ 1/(x1 - λ) + 1/(y1 + λ) + 1/(x2 + λ) + 1/(y2 - λ) ] ,   θ = (x1 - λ)(y2 - λ) / ((y1 + λ)(x2 + λ)) ,

which rises and is convex between λ = 0, the observed odds ratio, and λ = min(x1, y2), an odds ratio of 0. So a lower
limit is one root in one variable, and the upper limit is the reciprocal of the lower one with the editions swapped. For
a test λ solves a quadratic. Miettinen O, Nurminen M (1985), Statistics in Medicine 4(2):213-226, with the factor (N -
1)/N."""

from __future__ import annotations

import numpy as np

from nctrends.numerics.arrays.arguments import Alternative, FloatArray, Floats
from nctrends.numerics.arrays.blocks import Block, in_blocks, pairs_in_blocks
from nctrends.numerics.arrays.brackets import Columns, rising_roots
from nctrends.numerics.arrays.exact import cross_product_gap
from nctrends.numerics.arrays.results import Interval, Result, TestResult
from nctrends.numerics.methods.procedures import interval_by, ratio_equivalence_by, ratio_test_by

_SMALLEST = 1e-99  # stands for 0 in a divisor: bases that sum to 1 or less carry no information


def odds_ratio_score_interval(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, conf_level: float = 0.95
) -> Interval:
    """Score interval for the odds ratio of two independent proportions, with the factor N/(N-1).

    The lower limit is 0 with nobody later or everybody earlier, the upper infinity with everybody later or nobody
    earlier. Works with bases of 1. Bases that sum to 1 or less say nothing: 0 and infinity.

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
        Later odds over earlier odds, 0 to infinity; 1 is no change.

    Raises
    ------
    InputError : a count outside 0..base, shares in place of counts, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Miettinen O, Nurminen M (1985). Statistics in Medicine 4(2):213-226.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*odds_ratio_score_interval(9, 13, 4, 14))
    '1.0934 28.9419'
    """
    return interval_by(odds_ratio_score_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


def odds_ratio_score_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 1.0,
    alternative: Alternative = "two-sided",
) -> TestResult:
    """Score test of an odds ratio, the one that the score interval of the odds ratio inverts.

    Arguments as in `odds_ratio_score_interval`; `null` is the odds ratio above 0 that is tested, `alternative` is
    "two-sided", "greater" or "less". The statistic is standard normal under the null and positive where the
    observed odds ratio is above it. At the null 1 this is the test of no difference. The statistic is 0 where the
    observed odds ratio equals the null, and with nobody or everybody in both editions; bases that sum to 1 or less
    say nothing: statistic 0.

    >>> "{:.4f} {:.4f}".format(*odds_ratio_score_test(9, 13, 4, 14))
    '2.0732 0.0382'
    """
    pairs = (count_later, base_later, count_earlier, base_earlier)
    return ratio_test_by(odds_ratio_score_statistic, pairs, null, alternative)


def odds_ratio_score_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that an odds ratio lies within a margin, from the equation of its score interval.

    Arguments as in `odds_ratio_score_interval`; `margin`, above 1, is the smallest odds ratio that matters, and its
    reciprocal the largest one below 1. Returns the p-value against the odds ratio of the margin or more, or of its
    reciprocal or less, the larger of two one-sided tests.

    >>> f"{odds_ratio_score_equivalence(84, 101, 89, 105, margin=1.25):.4f}"
    '0.3917'
    """
    return ratio_equivalence_by(
        odds_ratio_score_statistic, (count_later, base_later, count_earlier, base_earlier), margin
    )


def odds_ratio_score_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Score limits of an odds ratio with the factor N/(N - 1), unchecked; `critical` is z, for all or for each."""
    return pairs_in_blocks(_limits, count_later, base_later, count_earlier, base_earlier, critical)


def odds_ratio_score_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """The signed score statistic of an odds ratio with the factor (N - 1)/N on its square, unchecked."""
    return in_blocks(_statistic, count_later, base_later, count_earlier, base_earlier, null)


def _limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    level = z * z / np.maximum(1 - 1 / (n1 + n2), _SMALLEST)
    low, high = _lower_limit(x1, n1, x2, n2, level), 1 / _lower_limit(x2, n2, x1, n1, level)
    informed = n1 + n2 > 1
    return np.where(informed, low, 0.0), np.where(informed, high, np.inf)


def _lower_limit(x1: Block, n1: Block, x2: Block, n2: Block, level: Block) -> Block:
    """θ at the root of z² = level; 0 where x1 or y2 is 0, so that no smaller odds ratio was possible."""
    y1, y2 = n1 - x1, n2 - x2
    fewest, apart = np.minimum(x1, y2), np.abs(x1 - y2)
    columns = fewest, apart, y1, x2, level
    wide = np.sqrt(level * (level + 4 * fewest))
    start = level / (level + wide) * (2 * fewest + level + wide) / fewest  # where the largest term alone is the level
    start = np.where(fewest > 0, start, 1.0)
    root = rising_roots(_excess, columns, np.zeros_like(start), np.full_like(start, np.inf), start)
    left, moved = fewest / (1 + root), fewest * (root / (1 + root))
    return np.where(fewest > 0, left / (y1 + moved) * ((left + apart) / (x2 + moved)), 0.0)


def _excess(columns: Columns, relative: Block) -> tuple[Block, Block]:
    """(min - λ)(z² - level) and its slope, in the variable λ/(min - λ): then neither λ nor min - λ loses digits."""
    fewest, apart, y1, x2, level = columns
    left, moved = fewest / (1 + relative), fewest * (relative / (1 + relative))
    wider, no_later, yes_earlier = left + apart, y1 + moved, x2 + moved
    inner = 1 + left / wider + left / no_later + left / yes_earlier
    inner_fall = apart / (wider * wider)
    inner_fall += (y1 + fewest) / (no_later * no_later) + (x2 + fewest) / (yes_earlier * yes_earlier)
    value = moved * moved * inner - level * left
    slope = 2 * moved * inner - moved * moved * inner_fall + level
    return value, slope * left / (1 + relative)


def _statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    """Turned so that the null lies below the observed odds ratio; then λ > 0, and nothing cancels."""
    gap = cross_product_gap(x1, n1, x2, n2, null)
    falls = gap < 0
    gap = np.where(falls, -gap / null, gap)
    x1, x2 = np.where(falls, x2, x1), np.where(falls, x1, x2)
    n1, n2 = np.where(falls, n2, n1), np.where(falls, n1, n2)
    null = np.where(falls, 1 / null, null)
    size = np.sqrt(_squared_statistic(x1, n1, x2, n2, null, gap) * np.maximum(1 - 1 / (n1 + n2), 0.0))
    return np.where(falls, -size, size)


def _squared_statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block, gap: Block) -> Block:
    """z² from λ, the smaller root of (1 - θ) λ² - (x1 + y2 + θ (y1 + x2)) λ + gap = 0, gap = x1 y2 - θ y1 x2."""
    y1, y2 = n1 - x1, n2 - x2
    above, below, n = x1 + y2, y1 + x2, n1 + n2
    mixed = above * below + 2 * (y1 * x2 + x1 * y2)
    root = np.sqrt(np.square(x1 - y2) + null * (null * np.square(y1 - x2) + 2 * mixed))
    moved = 2 * gap / (above + null * below + root)
    # x1 + y2 - 2 λ, which the quadratic gives as a sum of positive terms
    left = (np.square(x1 - y2) + null * (x1 + x2 + n2) * (y1 + y2 + n1)) / (root + null * n)
    squared = moved * moved / ((y1 + moved) * (x2 + moved)) * (left / null + below + 2 * moved)
    return np.where(gap > 0, squared, 0.0)
