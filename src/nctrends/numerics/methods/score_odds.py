"""The score equation of an odds ratio of two shares.

Under a given odds ratio θ the expected counts of greatest likelihood are the observed ones moved by one number of
people, λ: x1 - λ and y1 + λ later, x2 + λ and y2 - λ earlier, y = n - x. The squared score statistic (without the
factor (N - 1)/N) is

    z² = λ² [ 1/(x1 - λ) + 1/(y1 + λ) + 1/(x2 + λ) + 1/(y2 - λ) ] ,   θ = (x1 - λ)(y2 - λ) / ((y1 + λ)(x2 + λ)) ,

which rises and is convex between λ = 0, the observed odds ratio, and λ = min(x1, y2), an odds ratio of 0. So a lower
limit is one root in one variable, and the upper limit is the reciprocal of the lower one with the editions swapped. For
a test λ solves a quadratic. Miettinen O, Nurminen M (1985), Statistics in Medicine 4(2):213-226, with the factor (N -
1)/N."""

from __future__ import annotations

import numpy as np

from nctrends.numerics.arrays.arguments import FloatArray, Floats
from nctrends.numerics.arrays.blocks import Block, in_blocks, pairs_in_blocks
from nctrends.numerics.arrays.brackets import Columns, rising_roots
from nctrends.numerics.arrays.exact import cross_product_gap

_SMALLEST = 1e-99  # stands for 0 in a divisor: bases that sum to 1 or less carry no information


def odds_ratio_score_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Score limits of an odds ratio with the factor N/(N - 1), unchecked; `critical` is z, for all or for each."""
    return pairs_in_blocks(_limits, count_later, base_later, count_earlier, base_earlier, critical)


def odds_ratio_score_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """The signed score statistic of an odds ratio with the factor (N - 1)/N on its square, unchecked."""
    return in_blocks(_statistic, count_later, base_later, count_earlier, base_earlier, null)


def _limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    level = z * z / np.maximum(1 - 1 / (n1 + n2), _SMALLEST)
    low, high = _lower_limit(x1, n1, x2, n2, level), 1 / _lower_limit(x2, n2, x1, n1, level)
    informed = n1 + n2 > 1
    return np.where(informed, low, 0.0), np.where(informed, high, np.inf)


def _lower_limit(x1: Block, n1: Block, x2: Block, n2: Block, level: Block) -> Block:
    """θ at the root of z² = level; 0 where x1 or y2 is 0, so that no smaller odds ratio was possible."""
    y1, y2 = n1 - x1, n2 - x2
    fewest, apart = np.minimum(x1, y2), np.abs(x1 - y2)
    columns = fewest, apart, y1, x2, level
    wide = np.sqrt(level * (level + 4 * fewest))
    start = level / (level + wide) * (2 * fewest + level + wide) / fewest  # where the largest term alone is the level
    start = np.where(fewest > 0, start, 1.0)
    root = rising_roots(_excess, columns, np.zeros_like(start), np.full_like(start, np.inf), start)
    left, moved = fewest / (1 + root), fewest * (root / (1 + root))
    return np.where(fewest > 0, left / (y1 + moved) * ((left + apart) / (x2 + moved)), 0.0)


def _excess(columns: Columns, at: Block) -> tuple[Block, Block]:
    """(min - λ)(z² - level) and its slope, in the variable λ/(min - λ): then neither λ nor min - λ loses digits."""
    fewest, apart, y1, x2, level = columns
    left, moved = fewest / (1 + at), fewest * (at / (1 + at))
    wider, one, other = left + apart, y1 + moved, x2 + moved
    inner = 1 + left / wider + left / one + left / other
    inner_fall = apart / (wider * wider) + (y1 + fewest) / (one * one) + (x2 + fewest) / (other * other)
    value = moved * moved * inner - level * left
    slope = 2 * moved * inner - moved * moved * inner_fall + level
    return value, slope * left / (1 + at)


def _statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    """Turned so that the null lies below the observed odds ratio; then λ > 0, and nothing cancels."""
    gap = cross_product_gap(x1, n1, x2, n2, null)
    falls = gap < 0
    gap = np.where(falls, -gap / null, gap)
    x1, x2 = np.where(falls, x2, x1), np.where(falls, x1, x2)
    n1, n2 = np.where(falls, n2, n1), np.where(falls, n1, n2)
    null = np.where(falls, 1 / null, null)
    size = np.sqrt(_squared_statistic(x1, n1, x2, n2, null, gap) * np.maximum(1 - 1 / (n1 + n2), 0.0))
    return np.where(falls, -size, size)


def _squared_statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block, gap: Block) -> Block:
    """z² from λ, the smaller root of (1 - θ) λ² - (x1 + y2 + θ (y1 + x2)) λ + gap = 0, gap = x1 y2 - θ y1 x2."""
    y1, y2 = n1 - x1, n2 - x2
    above, below, n = x1 + y2, y1 + x2, n1 + n2
    mixed = above * below + 2 * (y1 * x2 + x1 * y2)
    root = np.sqrt(np.square(x1 - y2) + null * (null * np.square(y1 - x2) + 2 * mixed))
    moved = 2 * gap / (above + null * below + root)
    # x1 + y2 - 2 λ, which the quadratic gives as a sum of positive terms
    left = (np.square(x1 - y2) + null * (x1 + x2 + n2) * (y1 + y2 + n1)) / (root + null * n)
    squared = moved * moved / ((y1 + moved) * (x2 + moved)) * (left / null + below + 2 * moved)
    return np.where(gap > 0, squared, 0.0)
