"""How small two bases could be before a change is no longer established."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Limits = Callable[[Floats, Floats, Floats, Floats, Floats | float], tuple[Floats, Floats]]

HALVINGS = 60  # of the logarithm of the scale: far below one person at any base
SMALLEST_SCALE = 1e-9


def smallest_scale(
    limits: Limits,
    share_later: Floats,
    base_later: Floats,
    share_earlier: Floats,
    base_earlier: Floats,
    critical: float,
    *,
    no_effect: float = 0.0,
) -> Floats:
    """Smallest factor on both bases at which the interval of a change still excludes no change.

    Parameters
    ----------
    limits : the confidence limits of a method; takes counts (not whole), bases and a critical value
    share_later, share_earlier : shape (n,)
        Proportions, 0..1; the interval at the bases given excludes no change.
    base_later, base_earlier : shape (n,)
        People asked, > 0.
    critical : two-sided critical value of the normal distribution
    no_effect : 0 for a difference, 1 for a ratio

    Returns
    -------
    shape (n,)
        Factor in (0, 1].

    Notes
    -----
    With shares fixed, limits move away from no change as bases grow, so that halving finds the only crossing.
    """
    rises = share_later > share_earlier
    low = np.full_like(base_later, np.log(SMALLEST_SCALE))
    high = np.zeros_like(base_later)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        n_later, n_earlier = base_later * np.exp(middle), base_earlier * np.exp(middle)
        bottom, top = limits(share_later * n_later, n_later, share_earlier * n_earlier, n_earlier, critical)
        holds = np.where(rises, bottom > no_effect, top < no_effect)
        high = np.where(holds, middle, high)
        low = np.where(holds, low, middle)
    return np.exp(high)


def smallest_score_scale(
    share_later: Floats,
    base_later: Floats,
    share_earlier: Floats,
    base_earlier: Floats,
    critical: float,
    *,
    corrected: bool,
) -> Floats:
    """Return the same for score intervals in closed form.

    At a null of 0 the constrained shares are the pooled one, and z² is a known function of the scale t:
    z² = t A for Mee, and z² = t A (t N - 1)/(t N) for Miettinen and Nurminen (`corrected`), with A the uncorrected z²
    and N the sum of the bases.
    """
    total = base_later + base_earlier
    pooled = (share_later * base_later + share_earlier * base_earlier) / total
    variance = pooled * (1 - pooled) * (1 / base_later + 1 / base_earlier)
    squared = (share_later - share_earlier) ** 2 / variance
    return critical**2 / squared + (1 / total if corrected else 0.0)
