"""Confidence intervals for the change of a share between two editions, one function per method, named by its authors.

change = later - earlier, as a proportion in -1..1. Scalars give floats, arrays broadcast and give arrays. The tests and
equivalence tests of the same methods stand in `difference_tests` and `difference_equivalence`; all are importable from
here.
"""

from __future__ import annotations

from nctrends.numerics.arrays.arguments import Floats, Interval
from nctrends.numerics.methods.difference_equivalence import (
    agresti_caffo_equivalence,
    mee_equivalence,
    miettinen_nurminen_equivalence,
    newcombe_equivalence,
    wald_equivalence,
)
from nctrends.numerics.methods.difference_tests import (
    agresti_caffo_test,
    mee_test,
    miettinen_nurminen_test,
    newcombe_test,
    wald_test,
)
from nctrends.numerics.methods.hybrid_score import newcombe_limits
from nctrends.numerics.methods.procedures import interval_by
from nctrends.numerics.methods.score_difference import mee_limits, miettinen_nurminen_limits
from nctrends.numerics.methods.wald import agresti_caffo_limits, wald_limits

__all__ = [
    "agresti_caffo_equivalence",
    "agresti_caffo_interval",
    "agresti_caffo_test",
    "mee_equivalence",
    "mee_interval",
    "mee_test",
    "miettinen_nurminen_equivalence",
    "miettinen_nurminen_interval",
    "miettinen_nurminen_test",
    "newcombe_equivalence",
    "newcombe_interval",
    "newcombe_test",
    "wald_equivalence",
    "wald_interval",
    "wald_test",
]


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
    (conf_low, conf_high) : shape () or (n,) each
        Change as a proportion, -1..1 (not percentage points), later minus earlier.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Miettinen O, Nurminen M (1985). Statistics in Medicine 4(2):213-226.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*miettinen_nurminen_interval(56, 70, 48, 80))
    '0.0528 0.3382'
    """
    return interval_by(miettinen_nurminen_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


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
    (conf_low, conf_high) : shape () or (n,) each
        Change as a proportion, -1..1 (not percentage points), later minus earlier.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Mee RW (1984). Biometrics 40(4):1175-1176.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*mee_interval(0, 10, 0, 20))
    '-0.1611 0.2775'
    """
    return interval_by(mee_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


def newcombe_interval(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, conf_level: float = 0.95
) -> Interval:
    """Hybrid score interval for the change between two independent proportions.

    Closed form, from the Wilson limits of the two shares. Holds the observed change, works at 0 and at the whole
    base and with bases of 1; nobody of n later and all of n earlier has the lower limit -1, all and nobody the
    upper limit 1.

    Parameters
    ----------
    count_later, count_earlier : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base_later, base_earlier : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    conf_level : in (0, 1)

    Returns
    -------
    (conf_low, conf_high) : shape () or (n,) each
        Change as a proportion, -1..1 (not percentage points), later minus earlier.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Newcombe RG (1998). Statistics in Medicine 17(8):873-890, method 10.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*newcombe_interval(56, 70, 48, 80))
    '0.0524 0.3339'
    """
    return interval_by(newcombe_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


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
    (conf_low, conf_high) : shape () or (n,) each
        Change as a proportion, -1..1 (not percentage points), later minus earlier.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Agresti A, Caffo B (2000). The American Statistician 54(4):280-288.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*agresti_caffo_interval(7, 34, 1, 34))
    '0.0116 0.3217'
    """
    return interval_by(agresti_caffo_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


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
    (conf_low, conf_high) : shape () or (n,) each
        Change as a proportion, -1..1 (not percentage points), later minus earlier.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Newcombe RG (1998). Statistics in Medicine 17(8):873-890, method 1.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*wald_interval(9, 10, 3, 10))
    '0.2605 0.9395'
    """
    return interval_by(wald_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)
