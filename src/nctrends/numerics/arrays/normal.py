"""The normal distribution as intervals and tests need it: critical values and p-values.

Both come from the standard library, whose inverse (Wichura 1988, AS 241) and complementary error function keep full
relative accuracy into the tails. Nothing here loads SciPy, which would double the time to start.
"""

from __future__ import annotations

from math import erfc, sqrt
from statistics import NormalDist

import numpy as np

from nctrends.numerics.arrays.arguments import Alternative, FloatArray, Floats
from nctrends.numerics.arrays.blocks import Block, in_blocks

_STANDARD = NormalDist()


def critical_value(conf_level: float) -> float:
    """The two-sided critical value z of a confidence level: 1.96 for 0.95."""
    return -_STANDARD.inv_cdf((1.0 - conf_level) / 2.0)  # the lower tail: exact where the level is near 1


def p_value(statistic: Floats, alternative: Alternative = "two-sided") -> FloatArray:
    """The p-value of a standard normal statistic, relative accuracy kept down to 1e-300.

    `alternative` is "two-sided", "greater" (the change is above the null) or "less".
    """
    sign = {"greater": 1.0, "less": -1.0}

    def block(z: Block) -> Block:
        if alternative == "two-sided":
            return _erfc(np.abs(z) / sqrt(2.0))
        return _erfc(sign[alternative] * z / sqrt(2.0)) / 2.0

    return in_blocks(block, statistic)


def _erfc(x: Block) -> Block:
    return np.fromiter(map(erfc, x.tolist()), dtype=np.float64, count=x.size)
