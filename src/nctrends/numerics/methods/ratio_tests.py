"""Tests of a ratio or an odds ratio against a null, from the equations that give the intervals.

The two-sided p-value is below 1 - conf_level exactly where the interval of the same method excludes the null. All are
importable from `ratio`.
"""

from __future__ import annotations

from nctrends.numerics.arrays.arguments import Floats, Result
from nctrends.numerics.methods.logarithmic import katz_statistic, woolf_statistic
from nctrends.numerics.methods.procedures import ratio_test_by
from nctrends.numerics.methods.score_odds import odds_ratio_score_statistic
from nctrends.numerics.methods.score_ratio import koopman_statistic, miettinen_nurminen_ratio_statistic


def miettinen_nurminen_ratio_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 1.0,
    alternative: str = "two-sided",
) -> tuple[Result, Result]:
    """Score test of a ratio, the one that the Miettinen-Nurminen ratio interval inverts.

    At the null 1 it is the test of no difference. The statistic is 0 where the observed ratio equals the null, and
    with nobody in both editions; bases that sum to 1 or less say nothing: statistic 0.

    Parameters
    ----------
    count_later, count_earlier : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base_later, base_earlier : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    null : above 0, shape () or (n,)
        The ratio that is tested; 1 is no change.
    alternative : "two-sided", "greater" or "less"
        What is claimed against the null: another ratio, a greater one, a lesser one.

    Returns
    -------
    (statistic, p_value) : shape () or (n,) each
        Standard normal under the null, positive where the observed ratio is above it; 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, null not above 0, or an unknown alternative.

    References
    ----------
    Miettinen O, Nurminen M (1985). Statistics in Medicine 4(2):213-226.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*miettinen_nurminen_ratio_test(7, 18, 1, 18))
    '2.3717 0.0177'
    """
    pairs = (count_later, base_later, count_earlier, base_earlier)
    return ratio_test_by(miettinen_nurminen_ratio_statistic, pairs, null, alternative)


def koopman_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 1.0,
    alternative: str = "two-sided",
) -> tuple[Result, Result]:
    """Score test of a ratio, the one that the Koopman interval inverts.

    At the null 1 its square is Pearson's chi-squared. The statistic is 0 where the observed ratio equals the null,
    and with nobody in both editions. Works with bases of 1.

    Parameters
    ----------
    count_later, count_earlier : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base_later, base_earlier : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    null : above 0, shape () or (n,)
        The ratio that is tested; 1 is no change.
    alternative : "two-sided", "greater" or "less"
        What is claimed against the null: another ratio, a greater one, a lesser one.

    Returns
    -------
    (statistic, p_value) : shape () or (n,) each
        Standard normal under the null, positive where the observed ratio is above it; 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, null not above 0, or an unknown alternative.

    References
    ----------
    Koopman PAR (1984). Biometrics 40(2):513-517.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*koopman_test(7, 34, 1, 34))
    '2.2583 0.0239'
    """
    pairs = (count_later, base_later, count_earlier, base_earlier)
    return ratio_test_by(koopman_statistic, pairs, null, alternative)


def katz_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 1.0,
    alternative: str = "two-sided",
) -> tuple[Result, Result]:
    """Wald test of the logarithm of a ratio, the one that the Katz interval inverts.

    A count of 0 leaves no finite variance: statistic 0. Everybody in both editions leaves none at all: infinite
    unless the null is 1.

    Parameters
    ----------
    count_later, count_earlier : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base_later, base_earlier : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    null : above 0, shape () or (n,)
        The ratio that is tested; 1 is no change.
    alternative : "two-sided", "greater" or "less"
        What is claimed against the null: another ratio, a greater one, a lesser one.

    Returns
    -------
    (statistic, p_value) : shape () or (n,) each
        Standard normal under the null, positive where the observed ratio is above it; 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, null not above 0, or an unknown alternative.

    References
    ----------
    Katz D, Baptista J, Azen SP, Pike MC (1978). Biometrics 34(3):469-474.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*katz_test(7, 34, 1, 34))
    '1.8690 0.0616'
    """
    pairs = (count_later, base_later, count_earlier, base_earlier)
    return ratio_test_by(katz_statistic, pairs, null, alternative)


def odds_ratio_score_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 1.0,
    alternative: str = "two-sided",
) -> tuple[Result, Result]:
    """Score test of an odds ratio, the one that the score interval of the odds ratio inverts.

    At the null 1 it is the test of no difference. The statistic is 0 where the observed odds ratio equals the null,
    and with nobody or everybody in both editions; bases that sum to 1 or less say nothing: statistic 0.

    Parameters
    ----------
    count_later, count_earlier : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base_later, base_earlier : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    null : above 0, shape () or (n,)
        The odds ratio that is tested; 1 is no change.
    alternative : "two-sided", "greater" or "less"
        What is claimed against the null: another odds ratio, a greater one, a lesser one.

    Returns
    -------
    (statistic, p_value) : shape () or (n,) each
        Standard normal under the null, positive where the observed odds ratio is above it; 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, null not above 0, or an unknown alternative.

    References
    ----------
    Miettinen O, Nurminen M (1985). Statistics in Medicine 4(2):213-226.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*odds_ratio_score_test(9, 13, 4, 14))
    '2.0732 0.0382'
    """
    pairs = (count_later, base_later, count_earlier, base_earlier)
    return ratio_test_by(odds_ratio_score_statistic, pairs, null, alternative)


def woolf_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 1.0,
    alternative: str = "two-sided",
) -> tuple[Result, Result]:
    """Wald test of the logarithm of an odds ratio, the one that the Woolf interval inverts.

    A count of 0 or of the whole base leaves no finite variance: statistic 0, so always with whole counts on bases
    of 1.

    Parameters
    ----------
    count_later, count_earlier : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base_later, base_earlier : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    null : above 0, shape () or (n,)
        The odds ratio that is tested; 1 is no change.
    alternative : "two-sided", "greater" or "less"
        What is claimed against the null: another odds ratio, a greater one, a lesser one.

    Returns
    -------
    (statistic, p_value) : shape () or (n,) each
        Standard normal under the null, positive where the observed odds ratio is above it; 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, null not above 0, or an unknown alternative.

    References
    ----------
    Woolf B (1955). Annals of Human Genetics 19:251-253.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*woolf_test(9, 13, 4, 14))
    '2.0482 0.0405'
    """
    pairs = (count_later, base_later, count_earlier, base_earlier)
    return ratio_test_by(woolf_statistic, pairs, null, alternative)
