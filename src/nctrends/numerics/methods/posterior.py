"""The probability that a share rose, where each edition's share has the posterior of Jeffreys' prior.

Each share is Beta(count + 1/2, base - count + 1/2), independently. The probability is one integral, of the narrower
density times the distribution function of the wider, over the logit of the share. There both are analytic and fall off
at least as fast as an exponential, so that the trapezoidal rule gains digits in proportion to its points (Trefethen LN,
Weideman JAC (2014), SIAM Review 56(3):385-458)."""

from __future__ import annotations

import numpy as np

from nctrends.numerics.arrays.arguments import FloatArray, Floats, checked_pairs
from nctrends.numerics.arrays.blocks import Block, in_blocks
from nctrends.numerics.arrays.results import Result, number_or_array

_POINTS = 240  # 1e-14 on either side of a density with a count of 0 or one of a million, in steps that 12 digits need
_TAIL = 1e-15  # probability left out at either end
_ROWS = 128  # worked on together: points times rows fill a cache


def probability_increase(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats
) -> Result:
    """Posterior probability that the later share is above the earlier one, under Jeffreys' priors.

    One half, up to rounding, for equal counts on equal bases, nobody and everybody included. Works at 0, at the whole
    base and with bases of 1. Not a p-value: it answers how probable a rise is if nothing was known of either share
    before.

    Parameters
    ----------
    count_later, count_earlier : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base_later, base_earlier : shape () or (n,)
        People asked, > 0; the effective base when weighted.

    Returns
    -------
    probability : shape () or (n,)
        0..1, to 1e-10.

    Raises
    ------
    InputError : a count outside 0..base, or a base <= 0.

    References
    ----------
    Jeffreys H (1961). Theory of Probability, 3rd edition, section 3.1. Brown LD, Cai TT, DasGupta A (2001). Statistical
    Science 16(2):101-133.

    Examples
    --------
    >>> f"{probability_increase(0, 1, 1, 1):.6f}"
    '0.094715'
    """
    return number_or_array(rise_probability(*checked_pairs(count_later, base_later, count_earlier, base_earlier)))


def rise_probability(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats
) -> FloatArray:
    """The same, unchecked."""
    return in_blocks(_rise, count_later, base_later, count_earlier, base_earlier)


def _rise(x1: Block, n1: Block, x2: Block, n2: Block) -> Block:
    """Integrate over the narrower of the two; where that is the earlier one, what is left of 1."""
    later, earlier = (x1 + 0.5, n1 - x1 + 0.5), (x2 + 0.5, n2 - x2 + 0.5)
    swapped = 1 / later[0] + 1 / later[1] > 1 / earlier[0] + 1 / earlier[1]
    narrow = [np.where(swapped, second, first) for first, second in zip(later, earlier, strict=True)]
    wide = [np.where(swapped, first, second) for first, second in zip(later, earlier, strict=True)]
    above = np.empty_like(x1)
    for start in range(0, x1.size, _ROWS):
        rows = slice(start, start + _ROWS)
        above[rows] = _probability_above(narrow[0][rows], narrow[1][rows], wide[0][rows], wide[1][rows])
    return np.where(swapped, 1 - above, above)


def _probability_above(a: Block, b: Block, a_other: Block, b_other: Block) -> Block:
    """P(p > p_other) for p from Beta(a, b): the weighted mean of the other's distribution function."""
    from scipy.special import betainc, betaincinv  # noqa: PLC0415 - slow to import, and few ask for this

    low, high = _logit(betaincinv(a, b, _TAIL)), -_logit(betaincinv(b, a, _TAIL))
    logit = low + (high - low) * np.linspace(0, 1, _POINTS)[:, None]
    centre = np.log(a) - np.log(b)
    away = logit - centre
    weight = np.exp(a * away - (a + b) * np.log1p(a / (a + b) * np.expm1(away)))  # 1 at the centre
    nearer = 1 / (1 + np.exp(np.abs(logit)))  # the smaller of p and 1 - p, which keeps its digits
    below = betainc(np.where(logit < 0, a_other, b_other), np.where(logit < 0, b_other, a_other), nearer)
    reached = np.where(logit < 0, below, 1 - below)
    mean: Block = (weight * reached).sum(axis=0) / weight.sum(axis=0)
    return mean


def _logit(p: Block) -> Block:
    return np.log(p) - np.log1p(-p)
