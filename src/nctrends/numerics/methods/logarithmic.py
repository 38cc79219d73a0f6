"""Wald's method on the logarithm of a ratio (Katz) and of an odds ratio (Woolf).

Katz D, Baptista J, Azen SP, Pike MC (1978), Biometrics 34(3):469-474; Woolf B (1955), Annals of Human Genetics
19:251-253. A count of 0 (for the odds ratio also of the whole base) leaves the logarithm without a finite variance: the
limits are 0 and infinity, and the statistic is 0."""

from __future__ import annotations

import numpy as np

from nctrends.numerics.arrays.arguments import FloatArray, Floats
from nctrends.numerics.arrays.blocks import Block, in_blocks, pairs_in_blocks
from nctrends.numerics.arrays.exact import cross_product_gap, share_ratio_gap


def katz_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Katz limits of a ratio, unchecked; `critical` is z, one for all or one a pair."""
    return pairs_in_blocks(_katz_limits, count_later, base_later, count_earlier, base_earlier, critical)


def woolf_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Woolf limits of an odds ratio, unchecked; `critical` is z, one for all or one a pair."""
    return pairs_in_blocks(_woolf_limits, count_later, base_later, count_earlier, base_earlier, critical)


def katz_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """z of the logarithm of a ratio, unchecked; infinite where everybody in both editions leaves no variance."""
    return in_blocks(_katz_statistic, count_later, base_later, count_earlier, base_earlier, null)


def woolf_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """z of the logarithm of an odds ratio, unchecked."""
    return in_blocks(_woolf_statistic, count_later, base_later, count_earlier, base_earlier, null)


def _katz_limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    return _limits(x1 / n1 / (x2 / n2), _katz_variance(x1, n1, x2, n2), z)


def _woolf_limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    return _limits(x1 / (n1 - x1) * ((n2 - x2) / x2), _woolf_variance(x1, n1, x2, n2), z)


def _limits(estimate: Block, variance: Block, z: Block) -> tuple[Block, Block]:
    distance = z * np.sqrt(variance)
    known = distance < np.inf
    return np.where(known, estimate * np.exp(-distance), 0.0), np.where(known, estimate * np.exp(distance), np.inf)


def _katz_statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    relative = share_ratio_gap(x1, n1, x2, n2, null) / (null * (x2 / n2))
    return _statistic(x1 / n1 / (x2 / n2), null, relative, _katz_variance(x1, n1, x2, n2))


def _woolf_statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    relative = cross_product_gap(x1, n1, x2, n2, null) / (null * (n1 - x1) * x2)
    return _statistic(x1 / (n1 - x1) * ((n2 - x2) / x2), null, relative, _woolf_variance(x1, n1, x2, n2))


def _statistic(estimate: Block, null: Block, relative: Block, variance: Block) -> Block:
    """From the relative excess over the null where that is small, so that it keeps its digits."""
    distance = np.where(np.abs(relative) < 0.5, np.log1p(relative), np.log(estimate) - np.log(null))
    return np.where((variance < np.inf) & (distance != 0), distance / np.sqrt(variance), 0.0)


def _katz_variance(x1: Block, n1: Block, x2: Block, n2: Block) -> Block:
    variance = (n1 - x1) / n1 / x1 + (n2 - x2) / n2 / x2
    return np.where((x1 > 0) & (x2 > 0), variance, np.inf)


def _woolf_variance(x1: Block, n1: Block, x2: Block, n2: Block) -> Block:
    return 1 / x1 + 1 / (n1 - x1) + 1 / x2 + 1 / (n2 - x2)
