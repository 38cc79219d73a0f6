"""Confidence limits for a quantity that is known only to lie in a range."""

from __future__ import annotations

import numpy as np

from nctrends.numerics.arrays.arguments import FloatArray
from nctrends.numerics.arrays.normal import critical_value, p_value

STEPS = 12  # Newton's steps double the digits each time
LARGEST = 40.0  # beyond this many standard errors a range is as good as infinite


def imbens_manski_critical(width: FloatArray, std_error: FloatArray, *, conf_level: float = 0.95) -> FloatArray:
    """Critical value at which limits around a range hold the true value itself with the level asked for.

    Parameters
    ----------
    width : shape (n,)
        Length of the range, >= 0; with 0 the critical value is the two-sided one.
    std_error : shape (n,)
        The larger of the standard errors at its ends, >= 0, in the same unit; with 0 it is the one-sided one.
    conf_level : in (0, 1)

    Returns
    -------
    shape (n,)
        c with Φ(c + width/std_error) - Φ(-c) = conf_level.

    References
    ----------
    Imbens GW, Manski CF (2004). Econometrica 72:1845-1857, equation 7. The width of a range that rounding makes is
    known, so that the correction of Stoye (2009) for an estimated width is not needed.

    Examples
    --------
    >>> imbens_manski_critical(np.array([0.0, 1.0, 9.0]), np.array([1.0, 1.0, 1.0])).round(4).tolist()
    [1.96, 1.6815, 1.6449]
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.minimum(np.where(width > 0, width / std_error, 0.0), LARGEST)
    critical = np.full(ratio.shape, critical_value(conf_level))
    for _ in range(STEPS):
        miss = _below(critical + ratio) - _below(-critical) - conf_level
        slope = (np.exp(-0.5 * (critical + ratio) ** 2) + np.exp(-0.5 * critical**2)) / np.sqrt(2 * np.pi)
        critical = critical - miss / slope
    return critical


def _below(z: FloatArray) -> FloatArray:
    return p_value(z, "less")
