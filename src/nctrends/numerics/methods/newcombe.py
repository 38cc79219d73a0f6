"""Newcombe's hybrid score interval: Wilson limits of the two shares, squared and added; and its inversion to a test.

The lower limit lies below the observed difference by √(e1² + e2²), with e1 the distance of the Wilson limit below the
later share and e2 that above the earlier share, which is the one below its complement. A Wilson distance e at
the critical value z obeys n e² = z² (p - e)(1 - p + e). Newcombe (1998), Statistics in Medicine 17:873-890, method 10.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from nctrends.numerics.arrays.arguments import Alternative, FloatArray, Floats
from nctrends.numerics.arrays.blocks import Block, in_blocks, once, pairs_in_blocks
from nctrends.numerics.arrays.exact import share_gap
from nctrends.numerics.arrays.results import Interval, Result, TestResult
from nctrends.numerics.methods.procedures import equivalence_by, interval_by, test_by

_STEPS = 100  # the hardest pairs, where the limits all but stop short of the null, need about 40
_NEAR = 1e-10  # Newton squares the error: after a step this small none is left


def newcombe_interval(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, conf_level: float = 0.95
) -> Interval:
    """Hybrid score interval for the change between two independent proportions.

    Closed form, from the Wilson limits of the two shares. Holds the observed change, works at 0 and at the whole
    base and with bases of 1; nobody of n later and all of n earlier has the lower limit -1, all and nobody the
    upper limit 1.

    Parameters
    ----------
    count_later, count_earlier : shape () or (n,)
        People choosing the option, 0 <= count <= base; not whole when weighted.
    base_later, base_earlier : shape () or (n,)
        People asked, > 0; the effective base when weighted.
    conf_level : in (0, 1)

    Returns
    -------
    Interval(low, high) : shape () or (n,) each
        Change as a proportion, -1..1 (not percentage points), later minus earlier.

    Raises
    ------
    InputError : a count outside 0..base, shares in place of counts, a base <= 0, or conf_level outside (0, 1).

    References
    ----------
    Newcombe RG (1998). Statistics in Medicine 17(8):873-890, method 10.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*newcombe_interval(56, 70, 48, 80))
    '0.0524 0.3339'
    """
    return interval_by(newcombe_limits, (count_later, base_later, count_earlier, base_earlier), conf_level)


def newcombe_test(
    count_later: Floats,
    base_later: Floats,
    count_earlier: Floats,
    base_earlier: Floats,
    *,
    null: Floats = 0.0,
    alternative: Alternative = "two-sided",
) -> TestResult:
    """Test of a change by inverting the Newcombe interval.

    Arguments as in `newcombe_interval`; `null` is the change in (-1, 1) that is tested, `alternative` is
    "two-sided", "greater" or "less". The statistic is standard normal under the null and positive where the
    observed change is above it. Its size is the critical value at which a limit touches the null, infinite, with
    the p-value 0, where none does at any level; where the observed change equals the null it is 0.

    >>> "{:.4f} {:.4f}".format(*newcombe_test(56, 70, 48, 80))
    '2.6465 0.0081'
    """
    pairs = (count_later, base_later, count_earlier, base_earlier)
    return test_by(newcombe_statistic, pairs, null, alternative)


def newcombe_equivalence(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, *, margin: float
) -> Result:
    """Test that a change is smaller than a margin, from the equation of the Newcombe interval.

    Arguments as in `newcombe_interval`; `margin`, in (0, 1), is the smallest change that matters. Returns the
    p-value against a change of the margin or more in either direction, the larger of two one-sided tests.

    >>> f"{newcombe_equivalence(84, 101, 89, 105, margin=0.1):.4f}"
    '0.0521'
    """
    return equivalence_by(newcombe_statistic, (count_later, base_later, count_earlier, base_earlier), margin)


def newcombe_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Hybrid score limits, unchecked; `critical` is z, one for all or one a pair."""
    return pairs_in_blocks(_limits, count_later, base_later, count_earlier, base_earlier, critical)


def _limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    p1, p2 = x1 / n1, x2 / n2
    d = p1 - p2
    low, high = newcombe_distances(p1, n1, p2, n2, once(z))
    np.subtract(d, low, out=low)
    high += d
    return np.maximum(low, -1.0, out=low), np.minimum(high, 1.0, out=high)


