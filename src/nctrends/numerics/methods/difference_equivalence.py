"""Equivalence tests of a change against a margin, from the equations that give the intervals.

The p-value is below α exactly where the interval of the same method at the level 1 - 2 α lies within -margin..margin.
All are importable from `difference`.
"""

from __future__ import annotations

from nctrends.numerics.arrays.arguments import Floats, Result
from nctrends.numerics.methods.hybrid_score import newcombe_statistic
from nctrends.numerics.methods.procedures import equivalence_by
from nctrends.numerics.methods.score_difference import mee_statistic, miettinen_nurminen_statistic
from nctrends.numerics.methods.wald import agresti_caffo_statistic, wald_statistic


def miettinen_nurminen_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a change is smaller than a margin, from the equation of the Miettinen-Nurminen interval.

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
    Schuirmann DJ (1987). Journal of Pharmacokinetics and Biopharmaceutics 15(6):657-680. Miettinen O, Nurminen M
    (1985). Statistics in Medicine 4(2):213-226.

    Examples
    --------
    >>> f"{miettinen_nurminen_equivalence(84, 101, 89, 105, margin=0.1):.4f}"
    '0.0539'
    """
    return equivalence_by(miettinen_nurminen_statistic, (count_later, base_later, count_earlier, base_earlier), margin)


def mee_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a change is smaller than a margin, from the equation of the Mee interval.

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
    Schuirmann DJ (1987). Journal of Pharmacokinetics and Biopharmaceutics 15(6):657-680. Mee RW (1984). Biometrics
    40(4):1175-1176.

    Examples
    --------
    >>> f"{mee_equivalence(84, 101, 89, 105, margin=0.1):.4f}"
    '0.0534'
    """
    return equivalence_by(mee_statistic, (count_later, base_later, count_earlier, base_earlier), margin)


def newcombe_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a change is smaller than a margin, from the equation of the Newcombe interval.

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
    Schuirmann DJ (1987). Journal of Pharmacokinetics and Biopharmaceutics 15(6):657-680. Newcombe RG (1998).
    Statistics in Medicine 17(8):873-890, method 10.

    Examples
    --------
    >>> f"{newcombe_equivalence(84, 101, 89, 105, margin=0.1):.4f}"
    '0.0521'
    """
    return equivalence_by(newcombe_statistic, (count_later, base_later, count_earlier, base_earlier), margin)


def agresti_caffo_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a change is smaller than a margin, from the equation of the Agresti-Caffo interval.

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
    Schuirmann DJ (1987). Journal of Pharmacokinetics and Biopharmaceutics 15(6):657-680. Agresti A, Caffo B (2000).
    The American Statistician 54(4):280-288.

    Examples
    --------
    >>> f"{agresti_caffo_equivalence(84, 101, 89, 105, margin=0.1):.4f}"
    '0.0511'
    """
    return equivalence_by(agresti_caffo_statistic, (count_later, base_later, count_earlier, base_earlier), margin)


def wald_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a change is smaller than a margin, from the equation of the Wald interval.

    The larger p-value of two one-sided tests at -margin and at margin. Where both shares are 0 or 1 it is 0 inside
    the margin and 1 outside, which is the interval's fault too.

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
    Schuirmann DJ (1987). Journal of Pharmacokinetics and Biopharmaceutics 15(6):657-680. Newcombe RG (1998).
    Statistics in Medicine 17(8):873-890, method 1.

    Examples
    --------
    >>> f"{wald_equivalence(84, 101, 89, 105, margin=0.1):.4f}"
    '0.0501'
    """
    return equivalence_by(wald_statistic, (count_later, base_later, count_earlier, base_earlier), margin)
