"""Straight lines through the shares of several years: slope, interval, trend test, departure from the line.

The slope is that of least squares with the bases as weights, which is the numerator of the Cochran-Armitage test
divided by Σ n (t - t̄)². It is a weighted sum of the shares, so its interval is that of `linear`: each year keeps its
own share, as in no null hypothesis, and the interval has a width where nobody, or everybody, gave the answer. Of two
years it would be Newcombe's interval of the change, a year.

Years are on the last axis, in any order, with their true spacing; counts need not be whole.
"""

from __future__ import annotations

import numpy as np

from nctrends.errors import Fault, InputError
from nctrends.numerics.arrays.arguments import FloatArray, Floats, checked_conf_level, checked_count
from nctrends.numerics.arrays.normal import critical_value, p_value
from nctrends.numerics.arrays.results import Interval, Result, TestResult, interval_of, number_or_array
from nctrends.numerics.several.linear import Weighted, linear_limits

FEWEST = 3
"""Editions that a trend needs: two make a change."""


def slope_interval(counts: Floats, bases: Floats, years: Floats, *, conf_level: float = 0.95) -> Interval:
    """Interval for the slope of a straight line through the shares of several years.

    Holds the observed slope; its middle is drawn a little towards 0, as Wilson's is towards one half.

    Parameters
    ----------
    counts : shape (k,) or (n, k), k >= 3
        People choosing the option in each year, 0 <= count <= base; not whole when weighted.
    bases : shape (k,) or (n, k)
        People asked, > 0; the effective base when weighted.
    years : shape (k,)
        No two alike, in any order; their gaps count.
    conf_level : in (0, 1)

    Returns
    -------
    Interval(low, high) : shape () or (n,) each
        Proportion a year, not percentage points.

    Raises
    ------
    InputError : fewer than three years, two alike, or counts and bases that are none.

    References
    ----------
    Zou GY, Huang W, Zhang X (2009). Computational Statistics & Data Analysis 53:1080-1085, with the weights of
    Armitage P (1955). Biometrics 11:375-386.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*slope_interval([0, 1, 3, 6], [50, 50, 50, 50], [0, 1, 2, 3]))
    '0.0098 0.0769'
    """
    x, n, t = checked_years(counts, bases, years)
    critical = critical_value(checked_conf_level(conf_level))
    return interval_of(linear_limits(Weighted(x, n, slope_weights(n, t)), critical))


def trend_slope(counts: Floats, bases: Floats, years: Floats) -> Result:
    """Slope of the straight line through the shares of several years, by least squares with the bases as weights.

    Parameters
    ----------
    counts, bases, years : see `slope_interval`

    Returns
    -------
    shape () or (n,)
        Proportion a year.

    References
    ----------
    Armitage P (1955). Biometrics 11:375-386.

    Examples
    --------
    >>> round(float(trend_slope([0, 1, 3, 6], [50, 50, 50, 50], [0, 1, 2, 3])), 12)
    0.04
    """
    x, n, t = checked_years(counts, bases, years)
    return number_or_array(Weighted(x, n, slope_weights(n, t)).value)


def cochran_armitage_test(counts: Floats, bases: Floats, years: Floats) -> TestResult:
    """Cochran-Armitage test for a trend in shares, two-sided, asymptotic.

    The variance is that of equal shares, with N and not N - 1; the Mantel-Haenszel form is this z times √((N - 1)/N).
    No half is added to empty cells.

    Parameters
    ----------
    counts, bases, years : see `slope_interval`

    Returns
    -------
    TestResult(statistic, p_value) : shape () or (n,) each
        z, positive where shares rise; 0 and 1 where nobody, or everybody, gave the answer.

    References
    ----------
    Cochran WG (1954). Biometrics 10:417-451. Armitage P (1955). Biometrics 11:375-386.

    Examples
    --------
    >>> "{:.4f} {:.6f}".format(*cochran_armitage_test([0, 1, 3, 6], [50, 50, 50, 50], [0, 1, 2, 3]))
    '2.9019 0.003709'
    """
    x, n, t = checked_years(counts, bases, years)
    z = trend_statistic(x, n, t)
    return TestResult(number_or_array(z), number_or_array(p_value(z)))


