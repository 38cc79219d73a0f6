"""The smallest change that a test at given bases can be expected to find."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from nctrends.numerics.arrays.arguments import FloatArray
from nctrends.numerics.arrays.blocks import Block, in_blocks
from nctrends.numerics.arrays.normal import critical_value

MOST_STEPS = 100  # about six are needed
CLOSE = 1e-12


def smallest_detectable_rise(
    share_earlier: FloatArray,
    base_earlier: FloatArray,
    base_later: FloatArray,
    *,
    conf_level: float = 0.95,
    power: float = 0.8,
) -> FloatArray:
    """Smallest rise from an earlier share that the two-sided pooled z test finds with a given power.

    Parameters
    ----------
    share_earlier : shape (n,)
        Proportion, 0..1.
    base_earlier, base_later : shape (n,)
        People asked, > 0.
    conf_level : in (0, 1); the test rejects at 1 - conf_level
    power : in (0, 1)

    Returns
    -------
    shape (n,)
        Rise as a proportion; NaN where not even a rise to 1 would be found.

    References
    ----------
    Fleiss JL, Levin B, Paik MC (2003). Statistical Methods for Rates and Proportions, 3rd edition, 4.2 (without
    continuity correction, bases unequal); the far tail of the two-sided test is left out, as there.

    Examples
    --------
    >>> float(smallest_detectable_rise(np.array([0.5]), np.array([387.0]), np.array([387.0]))[0].round(3))
    0.1
    """
    z_test = critical_value(conf_level)
    z_power = NormalDist().inv_cdf(power)

    def rise(p: Block, n1: Block, n2: Block) -> Block:
        return _rise(p, n1, n2, z_test, z_power)

    return in_blocks(rise, share_earlier, base_earlier, base_later)


def _rise(p: Block, n1: Block, n2: Block, z_test: float, z_power: float) -> Block:
    """The rise at which it equals what is needed.

    What is needed is a concave function of the rise: Newton's steps come down to the root from above, and a start below
    it leads above it. At a later share of 1 the slope is infinite, so they start a little below.
    """
    most = 1 - p
    never = ~(_miss_and_slope(most, p, n1, n2, z_test, z_power)[0] >= 0) | (most <= 0)
    rise = most * 0.999
    for _ in range(MOST_STEPS):
        miss, slope = _miss_and_slope(rise, p, n1, n2, z_test, z_power)
        before, rise = rise, np.where(never, most, np.minimum(rise - miss / slope, most * (1 - CLOSE)))
        if np.all(np.abs(rise - before) <= CLOSE * rise):
            break
    return np.where(never, np.nan, rise)


def _miss_and_slope(rise: Block, p: Block, n1: Block, n2: Block, z_test: float, z_power: float) -> tuple[Block, Block]:
    """How far a rise is above what the test needs to find it, and how fast that grows."""
    later = np.minimum(p + rise, 1.0)
    pooled, moved = (p * n1 + later * n2) / (n1 + n2), n2 / (n1 + n2)
    per_pair = 1 / n1 + 1 / n2
    under_null = np.sqrt(pooled * (1 - pooled) * per_pair)
    as_is = np.sqrt(p * (1 - p) / n1 + later * (1 - later) / n2)
    slope_null = (1 - 2 * pooled) * moved * per_pair / (2 * under_null)
    slope_as_is = (1 - 2 * later) / n2 / (2 * as_is)
    return rise - z_test * under_null - z_power * as_is, 1 - z_test * slope_null - z_power * slope_as_is
