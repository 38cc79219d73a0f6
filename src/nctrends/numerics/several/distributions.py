"""Two distributions of answers on a scale compared: mean scores, and the probability of a higher answer.

Both are means of something between 0 and 1, so both have Wilson's limits with an effective base: the base times the
ratio of p (1 - p) to the variance that the distribution really has (at a large base this is the interval on the logit
scale, to the second order). The ratio, and nothing else, is estimated with two people spread evenly over the options,
so that it is never infinite where everybody gave the same answer. Two samples' means are joined like Newcombe's
hybrid score. For a net of options that makes Newcombe's interval itself; the combination is our own, and its coverage
is measured in the tests.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from nctrends.errors import Fault, InputError
from nctrends.numerics.arrays.arguments import FloatArray, Floats, checked_conf_level, checked_count
from nctrends.numerics.arrays.normal import critical_value, p_value
from nctrends.numerics.arrays.results import Interval, Result, interval_of, number_or_array
from nctrends.numerics.methods.one_proportion import wilson_limits
from nctrends.numerics.several.scales import Scale, scale_of

FEWEST_OPTIONS = 2
_LARGEST = 40.0  # beyond it a p-value is 0 in floating point
_HALVINGS = 60


class Bounds(NamedTuple):
    """The ends of what a number can be, and the base that its chance error has, at least."""

    low: FloatArray
    high: FloatArray
    effective: FloatArray

    def p_value(self) -> FloatArray:
        """Return the largest p-value of one half, by inverting Wilson's limits; 1 where it lies between the ends."""
        off = np.maximum(np.maximum(self.low - 0.5, 0.5 - self.high), 0.0)
        return p_value(2 * off * np.sqrt(self.effective))


def mean_score_interval(
    counts_later: Floats, counts_earlier: Floats, scores: Floats, *, conf_level: float = 0.95
) -> Interval:
    """Interval for the change of a mean score, from the counts of all options in two independent samples.

    Scores of 1 for the top two options, -1 for the bottom two and 0 between give the change of the net balance; 1 and 0
    give Newcombe's interval of the change of a net.

    Parameters
    ----------
    counts_later, counts_earlier : shape (k,) or (n, k)
        People choosing each option of the scale; not whole when weighted. Some in each sample.
    scores : shape (k,)
        Value of each option; not all alike.
    conf_level : in (0, 1)

    Returns
    -------
    Interval(low, high) : shape () or (n,) each
        In the unit of the scores, later minus earlier.

    Raises
    ------
    InputError : counts that are none, or do not fit the scores.

    References
    ----------
    Wilson EB (1927). Journal of the American Statistical Association 22:209-212. Newcombe RG (1998). Statistics in
    Medicine 17:873-890, method 10. Zou GY, Donner A (2008). Statistics in Medicine 27:1693-1702.

    Examples
    --------
    >>> "{:.4f} {:.4f}".format(*mean_score_interval([14, 56], [32, 48], [0, 1]))
    '0.0524 0.3339'
    """
    later, earlier = _checked(counts_later, counts_earlier)
    unit, span = _unit(_scores(scores, later.low.shape[-1]))
    z = critical_value(checked_conf_level(conf_level))
    low, high = difference_limits(mean_bounds(later, unit), mean_bounds(earlier, unit), np.asarray(z))
    return interval_of((low * span, high * span))


def probability_higher(counts_later: Floats, counts_earlier: Floats) -> Result:
    """Probability that a later answer is higher than an earlier one, ties split: one half where nothing moved.

    Parameters
    ----------
    counts_later, counts_earlier : shape (k,) or (n, k)
        People choosing each option, from the lowest to the highest.

    Returns
    -------
    shape () or (n,)
        0..1.

    References
    ----------
    Newcombe RG (2006). Statistics in Medicine 25:543-557.

    Examples
    --------
    >>> float(probability_higher([0, 1, 1], [1, 1, 0]))
    0.875
    """
    later, earlier = _checked(counts_later, counts_earlier)
    return number_or_array(_higher(later.low, earlier.low))


def probability_higher_interval(counts_later: Floats, counts_earlier: Floats, *, conf_level: float = 0.95) -> Interval:
    """Interval for the probability that a later answer is higher than an earlier one, ties split.

    Parameters
    ----------
    counts_later, counts_earlier : shape (k,) or (n, k)
        People choosing each option, from the lowest to the highest; not whole when weighted.
    conf_level : in (0, 1)

    Returns
    -------
    Interval(low, high) : shape () or (n,) each
        Within 0..1; divided by one minus itself, the generalised odds.

    Raises
    ------
    InputError : counts that are none, or scales of different lengths.

    References
    ----------
    Brunner E, Munzel U (2000). Biometrical Journal 42:17-25 (variance). Newcombe RG (2006). Statistics in Medicine
    25:559-573. Churilov L and others (2014). Stroke 45:e211-e214 (generalised odds).

    Examples
    --------
    >>> "{:.3f} {:.3f}".format(*probability_higher_interval([5, 10, 20, 15], [15, 20, 10, 5]))
    '0.615 0.805'
    """
    later, earlier = _checked(counts_later, counts_earlier)
    z = critical_value(checked_conf_level(conf_level))
    return interval_of(bound_limits(higher_bounds(later, earlier), np.asarray(z)))


