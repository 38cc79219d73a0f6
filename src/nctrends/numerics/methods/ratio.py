"""Confidence intervals for the ratio and the odds ratio of a share in two editions, one function per method.

Later over earlier; 1 is no change, and swapping the editions gives the reciprocal. Scalars give floats, arrays
broadcast and give arrays. The tests and equivalence tests of the same methods stand in `ratio_tests` and
`ratio_equivalence`; all are importable from here."""

from __future__ import annotations

from nctrends.numerics.arrays.arguments import Floats, Interval
from nctrends.numerics.methods.logarithmic import katz_limits, woolf_limits
from nctrends.numerics.methods.procedures import interval_by
from nctrends.numerics.methods.ratio_equivalence import (
    katz_equivalence,
    koopman_equivalence,
    miettinen_nurminen_ratio_equivalence,
    odds_ratio_score_equivalence,
    woolf_equivalence,
)
from nctrends.numerics.methods.ratio_tests import (
    katz_test,
    koopman_test,
    miettinen_nurminen_ratio_test,
    odds_ratio_score_test,
    woolf_test,
)
from nctrends.numerics.methods.score_odds import odds_ratio_score_limits
from nctrends.numerics.methods.score_ratio import koopman_limits, miettinen_nurminen_ratio_limits

__all__ = [
    "katz_equivalence",
    "katz_interval",
    "katz_test",
    "koopman_equivalence",
    "koopman_interval",
    "koopman_test",
    "miettinen_nurminen_ratio_equivalence",
    "miettinen_nurminen_ratio_interval",
    "miettinen_nurminen_ratio_test",
    "odds_ratio_score_equivalence",
    "odds_ratio_score_interval",
    "odds_ratio_score_test",
    "woolf_equivalence",
    "woolf_interval",
    "woolf_test",
]


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
    (conf_low, conf_high) : shape () or (n,) each
        Later share over earlier share, 0 to infinity; 1 is no change.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or conf_level outside (0, 1).

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
    (conf_low, conf_high) : shape () or (n,) each
        Later share over earlier share, 0 to infinity; 1 is no change.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Koopman PAR (1984). Biometrics 40(2):513-517.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*koopman_interval(7, 34, 1, 34))
    '1.2209 42.5757'
    """
    return interval_by(koopman_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


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
    (conf_low, conf_high) : shape () or (n,) each
        Later share over earlier share, 0 to infinity; 1 is no change.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Katz D, Baptista J, Azen SP, Pike MC (1978). Biometrics 34(3):469-474.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*katz_interval(7, 34, 1, 34))
    '0.9096 53.8695'
    """
    return interval_by(katz_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


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
    (conf_low, conf_high) : shape () or (n,) each
        Later odds over earlier odds, 0 to infinity; 1 is no change.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Miettinen O, Nurminen M (1985). Statistics in Medicine 4(2):213-226.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*odds_ratio_score_interval(9, 13, 4, 14))
    '1.0934 28.9419'
    """
    return interval_by(odds_ratio_score_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


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
    (conf_low, conf_high) : shape () or (n,) each
        Later odds over earlier odds, 0 to infinity; 1 is no change.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Woolf B (1955). Annals of Human Genetics 19:251-253.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*woolf_interval(9, 13, 4, 14))
    '1.0773 29.3710'
    """
    return interval_by(woolf_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)
