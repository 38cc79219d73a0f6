"""The smallest change that a test at given bases can be expected to find."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

HALVINGS = 60  # enough to bring an interval of length 1 below the spacing of floats near it


def smallest_detectable_rise(
    share_earlier: Floats, base_earlier: Floats, base_later: Floats, *, conf_level: float = 0.95, power: float = 0.8
) -> Floats:
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
    z_test = NormalDist().inv_cdf((1 + conf_level) / 2)
    z_power = NormalDist().inv_cdf(power)

    def found(rise: Floats) -> NDArray[np.bool_]:
        share_later = np.minimum(share_earlier + rise, 1.0)
        pooled = (share_earlier * base_earlier + share_later * base_later) / (base_earlier + base_later)
        under_null = pooled * (1 - pooled) * (1 / base_earlier + 1 / base_later)
        as_is = share_earlier * (1 - share_earlier) / base_earlier + share_later * (1 - share_later) / base_later
        needed = z_test * np.sqrt(np.maximum(under_null, 0.0)) + z_power * np.sqrt(np.maximum(as_is, 0.0))
        return np.asarray(rise >= needed)

    low = np.zeros_like(share_earlier)
    high = 1 - share_earlier
    never = ~found(high) | (high <= 0)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        enough = found(middle)
        high = np.where(enough, middle, high)
        low = np.where(enough, low, middle)
    return np.where(never, np.nan, high)