def higher_p_value(counts_later: Floats, counts_earlier: Floats) -> Result:
    """P-value of no shift: that a later answer is as likely lower than an earlier one as higher, two-sided.

    The level at which `probability_higher_interval` reaches one half.

    Parameters
    ----------
    counts_later, counts_earlier : see `probability_higher_interval`

    Returns
    -------
    shape () or (n,)

    References
    ----------
    Brunner E, Munzel U (2000). Biometrical Journal 42:17-25 (variance).

    Examples
    --------
    >>> round(float(higher_p_value([5, 10, 20, 15], [15, 20, 10, 5])), 6)
    6.3e-05
    """
    return number_or_array(higher_bounds(*_checked(counts_later, counts_earlier)).p_value())


def mean_bounds(scale: Scale, scores: FloatArray) -> Bounds:
    """Return the ends of a mean of scores between 0 and 1, unchecked."""
    ends = [scale.moved_to(-scores), scale.moved_to(scores)]
    low, high = ((counts * scores).sum(axis=-1) / scale.base for counts in ends)
    smooth = [(scale.smoothed(counts) * scores).sum(axis=-1) for counts in ends]
    variance = scale.largest_variance(scores, scores, (smooth[0] + smooth[1]) / 2)
    return Bounds(low, high, scale.base * _ratio(smooth[0], smooth[1], variance))


def higher_bounds(later: Scale, earlier: Scale) -> Bounds:
    """Return the ends of the probability that a later answer is higher, unchecked."""
    ends = (later.lowest, earlier.highest), (later.highest, earlier.lowest)
    low, high = (_higher(*pair) for pair in ends)
    pairs = [(later.smoothed(after), earlier.smoothed(before)) for after, before in ends]
    smooth = [_higher(*pair) for pair in pairs]
    middle = (smooth[0] + smooth[1]) / 2
    below = [(_below(after), _below(before)) for after, before in pairs]
    variance = later.largest_variance(below[0][1], below[1][1], middle) / later.base
    variance = variance + earlier.largest_variance(below[0][0], below[1][0], 1 - middle) / earlier.base
    smaller = np.minimum(later.base, earlier.base)
    return Bounds(low, high, np.maximum(_ratio(smooth[0], smooth[1], variance, least=0.0), smaller))


def bound_limits(of: Bounds, critical: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return Wilson's limits at the ends, unchecked."""
    low, _ = wilson_limits(of.low * of.effective, of.effective, critical)
    _, high = wilson_limits(of.high * of.effective, of.effective, critical)
    return low, high


def difference_limits(later: Bounds, earlier: Bounds, critical: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the limits of a later mean minus an earlier one: distances squared and added, unchecked."""
    (low, high), (low_earlier, high_earlier) = bound_limits(later, critical), bound_limits(earlier, critical)
    down = np.hypot(later.low - low, high_earlier - earlier.high)
    up = np.hypot(high - later.high, earlier.low - low_earlier)
    return later.low - earlier.high - down, later.high - earlier.low + up


def difference_p(later: Bounds, earlier: Bounds) -> FloatArray:
    """Return the largest p-value of no difference: the level at which a limit touches 0, by halving."""
    least, most = later.low - earlier.high, later.high - earlier.low
    inside, outside = np.zeros_like(least), np.full_like(least, _LARGEST)
    for _ in range(_HALVINGS):
        z = (inside + outside) / 2
        low, high = difference_limits(later, earlier, z)
        apart = (low > 0) | (high < 0)
        inside, outside = np.where(apart, z, inside), np.where(apart, outside, z)
    return np.where((least > 0) | (most < 0), p_value(inside), 1.0)


def _ratio(low: FloatArray, high: FloatArray, variance: FloatArray, *, least: float = 1.0) -> FloatArray:
    """Return how many times p (1 - p), at the end where it is smaller, is the variance."""
    return np.maximum(np.minimum(low * (1 - low), high * (1 - high)) / variance, least)


def _higher(later: FloatArray, earlier: FloatArray) -> FloatArray:
    people = later.sum(axis=-1) * earlier.sum(axis=-1)
    return np.asarray((later * _below(earlier)).sum(axis=-1) * earlier.sum(axis=-1) / people)


def _below(counts: FloatArray) -> FloatArray:
    """Return, for each option, the share of people below it, and half of those at it."""
    return np.asarray((np.cumsum(counts, axis=-1) - counts / 2) / counts.sum(axis=-1, keepdims=True))


def _unit(scores: FloatArray) -> tuple[FloatArray, float]:
    """Return scores moved to 0..1, and how long the scale was."""
    span = float(scores.max() - scores.min())
    return (scores - scores.min()) / span, span


def _checked(counts_later: Floats, counts_earlier: Floats) -> tuple[Scale, Scale]:
    """Return two samples as scales of one length, or raise an InputError."""
    scales = []
    for name, counts in (("counts_later", counts_later), ("counts_earlier", counts_earlier)):
        held = np.asarray(counts, dtype=float)
        if held.ndim == 0 or held.shape[-1] < FEWEST_OPTIONS:
            raise InputError((Fault(name, f"must have a count for each option of a scale; got {counts!r}."),))
        base = held.sum(axis=-1)
        checked_count(held, base[..., np.newaxis], name, f"the sum of {name}")
        scales.append(scale_of(held, held, base))
    if scales[0].low.shape[-1] != scales[1].low.shape[-1]:
        lengths = " and ".join(str(scale.low.shape[-1]) for scale in scales)
        raise InputError((Fault("counts_earlier", f"must have as many options as counts_later; got {lengths}."),))
    return scales[0], scales[1]


def _scores(scores: Floats, options: int) -> FloatArray:
    held = np.asarray(scores, dtype=float)
    if held.shape != (options,) or not np.isfinite(held).all() or held.min() == held.max():
        raise InputError(
            (Fault("scores", f"must be {options} numbers, one an option, not all alike; got {scores!r}."),)
        )
    return held
