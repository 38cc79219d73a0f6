"""Tests of a change against a null, from the equations that give the intervals.

The two-sided p-value is below 1 - conf_level exactly where the interval of the same method excludes the null. All are
importable from `difference`.
"""

from __future__ import annotations

from nctrends.numerics.arrays.arguments import Floats, Result
from nctrends.numerics.methods.hybrid_score import newcombe_statistic
from nctrends.numerics.methods.procedures import test_by
from nctrends.numerics.methods.score_difference import mee_statistic, miettinen_nurminen_statistic
from nctrends.numerics.methods.wald import agresti_caffo_statistic, wald_statistic


def miettinen_nurminen_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 0.0,
    alternative: str = "two-sided",
) -> tuple[Result, Result]:
    """Score test of a change, the one that the Miettinen-Nurminen interval inverts.

    The statistic is 0 and the two-sided p-value 1 where the observed change equals the null, also with nobody or
    everybody in both editions. Bases that sum to 1 or less say nothing: statistic 0.

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
        Standard normal under the null, positive where the observed change is above it; 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, null outside (-1, 1), or an unknown alternative.

    References
    ----------
    Miettinen O, Nurminen M (1985). Statistics in Medicine 4(2):213-226.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*miettinen_nurminen_test(177, 300, 180, 400))
    '3.6642 0.0002'
    """
    return test_by(
        miettinen_nurminen_statistic, (count_later, base_later, count_earlier, base_earlier), null, alternative
    )


def mee_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 0.0,
    alternative: str = "two-sided",
) -> tuple[Result, Result]:
    """Score test of a change, the one that the Mee interval inverts.

    The statistic is 0 and the two-sided p-value 1 where the observed change equals the null, also with nobody or
    everybody in both editions. At the null 0 its square is Pearson's chi-squared of the two by two table.

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
        Standard normal under the null, positive where the observed change is above it; 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, null outside (-1, 1), or an unknown alternative.

    References
    ----------
    Mee RW (1984). Biometrics 40(4):1175-1176. Farrington CP, Manning G (1990). Statistics in Medicine
    9(12):1447-1454.

    Examples
    --------
    >>> f"{mee_test(177, 300, 180, 400)[0] ** 2:.3f}"
    '13.445'
    """
    return test_by(mee_statistic, (count_later, base_later, count_earlier, base_earlier), null, alternative)


def newcombe_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 0.0,
    alternative: str = "two-sided",
) -> tuple[Result, Result]:
    """Test of a change by inverting the Newcombe interval.

    The statistic is the critical value at which a limit touches the null. Where no confidence level below 1 brings
    a limit that far it is infinite and the p-value 0; where the observed change equals the null it is 0.

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
        Standard normal under the null, positive where the observed change is above it; 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, null outside (-1, 1), or an unknown alternative.

    References
    ----------
    Newcombe RG (1998). Statistics in Medicine 17(8):873-890, method 10.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*newcombe_test(56, 70, 48, 80))
    '2.6465 0.0081'
    """
    return test_by(newcombe_statistic, (count_later, base_later, count_earlier, base_earlier), null, alternative)


def agresti_caffo_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 0.0,
    alternative: str = "two-sided",
) -> tuple[Result, Result]:
    """Test of a change by inverting the Agresti-Caffo interval.

    The unpooled z after adding a yes and a no to each edition; finite at 0, at the whole base and with bases of 1.

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
        Standard normal under the null, positive where the observed change is above it; 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, null outside (-1, 1), or an unknown alternative.

    References
    ----------
    Agresti A, Caffo B (2000). The American Statistician 54(4):280-288.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*agresti_caffo_test(7, 34, 1, 34))
    '2.1067 0.0351'
    """
    return test_by(agresti_caffo_statistic, (count_later, base_later, count_earlier, base_earlier), null, alternative)


def wald_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 0.0,
    alternative: str = "two-sided",
) -> tuple[Result, Result]:
    """Wald test of a change, with the unpooled variance.

    Where both shares are 0 or 1 there is no variance: the statistic is 0 if the observed change equals the null,
    else infinite with the p-value 0, which is the interval's fault too.

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
        Standard normal under the null, positive where the observed change is above it; 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, null outside (-1, 1), or an unknown alternative.

    References
    ----------
    Newcombe RG (1998). Statistics in Medicine 17(8):873-890, method 1.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*wald_test(9, 10, 3, 10))
    '3.4641 0.0005'
    """
    return test_by(wald_statistic, (count_later, base_later, count_earlier, base_earlier), null, alternative)
