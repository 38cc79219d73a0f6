"""Slope of a binomial regression on the years, in log-odds a year.

Newton's steps for two coefficients, on all rows at once. A general fit (statsmodels' GLM, the oracle of the tests)
takes a second to import and a millisecond a row, and gives no sign where the slope is infinite.
"""

from __future__ import annotations

import numpy as np

from nctrends.numerics.arrays.arguments import FloatArray, Floats
from nctrends.numerics.arrays.results import Result, number_or_array
from nctrends.numerics.several.trend import centred, checked_years

_STEPS = 100
_STILL = 1e-12
_HALVINGS = 30


def log_odds_slope(counts: Floats, bases: Floats, years: Floats) -> Result:
    """Slope of the binomial regression on the years: how much the log-odds of the answer rise a year.

    Parameters
    ----------
    counts, bases, years : see `slope_interval`

    Returns
    -------
    shape () or (n,)
        Log-odds a year; NaN where no finite slope is most likely: nobody or everybody gave the answer, or no year with
        the answer is followed, or none is preceded, by one without it.

    References
    ----------
    McCullagh P, Nelder JA (1989). Generalized Linear Models, 2nd edition, 4.4. Albert A, Anderson JA (1984). Biometrika
    71:1-10 (where the maximum exists).

    Examples
    --------
    >>> round(float(log_odds_slope([1, 2, 4, 6], [50, 50, 50, 50], [0, 1, 2, 3])), 4)
    0.6111
    """
    x, n, t = checked_years(counts, bases, years)
    return number_or_array(slopes(x, n, t))


def slopes(counts: FloatArray, bases: FloatArray, years: FloatArray) -> FloatArray:
    """Return the slopes, unchecked; NaN where there is none."""
    there_is = _has_maximum(counts, bases, years)
    counts = np.where(there_is[..., np.newaxis], counts, bases / 2)  # any counts that have one; their slope is dropped
    gaps = centred(bases, years)
    spread = np.sqrt((bases * gaps**2).sum(axis=-1, keepdims=True) / bases.sum(axis=-1, keepdims=True))
    steps = gaps / spread
    people, asked = counts.sum(axis=-1), bases.sum(axis=-1)
    level = np.log((people + 0.5) / (asked - people + 0.5))
    slope = np.zeros_like(level)
    for _ in range(_STEPS):
        step = _newton(counts, bases, steps, level, slope)
        taken = _shortened(counts, bases, steps, (level, slope), step)
        level, slope = level + taken * step[0], slope + taken * step[1]
        if (np.abs(taken * step[1]) <= _STILL * (1 + np.abs(slope))).all():
            break
    return np.where(there_is, slope / spread[..., 0], np.nan)


def _newton(
    x: FloatArray, n: FloatArray, t: FloatArray, level: FloatArray, slope: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the step of both coefficients: score divided by information, two by two."""
    share = np.exp(-np.logaddexp(0.0, -(level[..., np.newaxis] + slope[..., np.newaxis] * t)))
    miss, weight = x - n * share, n * share * (1 - share)
    s0, s1 = miss.sum(axis=-1), (miss * t).sum(axis=-1)
    i00, i01, i11 = weight.sum(axis=-1), (weight * t).sum(axis=-1), (weight * t * t).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        determinant = i00 * i11 - i01 * i01
        step = (i11 * s0 - i01 * s1) / determinant, (i00 * s1 - i01 * s0) / determinant
    return np.nan_to_num(step[0], posinf=0, neginf=0), np.nan_to_num(step[1], posinf=0, neginf=0)


def _shortened(
    x: FloatArray,
    n: FloatArray,
    t: FloatArray,
    start: tuple[FloatArray, FloatArray],
    step: tuple[FloatArray, FloatArray],
) -> FloatArray:
    """Return how much of a step does not lower the likelihood."""
    now, taken = _log_likelihood(x, n, t, *start), np.ones_like(start[0])
    for _ in range(_HALVINGS):
        then = _log_likelihood(x, n, t, start[0] + taken * step[0], start[1] + taken * step[1])
        worse = then < now - 1e-9 * np.abs(now)
        if not worse.any():
            break
        taken = np.where(worse, taken / 2, taken)
    return taken


def _log_likelihood(x: FloatArray, n: FloatArray, t: FloatArray, level: FloatArray, slope: FloatArray) -> FloatArray:
    odds = level[..., np.newaxis] + slope[..., np.newaxis] * t
    likelihood: FloatArray = (x * odds - n * np.logaddexp(0.0, odds)).sum(axis=-1)
    return likelihood


def _has_maximum(x: FloatArray, n: FloatArray, years: FloatArray) -> FloatArray:
    """Return where the years with the answer and those without it overlap, so that a finite slope is most likely."""
    first_yes, last_yes = _span(x, years)
    first_no, last_no = _span(n - x, years)
    return np.asarray((first_yes < last_no) & (first_no < last_yes))


def _span(people: FloatArray, years: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the first and the last year with somebody."""
    some = people > 0
    return np.where(some, years, np.inf).min(axis=-1), np.where(some, years, -np.inf).max(axis=-1)