def departure_test(counts: Floats, bases: Floats, years: Floats) -> TestResult:
    """Test of departure from the straight line: what the trend leaves of the chi-squared of equal shares.

    Parameters
    ----------
    counts, bases, years : see `slope_interval`

    Returns
    -------
    TestResult(statistic, p_value) : shape () or (n,) each
        Chi-squared with k - 2 degrees of freedom.

    References
    ----------
    Armitage P (1955). Biometrics 11:375-386. Fleiss JL, Levin B, Paik MC (2003). Statistical Methods for Rates and
    Proportions, 3rd edition, 9.3.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*departure_test([0, 1, 3, 6], [50, 50, 50, 50], [0, 1, 2, 3]))
    '0.4211 0.8102'
    """
    x, n, t = checked_years(counts, bases, years)
    chi_squared = _over(off_the_line(x / n, n, t), pooled_variance(x.sum(axis=-1), n.sum(axis=-1)))
    p_values = chi_squared_p(chi_squared, n.shape[-1] - 2)
    return TestResult(number_or_array(chi_squared), number_or_array(p_values))


def checked_years(counts: Floats, bases: Floats, years: Floats) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Counts, bases and years as float arrays of one shape, or an InputError."""
    x, n = (np.asarray(part, dtype=float) for part in checked_count(counts, bases, "counts", "bases"))
    t = np.asarray(years, dtype=float)
    if t.ndim != 1 or len(t) < FEWEST:
        message = f"must be a row of {FEWEST} years or more; got {years!r}. Two editions make a change, not a trend."
        raise InputError((Fault("years", message),))
    if not np.isfinite(t).all() or len(np.unique(t)) < len(t):
        raise InputError((Fault("years", f"must be numbers, no two alike; got {years!r}."),))
    x, n = np.broadcast_arrays(x, n)
    if x.ndim == 0 or x.shape[-1] != len(t):
        message = f"must have one entry a year on the last axis: {len(t)}; got shape {x.shape}."
        raise InputError((Fault("counts", message),))
    return x, n, t


def slope_weights(bases: FloatArray, years: FloatArray) -> FloatArray:
    """Return what each share counts in the slope: n (t - t̄) / Σ n (t - t̄)²."""
    gaps = centred(bases, years)
    return np.asarray(bases * gaps / (bases * gaps**2).sum(axis=-1, keepdims=True))


def trend_statistic(counts: FloatArray, bases: FloatArray, years: FloatArray) -> FloatArray:
    """Return the Cochran-Armitage z, unchecked; 0 where all shares are 0, or all are 1."""
    gaps = centred(bases, years)
    variance = pooled_variance(counts.sum(axis=-1), bases.sum(axis=-1)) * (bases * gaps**2).sum(axis=-1)
    return _over((counts * gaps).sum(axis=-1), np.sqrt(variance))


def pooled_variance(people: FloatArray, asked: FloatArray) -> FloatArray:
    """Return p̄ (1 - p̄) of the share over all years."""
    return people * (asked - people) / asked**2


def off_the_line(shares: FloatArray, bases: FloatArray, years: FloatArray) -> FloatArray:
    """Return Σ n (p - line)²."""
    return np.asarray((bases * (shares - fitted_line(shares, bases, years)) ** 2).sum(axis=-1))


def fitted_line(shares: FloatArray, bases: FloatArray, years: FloatArray) -> FloatArray:
    """Return the line of least squares, a share for each year."""
    slope = (slope_weights(bases, years) * shares).sum(axis=-1, keepdims=True)
    middle = (bases * shares).sum(axis=-1, keepdims=True) / bases.sum(axis=-1, keepdims=True)
    return np.asarray(middle + slope * centred(bases, years))


def centred(bases: FloatArray, years: FloatArray) -> FloatArray:
    """Return the years from their weighted mean; the first year is taken off before, so that no digits are lost."""
    since = years - years[..., :1]
    return np.asarray(since - (bases * since).sum(axis=-1, keepdims=True) / bases.sum(axis=-1, keepdims=True))


def chi_squared_p(statistic: FloatArray, freedom: int) -> FloatArray:
    """Return the upper tail of chi-squared."""
    from scipy.special import chdtrc  # noqa: PLC0415 - slow to import, and only trends need it

    return np.asarray(chdtrc(freedom, statistic), dtype=float)


def _over(value: FloatArray, scale: FloatArray) -> FloatArray:
    """Divide; where there is no variance there is no deviation either, and the result is 0."""
    return np.asarray(np.divide(value, scale, out=np.zeros_like(np.asarray(value, dtype=float)), where=scale > 0))
