"""Wald's method on the logarithm of a ratio (Katz) and of an odds ratio (Woolf).

Katz D, Baptista J, Azen SP, Pike MC (1978), Biometrics 34(3):469-474; Woolf B (1955), Annals of Human Genetics
19:251-253. A count of 0 (for the odds ratio also of the whole base) leaves the logarithm without a finite variance: the
limits are 0 and infinity, and the statistic is 0."""

from __future__ import annotations

import numpy as np

from nctrends.numerics.arrays.arguments import Alternative, FloatArray, Floats
from nctrends.numerics.arrays.blocks import Block, in_blocks, pairs_in_blocks
from nctrends.numerics.arrays.exact import cross_product_gap, share_ratio_gap
from nctrends.numerics.arrays.results import Interval, Result, TestResult
from nctrends.numerics.methods.procedures import interval_by, ratio_equivalence_by, ratio_test_by


def katz_interval(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, conf_level: float = 0.95
) -> Interval:
    """Katz log interval for the ratio of two independent proportions.

    For comparison with other software. A count of 0 in either edition leaves the logarithm without a variance: the
    limits are 0 and infinity. Everybody in both editions has no width, at 1. Works with bases of 1 in the same way.

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
    Katz D, Baptista J, Azen SP, Pike MC (1978). Biometrics 34(3):469-474.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*katz_interval(7, 34, 1, 34))
    '0.9096 53.8695'
    """
    return interval_by(katz_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


def katz_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 1.0,
    alternative: Alternative = "two-sided",
) -> TestResult:
    """Wald test of the logarithm of a ratio, the one that the Katz interval inverts.

    Arguments as in `katz_interval`; `null` is the ratio above 0 that is tested, `alternative` is "two-sided",
    "greater" or "less". The statistic is standard normal under the null and positive where the observed ratio is
    above it. A count of 0 leaves no finite variance: statistic 0. Everybody in both editions leaves none at all:
    infinite unless the null is 1.

    >>> "{:.4f} {:.4f}".format(*katz_test(7, 34, 1, 34))
    '1.8690 0.0616'
    """
    pairs = (count_later, base_later, count_earlier, base_earlier)
    return ratio_test_by(katz_statistic, pairs, null, alternative)


def katz_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a ratio lies within a margin, from the equation of the Katz interval.

    Arguments as in `katz_interval`; `margin`, above 1, is the smallest ratio that matters, and its reciprocal the
    largest one below 1. Returns the p-value against the ratio of the margin or more, or of its reciprocal or less,
    the larger of two one-sided tests. It is 1/2 with a count of 0, where nothing is known, and 0 with everybody in
    both editions, which is the interval's fault too.

    >>> f"{katz_equivalence(84, 101, 89, 105, margin=1.25):.4f}"
    '0.0004'
    """
    return ratio_equivalence_by(katz_statistic, (count_later, base_later, count_earlier, base_earlier), margin)


def woolf_interval(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, conf_level: float = 0.95
) -> Interval:
    """Woolf logit interval for the odds ratio of two independent proportions.

    For comparison with other software. A count of 0 or of the whole base in either edition leaves the logarithm
    without a variance: the limits are 0 and infinity, so always with whole counts on bases of 1.

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
    Woolf B (1955). Annals of Human Genetics 19:251-253.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*woolf_interval(9, 13, 4, 14))
    '1.0773 29.3710'
    """
    return interval_by(woolf_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


def woolf_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 1.0,
    alternative: Alternative = "two-sided",
) -> TestResult:
    """Wald test of the logarithm of an odds ratio, the one that the Woolf interval inverts.

    Arguments as in `woolf_interval`; `null` is the odds ratio above 0 that is tested, `alternative` is "two-sided",
    "greater" or "less". The statistic is standard normal under the null and positive where the observed odds ratio
    is above it. A count of 0 or of the whole base leaves no finite variance: statistic 0, so always with whole
    counts on bases of 1.

    >>> "{:.4f} {:.4f}".format(*woolf_test(9, 13, 4, 14))
    '2.0482 0.0405'
    """
    pairs = (count_later, base_later, count_earlier, base_earlier)
    return ratio_test_by(woolf_statistic, pairs, null, alternative)


def woolf_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that an odds ratio lies within a margin, from the equation of the Woolf interval.

    Arguments as in `woolf_interval`; `margin`, above 1, is the smallest odds ratio that matters, and its reciprocal
    the largest one below 1. Returns the p-value against the odds ratio of the margin or more, or of its reciprocal
    or less, the larger of two one-sided tests. It is 1/2 with a count of 0 or of the whole base, where nothing is
    known.

    >>> f"{woolf_equivalence(84, 101, 89, 105, margin=1.25):.4f}"
    '0.3915'
    """
    return ratio_equivalence_by(woolf_statistic, (count_later, base_later, count_earlier, base_earlier), margin)


def katz_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Katz limits of a ratio, unchecked; `critical` is z, one for all or one a pair."""
    return pairs_in_blocks(_katz_limits, count_later, base_later, count_earlier, base_earlier, critical)


def woolf_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Woolf limits of an odds ratio, unchecked; `critical` is z, one for all or one a pair."""
    return pairs_in_blocks(_woolf_limits, count_later, base_later, count_earlier, base_earlier, critical)


def katz_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """z of the logarithm of a ratio, unchecked; infinite where everybody in both editions leaves no variance."""
    return in_blocks(_katz_statistic, count_later, base_later, count_earlier, base_earlier, null)


def woolf_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """z of the logarithm of an odds ratio, unchecked."""
    return in_blocks(_woolf_statistic, count_later, base_later, count_earlier, base_earlier, null)


def _katz_limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    return _limits(x1 / n1 / (x2 / n2), _katz_variance(x1, n1, x2, n2), z)


def _woolf_limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    return _limits(x1 / (n1 - x1) * ((n2 - x2) / x2), _woolf_variance(x1, n1, x2, n2), z)


def _limits(estimate: Block, variance: Block, z: Block) -> tuple[Block, Block]:
    distance = z * np.sqrt(variance)
    finite = distance < np.inf
    return np.where(finite, estimate * np.exp(-distance), 0.0), np.where(finite, estimate * np.exp(distance), np.inf)


def _katz_statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    relative = share_ratio_gap(x1, n1, x2, n2, null) / (null * (x2 / n2))
    return _statistic(x1 / n1 / (x2 / n2), null, relative, _katz_variance(x1, n1, x2, n2))


def _woolf_statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    relative = cross_product_gap(x1, n1, x2, n2, null) / (null * (n1 - x1) * x2)
    return _statistic(x1 / (n1 - x1) * ((n2 - x2) / x2), null, relative, _woolf_variance(x1, n1, x2, n2))


def _statistic(estimate: Block, null: Block, relative: Block, variance: Block) -> Block:
    """From the relative excess over the null where that is small, so that it keeps its digits."""
    distance = np.where(np.abs(relative) < 0.5, np.log1p(relative), np.log(estimate) - np.log(null))
    return np.where((variance < np.inf) & (distance != 0), distance / np.sqrt(variance), 0.0)


def _katz_variance(x1: Block, n1: Block, x2: Block, n2: Block) -> Block:
    variance = (n1 - x1) / n1 / x1 + (n2 - x2) / n2 / x2
    return np.where((x1 > 0) & (x2 > 0), variance, np.inf)


def _woolf_variance(x1: Block, n1: Block, x2: Block, n2: Block) -> Block:
    return 1 / x1 + 1 / (n1 - x1) + 1 / x2 + 1 / (n2 - x2)
