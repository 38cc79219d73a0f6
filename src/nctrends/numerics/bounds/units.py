"""Ends of ranges as whole numbers, so that sums are exact and an end that is only approached stays apart from one
reached.

A share is counted in units of 10^-15, and each unit in 2^20 grains. A rounded number ends a grain below its upper half:
so "50 %" (below 0.505) and "more than half" (from 0.505) do not meet, however many ends are added up.
"""

from __future__ import annotations

UNITS = 10**15
GRAINS = 2**20
NONE = 0
FULL = UNITS * GRAINS


def as_units(share: float) -> int:
    """A proportion in grains, to 15 decimals.

    Examples
    --------
    >>> as_units(0.1) + as_units(0.2) == as_units(0.3)
    True
    """
    return round(share * UNITS) * GRAINS


def as_share(units: int) -> float:
    """The proportion that is nearest to a number of grains.

    Examples
    --------
    >>> as_share(as_units(0.5435) - 1)
    0.5435
    """
    return (units + GRAINS // 2) // GRAINS / UNITS
