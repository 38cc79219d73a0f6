"""Confidence intervals for one share, one function per method, named by its authors.

Scalars give floats, arrays broadcast and give arrays; counts need not be whole.
"""

from __future__ import annotations

import numpy as np

from nctrends.numerics.arrays.arguments import FloatArray, Floats, checked_conf_level, checked_count
from nctrends.numerics.arrays.blocks import Block, pairs_in_blocks
from nctrends.numerics.arrays.normal import critical_value
from nctrends.numerics.arrays.results import Interval, interval_of


def wilson_limits(count: Floats, base: Floats, critical: Floats) -> tuple[FloatArray, FloatArray]:
    """Wilson limits, unchecked; `critical` is z, one for all or one a share."""
    return pairs_in_blocks(_wilson, count, base, critical)


def wilson_interval(count: Floats, base: Floats, *, conf_level: float = 0.95) -> Interval:
    """Wilson score interval for a proportion.

    Holds the observed share. The lower limit is 0 at a count of 0, the upper 1 at the whole base; works with bases of
    1.

    Parameters
    ----------
    count : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    conf_level : in (0, 1)

    Returns
    -------
    Interval(low, high) : shape () or (n,) each
        Share as a proportion, 0..1.

    Raises
    ------
    InputError : a count outside 0..base, shares in place of counts, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Wilson EB (1927). Journal of the American Statistical Association 22:209-212.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*wilson_interval(1, 29))
    '0.0061 0.1718'
    """
    return interval_of(wilson_limits(*checked_count(count, base), critical_value(checked_conf_level(conf_level))))


def agresti_coull_interval(count: Floats, base: Floats, *, conf_level: float = 0.95) -> Interval:
    """Agresti-Coull interval for a proportion: Wald's around the middle of the Wilson interval.

    Adds z²/2 yes and z²/2 no (not always two of each), so holds the Wilson interval. Limits are cut off at 0 and 1,
    which they reach at and near a count of 0 and the whole base; works with bases of 1.

    Parameters
    ----------
    count : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    conf_level : in (0, 1)

    Returns
    -------
    Interval(low, high) : shape () or (n,) each
        Share as a proportion, 0..1.

    Raises
    ------
    InputError : a count outside 0..base, shares in place of counts, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Agresti A, Coull BA (1998). The American Statistician 52(2):119-126.

    Examples
    --------
    >>> "{:.6f} {:.6f}".format(*agresti_coull_interval(190, 200))
    '0.909307 0.973732'
    """
    critical = critical_value(checked_conf_level(conf_level))
    return interval_of(pairs_in_blocks(_agresti_coull, *checked_count(count, base), critical))


def clopper_pearson_interval(count: Floats, base: Floats, *, conf_level: float = 0.95) -> Interval:
    """Clopper-Pearson interval for a proportion, from exact binomial tail areas.

    Never covers less than it promises, mostly more. The lower limit is 0 at a count of 0, the upper 1 at the whole
    base; works with bases of 1. A count that is not whole takes the same beta quantiles.

    Parameters
    ----------
    count : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    conf_level : in (0, 1)

    Returns
    -------
    Interval(low, high) : shape () or (n,) each
        Share as a proportion, 0..1.

    Raises
    ------
    InputError : a count outside 0..base, shares in place of counts, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Clopper CJ, Pearson ES (1934). Biometrika 26(4):404-413.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*clopper_pearson_interval(13, 16))
    '0.5435 0.9595'
    """
    return interval_of(_beta_limits(*checked_count(count, base), checked_conf_level(conf_level), 0.0, 1.0))


def jeffreys_interval(count: Floats, base: Floats, *, conf_level: float = 0.95) -> Interval:
    """Equal-tailed Jeffreys interval for a proportion.

    Quantiles of Beta(count + 1/2, base - count + 1/2), but that the lower limit is 0 at a count of 0 and the upper 1 at
    the whole base, as Brown, Cai and DasGupta advise; some software leaves out that exception, some gives the shortest
    interval of the same distribution. Works with bases of 1.

    Parameters
    ----------
    count : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    conf_level : in (0, 1)

    Returns
    -------
    Interval(low, high) : shape () or (n,) each
        Share as a proportion, 0..1.

    Raises
    ------
    InputError : a count outside 0..base, shares in place of counts, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Brown LD, Cai TT, DasGupta A (2001). Statistical Science 16(2):101-133, section 3.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*jeffreys_interval(4, 20))
    '0.0715 0.4082'
    """
    return interval_of(_beta_limits(*checked_count(count, base), checked_conf_level(conf_level), 0.5, 0.5))


def _wilson(x: Block, n: Block, z: Block) -> tuple[Block, Block]:
    """The roots of (n + z²) p² - (2 x + z²) p + x²/n, the lower from the product of both so that nothing cancels."""
    z2 = z * z
    larger = 2 * x + z2 + z * np.sqrt(z2 + 4 * x * (n - x) / n)
    return 2 * x * (x / n) / larger, np.minimum(larger / (2 * (n + z2)), 1.0)


def _agresti_coull(x: Block, n: Block, z: Block) -> tuple[Block, Block]:
    z2 = z * z
    p = (x + z2 / 2) / (n + z2)
    distance = z * np.sqrt(p * (1 - p) / (n + z2))
    return np.maximum(p - distance, 0.0), np.minimum(p + distance, 1.0)


def _beta_limits(
    count: Floats, base: Floats, conf_level: float, own: float, other: float
) -> tuple[FloatArray, FloatArray]:
    """Quantile of Beta(x + own, y + other) below, mirrored above; 0 and 1 at the edges."""
    from scipy.special import betaincinv  # noqa: PLC0415 - slow to import, and only these two intervals need it

    tail = (1 - conf_level) / 2

    def limits(x: Block, n: Block) -> tuple[Block, Block]:
        y = n - x
        low = np.where(x > 0, betaincinv(np.where(x > 0, x, 1.0) + own, y + other, tail), 0.0)
        rest = np.where(y > 0, betaincinv(np.where(y > 0, y, 1.0) + own, x + other, tail), 0.0)
        return low, 1 - rest

    return pairs_in_blocks(limits, count, base)
