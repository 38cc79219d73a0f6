"""What the intervals of a change promise and keep: exact coverage at 95 %, by enumeration of all counts.

Run with `python -m benchmarks.coverage`. For each pair of bases and each method the limits of every pair of counts are
found once; for each of the 99 x 99 pairs of true shares 0.01 to 0.99 the probabilities of those counts whose limits
hold the true change are added up. Told are the mean, the smallest and the 1 % point over the grid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.stats import binom

from nctrends.proportions import (
    agresti_caffo_interval,
    mee_interval,
    miettinen_nurminen_interval,
    newcombe_interval,
    scas_interval,
    wald_interval,
)

BASES = ((10, 10), (30, 30), (100, 100), (193, 198), (272, 450))
CONF_LEVEL = 0.95
PERCENTS = np.arange(1, 100)
METHODS: dict[str, Callable[..., Any]] = {
    "Miettinen-Nurminen": miettinen_nurminen_interval,
    "Mee": mee_interval,
    "SCAS": scas_interval,
    "Newcombe": newcombe_interval,
    "Agresti-Caffo": agresti_caffo_interval,
    "Wald": wald_interval,
}

Array = np.ndarray[Any, np.dtype[np.float64]]


def coverage(interval: Callable[..., Any], base_later: int, base_earlier: int) -> Array:
    """Probability that the interval holds the true change, for each pair of true shares in percent."""
    counts_later, counts_earlier = np.arange(base_later + 1)[:, None], np.arange(base_earlier + 1)
    low, high = interval(counts_later, base_later, counts_earlier, base_earlier, conf_level=CONF_LEVEL)
    later = binom.pmf(counts_later.T, base_later, PERCENTS[:, None] / 100)
    earlier = binom.pmf(counts_earlier, base_earlier, PERCENTS[:, None] / 100)
    covered = np.empty((PERCENTS.size, PERCENTS.size))
    for points in range(-98, 99):
        rows = np.arange(max(0, points), min(99, 99 + points))  # true shares that differ by so many points
        holds = ((low <= points / 100) & (points / 100 <= high)).astype(float)
        covered[rows, rows - points] = ((later[rows] @ holds) * earlier[rows - points]).sum(axis=1)
    return covered


def main() -> None:
    """Print a line for each pair of bases and each method."""
    print("bases        method                 mean    min     1 % point")
    for bases in BASES:
        for name, interval in METHODS.items():
            covered = coverage(interval, *bases)
            figures = covered.mean(), covered.min(), np.quantile(covered, 0.01)
            print(f"{bases!s:12} {name:22} {figures[0]:.4f}  {figures[1]:.4f}  {figures[2]:.4f}")


if __name__ == "__main__":
    main()
