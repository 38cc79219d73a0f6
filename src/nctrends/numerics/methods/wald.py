"""Wald's interval of a difference and Agresti and Caffo's, which is Wald's after adding a yes and a no to each edition.

Wald (1943); Agresti A, Caffo B (2000), The American Statistician 54:280-288. Limits are cut off at -1 and 1.
"""

from __future__ import annotations

import numpy as np

from nctrends.numerics.arrays.arguments import Alternative, FloatArray, Floats
from nctrends.numerics.arrays.blocks import Block, in_blocks, pairs_in_blocks
from nctrends.numerics.arrays.exact import share_gap
from nctrends.numerics.arrays.results import Interval, Result, TestResult
from nctrends.numerics.methods.procedures import equivalence_by, interval_by, test_by


def wald_interval(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, conf_level: float = 0.95
) -> Interval:
    """Wald interval for the change between two independent proportions.

    For comparison with other software: it covers too little, at bases of 30 down to 0.45 where 0.95 is promised.
    Has no width where both shares are 0 or 1, so also with whole counts on bases of 1; limits are cut off at -1 and
    1.

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
    Newcombe RG (1998). Statistics in Medicine 17(8):873-890, method 1.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*wald_interval(9, 10, 3, 10))
    '0.2605 0.9395'
    """
    return interval_by(wald_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


def wald_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 0.0,
    alternative: Alternative = "two-sided",
) -> TestResult:
    """Wald test of a change, with the unpooled variance.

    Arguments as in `wald_interval`; `null` is the change in (-1, 1) that is tested, `alternative` is "two-sided",
    "greater" or "less". The statistic is standard normal under the null and positive where the observed change is
    above it. Where both shares are 0 or 1 there is no variance: the statistic is 0 if the observed change equals
    the null, else infinite with the p-value 0, which is the interval's fault too.

    >>> "{:.4f} {:.4f}".format(*wald_test(9, 10, 3, 10))
    '3.4641 0.0005'
    """
    pairs = (count_later, base_later, count_earlier, base_earlier)
    return test_by(wald_statistic, pairs, null, alternative)


def wald_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a change is smaller than a margin, from the equation of the Wald interval.

    Arguments as in `wald_interval`; `margin`, in (0, 1), is the smallest change that matters. Returns the p-value
    against a change of the margin or more in either direction, the larger of two one-sided tests. Where both shares
    are 0 or 1 it is 0 inside the margin and 1 outside, which is the interval's fault too.

    >>> f"{wald_equivalence(84, 101, 89, 105, margin=0.1):.4f}"
    '0.0501'
    """
    return equivalence_by(wald_statistic, (count_later, base_later, count_earlier, base_earlier), margin)


def agresti_caffo_interval(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, conf_level: float = 0.95
) -> Interval:
    """Agresti-Caffo interval for the change between two independent proportions.

    Wald's interval after adding a yes and a no to each edition: centred on a change nearer to 0 than the observed
    one, which it need not hold (at low levels, or near -1 and 1). Limits are cut off at -1 and 1. Works at 0 and at
    the whole base, where its width is not 0, and with bases of 1.

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
    Agresti A, Caffo B (2000). The American Statistician 54(4):280-288.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*agresti_caffo_interval(7, 34, 1, 34))
    '0.0116 0.3217'
    """
    return interval_by(agresti_caffo_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


def agresti_caffo_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 0.0,
    alternative: Alternative = "two-sided",
) -> TestResult:
    """Test of a change by inverting the Agresti-Caffo interval.

    Arguments as in `agresti_caffo_interval`; `null` is the change in (-1, 1) that is tested, `alternative` is
    "two-sided", "greater" or "less". The statistic is standard normal under the null and positive where the
    observed change is above it. It is the unpooled z after adding a yes and a no to each edition, finite at 0, at
    the whole base and with bases of 1.

    >>> "{:.4f} {:.4f}".format(*agresti_caffo_test(7, 34, 1, 34))
    '2.1067 0.0351'
    """
    pairs = (count_later, base_later, count_earlier, base_earlier)
    return test_by(agresti_caffo_statistic, pairs, null, alternative)


def agresti_caffo_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a change is smaller than a margin, from the equation of the Agresti-Caffo interval.

    Arguments as in `agresti_caffo_interval`; `margin`, in (0, 1), is the smallest change that matters. Returns the
    p-value against a change of the margin or more in either direction, the larger of two one-sided tests.

    >>> f"{agresti_caffo_equivalence(84, 101, 89, 105, margin=0.1):.4f}"
    '0.0511'
    """
    return equivalence_by(agresti_caffo_statistic, (count_later, base_later, count_earlier, base_earlier), margin)


def wald_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Wald limits, unchecked; `critical` is z, one for all or one a pair."""
    return pairs_in_blocks(_limits, count_later, base_later, count_earlier, base_earlier, critical)


def agresti_caffo_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Agresti-Caffo limits, unchecked; `critical` is z, one for all or one a pair."""
    return pairs_in_blocks(_padded_limits, count_later, base_later, count_earlier, base_earlier, critical)


def wald_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """The unpooled z, unchecked; 0 where the difference equals the null, else infinite where there is no variance."""
    return in_blocks(_statistic, count_later, base_later, count_earlier, base_earlier, null)


def agresti_caffo_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """The unpooled z after adding a yes and a no to each edition, unchecked."""
    return in_blocks(_padded_statistic, count_later, base_later, count_earlier, base_earlier, null)


def _limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    d = x1 / n1 - x2 / n2
    distance = z * _std_error(x1, n1, x2, n2)
    return np.maximum(d - distance, -1.0), np.minimum(d + distance, 1.0)


def _padded_limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    return _limits(x1 + 1, n1 + 2, x2 + 1, n2 + 2, z)


def _statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    gap = share_gap(x1, n1, x2, n2, null)
    return np.where(gap == 0, 0.0, gap / _std_error(x1, n1, x2, n2))


def _padded_statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    return _statistic(x1 + 1, n1 + 2, x2 + 1, n2 + 2, null)


def _std_error(x1: Block, n1: Block, x2: Block, n2: Block) -> Block:
    return np.sqrt(x1 / n1 * ((n1 - x1) / n1) / n1 + x2 / n2 * ((n2 - x2) / n2) / n2)
