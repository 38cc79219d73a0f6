"""Equivalence tests of a ratio or an odds ratio against a margin, from the equations that give the intervals.

The p-value is below α exactly where the interval of the same method at the level 1 - 2 α lies within 1/margin..margin.
All are importable from `ratio`.
"""

from __future__ import annotations

from nctrends.numerics.arrays.arguments import Floats, Result
from nctrends.numerics.methods.logarithmic import katz_statistic, woolf_statistic
from nctrends.numerics.methods.procedures import ratio_equivalence_by
from nctrends.numerics.methods.score_odds import odds_ratio_score_statistic
from nctrends.numerics.methods.score_ratio import koopman_statistic, miettinen_nurminen_ratio_statistic


def miettinen_nurminen_ratio_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a ratio lies within a margin, from the equation of the Miettinen-Nurminen ratio interval.

    The larger p-value of two one-sided tests at 1/margin and at margin. Works at 0, at the whole base and with
    bases of 1.

    Parameters
    ----------
    count_later, count_earlier : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base_later, base_earlier : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    margin : above 1
        The smallest ratio that matters; its reciprocal is the largest one below 1 that does.

    Returns
    -------
    p_value : shape () or (n,)
        Against the ratio of the margin or more, or of its reciprocal or less; 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or margin not above 1.

    References
    ----------
    Schuirmann DJ (1987). Journal of Pharmacokinetics and Biopharmaceutics 15(6):657-680. Miettinen O, Nurminen M
    (1985). Statistics in Medicine 4(2):213-226.

    Examples
    --------
    >>> f"{miettinen_nurminen_ratio_equivalence(84, 101, 89, 105, margin=1.25):.4f}"
    '0.0014'
    """
    return ratio_equivalence_by(
        miettinen_nurminen_ratio_statistic, (count_later, base_later, count_earlier, base_earlier), margin
    )


def koopman_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a ratio lies within a margin, from the equation of the Koopman interval.

    The larger p-value of two one-sided tests at 1/margin and at margin. Works at 0, at the whole base and with
    bases of 1.

    Parameters
    ----------
    count_later, count_earlier : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base_later, base_earlier : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    margin : above 1
        The smallest ratio that matters; its reciprocal is the largest one below 1 that does.

    Returns
    -------
    p_value : shape () or (n,)
        Against the ratio of the margin or more, or of its reciprocal or less; 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or margin not above 1.

    References
    ----------
    Schuirmann DJ (1987). Journal of Pharmacokinetics and Biopharmaceutics 15(6):657-680. Koopman PAR (1984).
    Biometrics 40(2):513-517.

    Examples
    --------
    >>> f"{koopman_equivalence(84, 101, 89, 105, margin=1.25):.4f}"
    '0.0013'
    """
    return ratio_equivalence_by(koopman_statistic, (count_later, base_later, count_earlier, base_earlier), margin)


def katz_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a ratio lies within a margin, from the equation of the Katz interval.

    The larger p-value of two one-sided tests at 1/margin and at margin. It is 1/2 with a count of 0, where nothing
    is known, and 0 with everybody in both editions, which is the interval's fault too.

    Parameters
    ----------
    count_later, count_earlier : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base_later, base_earlier : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    margin : above 1
        The smallest ratio that matters; its reciprocal is the largest one below 1 that does.

    Returns
    -------
    p_value : shape () or (n,)
        Against the ratio of the margin or more, or of its reciprocal or less; 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or margin not above 1.

    References
    ----------
    Schuirmann DJ (1987). Journal of Pharmacokinetics and Biopharmaceutics 15(6):657-680. Katz D, Baptista J, Azen
    SP, Pike MC (1978). Biometrics 34(3):469-474.

    Examples
    --------
    >>> f"{katz_equivalence(84, 101, 89, 105, margin=1.25):.4f}"
    '0.0004'
    """
    return ratio_equivalence_by(katz_statistic, (count_later, base_later, count_earlier, base_earlier), margin)


def odds_ratio_score_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that an odds ratio lies within a margin, from the equation of the score interval of the odds ratio.

    The larger p-value of two one-sided tests at 1/margin and at margin. Works at 0, at the whole base and with
    bases of 1.

    Parameters
    ----------
    count_later, count_earlier : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base_later, base_earlier : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    margin : above 1
        The smallest odds ratio that matters; its reciprocal is the largest one below 1 that does.

    Returns
    -------
    p_value : shape () or (n,)
        Against the odds ratio of the margin or more, or of its reciprocal or less; 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or margin not above 1.

    References
    ----------
    Schuirmann DJ (1987). Journal of Pharmacokinetics and Biopharmaceutics 15(6):657-680. Miettinen O, Nurminen M
    (1985). Statistics in Medicine 4(2):213-226.

    Examples
    --------
    >>> f"{odds_ratio_score_equivalence(84, 101, 89, 105, margin=1.25):.4f}"
    '0.3917'
    """
    return ratio_equivalence_by(
        odds_ratio_score_statistic, (count_later, base_later, count_earlier, base_earlier), margin
    )


def woolf_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that an odds ratio lies within a margin, from the equation of the Woolf interval.

    The larger p-value of two one-sided tests at 1/margin and at margin. It is 1/2 with a count of 0 or of the whole
    base, where nothing is known.

    Parameters
    ----------
    count_later, count_earlier : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base_later, base_earlier : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    margin : above 1
        The smallest odds ratio that matters; its reciprocal is the largest one below 1 that does.

    Returns
    -------
    p_value : shape () or (n,)
        Against the odds ratio of the margin or more, or of its reciprocal or less; 0..1.

    Raises
    ------
    InputError : a count outside 0..base, a base <= 0, or margin not above 1.

    References
    ----------
    Schuirmann DJ (1987). Journal of Pharmacokinetics and Biopharmaceutics 15(6):657-680. Woolf B (1955). Annals of
    Human Genetics 19:251-253.

    Examples
    --------
    >>> f"{woolf_equivalence(84, 101, 89, 105, margin=1.25):.4f}"
    '0.3915'
    """
    return ratio_equivalence_by(woolf_statistic, (count_later, base_later, count_earlier, base_earlier), margin)
