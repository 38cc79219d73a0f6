"""Skewness-corrected asymptotic score (SCAS) interval, test and equivalence test for a change of a share.

For small bases, and where each tail should hold its half of the error; `difference` has the methods for ordinary use.
"""

from __future__ import annotations

from nctrends.numerics.arrays.arguments import Floats, Interval, Result
from nctrends.numerics.methods.procedures import equivalence_by, interval_by, test_by
from nctrends.numerics.methods.score_skewness import scas_limits, scas_statistic


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
    (conf_low, conf_high) : shape () or (n,) each
        Change as a proportion, -1..1 (not percentage points), later minus earlier.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or conf_level outside (0, 1).

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
    alternative: str = "two-sided",
) -> tuple[Result, Result]:
    """Skewness-corrected score test (SCAS) of a change, the one that the SCAS interval inverts.

    The statistic is not 0 where the observed change equals the null, but small; it is 0 where there is no variance
    either, which is with nobody or everybody in both editions and the null 0. Bases that sum to 1 or less say nothing:
    statistic 0.

    Parameters
    ----------
    count_later, count_earlier : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base_later, base_earlier : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    null : in (-1, 1), shape () or (n,)
        The change that is tested, as a proportion.
    alternative : "two-sided", "greater" or "less"
        What is claimed against the null: another change, a greater one, a lesser one.

    Returns
    -------
    (statistic, p_value) : shape () or (n,) each
        Standard normal under the null, positive where the change is above it; 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, null outside (-1, 1), or an unknown alternative.

    References
    ----------
    Laud PJ (2017). Pharmaceutical Statistics 16(5):334-348. Gart JJ, Nam J (1990). Biometrics 46(3):637-643.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*scas_test(5, 56, 0, 29))
    '1.7392 0.0820'
    """
    return test_by(scas_statistic, (count_later, base_later, count_earlier, base_earlier), null, alternative)


def scas_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a change is smaller than a margin, from the equation of the SCAS interval.

    The larger p-value of two one-sided tests at -margin and at margin. Works at 0, at the whole base and with bases
    of 1.

    Parameters
    ----------
    count_later, count_earlier : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base_later, base_earlier : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    margin : in (0, 1)
        The smallest change that matters, as a proportion.

    Returns
    -------
    p_value : shape () or (n,)
        Against a change of margin or more in either direction, 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or margin outside (0, 1).

    References
    ----------
    Schuirmann DJ (1987). Journal of Pharmacokinetics and Biopharmaceutics 15(6):657-680. Laud PJ (2017).
    Pharmaceutical Statistics 16(5):334-348.

    Examples
    --------
    >>> f"{scas_equivalence(84, 101, 89, 105, margin=0.1):.4f}"
    '0.0534'
    """
    return equivalence_by(scas_statistic, (count_later, base_later, count_earlier, base_earlier), margin)
