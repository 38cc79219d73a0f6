"""Wald's interval of a difference and Agresti and Caffo's, which is Wald's after adding a yes and a no to each edition.

Wald (1943); Agresti A, Caffo B (2000), The American Statistician 54:280-288. Limits are cut off at -1 and 1.
"""

from __future__ import annotations

import numpy as np

from nctrends.numerics.arrays.arguments import FloatArray, Floats
from nctrends.numerics.arrays.blocks import Block, in_blocks, pairs_in_blocks
from nctrends.numerics.arrays.exact import share_gap


def wald_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Wald limits, unchecked; `critical` is z, one for all or one a pair."""
    return pairs_in_blocks(_limits, count_later, base_later, count_earlier, base_earlier, critical)


def agresti_caffo_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Agresti-Caffo limits, unchecked; `critical` is z, one for all or one a pair."""
    return pairs_in_blocks(_padded_limits, count_later, base_later, count_earlier, base_earlier, critical)


def wald_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """The unpooled z, unchecked; 0 where the difference equals the null, else infinite where there is no variance."""
    return in_blocks(_statistic, count_later, base_later, count_earlier, base_earlier, null)


def agresti_caffo_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """The unpooled z after adding a yes and a no to each edition, unchecked."""
    return in_blocks(_padded_statistic, count_later, base_later, count_earlier, base_earlier, null)


def _limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    d = x1 / n1 - x2 / n2
    distance = z * _std_error(x1, n1, x2, n2)
    return np.maximum(d - distance, -1.0), np.minimum(d + distance, 1.0)


def _padded_limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    return _limits(x1 + 1, n1 + 2, x2 + 1, n2 + 2, z)


def _statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    gap = share_gap(x1, n1, x2, n2, null)
    return np.where(gap == 0, 0.0, gap / _std_error(x1, n1, x2, n2))


def _padded_statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    return _statistic(x1 + 1, n1 + 2, x2 + 1, n2 + 2, null)


def _std_error(x1: Block, n1: Block, x2: Block, n2: Block) -> Block:
    return np.sqrt(x1 / n1 * ((n1 - x1) / n1) / n1 + x2 / n2 * ((n2 - x2) / n2) / n2)