def newcombe_distances(p1: Block, n1: Block, p2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    """How far the lower and the upper limit lie from the observed difference."""
    low, high = _wilson_distances(p1, n1, z)
    below2, above2 = _wilson_distances(p2, n2, z)
    return _root_of_squares(low, above2), _root_of_squares(high, below2)


def _root_of_squares(a: Block, b: Block) -> Block:
    """√(a² + b²), in the place of the two."""
    a *= a
    b *= b
    a += b
    return np.sqrt(a, out=a)


def _wilson_distances(p: Block, n: Block, z: Block) -> tuple[Block, Block]:
    """How far the Wilson limits lie below and above the share: half their width, and the shift of their middle."""
    z2 = z * z
    narrow = n + z2
    np.divide(z, narrow, out=narrow)
    shift = p - 0.5
    half = shift * shift
    np.subtract(0.25, half, out=half)
    half *= n
    half += 0.25 * z2
    np.sqrt(half, out=half)
    half *= narrow
    shift *= z
    shift *= narrow
    return half + shift, half - shift


def newcombe_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """The critical value, signed, at which a limit touches the null, unchecked; infinite where none ever does."""
    return in_blocks(_statistic, count_later, base_later, count_earlier, base_earlier, null)


def _statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    gap = share_gap(x1, n1, x2, n2, null)
    falls = gap < 0
    later = _Share(np.where(falls, n1 - x1, x1) / n1, np.where(falls, x1, n1 - x1) / n1, n1)
    earlier = _Share(np.where(falls, x2, n2 - x2) / n2, np.where(falls, n2 - x2, x2) / n2, n2)
    size = np.sqrt(_squared_critical_value(later, earlier, np.abs(gap)))
    return np.where(gap == 0, 0.0, np.where(falls, -size, size))


class _Share(NamedTuple):
    """A share, its complement (from its own count, so that neither loses digits) and its base."""

    p: Block
    q: Block
    n: Block


def _squared_critical_value(later: _Share, earlier: _Share, gap: Block) -> Block:
    """The z² at which √(e1² + e2²) is the gap: Newton steps between logarithms, kept between two sure bounds."""
    nearer = gap / np.sqrt(2)
    z2 = np.fmin(_alone(later, nearer), _alone(earlier, nearer))  # one of the two distances is at least gap/√2
    low, high = z2 / 2, 2 * np.fmin(_alone(later, gap), _alone(earlier, gap))  # neither exceeds gap; 2 for rounding
    for _ in range(_STEPS):
        reached, slope = _squares_and_slope(later, earlier, z2)
        low, high = np.where(reached < gap * gap, z2, low), np.where(reached > gap * gap, z2, high)
        stepped = z2 * (gap * gap / reached) ** (1 / slope)
        stepped = np.where((stepped >= low) & (stepped <= high), stepped, np.sqrt(low) * np.sqrt(high))
        settled = ~(np.abs(stepped - z2) > _NEAR * z2)
        z2 = stepped
        if settled.all():
            break
    return np.where(gap * gap < later.p * later.p + earlier.p * earlier.p, z2, np.inf)


def _alone(share: _Share, distance: Block) -> Block:
    """The z² at which one Wilson limit has gone this distance down; infinite where it never does."""
    rest = share.p - distance
    return np.where(rest > 0, share.n * distance * distance / (rest * (share.q + distance)), np.inf)


def _squares_and_slope(later: _Share, earlier: _Share, z2: Block) -> tuple[Block, Block]:
    """e1² + e2² and the slope of its logarithm in that of z²."""
    e1, slope1 = _distance_and_slope(later, z2)
    e2, slope2 = _distance_and_slope(earlier, z2)
    squares = e1 * e1 + e2 * e2
    return squares, 2 * (e1 * e1 * slope1 + e2 * e2 * slope2) / squares


def _distance_and_slope(share: _Share, z2: Block) -> tuple[Block, Block]:
    """A Wilson distance without cancellation, and the slope of its logarithm in that of z²."""
    p, q, n = share
    z = np.sqrt(z2)
    root = np.sqrt(z2 + 4 * n * p * q)
    lean = z * (q - p)
    e = np.where(lean > 0, 2 * z * p * q / (root + lean), z * (root - lean) / (2 * (n + z2)))
    spread = (p - e) * (q + e)
    return e, np.where(e > 0, spread / (2 * spread + e * (q - p + 2 * e)), 0.0)
